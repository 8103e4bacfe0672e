// The list of the queue: rows in groups, with a box to choose each.
#include <algorithm>
#include <cmath>
#include <span>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/orders/queue_route.hpp"
#include "wasm-app/orders/queue_view.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/shell/row_stamp.hpp"
#include "wasm-app/ui/near_rows.hpp"
#include "wasm-app/ui/painter.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr float row_height = 60;
constexpr float group_height = 38;

bool is_late(const QueuePart& part, const Order& order) {
  return order.due && *order.due < part.model.now;
}

void service_icons(const QueuePart& part, Rect cell, const Order& order) {
  Ui& ui = part.ui;
  for (const Service& service : order.services) {
    if (cell.w < 28) return;
    const Rect square = cell.cut_left(28, 6).centered_vertically(28);
    ui.card(square, {.radius = 7, .fill = Color::sunken, .border = Color::sunken});
    ui.icon(square, service_icon(service.icon), 16, Color::text2);
  }
}

std::string due_label(const QueuePart& part, const Order& order) {
  return order.due ? capitalised(part.reader.short_moment(*order.due)) : part.words().to_schedule.str();
}

// The columns are as wide as what stands in them, so that the address has the rest. Measured again when the
// orders or the letters change.
using Widths = QueueWidths;
const Widths& widths_of(const QueuePart& part) {
  const Ui& ui = part.ui;
  const auto wide = [&](std::string_view words, Size size) {
    return std::ceil(ui.text_width(words, {.size = size, .weight = Weight::semibold}));
  };
  Widths widths{.services = wide(part.words().column_services, Size::caption),
                .who = wide(part.words().column_assigned, Size::caption),
                .due = wide(part.words().column_due, Size::caption),
                .status = wide(part.words().column_status, Size::caption)};
  const std::vector<Order> none;
  const std::vector<Order>& items = part.model.items == nullptr ? none : *part.model.items;
  widths.of = shell::row_stamp(part.reader, widths.services + widths.who + widths.due + widths.status,
                               ui.px(100), items.size());
  for (const Order& order : items) {
    for (const std::uint64_t part_of_it :
         {static_cast<std::uint64_t>(order.state), static_cast<std::uint64_t>(order.due ? order.due->ms : 0),
          static_cast<std::uint64_t>(order.services.size())})
      widths.of = ui::hashed(widths.of, part_of_it);
  }
  Widths& known = part.state.widths;
  if (known.of == widths.of) return known;
  for (const Order& order : items) {
    const auto icons = static_cast<float>(std::min<std::size_t>(order.services.size(), 4));
    widths.services = std::max(widths.services, icons * 34 - 6);
    widths.due = std::max(widths.due, wide(due_label(part, order), Size::small));
    widths.status = std::max(widths.status, ui.status_button_width(state_word(order.state, part.reader)));
  }
  return known = widths;
}

bool has_boxes(const QueuePart& part) {
  return !part.ui.is_phone() || part.state.is_selecting;
}

// Where the cells of a row are; what has no room is left out.
struct Cells {
  Rect check, link, main, services, who, due, status;
  bool has_photo = true;
};

// Narrow phones, and large text on any: the status stands below the words, which take the lines they need.
bool is_stacked(const QueuePart& part, float width, const Widths& widths) {
  if (!part.ui.is_phone()) return false;
  const float inside = width - 2 * 16;
  return inside - std::min(widths.status, inside * 0.42f) - 16 - 68 < 104;
}

constexpr float stacked_gap = 8, stacked_status = 28, stacked_padding = 12;

Cells cells_of(const QueuePart& part, Rect row, const Widths& widths) {
  constexpr float gap = 16, main_min = 228, box = 20;
  const bool is_phone = part.ui.is_phone();
  Cells cells;
  Rect inside = row.inset(is_phone ? 16.f : 20.f, 0);
  cells.link = row;
  if (has_boxes(part)) {
    cells.check = inside.cut_left(box, gap).centered_vertically(box);
    (void)cells.link.cut_left(cells.check.right() + gap / 2 - row.x);
  }
  if (is_stacked(part, row.w, widths)) {
    inside = inside.inset(0, stacked_padding);
    cells.status = inside.cut_bottom(stacked_status, stacked_gap);
    cells.main = inside;
    return cells;
  }
  cells.status = inside.cut_right(std::min(widths.status, inside.w * 0.42f), gap);
  if (row.w >= 560) {
    cells.due = inside.cut_right(widths.due, gap);
    cells.who = inside.cut_right(widths.who, gap);
  }
  if (row.w >= 700 && inside.w - widths.services - gap >= main_min)
    cells.services = inside.cut_right(widths.services, gap);
  cells.main = inside;
  // Beside a panel the words need the room; on phones rows look alike whatever their status.
  cells.has_photo = is_phone || cells.main.w >= 68 + 100;
  return cells;
}

void column_heads(const QueuePart& part, Rect row, const Widths& widths) {
  Ui& ui = part.ui;
  ui.fill(row, Color::subtle);
  const Cells cells = cells_of(part, row, widths);
  choose_all_box(part, cells.check.centered_vertically(20));
  const auto head = [&](Rect cell, std::string_view words, ui::Align align = ui::Align::start) {
    if (cell.w <= 0) return;
    ui.text(cell.centered_vertically(16), words,
            {.size = Size::caption, .weight = Weight::semibold, .color = Color::text3, .align = align});
  };
  head(cells.main, part.words().column_order);
  head(cells.services, part.words().column_services);
  head(cells.who, part.words().column_assigned);
  head(cells.due, part.words().column_due);
  head(cells.status, part.words().column_status, ui::Align::end);
}

void due_cell(const QueuePart& part, Rect cell, const Order& order) {
  const bool is_today = order.due && part.reader.local(*order.due).day == part.reader.today();
  const bool is_past = is_late(part, order);
  part.ui.text(cell.centered_vertically(18), due_label(part, order),
               {.size = Size::small,
                .weight = is_past || is_today ? Weight::semibold : Weight::regular,
                .color = is_past    ? Color::danger_text
                         : is_today ? Color::warning_text
                                    : Color::text});
}

std::string number_and_agent(const Order& order) {
  return shell::join(order.number.value, " · ", order.agent_name);
}

// A long street takes two lines.
void row_words(const QueuePart& part, Rect cell, const Order& order) {
  Ui& ui = part.ui;
  ui::TextStyle street{.weight = Weight::semibold};
  const bool is_long = ui.text_width(order.street, street) > cell.w;
  if (is_long) street.size = Size::small, street.fit = ui::Fit::wrap, street.max_lines = 2;
  const float height = is_long ? ui.text_height(order.street, cell.w, street) : 20;
  Rect texts = cell.centered_vertically(height + 18);
  ui.text(texts.cut_top(height), order.street, street);
  ui.text(texts, number_and_agent(order), {.size = Size::caption, .color = Color::text3});
}

constexpr ui::TextStyle stacked_street{.weight = Weight::semibold, .fit = ui::Fit::wrap},
    stacked_detail{.size = Size::caption, .color = Color::text3, .fit = ui::Fit::wrap};

// The same for all rows, as high as the longest words need.
float rows_height(const QueuePart& part, float width) {
  const Widths& widths = part.state.widths;
  if (!is_stacked(part, width, widths)) return row_height;
  const float room = cells_of(part, {0, 0, width, 1000}, widths).main.w;
  const Order *street = &part.model.items->front(), *agent = street;
  for (const Order& order : *part.model.items) {
    if (order.street.size() > street->street.size()) street = &order;
    if (order.agent_name.size() > agent->agent_name.size()) agent = &order;
  }
  return 2 * stacked_padding + part.ui.text_height(street->street, room, stacked_street) +
         part.ui.text_height(number_and_agent(*agent), room, stacked_detail) + stacked_gap + stacked_status;
}

void stacked_content(const QueuePart& part, Rect main, const Order& order) {
  Ui& ui = part.ui;
  ui.text(main.cut_top(ui.text_height(order.street, main.w, stacked_street)), order.street, stacked_street);
  ui.text(main, number_and_agent(order), stacked_detail);
}

void row_content(const QueuePart& part, Cells cells, const Order& order) {
  Ui& ui = part.ui;
  if (cells.has_photo)
    shell::property_photo(ui, cells.main.cut_left(56, 12).centered_vertically(42), order.photo, 6);
  row_words(part, cells.main, order);
  if (cells.services.w > 0) service_icons(part, cells.services, order);
  if (cells.who.w > 0 && !order.assignee_name.empty()) {
    ui.avatar(cells.who.take_left(24).centered_vertically(24), order.assignee_name, {.is_heard = true});
  }
  if (cells.due.w > 0) due_cell(part, cells.due, order);
}

void row_ground(const QueuePart& part, Rect row, const Order& order) {
  Ui& ui = part.ui;
  const bool is_open = order.number == part.model.chosen;
  if (part.state.selection.has(order.number)) {
    ui.card(row.inset({0, 1, 0, 0}), {.radius = 0, .fill = Color::accent_soft, .border = Color::accent_soft});
  } else if (is_open || ui.is_hovered(ui.id_of("open"))) {
    ui.card(row.inset({0, 1, 0, 0}), {.radius = 0, .fill = Color::hover, .border = Color::hover});
  }
  if (!is_open) return;
  ui.card({row.x, row.y + 1, 3, row.h - 1},
          {.radius = 0, .fill = Color::accent_ui, .border = Color::accent_ui});
}

void choose_box(const QueuePart& part, Rect box, const Order& order) {
  QueueSelection& selection = part.state.selection;
  const std::string name = text::fill(part.words().choose_order.view(),
                                      {{"number", order.number.value}, {"street", order.street}});
  bool is_chosen = selection.has(order.number);
  const bool is_range = ui::takes_range(part.ui, part.ui.id_of("choose"));
  if (!part.ui.checkbox(box, "choose", name, is_chosen, {.hides_label = true})) return;
  if (is_range) {
    selection.toggle_range(order.number, *part.model.items);
  } else {
    selection.toggle(order.number);
  }
  part.ui.wake_after(0);
}

void order_row(const QueuePart& part, Rect row, const Widths& widths, const Order& order) {
  Ui& ui = part.ui;
  const std::string href =
      app::to_path(part.model.portal, route_of(part.model.where, part.model.view, order.number));
  Widths own = widths;
  const bool stacks = is_stacked(part, row.w, widths);
  const float status = ui.status_button_width(state_word(order.state, part.reader));
  if (ui.is_phone() && !stacks) own.status = status;
  Cells cells = cells_of(part, row, own);
  if (stacks) cells.status.w = std::min(cells.status.w, status);
  row_ground(part, row, order);
  if (cells.check.w > 0) choose_box(part, cells.check, order);
  {
    auto region = ui.list_row(cells.link, "open", {.href = href, .radius = 0});
    (void)region.cell();
    if (region.is_activated()) part.action = ChooseOrder{order.number};
    stacks ? stacked_content(part, cells.main, order) : row_content(part, cells, order);
  }
  row_status(part, cells.status, order);
}

Grouped grouped(const QueuePart& part, const Order& order) {
  Grouped key{.state = order.state, .assignee = order.assignee_name, .city = order.city};
  if (order.due) key.due = part.reader.local(*order.due).day;
  return key;
}

std::string group_words(const QueuePart& part, const Order& order) {
  const Catalog& words = part.words();
  switch (part.model.where.grouping) {
    case QueueGrouping::state:
      return std::string{state_word(order.state, part.reader)};
    case QueueGrouping::assignee:
      return order.assignee_name.empty() ? words.unassigned.str() : order.assignee_name;
    case QueueGrouping::area:
      return order.city;
    case QueueGrouping::day:
      return order.due ? capitalised(part.reader.day(part.reader.local(*order.due).day))
                       : words.to_schedule.str();
    case QueueGrouping::none:
      break;
  }
  return words.nav_orders.str();
}

// `count` is missing while only a part of the group is loaded.
void group_head(const QueuePart& part, Rect row, const Order& first, std::optional<std::int64_t> count) {
  Ui& ui = part.ui;
  ui.card(row, {.radius = 0, .fill = Color::subtle, .border = Color::subtle});
  ui.separator(row);
  Rect inside = row.inset(20, 0);
  if (part.model.where.grouping == QueueGrouping::state) {
    const Rect dot = inside.cut_left(8, 8).centered_vertically(8);
    ui.painter().circle(dot.center(), 4, ui::tone_solid(tone_of(first.state)));
  }
  const std::string word = group_words(part, first);
  const ui::TextStyle style{.size = Size::small, .weight = Weight::semibold};
  const float width = std::min(inside.w - 60, ui.text_width(word, style) + 2);
  ui.heading(inside.cut_left(width, 8).centered_vertically(18), word, 2, style);
  if (!count) return;
  ui.text(inside.centered_vertically(18), part.reader.number(*count),
          {.size = Size::small, .color = Color::text3});
}

// The orders of one group that stand one after the other from `from` on.
std::span<const Order> group_from(const QueuePart& part, std::span<const Order> items, std::size_t from) {
  const QueueGrouping grouping = part.model.where.grouping;
  const GroupKey key = group_key(grouping, grouped(part, items[from]));
  std::size_t end = from;
  while (end < items.size() && group_key(grouping, grouped(part, items[end])) == key) ++end;
  return items.subspan(from, end - from);
}

ui::Key group_id(const QueuePart& part, const Order& first) {
  const GroupKey key = group_key(part.model.where.grouping, grouped(part, first));
  return ui::Key::of(std::to_string(key.rank) + key.text);
}

float empty_queue(const QueuePart& part, Rect area) {
  const Catalog& words = part.words();
  const bool is_gone = part.model.is_view_gone;
  const bool is_narrowed = is_gone || !(part.model.where == QueueConditions{});
  const ui::EmptySpec spec{.icon = Icon::inbox,
                           .title = is_gone ? words.view_gone.view() : words.queue_empty.view(),
                           .detail = is_gone ? words.view_gone_hint.view() : std::string_view{},
                           .action = is_narrowed ? words.show_all_orders.view() : std::string_view{},
                           .action_kind = ui::ButtonKind::secondary};
  if (part.ui.empty_state(area.with_height(320), "empty", spec)) part.action = ShowConditions{};
  return 320;
}

// Orders that stand together, their rows below their head.
struct Group {
  std::span<const Order> orders;
  std::size_t from = 0;  // of all rows
  Rect head, rows;

  Rect row(std::size_t n) const {
    const float height = rows.h / static_cast<float>(orders.size());
    return {rows.x, rows.y + static_cast<float>(n) * height, rows.w, height};
  }
};

std::vector<Group> groups_of(const QueuePart& part, Rect area) {
  const std::span<const Order> items = *part.model.items;
  const bool has_heads = part.model.where.grouping != QueueGrouping::none;
  const float height = rows_height(part, area.w);
  std::vector<Group> groups;
  ui::Stack stack(area);
  for (std::size_t from = 0; from < items.size();) {
    Group group{.orders = group_from(part, items, from), .from = from, .head = {}, .rows = {}};
    if (has_heads) group.head = stack.next(group_height);
    group.rows = stack.next(static_cast<float>(group.orders.size()) * height);
    from += group.orders.size();
    groups.push_back(group);
  }
  return groups;
}

// Every row with its controls, drawn or not: the arrows lead to it.
void note_rows(const QueuePart& part, const std::vector<Group>& groups, ui::NearRows& near) {
  Ui& ui = part.ui;
  for (const Group& group : groups) {
    const auto scope = ui.scope(group_id(part, group.orders.front()));
    const auto list = ui.scope("queue");
    for (std::size_t n = 0; n < group.orders.size(); ++n) {
      const ui::Key key = ui::Key::of(group.orders[n].number.value);
      near.add(key, group.row(n));
      const auto item = ui.scope(key);
      const ui::NodeId box = has_boxes(part) ? ui.id_of("choose") : 0;
      part.state.rows.push_back({{box, ui.id_of("open"), ui.id_of("status")}});
    }
  }
}

// Up and down between the rows, x or the space bar to choose the one that has the focus.
void row_keys(const QueuePart& part, ui::NodeId list) {
  Ui& ui = part.ui;
  const int row = ui::move_between_rows(ui, list, part.state.rows);
  const bool is_asked = ui::letter_pressed(ui, list, "x") || ui::letter_pressed(ui, list, " ");
  if (row < 0 || !is_asked) return;
  part.state.is_selecting = true;
  part.state.selection.toggle((*part.model.items)[static_cast<std::size_t>(row)].number);
  ui.wake_after(0);
}

// Where the focus goes, a menu is open, or an order comes to with the focus that was on it.
void keep_rows(const QueuePart& part, ui::NearRows& near) {
  const ui::NodeId focused = part.ui.focused();
  for (std::size_t n = 0; n < part.state.rows.size(); ++n) {
    const std::vector<ui::NodeId>& ids = part.state.rows[n].ids;
    const OrderNumber& number = (*part.model.items)[n].number;
    const bool has_focus = focused != 0 && std::find(ids.begin(), ids.end(), focused) != ids.end();
    if (has_focus || number == part.state.row_status_open || number == part.state.moved_in_row.number)
      near.keep(n);
  }
}

void group_rows(const QueuePart& part, const Group& group, std::span<const ui::NearRow> rows,
                ui::NearRows& near) {
  Ui& ui = part.ui;
  const Order& first = group.orders.front();
  const auto scope = ui.scope(group_id(part, first));
  const bool is_whole = !part.model.has_more || group.from + group.orders.size() < near.size();
  if (group.head.h > 0)
    group_head(part, group.head, first,
               is_whole ? std::optional{static_cast<std::int64_t>(group.orders.size())} : std::nullopt);
  const auto list = ui.list("queue", group.rows.with_height(0), group_words(part, first));
  for (const ui::NearRow& row : rows) {
    const std::size_t place = row.index - group.from;
    near.place(place, group.orders.size());
    const auto item = ui.list_item(ui::Key::of(group.orders[place].number.value), row.box);
    ui.separator(row.box);
    order_row(part, row.box, part.state.widths, group.orders[place]);
  }
}

float groups(const QueuePart& part, Rect area, ui::NodeId scroller) {
  if (part.model.items->empty() || part.model.is_view_gone) return empty_queue(part, area);
  const std::vector<Group> groups = groups_of(part, area);
  ui::NearRows near(part.ui);
  note_rows(part, groups, near);
  row_keys(part, scroller);
  keep_rows(part, near);
  const std::vector<ui::NearRow> near_rows = near.rows();
  std::span<const ui::NearRow> rest = near_rows;
  for (const Group& group : groups) {
    std::size_t count = 0;
    while (count < rest.size() && rest[count].index < group.from + group.orders.size()) ++count;
    if (count > 0) group_rows(part, group, rest.first(count), near);
    rest = rest.subspan(count);
  }
  return groups.back().rows.bottom() - area.y;
}

float more(const QueuePart& part, Rect at) {
  if (!part.model.has_more) return 0;
  Ui& ui = part.ui;
  const ui::ButtonSpec spec{.is_busy = part.model.is_loading};
  const float width = ui.button_width(part.words().show_more, spec);
  if (ui.button(at.moved(0, 16).with_height(ui.control_height()).centered_horizontally(width), "more",
                part.words().show_more, spec)) {
    part.action = ShowMoreOrders{};
  }
  return ui.control_height() + 32;
}

}  // namespace

void queue_list(const QueuePart& part, Rect area) {
  Ui& ui = part.ui;
  const Widths& widths = widths_of(part);
  if (!ui.is_phone()) {
    const Rect head = area.cut_top(36);
    ui.separator(head.moved(0, -1));
    column_heads(part, head, widths);
  } else {
    ui.fill(area, Color::surface);
  }
  part.state.rows.clear();
  auto scroller = ui.scroller("queue_page", area, part.words().nav_orders);
  const Rect content = scroller.content();
  ui.take_arrows(scroller.id());
  float height = 320;
  if (part.model.items == nullptr && part.model.queue_failure != nullptr) {
    if (shell::load_failure(ui, content.with_height(320), *part.model.queue_failure, part.reader)) {
      part.action = app::Retry{};
    }
  } else if (part.model.items == nullptr) {
    ui::Stack stack(content.inset(20, 0), 12);
    for (int n = 0; n < 6; ++n) ui.skeleton(stack.next(48), 8);
  } else {
    height = groups(part, content.with_height(0), scroller.id());
    height += more(part, {content.x, content.y + height, content.w, 0});
  }
  scroller.finish(height + 24);
}

}  // namespace guichet::orders
