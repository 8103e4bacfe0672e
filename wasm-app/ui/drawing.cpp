#include "wasm-app/ui/drawing.hpp"

#include <imgui_internal.h>

namespace guichet::ui {

Drawing::Drawing() : shared_(std::make_unique<ImDrawListSharedData>()) {
  atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  shared_->FontAtlas = &atlas_;
  shared_->CurveTessellationTol = 0.6f;
  shared_->SetCircleTessellationMaxError(0.1f);
  shared_->InitialFlags =
      ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
  ImFontAtlasAddDrawListSharedData(&atlas_, shared_.get());
  list_ = std::make_unique<ImDrawList>(shared_.get());
}

Drawing::~Drawing() {
  list_.reset();
  ImFontAtlasRemoveDrawListSharedData(&atlas_, shared_.get());
}

ImFont* Drawing::add_font(const std::vector<std::uint8_t>& bytes) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  // ImGui only reads; its interface has no const
  auto* data = const_cast<std::uint8_t*>(bytes.data());
  return atlas_.AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()), 14, &config);
}

void Drawing::begin(Vec2 size, float density) {
  ImFontAtlasUpdateNewFrame(&atlas_, ++frame_, true);
  ImFontAtlasUpdateDrawListsSharedData(&atlas_);
  shared_->ClipRectFullscreen = {0, 0, size.x, size.y};
  data_.Clear();
  data_.DisplaySize = {size.x, size.y};
  data_.FramebufferScale = {density, density};
  list_->_ResetForNewFrame();
  list_->PushTexture(atlas_.TexRef);
  list_->PushClipRectFullScreen();
}

void Drawing::end() {
  data_.AddDrawList(list_.get());
  data_.Textures = &atlas_.TexList;
  data_.Valid = true;
}

}  // namespace guichet::ui
