#include "wasm-app/ui/near_rows.hpp"

#include <algorithm>

#include "wasm-app/ui/core.hpp"
#include "wasm-app/ui/hash.hpp"

namespace guichet::ui {

namespace {

constexpr std::size_t sizes_max = 8192;

// The nodes from `id` up to the page, as the mirror shows them. Parents come before their children.
void add_path(const std::vector<Node>& nodes, NodeId id, std::vector<NodeId>& path) {
  for (auto node = nodes.rbegin(); node != nodes.rend() && id != 0; ++node) {
    if (node->id != id) continue;
    path.push_back(id);
    id = node->parent;
  }
}

// What has the focus, or gets it back when the menu above it is closed.
std::vector<NodeId> held_nodes(const Ui& ui, const Core& c) {
  std::vector<NodeId> held;
  add_path(c.delivered, ui.focused(), held);
  for (const auto& [id, overlay] : c.overlays) add_path(c.delivered, overlay.opener, held);
  return held;
}

}  // namespace

void NearRows::add(Key key, const Rect& box) {
  rows_.push_back({ui_.core().id(key), box, false});
}

void NearRows::keep(std::size_t index) {
  if (index < rows_.size()) rows_[index].is_kept = true;
}

std::vector<NearRow> NearRows::rows() const {
  const Core& c = ui_.core();
  const Rect sight = c.paint.clip();
  const Rect near = sight.inset(0, -std::max(sight.h, c.viewport.h / 2));
  const std::vector<NodeId> held = held_nodes(ui_, c);
  const auto holds = [&](std::size_t at) {
    return at < rows_.size() &&
           (rows_[at].is_kept || std::find(held.begin(), held.end(), rows_[at].id) != held.end());
  };
  std::vector<NearRow> found;
  bool was_held = false, is_held = holds(0);
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    const bool will_be_held = holds(at + 1);
    const bool is_end = at == 0 || at + 1 == rows_.size();
    if (c.shows_all_rows || is_end || was_held || is_held || will_be_held || rows_[at].box.intersects(near))
      found.push_back({at, rows_[at].box});
    was_held = is_held, is_held = will_be_held;
  }
  return found;
}

void NearRows::place(std::size_t index, std::size_t count) {
  ui_.core().row_place = {static_cast<int>(index) + 1, static_cast<int>(count)};
}

float& NearRows::height_of(Key key, float width, std::uint64_t content) {
  Core& c = ui_.core();
  if (c.row_sizes.size() > sizes_max) c.row_sizes.clear();
  const float around[] = {width, c.density, c.spacing.letter, c.spacing.word, c.spacing.line};
  // What a float holds exactly.
  const auto state = static_cast<float>(hashed(hashed(hash_start, content), around, sizeof around) >> 40);
  Vec2& known = c.row_sizes[c.id(key)];
  if (known.x != state) known = {state, 0};
  return known.y;
}

Rect table_row_box(const Ui& ui, const Rect& table, float row_height, std::size_t index) {
  const float height = ui.px(row_height);
  return {table.x, table.y + ui.px(36) + static_cast<float>(index) * height, table.w, height};
}

void show_all_rows(Ui& ui, bool is_asked) {
  ui.core().shows_all_rows = is_asked;
}

}  // namespace guichet::ui
