// Icons as strokes: each is drawn once per size into the font atlas. Lucide's icons are lines two units wide
// with round ends in a square of 24 units, so how much of a pixel they cover follows from its distance to the
// line.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <unordered_map>

#include "generated/icons.hpp"

namespace guichet::ui {

class IconPage {
 public:
  // The place of the icon, `pixels` square, in the atlas's texture.
  [[nodiscard]] ImFontAtlasRect place(ImFontAtlas& atlas, Icon icon, int pixels);

 private:
  std::unordered_map<std::uint32_t, ImFontAtlasRectId> places_;
};

}  // namespace guichet::ui
