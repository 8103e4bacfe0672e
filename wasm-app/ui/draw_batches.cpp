#include "wasm-app/ui/draw_batches.hpp"

#include <algorithm>
#include <cfloat>
#include <cstddef>

namespace guichet::ui {
namespace {

bool contains(const ImVec4& outer, const ImVec4& inner) {
  return outer.x <= inner.x && outer.y <= inner.y && outer.z >= inner.z && outer.w >= inner.w;
}

bool touches(const ImVec4& a, const ImVec4& b) {
  return a.x < b.z && b.x < a.z && a.y < b.w && b.y < a.w;
}

bool is_same(const ImVec4& a, const ImVec4& b) {
  return a.x == b.x && a.y == b.y && a.z == b.z && a.w == b.w;
}

ImVec4 joined(const ImVec4& a, const ImVec4& b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.z, b.z), std::max(a.w, b.w)};
}

ImVec4 bounds_of(const ImDrawList& list, const ImDrawCmd& command) {
  ImVec4 box{FLT_MAX, FLT_MAX, -FLT_MAX, -FLT_MAX};
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  for (unsigned i = 0; i < command.ElemCount; ++i) {
    const ImVec2 at = vertices[index[i]].pos;
    box = joined(box, {at.x, at.y, at.x, at.y});
  }
  return box;
}

}  // namespace

void DrawBatches::update(const ImDrawList& list, int textures_max) {
  textures_max_ = textures_max;
  batches_.resize(0);
  slots_.resize(list.VtxBuffer.Size);
  std::fill(slots_.begin(), slots_.end(), static_cast<unsigned char>(0));
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.UserCallback != nullptr) {
      batches_.push_back({.callback = &command});
    } else {
      add(list, command);
    }
  }
}

void DrawBatches::add(const ImDrawList& list, const ImDrawCmd& command) {
  const ImVec4 bounds = bounds_of(list, command);
  if (!touches(bounds, command.ClipRect)) return;
  const bool is_cut = !contains(command.ClipRect, bounds);
  if (!takes(command, bounds)) {
    batches_.push_back(
        {.clip = command.ClipRect, .vertex_offset = command.VtxOffset, .first_index = command.IdxOffset});
    is_cut_ = false;
    bounds_ = bounds;
  }
  DrawBatch& batch = batches_.back();
  is_cut_ = is_cut_ || is_cut;
  bounds_ = joined(bounds_, bounds);
  if (is_cut) batch.clip = command.ClipRect;
  if (!is_cut_) batch.clip = joined(batch.clip, command.ClipRect);
  batch.index_count += command.ElemCount;

  const ImTextureID texture = command.GetTexID();
  const int slot = slot_of(texture);
  batch.textures[static_cast<std::size_t>(slot)] = texture;
  batch.texture_count = std::max(batch.texture_count, slot + 1);
  if (slot == 0) return;
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  for (unsigned i = 0; i < command.ElemCount; ++i)
    slots_[static_cast<int>(command.VtxOffset + index[i])] = static_cast<unsigned char>(slot);
}

int DrawBatches::slot_of(ImTextureID texture) const {
  const DrawBatch& batch = batches_.back();
  const auto end = batch.textures.begin() + batch.texture_count;
  return static_cast<int>(std::find(batch.textures.begin(), end, texture) - batch.textures.begin());
}

bool DrawBatches::takes(const ImDrawCmd& command, const ImVec4& bounds) const {
  if (batches_.empty() || batches_.back().callback != nullptr) return false;
  const DrawBatch& batch = batches_.back();
  if (batch.vertex_offset != command.VtxOffset || batch.first_index + batch.index_count != command.IdxOffset)
    return false;
  if (slot_of(command.GetTexID()) >= textures_max_) return false;
  if (is_same(batch.clip, command.ClipRect)) return true;
  if (is_cut_) return contains(command.ClipRect, bounds) && contains(batch.clip, bounds);
  return contains(command.ClipRect, bounds) || contains(command.ClipRect, bounds_);
}

}  // namespace guichet::ui
