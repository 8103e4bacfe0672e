#include "wasm-app/media/panorama_cube.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace guichet::media {
namespace {

constexpr float radians = std::numbers::pi_v<float> / 180;

Vec3 point_on(const CubeFace& face, float u, float v) {
  return {face.corner.x + face.right.x * u + face.down.x * v,
          face.corner.y + face.right.y * u + face.down.y * v,
          face.corner.z + face.right.z * u + face.down.z * v};
}

std::array<Vec3, 4> corners_of(const CubeFace& face, float left, float top, float right, float bottom) {
  return {point_on(face, left, top), point_on(face, right, top), point_on(face, right, bottom),
          point_on(face, left, bottom)};
}

float dot(Vec3 a, Vec3 b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

// The edge of a face: each level halves the one above, as the server cuts them.
int size_at(const app::PanoramaScene& scene, int level) {
  return std::max(1, scene.cube_size >> std::max(0, scene.level_count - level));
}

}  // namespace

int level_for(const app::PanoramaScene& scene, float pixels_across, float field_of_view) {
  const float face_pixels = pixels_across / std::tan(std::clamp(field_of_view, 5.f, 150.f) * radians / 2);
  int level = 1;
  while (level < scene.level_count && static_cast<float>(size_at(scene, level)) < face_pixels * 0.8f) ++level;
  return level;
}

std::vector<Tile> tiles_seen(const app::PanoramaScene& scene, int level, const Camera& camera) {
  std::vector<Tile> tiles;
  if (scene.cube_size <= 0 || scene.tile_size <= 0) return tiles;
  const int size = size_at(scene, level);
  const int count = (size + scene.tile_size - 1) / scene.tile_size;
  const float step = static_cast<float>(scene.tile_size) / static_cast<float>(size);
  const Vec3 ahead = camera.to_room({0, 0, -1});
  for (const CubeFace& face : cube_faces) {
    for (int cell = 0; cell < count * count; ++cell) {
      const float u = static_cast<float>(cell % count) * step, v = static_cast<float>(cell / count) * step;
      const auto corners = corners_of(face, u, v, std::min(1.f, u + step), std::min(1.f, v + step));
      if (!camera.sees(corners)) continue;
      const Vec3 middle = point_on(face, std::min(1.f, u + step / 2), std::min(1.f, v + step / 2));
      tiles.push_back({.url = scene.base_url + "/" + std::to_string(level) + "/" + face.name +
                              std::to_string(cell / count) + "_" + std::to_string(cell % count) + ".jpg",
                       .corners = corners,
                       .off_center = -dot(middle, ahead) / std::sqrt(dot(middle, middle))});
    }
  }
  std::sort(tiles.begin(), tiles.end(),
            [](const Tile& a, const Tile& b) { return a.off_center < b.off_center; });
  return tiles;
}

std::string preview_url(const app::PanoramaScene& scene) {
  return scene.base_url + "/preview.jpg";
}

PreviewFace preview_face(const CubeFace& face, int strip_width) {
  const float width = 1.f / static_cast<float>(cube_faces.size());
  const float edge = strip_width > 0 ? 0.5f / static_cast<float>(strip_width) : 0;
  const float left = static_cast<float>(face.place) * width;
  return {.left = left + edge, .right = left + width - edge, .corners = corners_of(face, 0, 0, 1, 1)};
}

FacePoint face_at(Vec3 d) {
  const float x = std::abs(d.x), y = std::abs(d.y), z = std::abs(d.z);
  std::size_t index = 0;
  if (x >= y && x >= z)
    index = d.x > 0 ? 1 : 3;
  else if (y >= z)
    index = d.y > 0 ? 4 : 5;
  else
    index = d.z < 0 ? 0 : 2;
  const CubeFace& face = cube_faces[index];
  const float longest = std::max({x, y, z, 1e-6f});
  const Vec3 on{d.x / longest - face.corner.x, d.y / longest - face.corner.y, d.z / longest - face.corner.z};
  return {index, dot(on, face.right) / 4, dot(on, face.down) / 4};
}

}  // namespace guichet::media
