// Colours as the bytes of a pixel in one word (red lowest) and their arithmetic, two channels at a time.
// Every division by 255 rounds to the nearest.
#pragma once

#include <cstdint>
#include <cstring>

namespace guichet::ui {

using PixelWord = std::uint32_t;

constexpr PixelWord opaque_word = 0xff000000u;
constexpr PixelWord white_word = 0xffffffffu;

inline PixelWord load_word(const std::uint8_t* bytes) {
  PixelWord word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

inline void store_word(std::uint8_t* bytes, PixelWord word) {
  std::memcpy(bytes, &word, sizeof word);
}

constexpr std::uint32_t alpha_of(PixelWord word) {
  return word >> 24;
}

// Of one channel, or of the two at bits 0 and 16.
constexpr std::uint32_t divided_by_255(std::uint32_t products) {
  products += 0x800080;
  return ((products + (products >> 8 & 0xff00ff)) >> 8) & 0xff00ff;
}

// `color` over an opaque pixel; the alpha of `color` is not read.
constexpr PixelWord blended(PixelWord under, PixelWord color, std::uint32_t alpha) {
  const std::uint32_t rest = 255 - alpha;
  const std::uint32_t red_blue = divided_by_255((color & 0xff00ff) * alpha + (under & 0xff00ff) * rest);
  const std::uint32_t green = divided_by_255((color >> 8 & 0xff) * alpha + (under >> 8 & 0xff) * rest);
  return opaque_word | (green & 0xff) << 8 | red_blue;
}

constexpr PixelWord multiplied(PixelWord a, PixelWord b) {
  if (a == white_word) return b;
  if (b == white_word) return a;
  PixelWord out = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out |= (divided_by_255((a >> shift & 0xff) * (b >> shift & 0xff)) & 0xff) << shift;
  }
  return out;
}

// From `a` (0) to `b` (256).
constexpr PixelWord mixed(PixelWord a, PixelWord b, std::uint32_t share) {
  const std::uint32_t rest = 256 - share;
  const auto pair = [&](std::uint32_t p, std::uint32_t q) {
    return ((p * rest + q * share + 0x800080) >> 8) & 0xff00ff;
  };
  return pair(a & 0xff00ff, b & 0xff00ff) | pair(a >> 8 & 0xff00ff, b >> 8 & 0xff00ff) << 8;
}

inline void put(std::uint8_t* pixel, PixelWord color, std::uint32_t alpha) {
  if (alpha == 0) return;
  store_word(pixel, alpha == 255 ? color | opaque_word : blended(load_word(pixel), color, alpha));
}

}  // namespace guichet::ui
