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
layout(location = 1) in vec3 uv_slot;
out vec2 at;
out vec4 color_at;
flat out int slot;
void main() {
  at = uv_slot.xy;
  slot = int(uv_slot.z);
  color_at = vec4(1.0);
  gl_Position = matrix * vec4(place, 1.0);
}
)";
constexpr int floats_per_vertex = 6;

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

void PanoramaGl::draw(const app::PanoramaArea& area, const media::Look& look) {
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
  program_ = linked_program(vertex_source, several_pictures);
  matrix_at_ = glGetUniformLocation(program_, "matrix");
  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &buffer_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  glEnableVertexAttribArray(0);
  glEnableVertexAttribArray(1);
  constexpr GLsizei stride = floats_per_vertex * sizeof(float);
  glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, stride, nullptr);
  glVertexAttribPointer(1, 3, GL_FLOAT, GL_FALSE, stride, reinterpret_cast<const void*>(3 * sizeof(float)));
  glUseProgram(program_);
  number_pictures(program_);
}

// As many as there are pictures for in a draw call.
void PanoramaGl::draw_quads(const std::vector<Quad>& quads) const {
  std::vector<float> vertices;
  std::array<std::uint32_t, pictures_at_once> textures{};
  int count = 0;
  const auto flush = [&] {
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(float)), vertices.data(),
                 GL_STREAM_DRAW);
    bind_pictures(textures, count);
    glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices.size() / floats_per_vertex));
    vertices.clear();
    count = 0;
  };
  for (const Quad& quad : quads) {
    const auto found = std::find(textures.begin(), textures.begin() + count, quad.texture);
    auto slot = static_cast<int>(found - textures.begin());
    if (slot == pictures_at_once) flush(), slot = 0;
    textures[static_cast<std::size_t>(slot)] = quad.texture;
    count = std::max(count, slot + 1);
    for (const std::size_t corner : {0u, 1u, 2u, 0u, 2u, 3u}) {
      const media::Vec3& at = quad.corners[corner];
      const float u = corner == 1 || corner == 2 ? quad.right : quad.left, v = corner >= 2 ? 1.f : 0.f;
      vertices.insert(vertices.end(), {at.x, at.y, at.z, u, v, static_cast<float>(slot)});
    }
  }
  if (count > 0) flush();
}

std::vector<PanoramaGl::Quad> PanoramaGl::preview(const Picture& strip) const {
  std::vector<Quad> quads;
  for (const media::CubeFace& face : media::cube_faces) {
    const media::PreviewFace part = media::preview_face(face, strip.width);
    quads.push_back({part.corners, strip.texture, part.left, part.right});
  }
  return quads;
}

// The tiles of a level that are here, into `quads`. True when every one that is seen is.
bool PanoramaGl::add_tiles(int level, const media::Camera& camera, std::vector<Quad>& quads) {
  bool is_whole = true;
  for (const media::Tile& tile : media::tiles_seen(scene_, level, camera)) {
    const Picture* picture = pictures_.want(tile.url);
    if (picture != nullptr)
      quads.push_back({tile.corners, picture->texture});
    else
      is_whole = false;
  }
  return is_whole;
}

// The wanted level alone once it is whole; until then over what there is of coarser ones.
bool PanoramaGl::draw_tiles(const Picture& strip, const media::Camera& camera, float pixels_across) {
  if (scene_.level_count == 0) return draw_quads(preview(strip)), false;
  const int wanted = media::level_for(scene_, pixels_across, look_.field_of_view);
  std::vector<Quad> below = preview(strip), sharp;
  if (wanted > 1) add_tiles(wanted - 1, camera, below);
  const bool is_sharp = add_tiles(wanted, camera, sharp);
  if (!is_sharp) draw_quads(below);
  draw_quads(sharp);
  return is_sharp;
}

void PanoramaGl::paint(const ui::Rect& clip, float scale, int canvas_height) {
  if (!is_wanted_ || scene_.base_url.empty() || clip.is_empty()) return;
  ensure_program();
  const media::Camera camera(look_, area_.width, area_.height);
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
  const std::string url = media::preview_url(scene_);
  const Picture* strip = pictures_.want(url);
  const bool is_sharp = strip != nullptr && draw_tiles(*strip, camera, area_.width * scale);
  glBindVertexArray(0);
  if (strip == nullptr) {
    const bool has_failed = pictures_.status(url) == ui::ImageStatus::failed;
    state_ = has_failed ? app::PanoramaState::failed : app::PanoramaState::loading;
  } else {
    state_ = is_sharp ? app::PanoramaState::sharp : app::PanoramaState::preview;
  }
}

void PanoramaGl::paint_software(const ui::Rect& clip, float scale, ui::Pixels& target) {
  if (!is_wanted_ || scene_.base_url.empty() || target.rgba.empty()) return;
  const std::string url = media::preview_url(scene_);
  const Picture* strip = pictures_.want(url);
  if (strip == nullptr || strip->pixels.rgba.empty()) {
    const bool has_failed = pictures_.status(url) == ui::ImageStatus::failed;
    state_ = has_failed ? app::PanoramaState::failed : app::PanoramaState::loading;
    return;
  }
  state_ = app::PanoramaState::sharp;
  const int edge = strip->width / static_cast<int>(media::cube_faces.size());
  const media::Camera camera(look_, area_.width, area_.height);
  const PixelBox cut = pixels_of(clip.x, clip.y, clip.w, clip.h, scale);
  const ui::PixelBox part = target.box().intersection({cut.left, cut.top, cut.right, cut.bottom});
  for (int y = part.top; y < part.bottom; ++y) {
    for (int x = part.left; x < part.right; ++x) {
      const float across = (static_cast<float>(x) / scale - area_.left) / area_.width * 2 - 1;
      const float up = 1 - (static_cast<float>(y) / scale - area_.top) / area_.height * 2;
      const media::FacePoint at = media::face_at(camera.direction({across, up}));
      const int place = media::cube_faces[at.face].place * edge;
      const int column = place + std::clamp(static_cast<int>(at.u * static_cast<float>(edge)), 0, edge - 1);
      const int row =
          std::clamp(static_cast<int>(at.v * static_cast<float>(strip->height)), 0, strip->height - 1);
      const auto from = static_cast<std::size_t>(row * strip->width + column) * 4;
      const int to = (y - target.top) * target.width + (x - target.left);
      std::memcpy(target.rgba.data() + static_cast<std::size_t>(to) * 4, strip->pixels.rgba.data() + from, 4);
    }
  }
}

}  // namespace guichet::platform
