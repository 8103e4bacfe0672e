#include "wasm-app/platform/gl_painter.hpp"

#include <GLES3/gl3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "wasm-app/platform/gl_program.hpp"

namespace guichet::platform {
namespace {

// The scale is an attribute that is the same for all: asking where a uniform lies would wait for the
// compiler.
constexpr const char* plain_vertices = R"(#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 tint;
layout(location = 3) in vec2 scale;
out vec2 at;
out vec4 color_at;
void main() {
  at = uv;
  color_at = tint;
  gl_Position = vec4(place * scale + vec2(-1.0, 1.0), 0.0, 1.0);
}
)";
constexpr const char* plain_pixels = R"(#version 300 es
precision mediump float;
uniform sampler2D picture;
in highp vec2 at;
in vec4 color_at;
out vec4 color;
void main() { color = color_at * texture(picture, at); }
)";

constexpr const char* batch_vertices = R"(#version 300 es
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 tint;
layout(location = 3) in vec2 scale;
layout(location = 4) in uint slot_of;
out vec2 at;
out vec4 color_at;
flat out int slot;
void main() {
  at = uv;
  color_at = tint;
  slot = int(slot_of);
  gl_Position = vec4(place * scale + vec2(-1.0, 1.0), 0.0, 1.0);
}
)";
static_assert(ui::batch_textures_max == pictures_at_once);

int pixels(float length, float density) {
  return static_cast<int>(std::lround(length * density));
}

const void* offset(std::size_t bytes) {
  return reinterpret_cast<const void*>(bytes);
}

void forget_texture(ImTextureData& texture) {
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

void drop_texture(ImTextureData& texture) {
  const auto name = static_cast<GLuint>(texture.TexID);
  glDeleteTextures(1, &name);
  forget_texture(texture);
}

void create_texture(ImTextureData& texture) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               texture.GetPixels());
  texture.SetTexID(static_cast<ImTextureID>(name));
  texture.SetStatus(ImTextureStatus_OK);
}

void update_texture(ImTextureData& texture) {
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture.TexID));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
  for (const ImTextureRect& part : texture.Updates) {
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RGBA, GL_UNSIGNED_BYTE,
                    texture.GetPixelsAt(part.x, part.y));
  }
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  texture.SetStatus(ImTextureStatus_OK);
}

void catch_up(ImTextureData& texture) {
  if (texture.Status == ImTextureStatus_WantCreate) create_texture(texture);
  if (texture.Status == ImTextureStatus_WantUpdates) update_texture(texture);
  if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) drop_texture(texture);
}

}  // namespace

void GlPainter::prepare() {
  if (plain_program_ != 0) return;
  plain_program_ = linked_program(plain_vertices, plain_pixels);
  batch_program_ = linked_program(batch_vertices, several_pictures);
  glGenVertexArrays(1, &vertex_array_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  for (GLuint attribute = 0; attribute < 3; ++attribute) glEnableVertexAttribArray(attribute);
}

void GlPainter::take_over(ImDrawData& data) {
  for (ImTextureData* texture : *data.Textures) forget_texture(*texture);
}

void GlPainter::set_state(const ImDrawData& data) {
  const ImVec2 size = data.DisplaySize;
  glViewport(0, 0, pixels(size.x, data.FramebufferScale.x), pixels(size.y, data.FramebufferScale.y));
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  use_program(plain_program_);
  glVertexAttrib2f(3, 2 / size.x, -2 / size.y);
  glActiveTexture(GL_TEXTURE0);
  glBindVertexArray(vertex_array_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  point_at_vertex(0);
}

void GlPainter::use_program(std::uint32_t program) {
  glUseProgram(program);
  used_program_ = program;
}

// WebGL2 cannot draw from a base vertex, so the attributes move instead.
void GlPainter::point_at_vertex(std::uint32_t first) {
  const std::size_t base = first * sizeof(ImDrawVert);
  constexpr auto stride = static_cast<GLsizei>(sizeof(ImDrawVert));
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, offset(base + offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, offset(base + offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(base + offsetof(ImDrawVert, col)));
  if (slots_ != 0) {
    glBindBuffer(GL_ARRAY_BUFFER, slots_);
    glVertexAttribIPointer(4, 1, GL_UNSIGNED_BYTE, 1, offset(first));
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  }
  first_vertex_ = first;
}

// Asking where its textures lie waits for the compiler, so not before there is more than the atlas to draw.
int GlPainter::textures_at_once(const ImDrawList& list) {
  if (slots_ != 0) return ui::batch_textures_max;
  const auto first = [&] { return list.CmdBuffer.front().GetTexID(); };
  const bool has_pictures =
      std::any_of(list.CmdBuffer.begin(), list.CmdBuffer.end(), [&](const ImDrawCmd& command) {
        return command.UserCallback == nullptr && command.ElemCount > 0 && command.GetTexID() != first();
      });
  if (!has_pictures) return 1;
  glUseProgram(batch_program_);
  number_pictures(batch_program_);
  glGenBuffers(1, &slots_);
  glEnableVertexAttribArray(4);
  point_at_vertex(0);
  glUseProgram(used_program_);
  return ui::batch_textures_max;
}

void GlPainter::paint_batch(const ImDrawData& data, const ui::DrawBatch& batch) {
  const float density = data.FramebufferScale.x;
  const int left = pixels(batch.clip.x, density), top = pixels(batch.clip.y, density);
  const int right = pixels(batch.clip.z, density), bottom = pixels(batch.clip.w, density);
  if (right <= left || bottom <= top) return;
  const std::uint32_t program = batch.texture_count > 1 ? batch_program_ : plain_program_;
  if (program != used_program_) use_program(program);
  if (batch.vertex_offset != first_vertex_) point_at_vertex(batch.vertex_offset);
  glScissor(left, pixels(data.DisplaySize.y, density) - bottom, right - left, bottom - top);
  std::array<std::uint32_t, ui::batch_textures_max> textures{};
  std::transform(batch.textures.begin(), batch.textures.begin() + batch.texture_count, textures.begin(),
                 [](ImTextureID texture) { return static_cast<std::uint32_t>(texture); });
  bind_pictures(textures, batch.texture_count);
  static_assert(sizeof(ImDrawIdx) == 2);
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(batch.index_count), GL_UNSIGNED_SHORT,
                 offset(batch.first_index * sizeof(ImDrawIdx)));
}

void GlPainter::paint_list(const ImDrawData& data, const ImDrawList& list) {
  batches_.update(list, textures_at_once(list));
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
  if (slots_ != 0) {
    glBindBuffer(GL_ARRAY_BUFFER, slots_);
    glBufferData(GL_ARRAY_BUFFER, batches_.slots().size_in_bytes(), batches_.slots().Data, GL_STREAM_DRAW);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  }
  for (const ui::DrawBatch& batch : batches_.batches()) {
    if (batch.callback == nullptr) {
      paint_batch(data, batch);
    } else if (batch.callback->UserCallback == ImDrawCallback_ResetRenderState) {
      set_state(data);
    } else {
      batch.callback->UserCallback(&list, batch.callback);
    }
  }
}

void GlPainter::paint(ImDrawData& data) {
  prepare();
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  for (ImTextureData* texture : *data.Textures) catch_up(*texture);
  set_state(data);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(1, 1, 1, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_SCISSOR_TEST);
  for (const ImDrawList* list : data.CmdLists) paint_list(data, *list);
}

void GlPainter::forget(ImDrawData& data) {
  if (data.Textures != nullptr) {
    for (ImTextureData* texture : *data.Textures)
      if (texture->TexID != ImTextureID_Invalid) drop_texture(*texture);
  }
  glDeleteProgram(plain_program_);
  glDeleteProgram(batch_program_);
  glDeleteVertexArrays(1, &vertex_array_);
  glDeleteBuffers(1, &vertices_);
  glDeleteBuffers(1, &indices_);
  glDeleteBuffers(1, &slots_);
  plain_program_ = batch_program_ = slots_ = 0;
}

}  // namespace guichet::platform
