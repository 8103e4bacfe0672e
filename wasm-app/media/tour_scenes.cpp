#include "wasm-app/media/tour_scenes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "wasm-app/ui/painter.hpp"

namespace guichet::media {

namespace {

using ui::Color;
using ui::Rect;
using ui::Ui;
using ui::Vec2;

constexpr float ring = 6;
constexpr float label_height = 24;

std::optional<std::size_t> index_of(const Scenes& scenes, const MediaId& id) {
  const auto found =
      std::find_if(scenes.begin(), scenes.end(), [&id](const MediaItem* scene) { return scene->id == id; });
  if (found == scenes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - scenes.begin());
}

// On white, whatever the theme.
Color mark_color(const Ui& ui) {
  return ui.theme().is_accent_pale ? Color::ink : Color::accent_fill;
}

// The person keeps looking where they looked.
void walk_to(const MediaPage& page, const TourParts& tour, std::size_t index) {
  GalleryState& state = page.state;
  const MediaItem& to = *tour.scenes[index];
  enter(state, tour.scenes, index, yaw_after(state.look.yaw, tour.shown(state), to));
  page.ui.focus(tour.viewer);
  page.ui.announce(text::fill(page.words().viewer_scene_shown.view(), {{"name", title_of(to)}}));
}

std::string way_to(const MediaPage& page, const MediaItem& scene) {
  return text::fill(page.words().viewer_go_to_scene.view(), {{"name", title_of(scene)}});
}

// Above the mark, or below it at the upper edge; never beyond the sides.
void label(const MediaPage& page, const Rect& box, const Rect& mark, std::string_view name) {
  Ui& ui = page.ui;
  const ui::TextStyle style{.size = ui::Size::caption,
                            .weight = ui::Weight::semibold,
                            .color = Color::ink,
                            .align = ui::Align::center,
                            .vertical = ui::Align::center,
                            .heard = ui::Heard::no};
  const float height = ui.px(label_height);
  const float width = std::min(std::ceil(ui.text_width(name, style)) + 2 * ui.px(10), box.w - 16);
  const float x = std::clamp(mark.center().x - width / 2, box.x + 8, box.right() - 8 - width);
  const float above = mark.y + ring - 8 - height;
  const Rect pill{std::round(x), above < box.y + 8 ? mark.bottom() - ring + 8 : above, width, height};
  ui.painter().fill(pill, Color::white, height / 2);
  ui.text(pill, name, style);
}

void hot_spot(const MediaPage& page, const TourParts& tour, const Rect& mark, std::size_t index) {
  Ui& ui = page.ui;
  const MediaItem& to = *tour.scenes[index];
  const auto scope = ui.scope("hot_spot");
  const ui::Key key = ui::Key::of(to.id.value);
  const bool is_taken = ui.clickable(mark, key, way_to(page, to), {}, mark.h / 2);
  const ui::NodeId id = ui.id_of(key);
  // What one is about to use does not run away.
  if (ui.is_focused(id)) page.state.is_turning = false;
  const Vec2 center = mark.center();
  const float radius = mark.h / 2;
  const ui::Rgba white = ui.theme()[Color::white];
  ui.painter().circle(center, radius, ui::with_alpha(white, ui.is_hovered(id) ? 0.6f : 0.35f));
  ui.painter().circle(center, radius - ring, Color::white);
  ui.icon(mark, ui::Icon::chevron_up, 18, mark_color(ui));
  label(page, tour.box, mark, title_of(to));
  if (is_taken) walk_to(page, tour, index);
}

// Where a picture is that is shown whole.
Rect fitted(const Rect& box, const MediaItem& picture) {
  if (picture.width <= 0 || picture.height <= 0) return box;
  const auto w = static_cast<float>(picture.width), h = static_cast<float>(picture.height);
  const float scale = std::min(box.w / w, box.h / h);
  return {box.center().x - w * scale / 2, box.center().y - h * scale / 2, w * scale, h * scale};
}

Vec2 on_plan(const Rect& picture, const PlanPlace& place) {
  constexpr auto edge = static_cast<float>(plan_edge);
  return {picture.x + picture.w * static_cast<float>(place.x) / edge,
          picture.y + picture.h * static_cast<float>(place.y) / edge};
}

// A wedge as wide as what is seen.
void direction_mark(Ui& ui, Vec2 at, const PlanPlace& place, const Look& look) {
  constexpr float reach = 26;
  const float middle = (static_cast<float>(place.heading) + look.yaw) / 360, half = look.field_of_view / 720;
  const float before = ui.painter().alpha();
  ui.painter().set_alpha(before * 0.3f);
  ui.painter().sector(at, reach, middle - half, middle + half, mark_color(ui), reach);
  ui.painter().set_alpha(before);
  ui.painter().circle(at, 7, Color::white);
  ui.painter().circle(at, 5, mark_color(ui));
}

}  // namespace

Look first_look(const MediaItem& scene) {
  return {.yaw = scene.scene ? static_cast<float>(scene.scene->yaw) : 0};
}

void enter(GalleryState& state, const Scenes& scenes, std::size_t index, float yaw) {
  state.scene = index;
  state.looked_at = scenes[index]->id;
  state.look = {.yaw = yaw, .pitch = 0, .field_of_view = state.look.field_of_view};
}

void enter(GalleryState& state, const Scenes& scenes, std::size_t index) {
  enter(state, scenes, index, 0);
  state.look = first_look(*scenes[index]);
}

const MediaItem* plan_of(const MediaPage& page, const MediaItem& scene) {
  if (!scene.scene || !scene.scene->place) return nullptr;
  for (const MediaItem& item : *page.model.items)
    if (item.id == scene.scene->place->plan && item.kind == MediaKind::floor_plan && is_picture(item))
      return &item;
  return nullptr;
}

void hot_spots(const MediaPage& page, const TourParts& tour) {
  Ui& ui = page.ui;
  const MediaItem& here = tour.shown(page.state);
  if (!here.scene) return;
  const Camera camera(page.state.look, tour.box.w, tour.box.h);
  const float size = (ui.is_touch() ? 44.f : 36.f) + 2 * ring;
  const Rect box = tour.box;
  for (const SceneLink& link : here.scene->links) {
    const auto index = index_of(tour.scenes, link.to);
    const auto at =
        camera.project(direction_of(static_cast<float>(link.yaw), static_cast<float>(link.pitch)));
    if (!index || !at) continue;
    // whole pixels of the picture, so that marks stay where they are in it when the page scrolls
    const Vec2 center{box.x + std::round((at->x + 1) / 2 * box.w),
                      box.y + std::round((1 - at->y) / 2 * box.h)};
    const Rect mark{center.x - size / 2, center.y - size / 2, size, size};
    const bool is_inside = box.contains({mark.x, mark.y}) && box.contains({mark.right(), mark.bottom()});
    if (!is_inside || mark.intersects(tour.bar) || mark.intersects(tour.plan)) continue;
    hot_spot(page, tour, mark, *index);
    if (&tour.shown(page.state) != &here) return;
  }
}

void plan_inset(const MediaPage& page, const TourParts& tour, const MediaItem& plan) {
  Ui& ui = page.ui;
  const auto region = ui.region(ui::Role::group, "plan", tour.plan, page.words().floor_plan);
  ui.painter().fill(tour.plan, Color::white, ui.px(8));
  const Rect picture = fitted(tour.plan.inset(8), plan);
  ui.image(picture, thumbnail_of(page.model.portal, plan), {},
           {.radius = 0, .background = Color::none, .is_decorative = true});
  const float target = ui.is_touch() ? 44 : 24;
  std::optional<std::size_t> chosen;
  for (std::size_t n = 0; n < tour.scenes.size(); ++n) {
    const MediaItem& scene = *tour.scenes[n];
    if (n == page.state.scene || plan_of(page, scene) != &plan) continue;
    const Vec2 at = on_plan(picture, *scene.scene->place);
    const Rect mark{at.x - target / 2, at.y - target / 2, target, target};
    const std::string name = page.words().floor_plan.str() + ", " + title_of(scene);
    if (ui.clickable(mark, ui::Key::of(scene.id.value), name, {}, target / 2)) chosen = n;
    ui.painter().circle(at, 5, mark_color(ui));
    ui.painter().circle(at, 3, Color::white);
  }
  const MediaItem& shown = tour.shown(page.state);
  if (plan_of(page, shown) == &plan)
    direction_mark(ui, on_plan(picture, *shown.scene->place), *shown.scene->place, page.state.look);
  if (chosen) walk_to(page, tour, *chosen);
}

}  // namespace guichet::media
