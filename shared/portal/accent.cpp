#include "shared/portal/accent.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace guichet::portal {

namespace {

constexpr Rgba white = 0xFFFFFFFF, ink = 0x17181CFF;

struct Linear {
  double r = 0, g = 0, b = 0;
};
struct Oklch {
  double lightness = 0, chroma = 0, hue = 0;
};

double channel(Rgba color, int shift) {
  return (color >> shift) & 0xFFu;
}

double to_linear(double value) {
  value /= 255;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Linear linear(Rgba color) {
  return {to_linear(channel(color, 24)), to_linear(channel(color, 16)), to_linear(channel(color, 8))};
}

Rgba to_byte(double value) {
  const double v = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
  return static_cast<Rgba>(std::lround(255 * std::clamp(v, 0.0, 1.0)));
}

double luminance(Rgba color) {
  const Linear l = linear(color);
  return 0.2126 * l.r + 0.7152 * l.g + 0.0722 * l.b;
}

Oklch to_oklch(Rgba color) {
  const auto [r, g, b] = linear(color);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const double lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const double a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const double bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {lightness, std::hypot(a, bb), std::atan2(bb, a)};
}

Linear oklch_to_linear(const Oklch& c) {
  const double a = c.chroma * std::cos(c.hue), b = c.chroma * std::sin(c.hue);
  const double l = std::pow(c.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
  const double m = std::pow(c.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
  const double s = std::pow(c.lightness - 0.0894841775 * a - 1.291485548 * b, 3);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
          -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s};
}

bool is_inside_srgb(const Linear& c) {
  return std::min({c.r, c.g, c.b}) >= -0.0005 && std::max({c.r, c.g, c.b}) <= 1.0005;
}

// Chroma gives way until the colour is inside sRGB; lightness and hue stay.
Rgba from_oklch(Oklch color) {
  if (!is_inside_srgb(oklch_to_linear(color))) {
    double low = 0, high = color.chroma;
    for (int i = 0; i < 20; ++i) {
      color.chroma = (low + high) / 2;
      (is_inside_srgb(oklch_to_linear(color)) ? low : high) = color.chroma;
    }
    color.chroma = low;
  }
  const Linear c = oklch_to_linear(color);
  return to_byte(c.r) << 24 | to_byte(c.g) << 16 | to_byte(c.b) << 8 | 0xFFu;
}

Rgba lighter_by(Rgba color, double amount) {
  Oklch c = to_oklch(color);
  c.lightness += amount;
  return from_oklch(c);
}

// Moves lightness in steps of 0.005 until `color` reaches `ratio` against every background.
Rgba reach(Rgba color, std::initializer_list<Rgba> backgrounds, double ratio, int direction) {
  Oklch c = to_oklch(color);
  const auto fails = [&] {
    return std::any_of(backgrounds.begin(), backgrounds.end(),
                       [&](Rgba background) { return contrast_ratio(color, background) < ratio; });
  };
  for (int i = 0; i < 200 && fails(); ++i) {
    c.lightness += direction * 0.005;
    color = from_oklch(c);
  }
  return color;
}

}  // namespace

double contrast_ratio(Rgba a, Rgba b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Rgba mix_colors(Rgba from, Rgba to, double amount) {
  Rgba out = 0;
  for (int shift = 0; shift <= 24; shift += 8) {
    const double a = channel(from, shift), b = channel(to, shift);
    out |= static_cast<Rgba>(std::lround(a + (b - a) * amount)) << shift;
  }
  return out;
}

Accent derive_accent(Rgba brand, const Ground& colors, bool is_dark, bool has_contrast) {
  Accent a;
  // slightly above the limits, so that rounding to bytes never falls below
  const double lines = has_contrast ? 4.55 : 3.05, words = has_contrast ? 7.05 : 4.55;
  a.fill = is_dark ? reach(brand, {colors.surface, colors.bg}, 3, +1) : brand;
  if (contrast_ratio(a.fill, white) >= 4.5) {
    a.on = white;
  } else if (contrast_ratio(a.fill, ink) >= 4.5) {
    a.on = ink;
  } else {
    a.fill = reach(a.fill, {white}, 4.5, -1);
    a.on = white;
  }
  const Rgba softer = mix_colors(a.on, a.fill, 0.14);
  a.on2 = contrast_ratio(softer, a.fill) >= 4.5 ? softer : a.on;
  // a label that would be lost under the pointer keeps its ground
  const auto shade = [&](double amount) {
    const Rgba moved = lighter_by(a.fill, amount);
    return contrast_ratio(a.on, moved) >= 4.5 ? moved : a.fill;
  };
  a.hover = shade(a.on == white ? -0.035 : 0.03);
  a.pressed = shade(a.on == white ? -0.07 : -0.04);
  a.soft = mix_colors(colors.surface, brand, is_dark ? 0.2 : 0.09);
  a.soft_border = mix_colors(colors.surface, brand, is_dark ? 0.42 : 0.3);
  const int direction = is_dark ? +1 : -1;
  a.ui = reach(brand, {colors.surface, colors.bg, a.soft}, lines, direction);
  a.text = reach(brand, {colors.surface, colors.bg, colors.subtle, a.soft}, words, direction);
  const double on_white = contrast_ratio(a.ui, white);
  a.on_ui = on_white >= 4.5 || on_white >= contrast_ratio(a.ui, ink) ? white : ink;
  return a;
}

Rgba parse_color(std::string_view text, Rgba fallback) {
  if (text.size() != 4 && text.size() != 7) return fallback;
  if (text.front() != '#') return fallback;
  Rgba value = 0;
  for (const char c : text.substr(1)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return fallback;
    value = value << 4 | static_cast<Rgba>(digit);
    if (text.size() == 4) value = value << 4 | static_cast<Rgba>(digit);
  }
  return value << 8 | 0xFFu;
}

}  // namespace guichet::portal
