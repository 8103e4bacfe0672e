// QR codes against what another encoder (libqrencode 4.1.1) makes of the same text.
#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>

#include "wasm-app/ui/qr_code.hpp"

namespace guichet::ui {

namespace {

constexpr std::string_view address =
    "https://portal.example/panorama/link/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

constexpr std::array<std::string_view, 37> expected{
    "#######  #     # ## ##### # # #######", "#     #  ##    ## # ##    ### #     #",
    "# ### # ##  ##     # #### ### # ### #", "# ### # #     ## #    # ####  # ### #",
    "# ### # ##   ##   #### #  # # # ### #", "#     # ##  ## ##    ## ####  #     #",
    "####### # # # # # # # # # # # #######", "        ####   ## # ##  #   #        ",
    "# #####   ##   ##  #     ## # #####  ", "##     ##   #### ## # ##### #  # ### ",
    " # ## ## #   #####    # #  #  # ## ##", "       #   #   #  ## # ##  ## ###   #",
    "# ##  ###  ##  # #    #  ### ########", " #  ## #   #    # #### #       #     ",
    "#  ## ## ####  #    ###  ### # ### ##", "#  # # # # # # ##  #####  #### ##  # ",
    " #    ###### ###   #   # ## ### # ###", "  #  #   ## ## #### # ### # ## # ### ",
    "   #  # #    ##  ## # #    ### #   ##", "   # # # ## #   #    ## # #  # ##   #",
    " ##   ##  # # #  ##   # #### ## ###  ", "###    # # ###  # ## #####  ##   #   ",
    "#  ####       ####  # #    ## #### ##", "### #   # ###     #  #     #  ###    ",
    "      ### ##  ###        ###### # ###", "### ##  ###  ### ## ####### ## # ##  ",
    "#  ####  #  # ####  #   # ##  #  ####", "#  # # ##  #   #     #  # #    ##   #",
    "#  #  ##   ##  # # #  # ########### #", "        #  ## # # #### # ####   ##   ",
    "#######  ##    # #  # # #   # # # ###", "#     # # #   #     ###   # #   ## ##",
    "# ### # #   ## #  ###  # ######## ###", "# ### # ## # # ## ## #### ## ## #####",
    "# ### # # ##  #   #  #  #    #    ###", "#     #    #  # #    ####   # # #   #",
    "####### #    #   # #  #####  ## #####",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(qr_code)

BOOST_AUTO_TEST_CASE(an_address_becomes_the_same_modules_as_elsewhere) {
  const auto code = qr_code_of(address);
  BOOST_TEST_REQUIRE(code.has_value());
  BOOST_TEST_REQUIRE(static_cast<std::size_t>(code->side) == expected.size());
  for (int y = 0; y < code->side; ++y) {
    std::string row;
    for (int x = 0; x < code->side; ++x) row += code->is_dark(x, y) ? '#' : ' ';
    BOOST_TEST(row == expected[static_cast<std::size_t>(y)]);
  }
}

BOOST_AUTO_TEST_CASE(versions_grow_with_the_text_and_end) {
  BOOST_TEST(qr_code_of("")->side == 21);
  BOOST_TEST(qr_code_of(std::string(14, 'x'))->side == 21);
  BOOST_TEST(qr_code_of(std::string(15, 'x'))->side == 25);
  BOOST_TEST(qr_code_of(std::string(213, 'x'))->side == 57);
  BOOST_TEST(!qr_code_of(std::string(214, 'x')).has_value());
}

BOOST_AUTO_TEST_CASE(the_printed_picture_has_a_quiet_zone) {
  const std::string svg = svg_address(*qr_code_of("A"));
  BOOST_TEST(svg.rfind("data:image/svg+xml,", 0) == 0u);
  BOOST_TEST(svg.find("viewBox='0 0 29 29'") != std::string::npos);
  BOOST_TEST(svg.find("M4 4h1") != std::string::npos);  // the first finder starts after four modules
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::ui
