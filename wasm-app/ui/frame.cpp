// The life of a frame: events in, regions, draw data and access tree out.
#include <algorithm>
#include <cmath>
#include <utility>

#include "wasm-app/ui/core.hpp"
#include "wasm-app/ui/hash.hpp"

namespace guichet::ui {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang 14 cannot deduce it

void forget_pointer(Core& c) {
  c.pointer = {-1e6f, -1e6f};
  c.is_pointer_down = false;
}

// True if the event may change more than what is under the pointer.
bool take(Core& c, const Event& e) {
  return std::visit(
      Overloaded{
          [&](const event::Activate& x) { return c.input.activations.push_back(x), true; },
          [&](const event::Input& x) {
            c.awaits_errors = false;
            return c.input.inputs.push_back(x), true;
          },
          [&](const event::Change& x) { return c.input.changes.push_back(x), true; },
          [&](const event::Key& x) {
            if (x.key == PressedKey::escape) c.tooltip_closed = c.hovered;
            return c.input.keys.push_back(x), true;
          },
          [&](const event::FilesChosen& x) { return c.input.files.push_back(x), true; },
          [&](const event::Focus& x) { return c.focused = x.id, c.is_focus_visible = x.is_visible, true; },
          [&](const event::Blur& x) {
            if (c.focused == x.id) c.focused = 0;
            return c.input.blurred.push_back(x.id), true;
          },
          [&](const event::Scroll& x) {
            c.scroll_offsets[x.id] = {x.x, x.y};
            return c.scrolled_at_ms[x.id] = c.now_ms, false;
          },
          [&](const event::PointerMove& x) {
            c.pointer = {x.x, x.y};
            return c.input.raw_pointer.push_back(x), false;
          },
          [&](const event::PointerDown& x) {
            c.pointer = {x.x, x.y};
            c.is_pointer_down = true;
            c.was_touched = x.kind == PointerKind::touch;
            c.pressed_on = c.hit_test(c.pointer);
            return c.input.raw_pointer.push_back(x), false;
          },
          [&](const event::PointerUp& x) {
            c.is_pointer_down = false;
            if (c.was_touched) c.pointer = {-1e6f, -1e6f};
            return c.input.raw_pointer.push_back(x), true;  // the end of a drag
          },
          [&](const event::PointerLeave&) { return forget_pointer(c), false; },
          [&](const event::Wheel& x) { return c.input.raw_pointer.push_back(x), false; },
          [&](const event::FilesOver& x) { return c.files_over = x.id, c.files_over_count = x.count, false; },
          [&](const event::Resize& x) {
            c.viewport = {0, 0, x.width, x.height};
            return c.dpr = x.dpr, c.safe = x.safe, true;
          },
          [&](const event::Environment& x) { return c.environment = x, true; },
          [&](const event::TextSpacing& x) { return c.spacing = x, true; },
          [&](const event::SystemColors& x) {
            c.theme_asked.reset();  // the next set_theme() takes them
            return c.system_colors = x, true;
          },
          [&](const event::ImagesChanged&) { return false; }},
      e);
}

void find_hovered(Core& c) {
  const NodeId before = c.hovered;
  c.hovered = c.hit_test(c.pointer);
  if (c.hovered != before) c.hovered_since_ms = c.now_ms, c.tooltip_closed = 0;
}

void check_overlaps(Core& c) {
  for (const Rect& a : c.text_boxes) {
    for (const Rect* b = &a + 1; b != c.text_boxes.data() + c.text_boxes.size(); ++b) {
      const Rect both = a.intersection(*b);
      if (both.w > 1.5f && both.h > 4) c.problem(LayoutProblem::Kind::text_overlap, 0, "", both);
    }
  }
}

// After a form was sent, the first thing to mend gets the focus.
void focus_first_error(Core& c) {
  if (!c.awaits_errors) return;
  const std::vector<Node>& nodes = c.tree.nodes();
  const auto found = std::find_if(nodes.begin(), nodes.end(), [](const Node& n) {
    return n.has(State::invalid) && !n.has(State::disabled);
  });
  if (found == nodes.end()) return;
  c.awaits_errors = false;
  c.commands.push_back(command::MoveFocus{found->id});
}

}  // namespace

Ui::Ui(Fonts fonts, ImageStore* images) : core_(std::make_unique<Core>()) {
  Core& c = *core_;
  c.font_bytes = std::move(fonts);
  c.images = images;
  c.regular = c.drawing.add_font(c.font_bytes.regular);
  c.semibold = c.drawing.add_font(c.font_bytes.semibold);
  set_theme(ThemeMode::light, guichet_brand);
}

Ui::~Ui() = default;

// Called in every frame: only another theme is worth another frame.
void Ui::set_theme(ThemeMode mode, Rgba brand) {
  if (core_->theme_asked == std::pair{mode, brand}) return;
  core_->theme_asked = {mode, brand};
  core_->theme = make_theme(mode, brand);
  use_system_colors(core_->theme, core_->system_colors);
  core_->needs_settling = true;
}
void Ui::set_labels(Labels labels) {
  core_->labels = std::move(labels);
}
void Ui::set_surface_painter(SurfacePainter painter) {
  core_->surface_painter = std::move(painter);
}
void Ui::set_layout_checks(bool is_on) {
  core_->checks_layout = is_on;
}
void Ui::set_density(float factor) {
  if (core_->density == factor) return;
  core_->density = factor;
  core_->needs_settling = true;
}

void Ui::begin_frame(double now_ms, std::span<const Event> events) {
  Core& c = *core_;
  c.now_ms = now_ms;
  c.wake_at_ms = -1;
  ++c.frame;
  c.input = {};
  c.needs_settling = false;
  for (const Event& e : events)
    if (take(c, e)) c.needs_settling = true;
  c.drawing.begin({c.viewport.w, c.viewport.h}, c.dpr);
  c.paint.begin(c.drawing, &c.theme, c.viewport, c.dpr);
  c.tree.begin_frame();
  c.hits.clear();
  c.problems.clear();
  c.text_boxes.clear();
  c.ids_used.clear();
  c.toast_actions.clear();
  c.ring = {};
  c.scopes.clear();
  c.text_counts.clear();
  c.push_scope(c.scope_id());
  find_hovered(c);
}

void Ui::end_frame() {
  Core& c = *core_;
  c.toasts_frame(*this);
  c.draw_ring();
  focus_first_error(c);
  c.paint.end();
  c.last_hits = c.hits;
  // what the pointer rests on may have moved away under it
  const NodeId before = c.hovered;
  if (c.hit_test(c.pointer) != before) c.wake_after(0);
  if (c.needs_settling) c.wake_after(0);
  if (c.checks_layout) check_overlaps(c);
  std::erase_if(c.animations, [&](const auto& entry) { return entry.second.frame + 1 < c.frame; });
  c.return_focus();
  std::erase_if(c.overlays, [&](const auto& entry) { return entry.second.frame + 1 < c.frame; });
  c.drawing.end();
}

ImDrawData* Ui::draw_data() {
  return &core_->drawing.data();
}

const std::vector<Node>& Ui::nodes() const {
  return core_->tree.nodes();
}

std::vector<Change> Ui::take_changes() {
  std::vector<Change> changes = diff(core_->delivered, core_->tree.nodes());
  core_->delivered = core_->tree.nodes();
  return changes;
}

std::vector<Command> Ui::take_commands() {
  return std::exchange(core_->commands, {});
}

double Ui::frame_needed_in_ms() const {
  return core_->wake_at_ms < 0 ? -1 : std::max(0.0, core_->wake_at_ms - core_->now_ms);
}

std::uint64_t Ui::frame_hash() const {
  std::uint64_t hash = hash_start;
  for (const ImDrawList* list : core_->drawing.data().CmdLists) {
    hash = hashed(hash, list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    hash = hashed(hash, list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      hash = hashed(hash, &command.ClipRect, sizeof command.ClipRect);
      const ImTextureID texture = command.TexRef._TexData != nullptr ? 0 : command.TexRef._TexID;
      hash = hashed(hash, &texture, sizeof texture);
    }
  }
  return hash;
}

const std::vector<LayoutProblem>& Ui::layout_problems() const {
  return core_->problems;
}

NodeId Ui::hit_test(Vec2 at) const {
  return core_->hit_test(at);
}

Rect Ui::on_screen(const Node& node) const {
  if (node.scroller == 0) return node.box;
  const Node* scroller = core_->tree.find(node.scroller);
  if (scroller == nullptr) return node.box;
  const Rect outer = on_screen(*scroller);
  const auto offset = core_->scroll_offsets.find(node.scroller);
  const Vec2 o = offset == core_->scroll_offsets.end() ? Vec2{} : offset->second;
  return node.box.moved(outer.x - o.x, outer.y - o.y);
}

}  // namespace guichet::ui
