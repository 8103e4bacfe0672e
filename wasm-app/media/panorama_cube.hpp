// Where the tiles of a panorama cube are in the room, which are seen and how a pixel looks into it. No
// drawing.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "shared/media/camera.hpp"
#include "wasm-app/app/panorama.hpp"

namespace guichet::media {

struct CubeFace {
  char name = 'f';
  int place = 0;  // from the left in the preview, whose order is f b u d l r
  Vec3 corner;    // top left, seen from inside
  Vec3 right;     // to the top right corner
  Vec3 down;      // to the bottom left corner
};

inline constexpr std::array<CubeFace, 6> cube_faces{{
    {'f', 0, {-1, 1, -1}, {2, 0, 0}, {0, -2, 0}},
    {'r', 5, {1, 1, -1}, {0, 0, 2}, {0, -2, 0}},
    {'b', 1, {1, 1, 1}, {-2, 0, 0}, {0, -2, 0}},
    {'l', 4, {-1, 1, 1}, {0, 0, -2}, {0, -2, 0}},
    {'u', 2, {-1, 1, 1}, {2, 0, 0}, {0, 0, -2}},
    {'d', 3, {-1, -1, -1}, {2, 0, 0}, {0, 0, 2}},
}};

struct Tile {
  std::string url;
  std::array<Vec3, 4> corners;  // top left, top right, bottom right, bottom left
  float off_center = 0;         // larger is further from where one looks
};

// The level whose pixels are about as large as those of the screen.
[[nodiscard]] int level_for(const app::PanoramaScene& scene, float pixels_across, float field_of_view);
// Seen tiles of a level, the middle of the view first.
[[nodiscard]] std::vector<Tile> tiles_seen(const app::PanoramaScene& scene, int level, const Camera& camera);

// One picture holds all small faces side by side: which part of it is this face, 0..1, and where it is in the
// room.
struct PreviewFace {
  float left = 0, right = 1;
  std::array<Vec3, 4> corners;
};
[[nodiscard]] std::string preview_url(const app::PanoramaScene& scene);
// `strip_width` in pixels: half a pixel at each side belongs to the neighbour when it is enlarged.
[[nodiscard]] PreviewFace preview_face(const CubeFace& face, int strip_width);

struct FacePoint {
  std::size_t face = 0;
  float u = 0, v = 0;  // 0..1 from the left and from the top
};
[[nodiscard]] FacePoint face_at(Vec3 direction);

}  // namespace guichet::media
