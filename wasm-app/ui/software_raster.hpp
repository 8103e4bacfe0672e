// Paints draw data without a graphics processor: the first frames of the client, all of them where there is
// no WebGL, and exact pictures for tests.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;
struct ImVec2;

namespace guichet::ui {

// A part of the frame buffer in physical pixels; the ends are not in it.
struct PixelBox {
  int left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] int width() const { return right - left; }
  [[nodiscard]] int height() const { return bottom - top; }
  [[nodiscard]] bool is_empty() const { return right <= left || bottom <= top; }
  [[nodiscard]] PixelBox intersection(const PixelBox& other) const;
  friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

// Elements that nobody gave a value are left as they are: every pixel is written before it is read.
template <typename T>
struct Unwritten : std::allocator<T> {
  template <typename Other>
  struct rebind {
    using other = Unwritten<Other>;
  };
  template <typename Element, typename... Value>
  void construct(Element* at, Value&&... value) {
    if constexpr (sizeof...(value) > 0) ::new (static_cast<void*>(at)) Element(std::forward<Value>(value)...);
  }
};

// RGBA8 rows from top to bottom, straight alpha. What is painted begins at `left`, `top` of the frame buffer.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t, Unwritten<std::uint8_t>> rgba{};
  int left = 0, top = 0;

  [[nodiscard]] PixelBox box() const { return {left, top, left + width, top + height}; }
};

// Pictures other than the font atlas, by the texture number an ImageStore gave. nullptr: painted grey.
using TextureLookup = std::function<const Pixels*(std::uint64_t texture)>;

// What a command may paint on.
[[nodiscard]] PixelBox clip_box(const ImDrawCmd& command, ImVec2 scale);
// The whole frame buffer.
[[nodiscard]] PixelBox frame_box(const ImDrawData& data);
// Acknowledges texture requests of the draw data, as a renderer must; the atlas stays in memory.
void accept_textures(ImDrawData& data);
// `target` becomes that part of the frame, opaque, over `background` (0xRRGGBBAA, opaque).
void rasterise(const ImDrawData& data, std::uint32_t background, const TextureLookup& textures,
               const PixelBox& part, Pixels& target);

}  // namespace guichet::ui
