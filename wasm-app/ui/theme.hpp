// Colours by meaning. A theme is the generated token table plus the accent derived from the tenant's one
// colour.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "generated/tokens.hpp"
#include "shared/portal/accent.hpp"

namespace guichet::ui {

using portal::contrast_ratio;
using portal::mix_colors;
using portal::parse_color;
using portal::Rgba;

namespace event {
struct SystemColors;
}

enum class Color : std::uint8_t {
  none,  // transparent
  bg,
  surface,
  subtle,
  sunken,
  hover,
  pressed,
  raised,
  border,
  border_strong,
  control,
  text,
  text2,
  text3,
  text_disabled,
  inverse,
  inverse_text,
  scrim,
  danger_fill,
  white,
  ink,
  success_text,
  success_bg,
  success_solid,
  warning_text,
  warning_bg,
  warning_solid,
  danger_text,
  danger_bg,
  danger_solid,
  info_text,
  info_bg,
  info_solid,
  violet_text,
  violet_bg,
  violet_solid,
  neutral_text,
  neutral_bg,
  neutral_solid,
  accent_fill,
  accent_on,
  accent_on2,
  accent_hover,
  accent_pressed,
  accent_ui,
  accent_on_ui,
  accent_text,
  accent_soft,
  accent_soft_border,
};
inline constexpr std::size_t color_count = static_cast<std::size_t>(Color::accent_soft_border) + 1;

enum class Tone : std::uint8_t { neutral, info, success, warning, danger, violet, accent };
[[nodiscard]] Color tone_text(Tone tone);
[[nodiscard]] Color tone_background(Tone tone);
[[nodiscard]] Color tone_solid(Tone tone);
// Tone of a status by the token table: kind "order", "quote", "invoice", "machine", "file"; neutral if
// unknown.
[[nodiscard]] Tone status_tone(std::string_view kind, std::string_view status);

enum class ThemeMode : std::uint8_t { light, dark, light_contrast, dark_contrast };

struct Theme {
  ThemeMode mode = ThemeMode::light;
  std::array<Rgba, color_count> colors{};
  tokens::Elevations elevations{};
  bool is_accent_pale = false;  // filled with it, a button needs a line around
  bool is_forced = false;       // every colour is one of the system's
  [[nodiscard]] constexpr Rgba operator[](Color color) const {
    return colors[static_cast<std::size_t>(color)];
  }
  [[nodiscard]] bool is_dark() const { return mode == ThemeMode::dark || mode == ThemeMode::dark_contrast; }
};

inline constexpr Rgba guichet_brand = 0x2449D8FF;  // of Guichet's own pages

[[nodiscard]] tokens::Accent derive_accent(Rgba brand, const tokens::Colors& colors, bool is_dark,
                                           bool has_contrast = false);
[[nodiscard]] Theme make_theme(ThemeMode mode, Rgba brand);
// Forced colours: nothing but the system's colours, where there are any.
void use_system_colors(Theme& theme, const event::SystemColors& system);

[[nodiscard]] constexpr Rgba with_alpha(Rgba color, float alpha) {
  const float a = alpha < 0 ? 0.f : alpha > 1 ? 1.f : alpha;
  return (color & 0xFFFFFF00u) | static_cast<Rgba>(static_cast<float>(color & 0xFFu) * a + 0.5f);
}

// How much of Color::ink lies under white text on a photograph: enough over a white one.
inline constexpr float photo_plate = 0.72f, photo_plate_pointed = 0.86f;
[[nodiscard]] constexpr Rgba plate(const Theme& theme, float pointed) {
  const float cover = photo_plate + (photo_plate_pointed - photo_plate) * pointed;
  return with_alpha(theme[Color::ink], theme.is_forced ? 1.f : cover);
}

}  // namespace guichet::ui
