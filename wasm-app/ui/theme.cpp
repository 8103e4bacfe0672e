#include "wasm-app/ui/theme.hpp"

#include "wasm-app/ui/input.hpp"

namespace guichet::ui {
namespace {

constexpr Rgba white = 0xFFFFFFFF, ink = 0x17181CFF;

void fill_accent(Theme& theme, const tokens::Accent& a) {
  const auto set = [&](Color color, Rgba value) { theme.colors[static_cast<std::size_t>(color)] = value; };
  set(Color::accent_fill, a.fill), set(Color::accent_on, a.on), set(Color::accent_on2, a.on2);
  set(Color::accent_hover, a.hover), set(Color::accent_pressed, a.pressed), set(Color::accent_ui, a.ui);
  set(Color::accent_on_ui, a.on_ui), set(Color::accent_text, a.text), set(Color::accent_soft, a.soft);
  set(Color::accent_soft_border, a.soft_border);
}

void fill_colors(Theme& theme, const tokens::Colors& c) {
  const auto set = [&](Color color, Rgba value) { theme.colors[static_cast<std::size_t>(color)] = value; };
  set(Color::bg, c.bg), set(Color::surface, c.surface), set(Color::subtle, c.subtle),
      set(Color::sunken, c.sunken);
  set(Color::hover, c.hover), set(Color::pressed, c.pressed), set(Color::raised, c.raised);
  set(Color::border, c.border), set(Color::border_strong, c.border_strong), set(Color::control, c.control);
  set(Color::text, c.text), set(Color::text2, c.text2), set(Color::text3, c.text3);
  set(Color::text_disabled, c.text_disabled), set(Color::inverse, c.inverse),
      set(Color::inverse_text, c.inverse_text);
  set(Color::scrim, c.scrim), set(Color::danger_fill, c.danger_fill), set(Color::white, white),
      set(Color::ink, ink);
  set(Color::success_text, c.success_text), set(Color::success_bg, c.success_bg),
      set(Color::success_solid, c.success_solid);
  set(Color::warning_text, c.warning_text), set(Color::warning_bg, c.warning_bg),
      set(Color::warning_solid, c.warning_solid);
  set(Color::danger_text, c.danger_text), set(Color::danger_bg, c.danger_bg),
      set(Color::danger_solid, c.danger_solid);
  set(Color::info_text, c.info_text), set(Color::info_bg, c.info_bg), set(Color::info_solid, c.info_solid);
  set(Color::violet_text, c.violet_text), set(Color::violet_bg, c.violet_bg),
      set(Color::violet_solid, c.violet_solid);
  set(Color::neutral_text, c.neutral_text), set(Color::neutral_bg, c.neutral_bg),
      set(Color::neutral_solid, c.neutral_solid);
}

constexpr std::array<const tokens::Colors*, 4> palettes{&tokens::light, &tokens::dark,
                                                        &tokens::light_contrast, &tokens::dark_contrast};

Color shifted(Color base, Tone tone) {
  return static_cast<Color>(static_cast<int>(base) + 3 * static_cast<int>(tone));
}

// Tone's order is that of the design's table, Color's is success first.
constexpr std::array<int, 6> color_order{5, 3, 0, 1, 2, 4};

Color tone_color(Tone tone, Color success, Color accent) {
  if (tone == Tone::accent) return accent;
  return shifted(success, static_cast<Tone>(color_order[static_cast<std::size_t>(tone)]));
}

}  // namespace

tokens::Accent derive_accent(Rgba brand, const tokens::Colors& colors, bool is_dark, bool has_contrast) {
  const portal::Ground ground{colors.surface, colors.bg, colors.subtle};
  const portal::Accent a = portal::derive_accent(brand, ground, is_dark, has_contrast);
  return {.fill = a.fill,
          .on = a.on,
          .on2 = a.on2,
          .hover = a.hover,
          .pressed = a.pressed,
          .ui = a.ui,
          .on_ui = a.on_ui,
          .text = a.text,
          .soft = a.soft,
          .soft_border = a.soft_border};
}

Theme make_theme(ThemeMode mode, Rgba brand) {
  Theme theme;
  theme.mode = mode;
  const tokens::Colors& colors = *palettes[static_cast<std::size_t>(mode)];
  fill_colors(theme, colors);
  const bool has_contrast = mode == ThemeMode::light_contrast || mode == ThemeMode::dark_contrast;
  fill_accent(theme, derive_accent(brand | 0xFFu, colors, theme.is_dark(), has_contrast));
  theme.is_accent_pale = contrast_ratio(theme[Color::accent_fill], colors.surface) < 1.3;
  theme.elevations = theme.is_dark() ? tokens::dark_elevation : tokens::light_elevation;
  return theme;
}

void use_system_colors(Theme& theme, const event::SystemColors& system) {
  if (!system.is_set) return;
  const auto set = [&](Color first, Color last, Rgba value) {
    for (auto at = static_cast<std::size_t>(first); at <= static_cast<std::size_t>(last); ++at)
      theme.colors[at] = value;
  };
  set(Color::bg, Color::raised, system.canvas);
  set(Color::border, Color::control, system.border);
  set(Color::text, Color::text3, system.text);
  set(Color::text_disabled, Color::text_disabled, system.gray);
  set(Color::inverse, Color::inverse, system.text);
  set(Color::inverse_text, Color::inverse_text, system.canvas);
  // what is filled with the highlight carries white, and so do the plates of ink
  set(Color::danger_fill, Color::danger_fill, system.highlight);
  set(Color::white, Color::white, system.on_highlight);
  set(Color::ink, Color::ink, system.highlight);
  for (const Tone tone :
       {Tone::neutral, Tone::info, Tone::success, Tone::warning, Tone::danger, Tone::violet}) {
    set(tone_text(tone), tone_text(tone), system.text);
    set(tone_background(tone), tone_background(tone), system.canvas);
    set(tone_solid(tone), tone_solid(tone), system.highlight);
  }
  fill_accent(theme, {.fill = system.highlight,
                      .on = system.on_highlight,
                      .on2 = system.on_highlight,
                      .hover = system.highlight,
                      .pressed = system.highlight,
                      .ui = system.highlight,
                      .on_ui = system.on_highlight,
                      .text = system.link,
                      .soft = system.canvas,
                      .soft_border = system.highlight});
  theme.is_forced = true;
  theme.is_accent_pale = contrast_ratio(system.highlight, system.canvas) < 1.3;
  const bool is_dark = contrast_ratio(system.canvas, 0xFFFFFFFF) > contrast_ratio(system.canvas, 0x000000FF);
  theme.mode = is_dark ? ThemeMode::dark_contrast : ThemeMode::light_contrast;
  theme.elevations = {};
}

Color tone_text(Tone tone) {
  return tone_color(tone, Color::success_text, Color::accent_text);
}
Color tone_background(Tone tone) {
  return tone_color(tone, Color::success_bg, Color::accent_soft);
}
Color tone_solid(Tone tone) {
  return tone_color(tone, Color::success_solid, Color::accent_ui);
}

Tone status_tone(std::string_view kind, std::string_view status) {
  for (const tokens::StatusTone& row : tokens::statuses) {
    if (row.kind == kind && row.status == status) return static_cast<Tone>(row.tone);
  }
  return Tone::neutral;
}

}  // namespace guichet::ui
