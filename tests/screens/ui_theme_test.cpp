#include <boost/test/unit_test.hpp>

#include "wasm-app/ui/theme.hpp"

namespace guichet::ui {
namespace {

void check_same(const tokens::Accent& actual, const tokens::Accent& expected, std::string_view name) {
  BOOST_TEST_CONTEXT(name) {
    BOOST_TEST(actual.fill == expected.fill);
    BOOST_TEST(actual.on == expected.on);
    BOOST_TEST(actual.on2 == expected.on2);
    BOOST_TEST(actual.hover == expected.hover);
    BOOST_TEST(actual.pressed == expected.pressed);
    BOOST_TEST(actual.ui == expected.ui);
    BOOST_TEST(actual.on_ui == expected.on_ui);
    BOOST_TEST(actual.text == expected.text);
    BOOST_TEST(actual.soft == expected.soft);
    BOOST_TEST(actual.soft_border == expected.soft_border);
  }
}

void check_readable(const Theme& t) {
  for (const Color text : {Color::text, Color::text2, Color::text3, Color::accent_text})
    for (const Color back : {Color::surface, Color::bg, Color::subtle})
      BOOST_TEST(contrast_ratio(t[text], t[back]) >= 4.5);
  BOOST_TEST(contrast_ratio(t[Color::accent_on], t[Color::accent_fill]) >= 4.5);
  BOOST_TEST(contrast_ratio(t[Color::accent_ui], t[Color::surface]) >= 3.0);
  BOOST_TEST(contrast_ratio(t[Color::control], t[Color::surface]) >= 3.0);
  for (int tone = 0; tone <= static_cast<int>(Tone::accent); ++tone) {
    const auto which = static_cast<Tone>(tone);
    BOOST_TEST(contrast_ratio(t[tone_text(which)], t[tone_background(which)]) >= 4.5);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ui_theme)

BOOST_AUTO_TEST_CASE(the_accent_of_every_sample_tenant_is_derived_from_its_brand) {
  for (const tokens::Tenant& tenant : tokens::tenants) {
    check_same(derive_accent(tenant.brand, tokens::light, false), tenant.light, tenant.name);
    check_same(derive_accent(tenant.brand, tokens::dark, true), tenant.dark, tenant.name);
  }
}

BOOST_AUTO_TEST_CASE(any_brand_gives_readable_colours_in_every_theme) {
  for (const Rgba brand :
       {0x000000FFu, 0xFFFFFFFFu, 0xFFFF00FFu, 0x00FF00FFu, 0x0000FFFFu, 0x808080FFu, 0xFF00AAFFu}) {
    for (const ThemeMode mode :
         {ThemeMode::light, ThemeMode::dark, ThemeMode::light_contrast, ThemeMode::dark_contrast}) {
      BOOST_TEST_CONTEXT("brand " << brand << " mode " << static_cast<int>(mode))
      check_readable(make_theme(mode, brand));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_status_has_the_tone_of_the_design_table) {
  BOOST_TEST((status_tone("invoice", "overdue") == Tone::danger));
  BOOST_TEST((status_tone("order", "completed") == Tone::success));
  BOOST_TEST((status_tone("quote", "unheard of") == Tone::neutral));
}

BOOST_AUTO_TEST_CASE(a_color_is_read_from_css_notation) {
  BOOST_TEST(parse_color("#2449D8", 0) == 0x2449D8FFu);
  BOOST_TEST(parse_color("#fa0", 0) == 0xFFAA00FFu);
  BOOST_TEST(parse_color("blue", 7) == 7u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::ui
