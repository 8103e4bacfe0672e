// Raw surfaces: the panorama viewer, and small charts.
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

struct SurfaceCall {
  const SurfacePainter* painter = nullptr;
  NodeId id = 0;
  Rect box, clip;
};

void paint_surface(const ImDrawList*, const ImDrawCmd* command) {
  const auto& call = *static_cast<const SurfaceCall*>(command->UserCallbackData);
  if (*call.painter) (*call.painter)(call.id, call.box, call.clip);
}

void follow(Core& c, const event::PointerDown& e, NodeId id) {
  if (e.id == id) c.viewer_tracks[id].push_back({e.pointer, {e.x, e.y}});
}

void follow(std::vector<ViewerTrack>& tracks, const event::PointerMove& e, ViewerInput& out) {
  const auto track = std::find_if(tracks.begin(), tracks.end(),
                                  [&](const ViewerTrack& t) { return t.pointer == e.pointer; });
  if (track == tracks.end()) return;
  const auto spread = [&] {
    return tracks.size() < 2 ? 0.f
                             : std::hypot(tracks[0].at.x - tracks[1].at.x, tracks[0].at.y - tracks[1].at.y);
  };
  const float before = spread();
  if (tracks.size() == 1) out.drag_x += e.x - track->at.x, out.drag_y += e.y - track->at.y;
  track->at = {e.x, e.y};
  if (before > 1) out.pinch *= spread() / before;
}

// A rounded frame in the background's colour hides the square corners of what was drawn underneath.
void round_corners(Painter& paint, const Rect& box, float radius, Color around) {
  ImDrawList* list = paint.list();
  const Rgba c = paint.rgba(around);
  const ImU32 color = IM_COL32(c >> 24 & 0xff, c >> 16 & 0xff, c >> 8 & 0xff, 0xff);
  const float quarter = 1.5707963f;
  const std::array<ImVec2, 4> corner{
      {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}};
  for (std::size_t i = 0; i < 4; ++i) {
    const float sx = i == 0 || i == 3 ? 1.f : -1.f, sy = i < 2 ? 1.f : -1.f;
    const ImVec2 center{corner[i].x + sx * radius, corner[i].y + sy * radius};
    const float from = quarter * static_cast<float>(i + 2);
    constexpr int pieces = 8;
    ImVec2 before{center.x + radius * std::cos(from), center.y + radius * std::sin(from)};
    for (int piece = 1; piece <= pieces; ++piece) {
      const float turn = from + quarter * static_cast<float>(piece) / pieces;
      const ImVec2 next{center.x + radius * std::cos(turn), center.y + radius * std::sin(turn)};
      list->AddTriangleFilled(corner[i], before, next, color);
      before = next;
    }
  }
}

}  // namespace

ViewerInput Ui::viewer(Rect rect, Key key, std::string_view name, float radius) {
  Core& c = *core_;
  Node n = c.node(Role::viewer, c.id(key), rect, name);
  n.states = State::wants_pointer | State::wants_arrows;
  const Interaction i = c.interact(std::move(n), rect, radius);
  ViewerInput out{.id = i.id};
  std::vector<ViewerTrack>& tracks = c.viewer_tracks[i.id];
  for (const Event& e : c.input.raw_pointer) {
    if (const auto* down = std::get_if<event::PointerDown>(&e)) follow(c, *down, i.id);
    if (const auto* move = std::get_if<event::PointerMove>(&e)) follow(tracks, *move, out);
    if (const auto* up = std::get_if<event::PointerUp>(&e)) {
      std::erase_if(tracks, [&](const ViewerTrack& t) { return t.pointer == up->pointer; });
    }
    const auto* wheel = std::get_if<event::Wheel>(&e);
    if (wheel != nullptr && wheel->id == i.id) out.wheel += wheel->dy / 100;
  }
  std::erase_if(c.input.keys, [&](const event::Key& k) {
    if (k.id == i.id) out.keys.push_back(k.key);
    return k.id == i.id;
  });
  out.is_pressed = !tracks.empty();
  out.is_tapped = i.is_activated;
  out.is_hovered = i.is_hovered;
  out.pointer = {c.pointer.x - rect.x, c.pointer.y - rect.y};
  if (!c.paint.is_visible(rect)) return out;
  c.paint.fill(rect, Color::ink);
  SurfaceCall call{&c.surface_painter, i.id, rect, rect.intersection(c.paint.clip())};
  c.paint.callback(paint_surface, &call, sizeof call);
  if (radius > 0) round_corners(c.paint, rect, px(radius), Color::surface);
  return out;
}

void Ui::bar_chart(Rect rect, std::string_view name, std::span<const float> values,
                   std::span<const std::string_view> labels) {
  Core& c = *core_;
  c.add(c.node(Role::figure, c.text_id(), rect, name));
  if (values.empty()) return;
  const Rect foot = labels.empty() ? Rect{} : rect.cut_bottom(line_height(Size::caption), px(6));
  for (int grid = 0; grid < 4; ++grid)
    separator(rect.moved(0, std::round(rect.h * static_cast<float>(grid) / 4)));
  separator(rect.moved(0, rect.h));
  const float top = std::max(1e-6f, *std::max_element(values.begin(), values.end()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Rect slot = column(rect, values.size(), 0, i);
    const float width = std::min(px(28), std::floor(slot.w * 0.66f)),
                height = std::round(rect.h * std::max(0.f, values[i]) / top);
    const bool is_last = i + 1 == values.size();
    c.paint.fill(slot.centered_horizontally(width).take_bottom(height),
                 is_last ? Color::accent_ui : Color::accent_soft_border, px(4), Corners::top);
    if (i < labels.size()) {
      const Rect label{slot.x, foot.y, slot.w, foot.h};
      c.label(label, labels[i], Size::caption, Weight::regular, Color::text3, Align::center);
    }
  }
}

void Ui::line_chart(Rect rect, std::string_view name, std::span<const float> values) {
  Core& c = *core_;
  c.add(c.node(Role::figure, c.text_id(), rect, name));
  if (values.size() < 2) return;
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const float range = std::max(1e-6f, *high - *low);
  std::vector<Vec2> points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(values.size() - 1);
    points.push_back(
        {rect.x + 4 + (rect.w - 8) * t, rect.bottom() - 8 - (rect.h - 16) * (values[i] - *low) / range});
  }
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Vec2 a = points[i], b = points[i + 1];
    c.paint.fill_convex({a, b, {b.x, rect.bottom()}, {a.x, rect.bottom()}}, Color::accent_soft);
  }
  c.paint.polyline(points, Color::accent_ui, 2);
  separator(rect.moved(0, rect.h));
  c.paint.circle(points.back(), 5, Color::accent_ui);
  c.paint.circle(points.back(), 3, Color::surface);
}

}  // namespace guichet::ui
