#include "wasm-app/ui/grid.hpp"

#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

constexpr float side_padding = 20, cell_padding = 12, select_width = 44, narrowest = 56;
// Browsers cap the height of an element, and a float counts pixels exactly to 16 million: longer content
// scrolls proportionally.
constexpr double scroll_height_max = 8e6;

}  // namespace

GridRegion grid(Ui& ui, Rect rect, Key key, const GridSpec& spec, GridState& state) {
  return {ui, ui.id_of(key), rect, spec, state};
}

GridRegion::GridRegion(Ui& ui, NodeId id, Rect box, const GridSpec& spec, GridState& state)
    : ui_(ui), id_(id), scroller_(Key("rows").in(id)), box_(box), spec_(spec), state_(state) {
  Core& c = ui.core();
  height_ = c.px(spec.row_height);
  state_.widths.resize(spec.columns.size());
  state_.current = std::clamp(state_.current, 0, std::max(0, spec.row_count - 1));
  Node n = c.node(Role::grid, id_, box, spec.name);
  n.row_count = spec.row_count + 1 + (spec.has_totals ? 1 : 0);
  n.col_count = static_cast<int>(spec.columns.size()) + (spec.is_selectable ? 1 : 0);
  n.states.set(State::multiple, spec.is_selectable);
  c.open(std::move(n));
  c.push_scope(id_);
  c.paint.fill(box, Color::surface, c.px(12));
  view_ = box.inset({0, c.px(36), 0, spec.has_totals ? c.px(48) : 0});
  Rect inner = box.inset(side_padding - cell_padding, 0);
  if (spec.is_selectable) inner.cut_left(c.px(select_width));
  float fixed = 0, weights = 0;
  const auto width_of = [&](std::size_t i) {
    return state_.widths[i] > 0 ? state_.widths[i] : c.px(spec.columns[i].width);
  };
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    const float width = width_of(i);
    (width > 0 ? fixed : weights) += width > 0 ? width : spec.columns[i].weight;
  }
  const float left = std::max(0.f, inner.w - fixed);
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    const float width =
        width_of(i) > 0 ? width_of(i) : std::max(narrowest, left * spec.columns[i].weight / weights);
    columns_.push_back(inner.cut_left(std::round(width)));
  }
  header();
  lay_out_rows();
}

void GridRegion::header() {
  Core& c = ui_.core();
  const Rect head = box_.take_top(c.px(36));
  const float line = c.paint.hairline();
  c.paint.fill(head.inset({line, line, line, 0}), Color::subtle, c.px(12) - 1, Corners::top);
  Node n = c.node(Role::row, c.id("head"), head, {});
  n.row_index = 1;
  c.open(std::move(n));
  if (spec_.is_selectable) {
    bool is_on = spec_.all_selected;
    const Rect box = Rect{box_.x + side_padding, head.y, c.px(24), head.h};
    toggled_all_ =
        ui_.checkbox(box, "all", spec_.select_all, is_on,
                     {.is_mixed = spec_.some_selected && !spec_.all_selected, .hides_label = true});
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) header_cell(i, columns_[i].with_height(head.h));
  c.tree.close();
  ui_.separator(head.moved(0, head.h - line));
}

void GridRegion::header_cell(std::size_t index, Rect box) {
  Core& c = ui_.core();
  const Column& column = spec_.columns[index];
  const Rect cell = box.inset(cell_padding, 0);
  Node n = c.node(Role::column_header, c.id(index + 1000), c.touch_box(cell), column.title);
  n.col_index = static_cast<int>(index) + 1 + (spec_.is_selectable ? 1 : 0);
  n.states.set(State::clickable, column.sort != Sort::none).set(State::hidden_text, column.hides_title);
  n.states.set(State::sort_ascending, column.sort == Sort::ascending);
  n.states.set(State::sort_descending, column.sort == Sort::descending);
  const bool is_sorted = column.sort == Sort::ascending || column.sort == Sort::descending;
  Color ink = is_sorted ? Color::text : Color::text3;
  if (column.sort != Sort::none) {
    const Interaction i = c.interact(std::move(n), cell.inset(-6, 4), 4);
    if (i.is_activated) sort_clicked_ = static_cast<int>(index);
    if (i.is_hovered) ink = Color::text;
  } else {
    c.add(std::move(n));
  }
  if (!column.hides_title) {
    const float icon = is_sorted ? c.px(14) + 4 : 0;
    const Face face = c.face(Size::caption, Weight::semibold);
    const float width = std::min(std::max(0.f, cell.w - icon), std::ceil(measure(face, column.title)));
    const Rect inner = column.align == Align::end ? cell.take_right(width + icon) : cell;
    c.line(inner.with_width(width), column.title, face, c.theme[ink]);
    const Icon arrow = column.sort == Sort::descending ? Icon::arrow_down : Icon::arrow_up;
    if (is_sorted) c.icon({inner.x + width + 4, cell.y, c.px(14), cell.h}, arrow, 14, Color::text);
  }
  if (spec_.is_resizable && !c.is_touch() && index + 1 < columns_.size()) resizer(index, box);
}

// The edge of a column: dragged, or moved with the arrow keys.
void GridRegion::resizer(std::size_t index, Rect cell) {
  Core& c = ui_.core();
  const Rect edge{cell.right() - 4, cell.y, 8, cell.h};
  Node n = c.node(Role::separator, c.id(index + 2000), edge,
                  std::string(spec_.resize) + ' ' + std::string(spec_.columns[index].title));
  n.states = State::wants_pointer | State::wants_arrows;
  n.value_now = cell.w, n.value_min = narrowest, n.value_max = box_.w;
  const Interaction i = c.interact(std::move(n), edge.inset(2, 6), 2);
  float width = cell.w;
  const int column = static_cast<int>(index);
  if (i.is_pressed) state_.dragged = column;
  if (!c.is_pointer_down && state_.dragged == column) state_.dragged = -1;
  if (state_.dragged == column) width = c.pointer.x - cell.x;
  if (c.take_key(i.id, PressedKey::right)) width += 16;
  if (c.take_key(i.id, PressedKey::left)) width -= 16;
  const bool is_lit = i.is_hovered || state_.dragged == column;
  c.paint.fill(edge.centered(is_lit ? 2.f : 1.f, c.px(16)), is_lit ? Color::accent_ui : Color::border_strong);
  width = std::clamp(std::round(width), narrowest, std::max(narrowest, box_.w / 2));
  if (width == cell.w) return;
  state_.widths[index] = width;
  c.wake_after(0);
}

double GridRegion::top_of(int row) const {
  return static_cast<double>(view_.y) + static_cast<double>(row) * static_cast<double>(height_) - offset_;
}

void GridRegion::lay_out_rows() {
  Core& c = ui_.core();
  const double whole = static_cast<double>(spec_.row_count) * static_cast<double>(height_);
  const auto shown = static_cast<float>(std::min(whole, scroll_height_max));
  c.content_sizes[scroller_].y = shown;
  const Vec2 origin = c.open_scroller(scroller_, view_, {}, {});
  const double range = static_cast<double>(shown) - static_cast<double>(view_.h);
  const double factor = range > 0 ? (whole - static_cast<double>(view_.h)) / range : 1;
  offset_ = static_cast<double>(view_.y - origin.y) * factor;
  follow_keys();
  const int first = std::max(0, static_cast<int>(offset_ / static_cast<double>(height_)) - 1);
  const int count = static_cast<int>(std::ceil(view_.h / height_)) + 3;
  const int last = std::min(spec_.row_count, first + count);
  // the row with the focus stays, wherever one scrolled
  const auto keep = [&](bool is_before) {
    if (spec_.row_count > 0 && is_before == (state_.current < first) &&
        (state_.current < first || state_.current >= last))
      rows_.push_back(state_.current);
  };
  keep(true);
  for (int i = first; i < last; ++i) rows_.push_back(i);
  if (state_.current >= last) keep(false);
}

// The arrow keys move the focus from row to row; what is out of sight scrolls in.
void GridRegion::follow_keys() {
  Core& c = ui_.core();
  const NodeId row = c.id(state_.current);
  const int page = std::max(1, static_cast<int>(view_.h / height_) - 1), last = spec_.row_count - 1;
  const int before = state_.current;
  int at = before;
  if (c.take_key(row, PressedKey::down)) ++at;
  if (c.take_key(row, PressedKey::up)) --at;
  if (c.take_key(row, PressedKey::page_down)) at += page;
  if (c.take_key(row, PressedKey::page_up)) at -= page;
  if (c.take_key(row, PressedKey::home)) at = 0;
  if (c.take_key(row, PressedKey::end)) at = last;
  at = std::clamp(at, 0, std::max(0, last));
  if (at == before) return;
  state_.current = at;
  state_.moves_focus = true;
  const double top = top_of(at), height = static_cast<double>(height_), view = static_cast<double>(view_.h);
  const double beside = top < static_cast<double>(view_.y)
                            ? top - static_cast<double>(view_.y)
                            : std::max(0.0, top + height - static_cast<double>(view_.bottom()));
  if (beside == 0) return;
  const double whole = static_cast<double>(spec_.row_count) * height;
  const double shown = std::min(whole, scroll_height_max);
  offset_ = std::clamp(offset_ + beside, 0.0, std::max(0.0, whole - view));
  const double y = whole > view ? offset_ * (shown - view) / (whole - view) : 0;
  c.scroll_offsets[scroller_].y = static_cast<float>(y);
  c.commands.push_back(command::ScrollTo{scroller_, 0, static_cast<float>(y)});
  c.wake_after(0);
}

std::vector<Rect> GridRegion::cells(const Rect& row) const {
  std::vector<Rect> out;
  for (const Rect& column : columns_)
    out.push_back(Rect{column.x, row.y, column.w, row.h}.inset(cell_padding, 0));
  if (out.size() == 1) out.push_back({row.right(), row.y, 0, row.h});
  return out;
}

void GridRegion::paint_row(const Rect& box, int index, NodeId id, const GridRowSpec& spec) {
  Core& c = ui_.core();
  const float line = c.paint.hairline();
  const Rect inside = box.inset({line, 0, line, 0});
  if (spec.is_selected || (spec.is_clickable && c.hovered == id)) c.paint.fill(inside, Color::hover);
  if (spec.is_selected) c.paint.fill(inside.take_left(3), Color::accent_ui);
  if (index + 1 < spec_.row_count) ui_.separator(inside.moved(0, inside.h - line));
}

RowRegion GridRegion::row(int index, const GridRowSpec& spec) {
  Core& c = ui_.core();
  const Rect box{box_.x, std::round(static_cast<float>(top_of(index))), box_.w, height_};
  Node n = c.node(Role::row, c.id(index), box, spec.name);
  n.row_index = index + 2;
  const bool is_current = index == state_.current;
  n.states.set(State::clickable, spec.is_clickable).set(State::selected, spec.is_selected);
  n.states.set(State::wants_arrows).set(State::no_tab, !is_current).set(State::has_context, spec.has_context);
  const NodeId id = n.id;
  c.hit(id, box.intersection(view_));
  if (c.focused == id) {
    if (c.is_focus_visible) c.ring = {true, box.inset(4), c.paint.clip(), 8};
    if (!is_current && !state_.moves_focus) state_.current = index, c.wake_after(0);
  }
  c.open(std::move(n));
  c.push_scope(id);
  if (is_current && state_.moves_focus) state_.moves_focus = false, c.move_focus(id);
  if (c.paint.is_visible(box)) paint_row(box, index, id, spec);
  if (c.take_key(id, PressedKey::context_menu)) {
    context_row_ = index;
    context_at_ = box.contains(c.pointer) ? Rect{c.pointer.x, c.pointer.y, 0, 0} : box.take_left(c.px(200));
  }
  if (spec_.is_selectable) {
    bool is_on = spec.is_selected;
    const Rect check{box_.x + side_padding, box.y, c.px(24), box.h};
    if (ui_.checkbox(check, "select", std::string(spec_.select_row) + ' ' + std::string(spec.name), is_on,
                     {.hides_label = true}))
      toggled_ = index;
  }
  return {ui_, id, box, cells(box),
          RowRegion::Target{.is_activated = spec.is_clickable && c.take_activation(id)}};
}

void GridRegion::end_rows() {
  if (!std::exchange(is_open_, false)) return;
  ui_.core().close_scroller(scroller_, view_);
}

RowRegion GridRegion::totals() {
  end_rows();
  Core& c = ui_.core();
  const Rect foot = box_.take_bottom(c.px(48));
  const float line = c.paint.hairline();
  c.paint.fill(foot.inset({line, 0, line, line}), Color::subtle, c.px(12) - 1, Corners::bottom);
  ui_.separator(foot);
  Node n = c.node(Role::row, c.id("totals"), foot, {});
  n.row_index = spec_.row_count + 2;
  const NodeId id = n.id;
  c.open(std::move(n));
  c.push_scope(id);
  return {ui_, id, foot, cells(foot), {}};
}

GridRegion::~GridRegion() {
  end_rows();
  Core& c = ui_.core();
  c.pop_scope();
  c.tree.close();
  c.paint.border(box_, Color::border, c.px(12));
}

}  // namespace guichet::ui
