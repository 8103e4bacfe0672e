#include "wasm-app/ui/core.hpp"

#include <algorithm>
#include <cmath>

namespace guichet::ui {

void Core::push_scope(NodeId scope) {
  scopes.push_back(scope);
  text_counts.push_back(0);
}

void Core::pop_scope() {
  scopes.pop_back();
  text_counts.pop_back();
}

NodeId Core::text_id() {
  return Key(0x7e870000u + text_counts.back()++).in(scope_id());
}

Node Core::node(Role role, NodeId node_id, const Rect& box, std::string_view name) const {
  Node n;
  n.id = node_id;
  n.role = role;
  n.layer = paint.layer();
  n.box = box;
  n.name = name;
  return n;
}

// The mirror needs one element per id: a second use gets another id and is reported to the tests.
void Core::note_unique(NodeId& node_id, const Rect& box) {
  const int uses = ids_used[node_id]++;
  if (uses == 0) return;
  problem(LayoutProblem::Kind::duplicate_key, node_id, "", box);
  node_id = Key(uses).in(node_id);
}

void Core::add(Node n) {
  note_unique(n.id, n.box);
  tree.add(std::move(n));
}

void Core::open(Node n) {
  note_unique(n.id, n.box);
  tree.open(std::move(n));
}

void Core::open_overlay(Node n, Layer layer) {
  layers.push_back(paint.layer());
  paint.set_layer(layer);
  paint.push_whole_clip();
  tree.open_root();
  n.layer = layer;
  const NodeId node_id = n.id;
  open(std::move(n));
  push_scope(node_id);
  roves.emplace_back();  // what is above does not belong to a group below
}

void Core::close_overlay() {
  roves.pop_back();
  pop_scope();
  tree.close();
  tree.close_root();
  paint.pop_clip();
  paint.set_layer(layers.back());
  layers.pop_back();
}

void Core::hit(NodeId node_id, const Rect& box) {
  const Rect visible = box.intersection(paint.clip());
  if (!visible.is_empty()) hits.push_back({node_id, visible, paint.layer()});
}

NodeId Core::hit_test(Vec2 at) const {
  NodeId found = 0;
  Layer layer = Layer::page;
  for (const Hit& h : last_hits) {
    if (h.layer >= layer && h.box.contains(at)) found = h.id, layer = h.layer;
  }
  return found;
}

Rect Core::touch_box(const Rect& visual) const {
  return is_touch() ? visual.grown_to(tokens::size::hit_min, tokens::size::hit_min) : visual;
}

Interaction Core::state_of(NodeId node_id, bool is_disabled) const {
  Interaction i;
  i.id = node_id;
  i.is_hovered = !is_disabled && hovered == node_id && !environment.has_touch;
  i.is_pressed = !is_disabled && is_pointer_down && pressed_on == node_id && hovered == node_id;
  i.is_focused = focused == node_id;
#ifdef GUICHET_GALLERY
  i.is_hovered |= staged.is_hovered && !is_disabled;
  i.is_pressed |= staged.is_pressed && !is_disabled;
#endif
  return i;
}

Interaction Core::interact(Node n, const Rect& visual, float radius) {
  const bool is_disabled = n.has(State::disabled);
  note_unique(n.id, n.box);
  Interaction i = state_of(n.id, is_disabled);
  if (take_activation(n.id)) i.is_activated = !is_disabled;
  if (n.name.empty()) problem(LayoutProblem::Kind::unnamed_control, n.id, role_name(n.role), visual);
  constexpr float target = tokens::size::hit_min - 0.5f;
  // links in running text are as high as their line
  if (checks_layout && is_touch() && !is_disabled && n.role != Role::link &&
      (n.box.w < target || n.box.h < target))
    problem(LayoutProblem::Kind::small_target, n.id, n.name, n.box);
  rove(n);
  if (i.is_focused && is_focus_visible) ring = {true, visual, paint.clip(), radius};
#ifdef GUICHET_GALLERY
  // a field shows it by itself
  if (staged.is_focused && n.role != Role::text_field && n.role != Role::text_area) {
    ring = {true, visual, paint.clip(), radius};
    draw_ring();
    ring = {};
  }
#endif
  hit(n.id, n.box);
  n.radius = radius;
  tree.add(std::move(n));
  return i;
}

bool Core::take_activation(NodeId node_id) {
  const auto found = std::find_if(input.activations.begin(), input.activations.end(),
                                  [&](const event::Activate& a) { return a.id == node_id; });
  if (found == input.activations.end()) return false;
  input.activations.erase(found);
  return true;
}

const std::string* Core::typed(NodeId node_id) const {
  const std::string* value = nullptr;
  for (const event::Input& e : input.inputs)
    if (e.id == node_id) value = &e.value;
  return value;
}

const std::string* Core::changed_to(NodeId node_id) const {
  const std::string* value = nullptr;
  for (const event::Change& e : input.changes)
    if (e.id == node_id) value = &e.value;
  return value;
}

bool Core::take_key(NodeId node_id, PressedKey key) {
  const auto found = std::find_if(input.keys.begin(), input.keys.end(), [&](const event::Key& k) {
    return k.key == key && (node_id == 0 || k.id == node_id);
  });
  if (found == input.keys.end()) return false;
  input.keys.erase(found);
  return true;
}

bool Core::take_key_of_nobody(PressedKey key) {
  const auto found = std::find_if(input.keys.begin(), input.keys.end(),
                                  [&](const event::Key& k) { return k.key == key && k.id == 0; });
  if (found == input.keys.end()) return false;
  input.keys.erase(found);
  return true;
}

Face Core::face(Size size, Weight weight) const {
  static constexpr std::array<const tokens::TextStyle*, 10> scale{
      &tokens::type::micro, &tokens::type::caption, &tokens::type::small,    &tokens::type::body,
      &tokens::type::lead,  &tokens::type::title,   &tokens::type::headline, &tokens::type::display,
      &tokens::type::hero,  &tokens::type::code};
  const tokens::TextStyle& style = *scale[static_cast<std::size_t>(size)];
  const bool is_bold =
      weight == Weight::automatic ? style.weight == tokens::Weight::semibold : weight == Weight::semibold;
  const bool is_kiosk = density >= 1.3f;
  const float base = is_kiosk ? style.kiosk_size : style.size;
  Face f;
  f.font = is_bold ? semibold : regular;
  f.size = std::round(base);
  // at least: nobody asks for lines that are closer than designed
  f.line = std::round(std::max(style.line * f.size / style.size, spacing.line * f.size));
  f.tracking = spacing.letter > 0 ? spacing.letter * f.size : style.tracking * f.size / style.size;
  f.word_gap = spacing.word * f.size;
  f.density = dpr;
  f.is_semibold = is_bold;
  return f;
}

float Core::line(const Rect& rect, std::string_view text, const Face& f, Rgba color, Align align,
                 Align vertical) {
  if (text.empty()) return 0;
  const Line cut = shorten(f, text, rect.w);
  const float free = std::max(0.f, rect.w - cut.width);
  const float x = rect.x + (align == Align::end ? free : align == Align::center ? std::round(free / 2) : 0);
  const float spare = rect.h - f.line;
  const float y = rect.y + (vertical == Align::center ? std::round(spare / 2)
                            : vertical == Align::end  ? spare
                                                      : 0);
  if (!paint.is_visible({x, y, cut.width, f.line})) return cut.width;
  paint.text(f, {x, y}, cut.text, color);
  if (cut.has_ellipsis) paint.text(f, {x + cut.width - advance(f, 0x2026), y}, "…", color);
  return cut.width;
}

float Core::label(const Rect& rect, std::string_view text, Size size, Weight weight, Color color,
                  Align align) {
  return line(rect, text, face(size, weight), theme[color], align);
}

void Core::words(const Rect& rect, std::string_view text, const Face& f, Rgba color) {
  const int most = std::max(1, static_cast<int>((rect.h + 2) / f.line));
  const std::vector<Line> lines = break_lines(f, text, rect.w, most);
  Rect row = rect.centered_vertically(f.line * static_cast<float>(lines.size()));
  for (const Line& one : lines) {
    const Rect at = row.cut_top(f.line).centered_horizontally(one.width);
    if (one.has_ellipsis) problem(LayoutProblem::Kind::text_cut, 0, text, rect);
    paint.text(f, {std::round(at.x), at.y}, one.text, color);
    if (one.has_ellipsis) paint.text(f, {at.right() - advance(f, 0x2026), at.y}, "…", color);
  }
}

void Core::icon(const Rect& rect, Icon icon_, float size, Color color) {
  paint.icon(rect, icon_, px(size), theme[color]);
}

void Core::problem(LayoutProblem::Kind kind, NodeId node_id, std::string_view text, const Rect& box) {
  problems.push_back({kind, node_id, std::string(text), box});
}

void Core::wake_after(double ms) {
  const double at = now_ms + std::max(0.0, ms);
  if (wake_at_ms < 0 || at < wake_at_ms) wake_at_ms = at;
}

float Core::animate(NodeId node_id, float target, double duration_ms) {
  const auto [place, is_new] = animations.try_emplace(node_id);
  Animation& a = place->second;
  if (is_new || a.frame + 1 < frame) a = {target, target, now_ms, 0, frame};
  a.frame = frame;
  if (environment.wants_less_motion) duration_ms = 0;
  const auto value = [&] {
    if (a.duration_ms <= 0) return a.target;
    const double t = std::clamp((now_ms - a.start_ms) / a.duration_ms, 0.0, 1.0);
    return a.from + (a.target - a.from) * static_cast<float>(1 - std::pow(1 - t, 3));
  };
  if (a.target != target) a = {value(), target, now_ms, duration_ms, frame};
  const float now = value();
  if (a.duration_ms > 0 && now_ms < a.start_ms + a.duration_ms) wake_after(0);
  return now;
}

void Core::draw_ring() {
  if (!ring.is_set) return;
  const Layer before = paint.layer();
  paint.set_layer(Layer::ring);
  paint.push_whole_clip();
  paint.push_clip(ring.clip.grown(4));
  const float radius = std::min(ring.radius, std::min(ring.box.w, ring.box.h) / 2);
  paint.border(ring.box.grown(2), Color::surface, radius + 2, 2);
  paint.border(ring.box.grown(4), Color::accent_ui, radius + 4, 2);
  paint.pop_clip();
  paint.pop_clip();
  paint.set_layer(before);
}

}  // namespace guichet::ui
