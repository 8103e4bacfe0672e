#include <algorithm>
#include <cmath>

#include "wasm-app/media/media_view.hpp"
#include "wasm-app/media/tour_scenes.hpp"
#include "wasm-app/ui/painter.hpp"
#include "wasm-app/ui/reading_row.hpp"

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
constexpr float degrees_per_second = 6;  // a turn a minute
constexpr double pause_ms = 100;         // longer than a frame takes: nobody was looking

void zoom(GalleryState& state, float factor) {
  state.look.field_of_view = std::clamp(state.look.field_of_view * factor, narrowest, widest);
}

void turn(GalleryState& state, float yaw, float pitch) {
  state.look.yaw = std::remainder(state.look.yaw + yaw, 360.f);
  state.look.pitch = std::clamp(state.look.pitch + pitch, -85.f, 85.f);
}

void follow_key(GalleryState& state, PressedKey key, const MediaItem& scene) {
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
      state.look = first_look(scene);
      return;
    default:
      return;
  }
}

void follow(GalleryState& state, const ui::ViewerInput& input, Rect box, const MediaItem& scene) {
  const bool is_still = !input.is_pressed && input.pinch == 1 && input.wheel == 0 && input.keys.empty();
  if (!is_still) state.is_turning = false;
  const float degrees = state.look.field_of_view / std::max(1.f, box.w);
  turn(state, -input.drag_x * degrees, input.drag_y * degrees);
  if (input.pinch > 0 && input.pinch != 1) zoom(state, 1 / input.pinch);
  if (input.wheel != 0) zoom(state, input.wheel > 0 ? 1 / zoom_step : zoom_step);
  for (const PressedKey key : input.keys) follow_key(state, key, scene);
}

// As long as it is in sight and nobody takes over; without a frame in between it stands still.
void turn_slowly(const MediaPage& page, Rect box) {
  Ui& ui = page.ui;
  GalleryState& state = page.state;
  if (ui.has_less_motion()) state.is_turning = false;
  if (!state.is_turning || !ui.is_visible(box)) return;
  const double passed = std::clamp(ui.now_ms() - state.turned_at_ms, 0.0, pause_ms);
  state.turned_at_ms = ui.now_ms();
  turn(state, static_cast<float>(passed) * degrees_per_second / 1000, 0);
  ui.wake_after(0);
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
      page.state.is_turning = false;
      enter(page.state, scenes, n);
      ui.announce(text::fill(page.words().viewer_scene_shown.view(), {{"name", name}}));
    }
  }
}

// What this is and which room, in the upper left corner; phones have their buttons there.
void tour_tags(const MediaPage& page, const TourParts& tour) {
  Ui& ui = page.ui;
  if (ui.is_phone() || page.model.panorama == app::PanoramaState::failed) return;
  ui::TextStyle style{.size = ui::Size::caption,
                      .weight = ui::Weight::semibold,
                      .color = Color::white,
                      .vertical = ui::Align::center,
                      .heard = ui::Heard::no};
  Rect row = tour.box.inset(16).take_top(28);
  const std::string_view what = page.words().tour_360;
  Rect dark = row.cut_left(std::ceil(ui.text_width(what, style)) + 46, 8);
  ui.fill(dark, Color::ink, 14);
  dark = dark.inset(12, 0);
  ui.icon(dark.cut_left(16, 6).centered_vertically(16), Icon::rotate_3d, 16, Color::white);
  ui.text(dark, what, style);
  const std::string room = title_of(tour.shown(page.state));
  style.color = Color::ink;
  const float free = (tour.plan.is_empty() ? row.right() : tour.plan.x - 8) - row.x;
  const float width = std::ceil(ui.text_width(room, style)) + 24;
  if (width > free) return;
  const Rect pale = row.with_width(width);
  ui.fill(pale, Color::white, 14);
  ui.text(pale.inset(12, 0), room, style);
}

// Over a photograph, as large as fingers need.
bool over_photo(const MediaPage& page, Rect square, ui::Key key, Icon icon, std::string_view name,
                ui::IconButtonSpec spec = {}) {
  spec.icon_size = 18, spec.is_over_photo = true;
  return page.ui.icon_button(square, key, icon, name, spec);
}

bool shows_plan(const MediaPage& page) {
  return page.state.shows_plan.value_or(!page.ui.is_phone());
}

void plan_button(const MediaPage& page, Rect square) {
  const bool is_open = shows_plan(page);
  if (over_photo(page, square, "plan_button", Icon::ruler, page.words().floor_plan,
                 {.is_pressed = is_open, .is_toggle = true}))
    page.state.shows_plan = !is_open;
}

void turn_button(const MediaPage& page, Rect square) {
  GalleryState& state = page.state;
  if (!over_photo(page, square, "turn", Icon::rotate_3d, page.words().viewer_auto_rotate,
                  {.is_pressed = state.is_turning, .is_toggle = true}))
    return;
  state.is_turning = !state.is_turning;
  state.turned_at_ms = page.ui.now_ms();
  page.ui.wake_after(0);
}

// Phones have the upper corner for the full screen, and fingers to zoom. Returns what is left of the bar.
Rect controls(const MediaPage& page, const TourParts& tour, bool has_plan) {
  Ui& ui = page.ui;
  Rect bar = tour.bar;
  const float size = bar.h;
  const Rect over = row_over_tour(ui, tour.box);
  const Rect corner = ui.is_phone() ? over.take_right(over.h) : bar.cut_right(size, 4);
  const std::string_view full =
      page.model.is_fullscreen ? page.words().viewer_leave_full_screen : page.words().viewer_full_screen;
  const Icon sign = page.model.is_fullscreen ? Icon::x : Icon::maximize;
  if (over_photo(page, corner, "full", sign, full)) page.action = FullScreen{tour.viewer};
  if (!ui.is_phone()) {
    if (over_photo(page, bar.cut_right(size, 4), "in", Icon::zoom_in, page.words().viewer_zoom_in))
      zoom(page.state, zoom_step);
    if (over_photo(page, bar.cut_right(size, 4), "out", Icon::zoom_out, page.words().viewer_zoom_out))
      zoom(page.state, 1 / zoom_step);
  }
  if (!ui.has_less_motion()) turn_button(page, bar.cut_right(size, 4));
  if (has_plan) plan_button(page, bar.cut_right(size, 4));
  return bar;
}

// In the upper right corner; on phones below the buttons there.
Rect plan_place(const Ui& ui, Rect tour) {
  if (!ui.is_phone()) return {tour.right() - 16 - 132, tour.y + 16, 132, 94};
  const Rect row = row_over_tour(ui, tour);
  return {row.right() - 168, row.bottom() + 8, 168, 120};
}

}  // namespace

Rect row_over_tour(const Ui& ui, Rect tour) {
  const float top = std::max(12.f, ui.safe_area().top + 4);
  constexpr float buttons = 4, gap = 8;
  const float room = tour.w - 24;
  return {tour.x + 12, tour.y + top, room, std::min(44.f, std::floor((room + gap) / buttons - gap))};
}

float tour_view(const MediaPage& page, Rect box) {
  Ui& ui = page.ui;
  const auto scenes = panoramas(*page.model.items);
  page.state.scene = std::min(page.state.scene, scenes.size() - 1);
  if (scenes[page.state.scene]->id != page.state.looked_at) enter(page.state, scenes, page.state.scene);
  const std::string name = page.words().tour_360.str() + ", " + title_of(*scenes[page.state.scene]);
  const auto region = ui.region(ui::Role::region, "tour", box, page.words().virtual_tour);
  const float radius = ui.is_phone() || page.model.is_fullscreen ? 0.f : 12.f;
  const ui::ViewerInput input = ui.viewer(box, "viewer", name, radius);
  follow(page.state, input, box, *scenes[page.state.scene]);
  turn_slowly(page, box);
  page.state.panorama_area = box;
  if (page.model.panorama == app::PanoramaState::failed) {
    ui.notice(box.inset(16).with_height(ui.notice_height(page.words().viewer_unavailable, box.w - 32)),
              "failed", page.words().viewer_unavailable, {.tone = ui::Tone::warning});
  }
  ui.painter().gradient_down(box.take_bottom(120), 0x00000000, 0x0000009E, radius, ui::Corners::bottom);
  const MediaItem* plan = plan_of(page, *scenes[page.state.scene]);
  const TourParts tour{.scenes = scenes,
                       .box = box,
                       .bar = box.inset(16, 14).take_bottom(ui.is_touch() ? 44 : 40),
                       .plan = plan != nullptr && shows_plan(page) ? plan_place(ui, box) : Rect{},
                       .viewer = input.id};
  hot_spots(page, tour);
  if (!tour.plan.is_empty()) plan_inset(page, tour, *plan);
  tour_tags(page, tour);
  const ui::ReadingRow reading(ui);
  const Rect left = controls(page, tour, plan != nullptr);
  scene_chips(page, left.centered_vertically(ui.is_touch() ? 44.f : 32.f), scenes);
  return box.h;
}

}  // namespace guichet::media
