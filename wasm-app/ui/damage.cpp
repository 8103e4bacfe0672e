#include "wasm-app/ui/damage.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "wasm-app/ui/hash.hpp"

namespace guichet::ui {
namespace {

constexpr int tile_width = 128, tile_height = 32;

int tiles(int pixels, int tile) {
  return (pixels + tile - 1) / tile;
}

// The pixels that shapes between these corners may touch.
PixelBox bounds(const std::array<ImDrawVert, 6>& corners, int count, ImVec2 scale) {
  ImVec2 low = corners[0].pos, high = corners[0].pos;
  for (int i = 1; i < count; ++i) {
    const ImVec2 at = corners[static_cast<std::size_t>(i)].pos;
    low = {std::min(low.x, at.x), std::min(low.y, at.y)};
    high = {std::max(high.x, at.x), std::max(high.y, at.y)};
  }
  return {static_cast<int>(std::floor(low.x * scale.x)), static_cast<int>(std::floor(low.y * scale.y)),
          static_cast<int>(std::ceil(high.x * scale.x)), static_cast<int>(std::ceil(high.y * scale.y))};
}

}  // namespace

std::vector<PixelBox> Damage::update(const ImDrawData& data, int pixels_max) {
  resize(frame_box(data));
  std::fill(drawn_.begin(), drawn_.end(), hash_start);
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback == nullptr) {
        add(*list, command, data.FramebufferScale);
      } else if (command.UserCallback != ImDrawCallback_ResetRenderState) {
        touch(clip_box(command, data.FramebufferScale), ++surfaces_);
      }
    }
  }
  std::swap(shown_, drawn_);
  return boxes(drawn_, pixels_max);
}

void Damage::resize(const PixelBox& frame) {
  if (frame != frame_) shown_.clear();
  frame_ = frame;
  columns_ = tiles(frame.width(), tile_width), rows_ = tiles(frame.height(), tile_height);
  const auto count = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  drawn_.resize(count);
  shown_.resize(count);  // zero is no tile's hash
}

// Two triangles at a time: most of what is drawn are rectangles.
void Damage::add(const ImDrawList& list, const ImDrawCmd& command, ImVec2 scale) {
  const PixelBox clip = clip_box(command, scale).intersection(frame_);
  if (clip.is_empty()) return;
  const auto texture =
      static_cast<std::uint64_t>(command.TexRef._TexData != nullptr ? 0 : command.TexRef._TexID);
  const std::uint64_t start = hashed(hashed(hash_start, texture), &clip, sizeof clip);
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  std::array<ImDrawVert, 6> corners{};
  for (unsigned first = 0; first < command.ElemCount; first += 6) {
    const int count = static_cast<int>(std::min(6u, command.ElemCount - first));
    for (int i = 0; i < count; ++i) {
      corners[static_cast<std::size_t>(i)] =
          list.VtxBuffer[static_cast<int>(index[first + static_cast<unsigned>(i)] + command.VtxOffset)];
    }
    touch(bounds(corners, count, scale).intersection(clip),
          hashed(start, corners.data(), sizeof(ImDrawVert) * static_cast<std::size_t>(count)));
  }
}

void Damage::touch(const PixelBox& box, std::uint64_t hash) {
  if (box.is_empty()) return;
  for (int row = box.top / tile_height; row <= (box.bottom - 1) / tile_height; ++row) {
    for (int column = box.left / tile_width; column <= (box.right - 1) / tile_width; ++column) {
      std::uint64_t& tile = drawn_[static_cast<std::size_t>(row * columns_ + column)];
      tile = hashed(tile, hash);
    }
  }
}

// Runs of tiles in a row, joined with the same run of the rows below while they stay small.
std::vector<PixelBox> Damage::boxes(const std::vector<std::uint64_t>& before, int pixels_max) const {
  std::vector<PixelBox> out;
  const auto differs = [&](int row, int column) {
    const auto i = static_cast<std::size_t>(row * columns_ + column);
    return before[i] != shown_[i];
  };
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      if (!differs(row, column)) continue;
      int end = column;
      while (end < columns_ && differs(row, end)) ++end;
      const PixelBox run =
          PixelBox{column * tile_width, row * tile_height, end * tile_width, (row + 1) * tile_height}
              .intersection(frame_);
      const auto above = std::find_if(out.begin(), out.end(), [&](const PixelBox& box) {
        return box.bottom == run.top && box.left == run.left && box.right == run.right &&
               (box.height() + run.height()) * run.width() <= pixels_max;
      });
      if (above != out.end()) {
        above->bottom = run.bottom;
      } else {
        out.push_back(run);
      }
      column = end;
    }
  }
  return out;
}

}  // namespace guichet::ui
