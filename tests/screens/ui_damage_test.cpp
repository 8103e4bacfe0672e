// The software painter paints what differs from the frame before, and that is enough.
#include <boost/test/unit_test.hpp>

#include <imgui.h>

#include <algorithm>

#include "tests/support/screens/headless_screen.hpp"
#include "wasm-app/ui/damage.hpp"
#include "wasm-app/ui/gallery/gallery.hpp"

namespace guichet::tests {

using namespace ui;

namespace {

constexpr int part_pixels_max = 1 << 16;

// What a canvas shows that gets the changed parts only.
class Canvas {
 public:
  explicit Canvas(HeadlessScreen& screen) : screen_(screen) {}

  // How many pixels were painted.
  std::int64_t update() {
    std::int64_t painted = 0;
    const ImDrawData& data = *screen_.ui().draw_data();
    const PixelBox frame = frame_box(data);
    shown_.width = frame.width(), shown_.height = frame.height();
    shown_.rgba.resize(static_cast<std::size_t>(frame.width()) * static_cast<std::size_t>(frame.height()) *
                       4);
    for (const PixelBox& box : damage_.update(data, part_pixels_max)) {
      Pixels part;
      rasterise(data, screen_.ui().theme()[Color::bg], {}, box, part);
      for (int y = 0; y < part.height; ++y) {
        const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(part.top + y) * shown_.width + part.left;
        std::copy_n(part.rgba.begin() + static_cast<std::ptrdiff_t>(y) * part.width * 4, part.width * 4,
                    shown_.rgba.begin() + row * 4);
      }
      painted += static_cast<std::int64_t>(part.width) * part.height;
    }
    return painted;
  }
  [[nodiscard]] bool is_whole() const { return shown_.rgba == screen_.pixels().rgba; }
  void lose() { damage_.forget(); }

 private:
  HeadlessScreen& screen_;
  Damage damage_;
  Pixels shown_;
};

struct Page {
  ThemeMode theme = ThemeMode::light;
  gallery::State state;
  HeadlessScreen screen;
  Canvas canvas{screen};
  std::int64_t pixels = 0;

  explicit Page(const HeadlessOptions& options)
      : screen(options,
               [this](Ui& ui) {
                 ui.set_theme(theme, guichet_brand);
                 gallery::screen(ui, state, {Language::fr_ca, gallery::Length::brief});
               }),
        pixels(static_cast<std::int64_t>(options.width * options.dpr) *
               static_cast<std::int64_t>(options.height * options.dpr)) {
    screen.settle();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(ui_damage)

BOOST_AUTO_TEST_CASE(the_first_frame_and_a_lost_one_are_painted_whole) {
  Page page({.width = 1002, .height = 706, .dpr = 1.5f});
  BOOST_TEST(page.canvas.update() == page.pixels);
  BOOST_TEST(page.canvas.is_whole());
  BOOST_TEST(page.canvas.update() == 0);
  page.canvas.lose();
  BOOST_TEST(page.canvas.update() == page.pixels);
}

BOOST_AUTO_TEST_CASE(a_button_under_the_pointer_paints_a_small_part_of_the_page) {
  Page page({});
  page.canvas.update();
  const auto& nodes = page.screen.ui().nodes();
  const auto button =
      std::find_if(nodes.begin(), nodes.end(), [](const Node& n) { return n.role == Role::button; });
  BOOST_REQUIRE((button != nodes.end()));
  const std::string name = button->name;
  page.screen.hover(Role::button, name);
  page.screen.settle();
  const std::int64_t painted = page.canvas.update();
  BOOST_TEST(painted > 0);
  BOOST_TEST(painted < page.pixels / 20);
  BOOST_TEST(page.canvas.is_whole());
}

BOOST_AUTO_TEST_CASE(another_theme_paints_everything_that_changes_colour) {
  Page page({.width = 800, .height = 600});
  page.canvas.update();
  page.theme = ThemeMode::dark;
  page.screen.settle();
  page.canvas.update();
  BOOST_TEST(page.canvas.is_whole());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
