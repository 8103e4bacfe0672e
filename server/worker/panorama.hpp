#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace guichet::worker {

// Red, green, blue, 8 bits each, row after row.
struct Pixels {
  std::int32_t width = 0;
  std::int32_t height = 0;
  std::vector<std::uint8_t> rgb{};
};

// Where a picture lies on the whole sphere (equirectangular, in its own pixels).
struct Sphere {
  std::int64_t full_width = 0;
  std::int64_t full_height = 0;
  std::int64_t left = 0;
  std::int64_t top = 0;

  [[nodiscard]] bool is_known() const { return full_width > 0; }
};

// What a picture of this size covers, by its GPano metadata (XMP, may be empty) or by its shape (2:1, 1 % off at
// most). Not known when it is no panorama, or the metadata contradicts the picture.
[[nodiscard]] Sphere sphere_of(std::int32_t width, std::int32_t height, std::string_view xmp);

// Sizes of the multi-resolution cube, as Pannellum computes them.
struct CubeSizes {
  std::int32_t cube = 0;    // edge of a face at the highest level
  std::int32_t tile = 0;
  std::int32_t levels = 0;  // 1 is the smallest

  [[nodiscard]] std::int32_t face_at(std::int32_t level) const;
};
[[nodiscard]] CubeSizes cube_sizes(std::int64_t full_width, std::int32_t tile_wanted);

inline constexpr std::string_view cube_faces = "fbudlr";

// One face seen from inside; the top of d and the bottom of u adjoin f. Bilinear; grey where the picture ends.
[[nodiscard]] Pixels cube_face(const Pixels& picture, const Sphere& sphere, char face, std::int32_t size);

}  // namespace guichet::worker
