#include "wasm-app/platform/renderer.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "wasm-app/platform/bridge.hpp"

namespace guichet::platform {
namespace {

constexpr double restore_wait_ms = 3000;
constexpr double loss_window_ms = 60'000;
constexpr std::size_t losses_max = 3;
// A megabyte at a time: memory that a page took once it never gives back.
constexpr int part_pixels_max = 1 << 18;

}  // namespace

void Renderer::start() {
  ask(Asked::canvas);
}

void Renderer::prepare_webgl() {
  guichet_use_webgl();
  gl_.prepare();
}

void Renderer::use_webgl(ImDrawData* data) {
  painting_ = Painting::webgl;
  gl_.take_over(*data);
  pixels_ = {};
  damage_ = {};
}

void Renderer::start_software() {
  painting_ = Painting::software;
  is_lost_ = false;
  ask(Asked::canvas);
  damage_.forget();
}

void Renderer::render(ImDrawData* data, const ui::TextureLookup& textures) {
  if (is_lost_ || data->DisplaySize.x <= 0) return;
  if (painting_ == Painting::webgl) {
    gl_.paint(*data);
    return;
  }
  paint_in_software(*data, textures);
}

void Renderer::paint_in_software(ImDrawData& data, const ui::TextureLookup& textures) {
  ui::accept_textures(data);
  for (const ui::PixelBox& box : damage_.update(data, part_pixels_max)) {
    ui::rasterise(data, 0xffffffffu, textures, box, pixels_);
    guichet_present(pixels_.rgba.data(), box.left, box.top, box.width(), box.height());
  }
}

void Renderer::context_lost(double now_ms) {
  if (painting_ != Painting::webgl) return;
  is_lost_ = true;
  lost_at_ms_ = now_ms;
  std::erase_if(losses_ms_, [&](double at) { return now_ms - at > loss_window_ms; });
  losses_ms_.push_back(now_ms);
}

bool Renderer::context_restored(ImDrawData* data) {
  if (painting_ != Painting::webgl || !is_lost_) return false;
  is_lost_ = false;
  gl_.forget(*data);
  return true;
}

double Renderer::due_in_ms(double now_ms) const {
  if (!is_lost_) return -1;
  if (losses_ms_.size() >= losses_max) return 0;
  return std::max(0.0, lost_at_ms_ + restore_wait_ms - now_ms);
}

bool Renderer::give_up_if_due(double now_ms, ImDrawData* data) {
  if (!is_lost_ || due_in_ms(now_ms) > 0) return false;
  gl_.forget(*data);
  start_software();
  return true;
}

}  // namespace guichet::platform
