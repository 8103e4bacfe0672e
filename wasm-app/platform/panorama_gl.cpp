#include "wasm-app/platform/panorama_gl.hpp"

#include <GLES3/gl3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "wasm-app/platform/gl_program.hpp"

namespace guichet::platform {
namespace {

constexpr std::size_t tile_bytes_max = std::size_t{160} * 1024 * 1024;

constexpr const char* vertex_source = R"(#version 300 es
uniform mat4 matrix;
layout(location = 0) in vec3 place;
layout(location = 1) in vec2 uv;
out vec2 at;
void main() { at = uv; gl_Position = matrix * vec4(place, 1.0); }
)";
constexpr const char* fragment_source = R"(#version 300 es
precision mediump float;
uniform sampler2D picture;
in vec2 at;
out vec4 color;
void main() { color = texture(picture, at); }
)";

// Whole canvas pixels of a rectangle in CSS pixels.
struct PixelBox {
  int left, top, right, bottom;
};
PixelBox pixels_of(float x, float y, float w, float h, float scale) {
  return {static_cast<int>(std::lround(x * scale)), static_cast<int>(std::lround(y * scale)),
          static_cast<int>(std::lround((x + w) * scale)), static_cast<int>(std::lround((y + h) * scale))};
}

}  // namespace

PanoramaGl::PanoramaGl() : pictures_(tile_bytes_max) {}

void PanoramaGl::set_scene(const app::PanoramaScene& scene) {
  if (scene_ == scene) return;
  scene_ = scene;
  state_ = scene.base_url.empty() ? app::PanoramaState::empty : app::PanoramaState::loading;
  has_changed_ = true;
}

void PanoramaGl::draw(const app::PanoramaArea& area, const app::PanoramaLook& look) {
  const bool is_same = is_wanted_ && look.yaw == look_.yaw && look.pitch == look_.pitch &&
                       look.field_of_view == look_.field_of_view;
  area_ = area;
  look_ = look;
  is_wanted_ = true;
  if (!is_same) has_changed_ = true;
}

bool PanoramaGl::take_change() {
  return std::exchange(has_changed_, false);
}

void PanoramaGl::end_frame() {
  pictures_.end_frame();
}

void PanoramaGl::ensure_program() {
  if (program_ != 0) return;
  program_ = linked_program(vertex_source, fragment_source);
  matrix_at_ = glGetUniformLocation(program_, "matrix");
  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &buffer_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  glEnableVertexAttribArray(0);
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, 5 * sizeof(float), nullptr);
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, 5 * sizeof(float),
                        reinterpret_cast<const void*>(3 * sizeof(float)));
}

void PanoramaGl::draw_tile(const Tile& tile, const Picture& picture) const {
  constexpr std::array<std::pair<float, float>, 4> uv{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
  std::array<float, 20> vertices{};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::array<float, 5> vertex{tile.corners[i].x, tile.corners[i].y, tile.corners[i].z, uv[i].first,
                                      uv[i].second};
    std::copy(vertex.begin(), vertex.end(), vertices.begin() + static_cast<std::ptrdiff_t>(i * 5));
  }
  glBufferData(GL_ARRAY_BUFFER, sizeof vertices, vertices.data(), GL_STREAM_DRAW);
  glBindTexture(GL_TEXTURE_2D, picture.texture);
  glDrawArrays(GL_TRIANGLE_FAN, 0, 4);
}

void PanoramaGl::paint(const ui::Rect& clip, float scale, int canvas_height) {
  if (!is_wanted_ || scene_.base_url.empty() || clip.is_empty()) return;
  ensure_program();
  const Camera camera(look_, area_.width, area_.height);
  const PixelBox box = pixels_of(area_.left, area_.top, area_.width, area_.height, scale);
  const PixelBox cut = pixels_of(clip.x, clip.y, clip.w, clip.h, scale);
  glViewport(box.left, canvas_height - box.bottom, box.right - box.left, box.bottom - box.top);
  glEnable(GL_SCISSOR_TEST);
  glScissor(cut.left, canvas_height - cut.bottom, cut.right - cut.left, cut.bottom - cut.top);
  glDisable(GL_BLEND);
  glUseProgram(program_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  glUniformMatrix4fv(matrix_at_, 1, GL_FALSE, camera.matrix().data());
  std::size_t previews = 0;
  bool has_failed = false;
  for (const CubeFace& face : cube_faces) {
    const Tile tile = preview_tile(scene_, face);
    const Picture* picture = pictures_.want(tile.url);
    if (picture != nullptr)
      ++previews, draw_tile(tile, *picture);
    else if (pictures_.status(tile.url) == ui::ImageStatus::failed)
      has_failed = true;
  }
  const int wanted = level_for(scene_, area_.width * scale, look_.field_of_view);
  bool is_sharp = scene_.level_count > 0;
  for (int level = std::max(1, wanted - 1); level <= wanted && scene_.level_count > 0 && previews > 0;
       ++level) {
    for (const Tile& tile : tiles_seen(scene_, level, camera)) {
      const Picture* picture = pictures_.want(tile.url);
      if (picture != nullptr)
        draw_tile(tile, *picture);
      else if (level == wanted)
        is_sharp = false;
    }
  }
  glBindVertexArray(0);
  update_state(is_sharp && previews > 0, previews, has_failed);
}

void PanoramaGl::update_state(bool is_sharp, std::size_t preview_count, bool has_failed) {
  if (is_sharp)
    state_ = app::PanoramaState::sharp;
  else if (preview_count > 0)
    state_ = app::PanoramaState::preview;
  else
    state_ = has_failed ? app::PanoramaState::failed : app::PanoramaState::loading;
}

void PanoramaGl::paint_software(const ui::Rect& clip, float scale, ui::Pixels& target) {
  if (!is_wanted_ || scene_.base_url.empty() || target.rgba.empty()) return;
  std::array<const Picture*, 6> faces{};
  std::size_t ready = 0;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    faces[i] = pictures_.want(preview_tile(scene_, cube_faces[i]).url);
    if (faces[i] != nullptr) ++ready;
  }
  update_state(ready == faces.size(), ready, false);
  const Camera camera(look_, area_.width, area_.height);
  const PixelBox cut = pixels_of(clip.x, clip.y, clip.w, clip.h, scale);
  for (int y = std::max(0, cut.top); y < std::min(target.height, cut.bottom); ++y) {
    for (int x = std::max(0, cut.left); x < std::min(target.width, cut.right); ++x) {
      const float across = (static_cast<float>(x) / scale - area_.left) / area_.width * 2 - 1;
      const float up = 1 - (static_cast<float>(y) / scale - area_.top) / area_.height * 2;
      const FacePoint at = face_at(camera.direction(across, up));
      const Picture* face = faces[at.face];
      if (face == nullptr || face->pixels.rgba.empty()) continue;
      const auto column =
          std::clamp(static_cast<int>(at.u * static_cast<float>(face->width)), 0, face->width - 1);
      const auto row =
          std::clamp(static_cast<int>(at.v * static_cast<float>(face->height)), 0, face->height - 1);
      const auto from = static_cast<std::size_t>(row * face->width + column) * 4;
      std::memcpy(target.rgba.data() + static_cast<std::size_t>(y * target.width + x) * 4,
                  face->pixels.rgba.data() + from, 4);
    }
  }
}

}  // namespace guichet::platform
