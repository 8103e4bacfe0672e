// Dear ImGui's draw lists and fonts without its windows: there is no ImGui context, so none of its code for
// windows, tables, navigation and settings is linked.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "wasm-app/ui/geometry.hpp"

struct ImDrawListSharedData;

namespace guichet::ui {

class Drawing {
 public:
  Drawing();
  ~Drawing();
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  // The bytes must outlive the drawing.
  ImFont* add_font(const std::vector<std::uint8_t>& bytes);

  void begin(Vec2 size, float density);
  void end();

  [[nodiscard]] ImFontAtlas& atlas() { return atlas_; }
  [[nodiscard]] ImDrawList& list() { return *list_; }
  // Of the last frame that ended.
  [[nodiscard]] ImDrawData& data() { return data_; }
  [[nodiscard]] const ImDrawData& data() const { return data_; }

 private:
  ImFontAtlas atlas_;
  std::unique_ptr<ImDrawListSharedData> shared_;
  std::unique_ptr<ImDrawList> list_;
  ImDrawData data_;
  int frame_ = 0;
};

}  // namespace guichet::ui
