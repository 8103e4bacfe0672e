#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>

#include "wasm-app/ui/input.hpp"
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
  const bool is_strong = t.mode == ThemeMode::light_contrast || t.mode == ThemeMode::dark_contrast;
  const double words = is_strong ? 7 : 4.5, lines = is_strong ? 4.5 : 3;
  for (const Color text : {Color::text, Color::text2, Color::text3, Color::accent_text})
    for (const Color back : {Color::surface, Color::bg, Color::subtle})
      BOOST_TEST(contrast_ratio(t[text], t[back]) >= words);
  BOOST_TEST(contrast_ratio(t[Color::accent_on], t[Color::accent_fill]) >= 4.5);
  BOOST_TEST(contrast_ratio(t[Color::accent_on2], t[Color::accent_fill]) >= 4.5);
  for (const Color state : {Color::accent_hover, Color::accent_pressed})
    BOOST_TEST(contrast_ratio(t[Color::accent_on], t[state]) >= 4.5);
  BOOST_TEST(contrast_ratio(t[Color::accent_on_ui], t[Color::accent_ui]) >= 3.0);
  BOOST_TEST(contrast_ratio(t[Color::accent_text], t[Color::accent_soft]) >= words);
  for (const Color line : {Color::accent_ui, Color::control})
    for (const Color back : {Color::surface, Color::bg})
      BOOST_TEST(contrast_ratio(t[line], t[back]) >= lines);
  BOOST_TEST(contrast_ratio(t[Color::white], t[Color::danger_fill]) >= 4.5);
  if (is_strong) BOOST_TEST(contrast_ratio(t[Color::border], t[Color::surface]) >= 4.5);
  for (int tone = 0; tone <= static_cast<int>(Tone::accent); ++tone) {
    const auto which = static_cast<Tone>(tone);
    BOOST_TEST(contrast_ratio(t[tone_text(which)], t[tone_background(which)]) >= words);
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

BOOST_AUTO_TEST_CASE(the_portals_brands_are_readable_in_every_theme) {
  for (const tokens::Tenant& tenant : tokens::tenants)
    for (int mode = 0; mode < 4; ++mode) BOOST_TEST_CONTEXT(tenant.name << " mode " << mode)
  check_readable(make_theme(static_cast<ThemeMode>(mode), tenant.brand));
}

BOOST_AUTO_TEST_CASE(a_pale_accent_is_told_from_the_sheet) {
  BOOST_TEST(make_theme(ThemeMode::light, 0xFFFFFFFF).is_accent_pale);
  BOOST_TEST(!make_theme(ThemeMode::dark, 0xFFFFFFFF).is_accent_pale);
  for (const tokens::Tenant& tenant : tokens::tenants)
    BOOST_TEST(!make_theme(ThemeMode::light, tenant.brand).is_accent_pale);
}

BOOST_AUTO_TEST_CASE(white_words_are_readable_over_any_photograph) {
  for (int mode = 0; mode < 4; ++mode) {
    const Theme theme = make_theme(static_cast<ThemeMode>(mode), guichet_brand);
    for (const float pointed : {0.f, 1.f}) {
      const Rgba over = plate(theme, pointed);
      const Rgba shown = mix_colors(0xFFFFFFFF, over | 0xFFu, (over & 0xFFu) / 255.0);  // the whitest one
      BOOST_TEST(contrast_ratio(theme[Color::white], shown) >= 4.5);
    }
  }
}

BOOST_AUTO_TEST_CASE(forced_colours_leave_only_those_of_the_system) {
  const event::SystemColors yellow_on_black{.is_set = true,
                                            .canvas = 0x101010FF,
                                            .text = 0xFFFF00FF,
                                            .link = 0x00FFFFFF,
                                            .gray = 0x00FF00FF,
                                            .highlight = 0x8080FFFF,
                                            .on_highlight = 0x000001FF,
                                            .border = 0xFFFFFEFF};
  for (const ThemeMode mode : {ThemeMode::light_contrast, ThemeMode::dark_contrast}) {
    Theme theme = make_theme(mode, guichet_brand);
    use_system_colors(theme, yellow_on_black);
    const event::SystemColors& c = yellow_on_black;
    const std::array allowed{c.canvas, c.text, c.link, c.gray, c.highlight, c.on_highlight, c.border};
    for (std::size_t at = 0; at < color_count; ++at) {
      const auto color = static_cast<Color>(at);
      if (color == Color::none || color == Color::scrim) continue;
      BOOST_TEST_CONTEXT("colour " << at)
      BOOST_TEST((std::find(allowed.begin(), allowed.end(), theme[color]) != allowed.end()));
    }
    BOOST_TEST(theme.is_dark());
    BOOST_TEST(plate(theme, 0) == c.highlight);
    check_readable(theme);
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
