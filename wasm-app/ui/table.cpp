// Tables, list rows and their phone cards.
#include <algorithm>
#include <cmath>
#include <utility>

#include "wasm-app/ui/core.hpp"
#include "wasm-app/ui/heights.hpp"
#include "wasm-app/ui/near_rows.hpp"

namespace guichet::ui {
namespace {

constexpr float side_padding = 20, cell_padding = 12;

std::vector<Rect> column_boxes(const Core& c, const Rect& box, std::span<const Column> columns) {
  float fixed = 0, weights = 0;
  const float wider = 1 + 2 * c.spacing.letter;  // a letter is about half as wide as high
  for (const Column& column : columns)
    (column.width > 0 ? fixed : weights) += column.width > 0 ? column.width * wider : column.weight;
  const float left = std::max(0.f, box.w - 2 * (side_padding - cell_padding) - fixed);
  std::vector<Rect> out;
  float x = box.x + side_padding - cell_padding;
  for (const Column& column : columns) {
    const float width = column.width > 0 ? column.width * wider
                        : weights > 0    ? left * column.weight / weights
                                         : 0;
    const float end = std::round(x + width);
    out.push_back(
        {std::round(x) + cell_padding, box.y, std::max(0.f, end - std::round(x) - 2 * cell_padding), box.h});
    x = x + width;
  }
  return out;
}

// Where a row leads is a link around its content: the browser opens it in another tab, copies its address.
// A row that only does something is a button.
Role target_role(std::string_view href) {
  return href.empty() ? Role::button : Role::link;
}

// Opens the row; true if it was activated.
bool open_row(Core& c, Node n, bool is_clickable, float radius) {
  c.note_unique(n.id, n.box);
  const NodeId id = n.id;
  if (is_clickable) c.hit(id, n.box);
  if (c.focused == id && c.is_focus_visible) c.ring = {true, n.box.inset(4), c.paint.clip(), radius};
  n.radius = radius;
  c.tree.open(std::move(n));
  c.push_scope(id);
  return is_clickable && c.take_activation(id);
}

// The link of a table's row, in the cell that names it and as large as the row.
NodeId row_link_of(NodeId row) {
  return Key("link").in(row);
}

}  // namespace

RowRegion::RowRegion(Ui& ui, NodeId id, Rect box, std::vector<Rect> cells, Target target)
    : ui_(ui), id_(id), box_(box), cells_(std::move(cells)), target_(std::move(target)) {}

bool RowRegion::is_in_link() const {
  return !target_.href.empty() && next_ == target_.cell + 1;
}

void RowRegion::close_cell() {
  Core& c = ui_.core();
  for (int open = is_in_link() ? 2 : 1; open > 0; --open) {
    c.pop_scope();
    c.tree.close();
  }
}

void RowRegion::open_link() {
  Core& c = ui_.core();
  Node n = c.node(Role::link, row_link_of(id_), box_, {});
  n.href = target_.href;
  n.states.set(State::current, target_.is_current);
  target_.is_activated = open_row(c, std::move(n), true, 8);
}

Rect RowRegion::cell() {
  Core& c = ui_.core();
  const bool is_table = cells_.size() > 1;
  if (next_ > 0 && is_table) close_cell();
  if (next_ >= cells_.size()) {
    next_ = 0, cells_.resize(1);
    return {box_.x, box_.y, 0, box_.h};
  }
  const Rect cell = cells_[next_++];
  if (is_table) {
    Node n = c.node(Role::cell, c.id(next_), cell, {});
    n.col_index = static_cast<int>(next_);
    const NodeId id = n.id;
    c.open(std::move(n));
    c.push_scope(id);
    if (is_in_link()) open_link();
  }
  return cell;
}

RowRegion::~RowRegion() {
  Core& c = ui_.core();
  if (next_ > 0 && cells_.size() > 1) close_cell();
  c.pop_scope();
  c.tree.close();
}

bool RowRegion::is_hovered() const {
  return ui_.core().hovered == id_ || ui_.core().hovered == row_link_of(id_);
}
bool RowRegion::is_visible() const {
  return ui_.core().paint.is_visible(box_);
}

TableRegion::TableRegion(Ui& ui, NodeId id, Rect box, const TableSpec& spec)
    : ui_(ui), id_(id), box_(box), spec_(spec), columns_(column_boxes(ui.core(), box, spec.columns)) {
  Core& c = ui.core();
  Node n = c.node(Role::table, id_, box, spec.name);
  n.row_count = spec.row_count + 1;
  n.col_count = static_cast<int>(spec.columns.size());
  c.open(std::move(n));
  c.push_scope(id_);
  if (spec.has_frame) c.paint.fill(box, Color::surface, c.px(12));
  header();
}

void TableRegion::header() {
  Core& c = ui_.core();
  const Rect head = box_.take_top(c.px(36));
  const float line = c.paint.hairline();
  const Rect inside = spec_.has_frame ? head.inset({line, line, line, 0}) : head;
  c.paint.fill(inside, Color::subtle, spec_.has_frame ? c.px(12) - 1 : 0, Corners::top);
  Node n = c.node(Role::row, c.id("head"), head, {});
  n.row_index = 1;
  c.open(std::move(n));
  for (std::size_t i = 0; i < columns_.size(); ++i) header_cell(i);
  c.tree.close();
  ui_.separator(head.moved(0, head.h - line));
}

void TableRegion::header_cell(std::size_t index) {
  Core& c = ui_.core();
  const Column& column = spec_.columns[index];
  const Rect box = Rect{columns_[index]}.with_height(c.px(36));
  Node n = c.node(Role::column_header, c.id(index + 1000), c.touch_box(box), column.title);
  n.col_index = static_cast<int>(index) + 1;
  const bool is_sortable = column.sort != Sort::none;
  n.states.set(State::clickable, is_sortable).set(State::hidden_text, column.hides_title);
  n.states.set(State::sort_ascending, column.sort == Sort::ascending);
  n.states.set(State::sort_descending, column.sort == Sort::descending);
  Color ink = Color::text3;
  if (is_sortable) {
    const Interaction i = c.interact(std::move(n), box.inset(-6, 4), 4);
    if (i.is_activated) sort_clicked_ = static_cast<int>(index);
    if (i.is_hovered) ink = Color::text;
  } else {
    c.add(std::move(n));
  }
  if (column.hides_title) return;
  const bool is_sorted = column.sort == Sort::ascending || column.sort == Sort::descending;
  Rect inner = box;
  const float icon = is_sorted ? c.px(14) + 4 : 0;
  const float width =
      std::min(box.w - icon, std::ceil(measure(c.face(Size::caption, Weight::semibold), column.title)));
  if (column.align == Align::end) inner = box.take_right(width + icon);
  c.label(inner.with_width(width), column.title, Size::caption, Weight::semibold,
          is_sorted ? Color::text : ink);
  if (!is_sorted) return;
  const Rect arrow{inner.x + width + 4, box.y, c.px(14), box.h};
  c.icon(arrow, column.sort == Sort::descending ? Icon::arrow_down : Icon::chevron_up, 14, Color::text);
}

RowRegion TableRegion::row(Key key, const RowSpec& spec) {
  Core& c = ui_.core();
  const RowPlace place = std::exchange(c.row_place, {});
  if (place.index > 0) next_row_ = place.index - 1;
  const Rect box = table_row_box(ui_, box_, spec_.row_height, static_cast<std::size_t>(next_row_));
  ++next_row_;
  const bool has_link = spec.is_clickable && !spec.href.empty();
  const bool is_clickable = spec.is_clickable && !has_link;
  Node n = c.node(Role::row, c.id(key), box, has_link ? std::string_view{} : spec.name);
  n.states.set(State::clickable, is_clickable).set(State::selected, spec.is_selected);
  n.row_index = next_row_ + 1;
  const NodeId id = n.id;
  RowRegion::Target target{.is_activated = open_row(c, std::move(n), is_clickable, 8)};
  if (has_link) target = {std::string(spec.href), spec.link_cell, spec.is_selected, false};
  if (c.paint.is_visible(box)) {
    const bool is_last = next_row_ == spec_.row_count && spec_.has_frame;
    const float line = c.paint.hairline();
    const Rect inside = spec_.has_frame ? box.inset({line, 0, line, is_last ? line : 0}) : box;
    const bool is_under = c.hovered == id || c.hovered == row_link_of(id);
    const bool is_lit = spec.is_selected || (spec.is_clickable && is_under);
    if (is_lit) c.paint.fill(inside, Color::hover, is_last ? c.px(12) - 1 : 0, Corners::bottom);
    if (spec.is_selected) {
      c.paint.push_clip(inside.take_left(3));
      c.paint.fill(inside, Color::accent_ui, is_last ? c.px(12) - 1 : 0, Corners::bottom);
      c.paint.pop_clip();
    }
    if (next_row_ < spec_.row_count) ui_.separator(inside.moved(0, inside.h - line));
  }
  std::vector<Rect> cells;
  for (const Rect& column : columns_) cells.push_back({column.x, box.y, column.w, box.h});
  if (cells.size() == 1) cells.push_back({box.right(), box.y, 0, box.h});
  return {ui_, id, box, std::move(cells), std::move(target)};
}

TableRegion::~TableRegion() {
  Core& c = ui_.core();
  c.pop_scope();
  c.tree.close();
  if (spec_.has_frame) c.paint.border(box_, Color::border, c.px(12));
}

float Ui::table_height(int rows, float row_height) const {
  return px(36) + static_cast<float>(rows) * px(row_height);
}

TableRegion Ui::table(Rect rect, Key key, const TableSpec& spec) {
  return {*this, core_->id(key), rect, spec};
}

RowRegion Ui::list_row(Rect rect, Key key, const ListRowSpec& spec) {
  Core& c = *core_;
  const Role role = spec.is_clickable ? target_role(spec.href) : Role::group;
  Node n = c.node(role, c.id(key), rect, {});
  n.href = spec.href;
  n.states.set(State::current, spec.is_selected);
  const NodeId id = n.id;
  const bool is_activated = open_row(c, std::move(n), spec.is_clickable, spec.radius);
  const float radius = px(spec.radius);
  if (spec.is_selected) {
    c.paint.fill(rect, Color::accent_soft, radius);
    c.paint.border(rect, Color::accent_ui, radius);
  } else if (spec.is_clickable && c.hovered == id) {
    c.paint.fill(rect, Color::hover, radius);
  }
  Rect inner = rect.inset(px(14), px(13));
  if (spec.is_unread)
    c.paint.circle({inner.cut_right(px(8), px(12)).center().x, inner.y + px(9)}, px(4), Color::accent_ui);
  if (spec.has_chevron) c.icon(inner.cut_right(px(18), px(8)), Icon::chevron_right, 18, Color::text3);
  return {*this, id, rect, {inner}, {.is_activated = is_activated}};
}

float Ui::card_row_height() const {
  return px(108);
}

namespace {

constexpr TextStyle card_title{.color = Color::text2, .fit = Fit::wrap};
constexpr TextStyle card_reference{.weight = Weight::semibold, .vertical = Align::center};
constexpr TextStyle card_amount{
    .size = Size::title, .align = Align::end, .fit = Fit::exact, .vertical = Align::center};

TextStyle state_words(Tone tone) {
  return {.size = Size::caption, .weight = Weight::semibold, .color = tone_text(tone), .fit = Fit::wrap};
}

// What needs lines of its own where the card is narrow.
struct CardLines {
  bool is_chip_below = false, is_amount_below = false;
  float state = 0;  // height of a chip below; as words without a plate where it is wider than the card
  float chip = 0, amount = 0, title = 0, detail = 0;
};

CardLines card_lines(const Ui& ui, float room, const CardRowSpec& spec) {
  CardLines lines;
  const TextStyle detail{.size = Size::small, .fit = Fit::wrap};
  lines.chip = spec.chip.empty() ? 0 : ui.status_chip_width(spec.chip);
  lines.amount = spec.amount.empty() ? 0 : ui.text_width(spec.amount, card_amount) + 1;
  lines.is_chip_below =
      lines.chip > 0 && ui.text_width(spec.reference, card_reference) + 8 + lines.chip > room;
  if (lines.is_chip_below)
    lines.state =
        lines.chip <= room ? ui.px(24) : ui.text_height(spec.chip, room, state_words(spec.chip_tone));
  lines.is_amount_below = lines.amount > 0 && ui.text_width(spec.detail, detail) + 8 + lines.amount > room;
  lines.title = std::max(ui.line_height(Size::body), ui.text_height(spec.title, room, card_title));
  const float beside = lines.amount > 0 && !lines.is_amount_below ? lines.amount + 8 : 0;
  lines.detail = std::max(ui.px(28), ui.text_height(spec.detail, room - beside, detail) + ui.px(10));
  return lines;
}

}  // namespace

float card_height(const Ui& ui, float width, const CardRowSpec& spec) {
  const CardLines lines = card_lines(ui, width - 2 * ui.px(16), spec);
  return ui.px(2 * 14 + 24 + 6 + 2) + lines.title + lines.detail +
         (lines.is_chip_below ? lines.state + ui.px(6) : 0.f) + (lines.is_amount_below ? ui.px(28) : 0.f);
}

bool Ui::card_row(Rect rect, Key key, const CardRowSpec& spec) {
  Core& c = *core_;
  Node n = c.node(target_role(spec.href), c.id(key), rect, {});
  n.href = spec.href;
  const NodeId id = n.id;
  const bool is_activated = open_row(c, std::move(n), true, 12);
  card(rect, {.fill = c.hovered == id ? Color::hover : Color::surface});
  Rect inner = rect.inset(px(16), px(14));
  CardLines lines = card_lines(*this, inner.w, spec);
  const bool wraps = rect.h + 0.5f >= card_height(*this, rect.w, spec);
  if (!wraps)
    lines = {.chip = lines.chip, .amount = lines.amount, .title = line_height(Size::body), .detail = px(28)};
  Rect first = inner.cut_top(px(24), px(6));
  Rect chip{};
  if (lines.is_chip_below) {
    chip = inner.cut_top(lines.state, px(6)).take_left(std::min(lines.chip, inner.w));
  } else if (lines.chip > 0) {
    chip = first.cut_right(lines.chip, 8);
  }
  // In the order in which they name the card.
  const Fit fit = wraps && lines.title > line_height(Size::body) ? Fit::wrap : Fit::ellipsis;
  text(inner.cut_top(lines.title, px(2)), spec.title, {.color = Color::text2, .fit = fit});
  text(first, spec.reference, card_reference);
  if (lines.chip > chip.w) {
    text(chip, spec.chip, state_words(spec.chip_tone));
  } else if (lines.chip > 0) {
    status_chip_right(chip, spec.chip, spec.chip_tone);
  }
  if (lines.amount > 0) {
    const Rect below = inner.moved(0, lines.detail).with_height(px(28));
    text(lines.is_amount_below ? below : inner.with_height(px(28)).take_right(lines.amount), spec.amount,
         card_amount);
    if (!lines.is_amount_below) inner.cut_right(lines.amount, 8);
  }
  text(inner.with_height(lines.detail), spec.detail,
       {.size = Size::small,
        .color = Color::text3,
        .fit = lines.detail > px(28) ? Fit::wrap : Fit::ellipsis,
        .vertical = Align::center});
  c.pop_scope();
  c.tree.close();
  return is_activated;
}

}  // namespace guichet::ui
