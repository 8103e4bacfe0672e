// The colours that follow from a portal's brand: corrected until they can be read, by one rule for the
// client's theme and for the pages that the server writes.
#pragma once

#include <cstdint>
#include <string_view>

namespace guichet::portal {

using Rgba = std::uint32_t;  // 0xRRGGBBAA

// What the accent is laid on.
struct Ground {
  Rgba surface = 0;
  Rgba bg = 0;
  Rgba subtle = 0;
};

struct Accent {
  Rgba fill = 0;
  Rgba on = 0;
  Rgba on2 = 0;
  Rgba hover = 0;
  Rgba pressed = 0;
  Rgba ui = 0;
  Rgba on_ui = 0;
  Rgba text = 0;
  Rgba soft = 0;
  Rgba soft_border = 0;
};

// With `has_contrast`, words reach 7:1 and lines 4.5:1 instead of 4.5:1 and 3:1.
[[nodiscard]] Accent derive_accent(Rgba brand, const Ground& colors, bool is_dark, bool has_contrast = false);
// "#RGB" or "#RRGGBB"; `fallback` if it is neither.
[[nodiscard]] Rgba parse_color(std::string_view text, Rgba fallback);
// WCAG contrast ratio of two opaque colours.
[[nodiscard]] double contrast_ratio(Rgba a, Rgba b);
[[nodiscard]] Rgba mix_colors(Rgba from, Rgba to, double amount);

}  // namespace guichet::portal
