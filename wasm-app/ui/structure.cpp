// Surroundings of a view and the regions it is made of.
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {

Region::~Region() {
  Core& c = ui_->core();
  switch (kind_) {
    case Kind::scope:
      c.pop_scope();
      break;
    case Kind::node:
      c.pop_scope();
      c.tree.close();
      break;
    case Kind::layer:
      c.paint.set_layer(c.layers.back());
      c.layers.pop_back();
      break;
    case Kind::toolbar:
      c.end_rove();
      c.pop_scope();
      c.tree.close();
      break;
  }
}

ScrollRegion::ScrollRegion(Ui& ui, NodeId id, Rect viewport, Rect content)
    : ui_(ui), id_(id), viewport_(viewport), content_(content) {}

void ScrollRegion::finish(float content_height) {
  Core& c = ui_.core();
  Vec2& size = c.content_sizes[id_];
  if (size.y != content_height) c.wake_after(0);
  size.y = content_height;
  if (Node* node = c.tree.find(id_)) node->content_h = content_height;
}

void ScrollRegion::finish_width(float content_width) {
  Core& c = ui_.core();
  c.content_sizes[id_].x = content_width;
  if (Node* node = c.tree.find(id_)) node->content_w = content_width;
}

namespace {

// 8 px overlay bar that fades 800 ms after the last movement.
void scrollbar(Core& c, NodeId id, const Rect& view, float content_h, float offset) {
  if (content_h <= view.h + 1) return;
  const auto moved = c.scrolled_at_ms.find(id);
  const bool is_near = c.pointer.x > view.right() - 24 && view.contains(c.pointer);
  const double age = moved == c.scrolled_at_ms.end() ? 1e9 : c.now_ms - moved->second;
  const bool is_shown = age < 800 || is_near;
  if (age < 800) c.wake_after(800 - age);
  const float alpha = c.animate(Key("scrollbar").in(id), is_shown ? 1 : 0, 160);
  if (alpha <= 0.01f) return;
  const float track = view.h - 8, thumb = std::max(32.f, track * view.h / content_h);
  const float y = view.y + 4 + (track - thumb) * std::clamp(offset / (content_h - view.h), 0.f, 1.f);
  const float before = c.paint.alpha();
  c.paint.set_alpha(before * alpha * 0.7f);
  c.paint.fill({view.right() - 8, y, 6, thumb}, Color::control, 3);
  c.paint.set_alpha(before);
}

Vec2 clamped_offset(Core& c, NodeId id, const Rect& rect) {
  const auto found = c.scroll_offsets.find(id);
  if (found == c.scroll_offsets.end()) return {};
  const auto size = c.content_sizes.find(id);
  if (size == c.content_sizes.end()) return found->second;
  Vec2& offset = found->second;
  offset.x = std::clamp(offset.x, 0.f, std::max(0.f, size->second.x - rect.w));
  offset.y = std::clamp(offset.y, 0.f, std::max(0.f, size->second.y - rect.h));
  return {std::round(offset.x), std::round(offset.y)};
}

}  // namespace

Vec2 Core::open_scroller(NodeId node_id, const Rect& rect, std::string_view name, States extra) {
  Node n = node(Role::scroller, node_id, rect, name);
  n.states = extra;
  const Vec2 offset = clamped_offset(*this, node_id, rect);
  // A scroller that comes back has a new element, which starts at its top.
  std::uint64_t& seen = scrollers_seen[node_id];
  if (seen + 1 < frame && (offset.x > 0 || offset.y > 0))
    commands.push_back(command::ScrollTo{node_id, offset.x, offset.y});
  seen = frame;
  const Vec2 size = content_sizes[node_id];
  n.content_w = std::max(size.x, rect.w);
  n.content_h = size.y;
  open(std::move(n));
  const Vec2 origin{rect.x - offset.x, rect.y - offset.y};
  tree.push_scroller(node_id, origin);
  paint.push_clip(rect);
  return origin;
}

void Core::close_scroller(NodeId node_id, const Rect& view) {
  tree.pop_scroller();
  tree.close();
  if (focused == node_id && is_focus_visible) ring = {true, view.inset(4), paint.clip(), 8};
  scrollbar(*this, node_id, view, content_sizes[node_id].y, scroll_offsets[node_id].y);
  paint.pop_clip();
}

ScrollRegion::~ScrollRegion() {
  ui_.core().pop_scope();
  ui_.core().close_scroller(id_, viewport_);
}

ScrollRegion Ui::scroller(Key key, Rect rect, std::string_view name) {
  const NodeId id = core_->id(key);
  const Vec2 origin = core_->open_scroller(id, rect, name, {});
  core_->push_scope(id);
  return {*this, id, rect, {origin.x, origin.y, rect.w, 1e6f}};
}

ScrollRegion Ui::scroller_horizontal(Key key, Rect rect, float content_width, std::string_view name) {
  const NodeId id = core_->id(key);
  core_->content_sizes[id] = {content_width, rect.h};
  const Vec2 origin = core_->open_scroller(id, rect, name, States{}.set(State::horizontal));
  core_->push_scope(id);
  return {*this, id, rect, {origin.x, origin.y, content_width, rect.h}};
}

void Ui::scroll_to(Key key, float y) {
  restore_scroll(core_->id(key), y);
}

float Ui::scrolled(NodeId scroller) const {
  const auto found = core_->scroll_offsets.find(scroller);
  return found == core_->scroll_offsets.end() ? 0 : found->second.y;
}

void Ui::restore_scroll(NodeId scroller, float y) {
  core_->scroll_offsets[scroller].y = y;
  core_->commands.push_back(command::ScrollTo{scroller, 0, y});
  core_->wake_after(0);
}

float Ui::pixels_per_unit() const {
  return core_->dpr;
}

Rect Ui::viewport() const {
  return core_->viewport;
}
Insets Ui::safe_area() const {
  return core_->safe;
}

WidthClass Ui::width_class() const {
  const float width = core_->viewport.w;
  if (width <= static_cast<float>(tokens::breakpoint::phone.to)) return WidthClass::phone;
  if (width <= static_cast<float>(tokens::breakpoint::tablet.to)) return WidthClass::tablet;
  if (width <= static_cast<float>(tokens::breakpoint::desktop.to)) return WidthClass::desktop;
  return WidthClass::wide;
}

bool Ui::is_touch() const {
  return core_->is_touch() || is_phone();
}
bool Ui::has_less_motion() const {
  return core_->environment.wants_less_motion;
}
const Theme& Ui::theme() const {
  return core_->theme;
}
double Ui::now_ms() const {
  return core_->now_ms;
}
float Ui::px(float design_px) const {
  return core_->px(design_px);
}

float Ui::control_height(ControlSize size) const {
  if (size == ControlSize::automatic) size = is_touch() ? ControlSize::large : ControlSize::medium;
  if (size == ControlSize::small) return px(tokens::size::button_sm);
  return px(size == ControlSize::medium ? tokens::size::button_md : tokens::size::button_lg);
}

float Ui::animate(Key key, float target, int duration_ms) {
  return core_->animate(core_->id(key), target, duration_ms);
}
void Ui::wake_after(double ms) {
  core_->wake_after(ms);
}

Region Ui::scope(Key key) {
  const NodeId id = core_->id(key);
  core_->push_scope(id);
  return {*this, Region::Kind::scope, id};
}

Region Ui::region(Role role, Key key, Rect rect, std::string_view name) {
  Node n = core_->node(role, core_->id(key), rect, name);
  const NodeId id = n.id;
  core_->open(std::move(n));
  core_->push_scope(id);
  return {*this, Region::Kind::node, id};
}

Region Ui::toolbar(Key key, Rect rect, std::string_view name) {
  Node n = core_->node(Role::toolbar, core_->id(key), rect, name);
  const NodeId id = n.id;
  core_->open(std::move(n));
  core_->push_scope(id);
  core_->begin_rove(id, Roving::horizontal);
  return {*this, Region::Kind::toolbar, id};
}

Region Ui::form(Key key, Rect rect, std::string_view name) {
  return region(Role::form, key, rect, name);
}
Region Ui::list(Key key, Rect rect, std::string_view name) {
  return region(Role::list, key, rect, name);
}
Region Ui::list_item(Key key, Rect rect) {
  Node n = core_->node(Role::list_item, core_->id(key), rect, {});
  const RowPlace place = std::exchange(core_->row_place, {});
  n.position = place.index, n.set_size = place.count;
  const NodeId id = n.id;
  core_->open(std::move(n));
  core_->push_scope(id);
  return {*this, Region::Kind::node, id};
}

Region Ui::layer(Layer layer) {
  core_->layers.push_back(core_->paint.layer());
  core_->paint.set_layer(layer);
  return {*this, Region::Kind::layer, 0};
}

NodeId Ui::id_of(Key key) const {
  return core_->id(key);
}
void Ui::focus(NodeId id) {
  core_->commands.push_back(command::MoveFocus{id});
}
void Ui::reveal(NodeId id) {
  core_->commands.push_back(command::Reveal{id});
}
void Ui::take_arrows(NodeId region) {
  if (Node* node = core_->tree.find(region)) node->states.set(State::wants_arrows);
}
void Ui::announce(std::string_view text, bool is_urgent) {
  core_->commands.push_back(command::Announce{std::string(text), is_urgent});
}
void Ui::copy_text(std::string_view text) {
  core_->commands.push_back(command::CopyText{std::string(text)});
}
bool Ui::is_focused(NodeId id) const {
  return core_->focused == id;
}
// Where the focus goes with this frame counts: what is remembered of a page must not be older than what it
// shows.
NodeId Ui::focused() const {
  const auto& commands = core_->commands;
  for (auto last = commands.rbegin(); last != commands.rend(); ++last) {
    if (const auto* moved = std::get_if<command::MoveFocus>(&*last)) return moved->id;
  }
  return core_->focused;
}
NodeId Ui::hovered() const {
  return core_->hovered;
}
bool Ui::is_hovered(NodeId id) const {
  return core_->hovered == id;
}
bool Ui::is_visible(const Rect& rect) const {
  return core_->paint.is_visible(rect);
}
bool Ui::key_pressed(PressedKey key) {
  return key == PressedKey::escape ? core_->take_key_of_nobody(key) : core_->take_key(0, key);
}
Painter& Ui::painter() {
  return core_->paint;
}

}  // namespace guichet::ui
