// Renders draw data without a GPU: the fallback where WebGL is missing, and exact pictures for tests.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

struct ImDrawData;

namespace guichet::ui {

// RGBA8 rows from top to bottom, straight alpha.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba{};
};

// Pictures other than the font atlas, by the texture number an ImageStore gave. nullptr: painted grey.
using TextureLookup = std::function<const Pixels*(std::uint64_t texture)>;

// Acknowledges texture requests of the draw data, as a renderer must; the atlas stays in memory.
void accept_textures(ImDrawData& data);
// `target` is resized to the frame buffer and cleared with `background` (0xRRGGBBAA) first.
void rasterise(const ImDrawData& data, std::uint32_t background, const TextureLookup& textures,
               Pixels& target);

}  // namespace guichet::ui
