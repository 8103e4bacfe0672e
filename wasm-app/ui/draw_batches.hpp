// A draw list in as few draw calls as show the same picture. ImGui begins a command with each clip and each
// texture; here commands go together as long as no clip cuts anything off that another one would leave, and
// up to eight textures at once.
#pragma once

#include <imgui.h>

#include <array>

namespace guichet::ui {

inline constexpr int batch_textures_max = 8;

struct DrawBatch {
  const ImDrawCmd* callback = nullptr;  // to be called instead of drawing triangles
  ImVec4 clip{};                        // left, top, right, bottom, as in ImDrawCmd
  std::array<ImTextureID, batch_textures_max> textures{};
  int texture_count = 0;
  unsigned vertex_offset = 0, first_index = 0, index_count = 0;  // as in ImDrawCmd
};

class DrawBatches {
 public:
  // `textures_max` from 1 to batch_textures_max. Vertices and indices are the list's own.
  void update(const ImDrawList& list, int textures_max);

  [[nodiscard]] const ImVector<DrawBatch>& batches() const { return batches_; }
  // For each vertex of the list the slot of its texture in its batch. Not within the vertices: what was added
  // to their places in the texture would round them, and pixels would differ.
  [[nodiscard]] const ImVector<unsigned char>& slots() const { return slots_; }

 private:
  void add(const ImDrawList& list, const ImDrawCmd& command);
  // The slot the texture has or could get; batch_textures_max or more where there is none left.
  [[nodiscard]] int slot_of(ImTextureID texture) const;
  [[nodiscard]] bool takes(const ImDrawCmd& command, const ImVec4& bounds) const;

  ImVector<DrawBatch> batches_;
  ImVector<unsigned char> slots_;
  int textures_max_ = 1;
  // Of the last batch: what it covers, and whether its clip cuts some of that off.
  ImVec4 bounds_;
  bool is_cut_ = false;
};

}  // namespace guichet::ui
