#include <algorithm>
#include <cmath>

#include "wasm-app/media/media_view.hpp"
#include "wasm-app/ui/painter.hpp"

namespace guichet::media {

namespace {

using ui::Color;
using ui::Icon;
using ui::PressedKey;
using ui::Rect;
using ui::Ui;

constexpr float widest = 110, narrowest = 35;
constexpr float key_turn = 10;
constexpr float zoom_step = 0.85f;

void zoom(GalleryState& state, float factor) {
  state.look.field_of_view = std::clamp(state.look.field_of_view * factor, narrowest, widest);
}

void turn(GalleryState& state, float yaw, float pitch) {
  state.look.yaw = std::remainder(state.look.yaw + yaw, 360.f);
  state.look.pitch = std::clamp(state.look.pitch + pitch, -85.f, 85.f);
}

void follow_key(GalleryState& state, PressedKey key) {
  switch (key) {
    case PressedKey::left:
      return turn(state, -key_turn, 0);
    case PressedKey::right:
      return turn(state, key_turn, 0);
    case PressedKey::up:
      return turn(state, 0, key_turn);
    case PressedKey::down:
      return turn(state, 0, -key_turn);
    case PressedKey::plus:
      return zoom(state, zoom_step);
    case PressedKey::minus:
      return zoom(state, 1 / zoom_step);
    case PressedKey::home:
      state.look = {};
      return;
    default:
      return;
  }
}

void follow(GalleryState& state, const ui::ViewerInput& input, Rect box) {
  const float degrees = state.look.field_of_view / std::max(1.f, box.w);
  turn(state, -input.drag_x * degrees, input.drag_y * degrees);
  if (input.pinch > 0 && input.pinch != 1) zoom(state, 1 / input.pinch);
  if (input.wheel != 0) zoom(state, input.wheel > 0 ? 1 / zoom_step : zoom_step);
  for (const PressedKey key : input.keys) follow_key(state, key);
}

void scene_chips(const MediaPage& page, Rect row, const std::vector<const MediaItem*>& scenes) {
  Ui& ui = page.ui;
  if (scenes.size() < 2) return;
  float total = 0;
  for (const MediaItem* scene : scenes) total += ui.filter_chip_width(title_of(*scene)) + 6;
  auto scroller = ui.scroller_horizontal("scenes", row, total, page.words().viewer_scenes);
  Rect rest = scroller.content();
  rest.w = std::max(rest.w, total);
  for (std::size_t n = 0; n < scenes.size(); ++n) {
    const std::string name = title_of(*scenes[n]);
    const Rect chip = rest.cut_left(ui.filter_chip_width(name), 6).with_height(row.h);
    if (ui.filter_chip(chip, ui::Key::of(scenes[n]->id.value), name, n == page.state.scene,
                       {.is_over_photo = true})) {
      page.state.scene = n;
      page.state.look = {};
      ui.announce(text::fill(page.words().viewer_scene_shown.view(), {{"name", name}}));
    }
  }
}

// Phones have the whole width below for the rooms, and fingers to zoom.
Rect controls(const MediaPage& page, Rect box, ui::NodeId viewer) {
  Ui& ui = page.ui;
  const Rect inside = box.inset(16, 14);
  const float size = ui.is_touch() ? 44 : 40;
  const auto button = [&](Rect square, ui::Key key, Icon icon, std::string_view name) {
    return ui.icon_button(square, key, icon, name, {.icon_size = 18, .is_over_photo = true});
  };
  Rect bar = inside.take_bottom(size);
  const Rect corner = ui.is_phone() ? row_over_tour(ui, box).take_right(size) : bar.cut_right(size, 4);
  const std::string_view full =
      page.model.is_fullscreen ? page.words().viewer_leave_full_screen : page.words().viewer_full_screen;
  if (button(corner, "full", Icon::maximize, full)) page.action = FullScreen{viewer};
  if (ui.is_phone()) return bar;
  if (button(bar.cut_right(size, 4), "in", Icon::zoom_in, page.words().viewer_zoom_in))
    zoom(page.state, zoom_step);
  if (button(bar.cut_right(size, 4), "out", Icon::zoom_out, page.words().viewer_zoom_out))
    zoom(page.state, 1 / zoom_step);
  return bar;
}

}  // namespace

Rect row_over_tour(const Ui& ui, Rect tour) {
  const float top = std::max(12.f, ui.safe_area().top + 4);
  return {tour.x + 12, tour.y + top, tour.w - 24, 44};
}

float tour_view(const MediaPage& page, Rect box) {
  Ui& ui = page.ui;
  const auto scenes = panoramas(*page.model.items);
  page.state.scene = std::min(page.state.scene, scenes.size() - 1);
  const std::string name = page.words().tour_360.str() + ", " + title_of(*scenes[page.state.scene]);
  const auto region = ui.region(ui::Role::region, "tour", box, page.words().virtual_tour);
  const float radius = ui.is_phone() || page.model.is_fullscreen ? 0.f : 12.f;
  const ui::ViewerInput input = ui.viewer(box, "viewer", name, radius);
  follow(page.state, input, box);
  page.state.panorama_area = box;
  if (page.model.panorama == app::PanoramaState::failed) {
    ui.notice(box.inset(16).with_height(ui.notice_height(page.words().viewer_unavailable, box.w - 32)),
              "failed", page.words().viewer_unavailable, {.tone = ui::Tone::warning});
  }
  ui.painter().gradient_down(box.take_bottom(120), 0x00000000, 0x0000009E, radius, ui::Corners::bottom);
  const Rect left = controls(page, box, input.id);
  scene_chips(page, left.centered_vertically(ui.is_touch() ? 44.f : 32.f), scenes);
  return box.h;
}

}  // namespace guichet::media
