#include "wasm-app/ui/tree.hpp"

#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

float row_height(const Ui& ui) {
  return ui.is_touch() ? ui.px(44) : ui.px(36);
}

int parent_of(std::span<const TreeItem> items, int index) {
  const int level = items[static_cast<std::size_t>(index)].level;
  while (index >= 0 && items[static_cast<std::size_t>(index)].level >= level) --index;
  return index;
}

// Right opens, then goes to the first child; left closes, then goes to the parent.
void follow_sideways(Core& c, NodeId id, std::span<const TreeItem> items, int index, TreeResult& result) {
  const TreeItem& item = items[static_cast<std::size_t>(index)];
  int target = -1;
  if (c.take_key(id, PressedKey::right) && item.has_children) {
    if (item.is_open)
      target = index + 1;
    else
      result.toggled = index;
  }
  if (c.take_key(id, PressedKey::left)) {
    if (item.has_children && item.is_open)
      result.toggled = index;
    else
      target = parent_of(items, index);
  }
  if (target >= 0 && target < std::ssize(items))
    c.move_focus(c.id(items[static_cast<std::size_t>(target)].key));
}

}  // namespace

float tree_height(const Ui& ui, std::size_t items) {
  return row_height(ui) * static_cast<float>(items);
}

TreeResult tree(Ui& ui, Rect rect, Key key, std::string_view name, std::span<const TreeItem> items) {
  Core& c = ui.core();
  TreeResult result;
  const auto region = ui.region(Role::tree, key, rect, name);
  c.begin_rove(region.id(), Roving::vertical);
  for (int i = 0; i < std::ssize(items); ++i) {
    const TreeItem& item = items[static_cast<std::size_t>(i)];
    const Rect row = rect.cut_top(row_height(ui));
    Node n = c.node(Role::tree_item, c.id(item.key), row, item.label);
    n.description = item.detail;
    n.level = item.level;
    n.states.set(State::clickable).set(State::selected, item.is_selected);
    n.states.set(State::expandable, item.has_children)
        .set(State::expanded, item.has_children && item.is_open);
    const Interaction it = c.interact(std::move(n), row.inset(2), 8);
    follow_sideways(c, it.id, items, i, result);
    if (item.is_selected)
      c.paint.fill(row, Color::accent_soft, c.px(8));
    else if (it.is_hovered)
      c.paint.fill(row, Color::hover, c.px(8));
    Rect inner = row.inset(c.px(8), 0);
    inner.cut_left(c.px(20) * static_cast<float>(item.level - 1));
    const Rect arrow = inner.cut_left(c.px(16), c.px(6));
    if (item.has_children)
      c.icon(arrow, item.is_open ? Icon::chevron_down : Icon::chevron_right, 16, Color::text3);
    if (item.icon != Icon::none)
      c.icon(inner.cut_left(c.px(18), c.px(10)), item.icon, 18,
             item.is_selected ? Color::accent_ui : Color::text2);
    if (!item.detail.empty()) {
      const float width =
          std::min(inner.w / 2, std::ceil(measure(c.face(Size::caption, Weight::regular), item.detail)));
      c.label(inner.cut_right(width, c.px(8)), item.detail, Size::caption, Weight::regular, Color::text3,
              Align::end);
    }
    c.label(inner, item.label, Size::body, item.is_selected ? Weight::semibold : Weight::regular,
            Color::text);
    if (!it.is_activated) continue;
    // the arrow opens, the rest chooses
    const bool is_on_arrow = item.has_children && arrow.grown(6).contains(c.pointer) && it.is_hovered;
    (is_on_arrow ? result.toggled : result.activated) = i;
  }
  c.end_rove();
  return result;
}

}  // namespace guichet::ui
