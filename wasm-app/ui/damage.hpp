// Which parts of the frame differ from the frame before, so that the software painter paints only those. The
// frame is cut into tiles; each has the hash of everything that touches it.
#pragma once

#include <cstdint>
#include <vector>

#include "wasm-app/ui/software_raster.hpp"

namespace guichet::ui {

class Damage {
 public:
  // Boxes that cover every difference and don't overlap; none is much larger than `pixels_max`. Surfaces
  // always differ.
  std::vector<PixelBox> update(const ImDrawData& data, int pixels_max);
  // The picture was lost: everything differs.
  void forget() { shown_.clear(); }

 private:
  void resize(const PixelBox& frame);
  void add(const ImDrawList& list, const ImDrawCmd& command, ImVec2 scale);
  void touch(const PixelBox& box, std::uint64_t hash);
  [[nodiscard]] std::vector<PixelBox> boxes(const std::vector<std::uint64_t>& before, int pixels_max) const;

  PixelBox frame_;
  int columns_ = 0, rows_ = 0;
  std::uint64_t surfaces_ = 0;
  std::vector<std::uint64_t> shown_, drawn_;
};

}  // namespace guichet::ui
