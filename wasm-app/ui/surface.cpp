// Raw surfaces: the panorama viewer.
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

// A frame in the background's colour, as wide as the corner is deep, hides the square corners.
void round_corners(Painter& paint, const Rect& box, float radius, Color around) {
  const float width = std::ceil(radius * 0.42f) + 1;
  paint.push_clip(box);
  paint.border(box.grown(width), around, radius + width, width);
  paint.pop_clip();
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

}  // namespace guichet::ui
