#include "wasm-app/orders/queue_view.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/painter.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr float panel_width = 416;
constexpr float row_height = 60;
constexpr float group_height = 38;

std::int64_t count_of(const QueueCounts& counts, QueueFilter filter) {
  switch (filter) {
    case QueueFilter::all:
      return counts.all;
    case QueueFilter::mine:
      return counts.mine;
    case QueueFilter::late:
      return counts.late;
    case QueueFilter::today:
      break;
  }
  return counts.today;
}

std::string_view filter_word(QueueFilter filter, const Catalog& words) {
  switch (filter) {
    case QueueFilter::all:
      return words.queue_all;
    case QueueFilter::mine:
      return words.queue_mine;
    case QueueFilter::late:
      return words.queue_late;
    case QueueFilter::today:
      break;
  }
  return words.queue_today;
}

std::string chip_words(const QueuePart& part, QueueFilter filter) {
  std::string label{filter_word(filter, part.words())};
  if (part.model.counts != nullptr) label += " " + part.reader.number(count_of(*part.model.counts, filter));
  return label;
}

// Late orders are seen before they are counted.
ui::ChipSpec chip_of(const QueuePart& part, QueueFilter filter) {
  const bool is_late =
      filter == QueueFilter::late && part.model.counts != nullptr && part.model.counts->late > 0;
  return {.icon = is_late ? Icon::clock_alert : Icon::none, .is_warning = is_late};
}

void filter_row(const QueuePart& part, Rect row, ListQueue& draft) {
  Ui& ui = part.ui;
  Rect search = ui.is_phone() ? row.take_bottom(48) : row.cut_right(std::min(240.f, row.w * 0.34f), 16);
  if (!ui.is_phone()) search = search.centered_vertically(ui.control_height());
  if (ui.search_field(search, "search", draft.text, part.words().search, part.words().staff_search)) {
    part.action = SearchQueue{};
  }
  const float height = ui.is_touch() ? 44 : 32;
  float total = 0;
  wire::each_value<QueueFilter>([&](QueueFilter filter) {
    total += ui.filter_chip_width(chip_words(part, filter), chip_of(part, filter)) + 6;
  });
  const Rect strip = ui.is_phone() ? row.take_top(height) : row.centered_vertically(height);
  auto scroller = ui.scroller_horizontal("filters", strip, total, part.words().filters);
  Rect rest = scroller.content();
  rest.w = std::max(rest.w, total);
  wire::each_value<QueueFilter>([&](QueueFilter filter) {
    const std::string label = chip_words(part, filter);
    const ui::ChipSpec spec = chip_of(part, filter);
    const Rect chip = rest.cut_left(ui.filter_chip_width(label, spec), 6).with_height(height);
    if (ui.filter_chip(chip, ui::Key(static_cast<int>(filter)), label, filter == draft.filter, spec)) {
      part.action = ChooseFilter{filter};
    }
  });
}

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

// The columns are as wide as what stands in them, so that the address has the rest.
struct Widths {
  float services, who, due, status;
};
Widths widths_of(const QueuePart& part) {
  const Ui& ui = part.ui;
  const auto wide = [&](std::string_view words, Size size) {
    return std::ceil(ui.text_width(words, {.size = size, .weight = Weight::semibold}));
  };
  Widths widths{.services = wide(part.words().column_services, Size::caption),
                .who = wide(part.words().column_assigned, Size::caption),
                .due = wide(part.words().column_due, Size::caption),
                .status = wide(part.words().column_status, Size::caption)};
  if (part.model.items == nullptr) return widths;
  for (const Order& order : *part.model.items) {
    const auto icons = static_cast<float>(std::min<std::size_t>(order.services.size(), 4));
    widths.services = std::max(widths.services, icons * 34 - 6);
    widths.due = std::max(widths.due, wide(due_label(part, order), Size::small));
    widths.status = std::max(widths.status, ui.status_button_width(state_word(order.state, part.reader)));
  }
  return widths;
}

// Where the cells of a row are; what has no room is left out.
struct Cells {
  Rect main, services, who, due, status;
};
Cells cells_of(Rect row, const Widths& widths, bool is_phone) {
  constexpr float gap = 16, main_min = 228;
  Cells cells;
  Rect inside = row.inset(is_phone ? 16.f : 20.f, 0);
  cells.status = inside.cut_right(std::min(widths.status, inside.w * 0.42f), gap);
  if (row.w >= 560) {
    cells.due = inside.cut_right(widths.due, gap);
    cells.who = inside.cut_right(widths.who, gap);
  }
  if (row.w >= 700 && inside.w - widths.services - gap >= main_min)
    cells.services = inside.cut_right(widths.services, gap);
  cells.main = inside;
  return cells;
}

void column_heads(const QueuePart& part, Rect row, const Widths& widths) {
  Ui& ui = part.ui;
  ui.fill(row, Color::subtle);
  const Cells cells = cells_of(row, widths, false);
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

// A long street takes two lines.
void row_words(const QueuePart& part, Rect cell, const Order& order) {
  Ui& ui = part.ui;
  ui::TextStyle street{.weight = Weight::semibold};
  const bool is_long = ui.text_width(order.street, street) > cell.w;
  if (is_long) street.size = Size::small, street.fit = ui::Fit::wrap, street.max_lines = 2;
  const float height = is_long ? ui.text_height(order.street, cell.w, street) : 20;
  Rect texts = cell.centered_vertically(height + 18);
  ui.text(texts.cut_top(height), order.street, street);
  ui.text(texts, shell::join(order.number.value, " · ", order.agent_name),
          {.size = Size::caption, .color = Color::text3});
}

void row_content(const QueuePart& part, Cells cells, const Order& order) {
  Ui& ui = part.ui;
  shell::property_photo(ui, cells.main.cut_left(56, 12).centered_vertically(42), order.photo, 6);
  row_words(part, cells.main, order);
  if (cells.services.w > 0) service_icons(part, cells.services, order);
  if (cells.who.w > 0 && !order.assignee_name.empty()) {
    ui.avatar(cells.who.take_left(24).centered_vertically(24), order.assignee_name, {.is_heard = true});
  }
  if (cells.due.w > 0) due_cell(part, cells.due, order);
}

void order_row(const QueuePart& part, Rect row, const Widths& widths, const Order& order) {
  Ui& ui = part.ui;
  const bool is_chosen = order.number == part.model.chosen;
  if (is_chosen) {
    ui.card(row.inset({0, 1, 0, 0}), {.radius = 0, .fill = Color::hover, .border = Color::hover});
    ui.card({row.x, row.y + 1, 3, row.h - 1},
            {.radius = 0, .fill = Color::accent_ui, .border = Color::accent_ui});
  }
  const app::Route to = app::route::StaffOrders{
      .filter = part.model.filter, .text = std::string{part.model.text}, .order = order.number};
  const std::string href = app::to_path(part.model.portal, to);
  Widths own = widths;
  if (ui.is_phone()) own.status = ui.status_button_width(state_word(order.state, part.reader));
  const Cells cells = cells_of(row, own, ui.is_phone());
  {
    auto region = ui.list_row(row, "open", {.href = href, .radius = 0});
    (void)region.cell();
    if (region.is_activated()) part.action = ChooseOrder{order.number};
    row_content(part, cells, order);
  }
  row_status(part, cells.status, order);
}

// `count` is missing while only a part of the group is loaded.
void group_head(const QueuePart& part, Rect row, OrderState state, std::optional<std::int64_t> count) {
  Ui& ui = part.ui;
  ui.card(row, {.radius = 0, .fill = Color::subtle, .border = Color::subtle});
  ui.separator(row);
  Rect inside = row.inset(20, 0);
  const Rect dot = inside.cut_left(8, 8).centered_vertically(8);
  ui.painter().circle(dot.center(), 4, ui::tone_solid(tone_of(state)));
  const std::string_view word = state_word(state, part.reader);
  const ui::TextStyle style{.size = Size::small, .weight = Weight::semibold};
  ui.heading(inside.cut_left(ui.text_width(word, style) + 2, 8).centered_vertically(18), word, 2, style);
  if (!count) return;
  ui.text(inside.centered_vertically(18), part.reader.number(*count),
          {.size = Size::small, .color = Color::text3});
}

// The orders of one state that stand one after the other from `from` on.
std::span<const Order> group_from(std::span<const Order> items, std::size_t from) {
  std::size_t end = from;
  while (end < items.size() && items[end].state == items[from].state) ++end;
  return items.subspan(from, end - from);
}

float groups(const QueuePart& part, Rect area, const Widths& widths) {
  Ui& ui = part.ui;
  const std::span<const Order> items = *part.model.items;
  if (items.empty()) {
    ui.empty_state(area.with_height(320), "empty", {.icon = Icon::inbox, .title = part.words().queue_empty});
    return 320;
  }
  ui::Stack stack(area);
  for (std::size_t from = 0; from < items.size();) {
    const std::span<const Order> group = group_from(items, from);
    from += group.size();
    const OrderState state = group.front().state;
    const auto scope = ui.scope(ui::Key(static_cast<int>(state)));
    const bool is_whole = !part.model.has_more || from < items.size();
    group_head(part, stack.next(group_height), state,
               is_whole ? std::optional{static_cast<std::int64_t>(group.size())} : std::nullopt);
    const auto list =
        ui.list("queue", {area.x, area.y + stack.height(), area.w, 0}, state_word(state, part.reader));
    for (const Order& order : group) {
      const Rect row = stack.next(row_height);
      const auto item = ui.list_item(ui::Key::of(order.number.value), row);
      ui.separator(row);
      order_row(part, row, widths, order);
    }
  }
  return stack.height();
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

void queue_column(const QueuePart& part, Rect area, ListQueue& draft) {
  Ui& ui = part.ui;
  const Rect tools = area.cut_top(ui.is_phone() ? 116 : 72);
  filter_row(part, tools.inset(ui.is_phone() ? 16.f : 20.f, ui.is_phone() ? 6.f : 0.f), draft);
  const Widths widths = widths_of(part);
  if (!ui.is_phone()) {
    const Rect head = area.cut_top(36);
    ui.separator(head.moved(0, -1));
    column_heads(part, head, widths);
  }
  auto scroller = ui.scroller("queue_page", area, part.words().nav_orders);
  const Rect content = scroller.content();
  float height = 320;
  if (part.model.items == nullptr && part.model.queue_failure != nullptr) {
    if (shell::load_failure(ui, content.with_height(320), *part.model.queue_failure, part.reader)) {
      part.action = app::Retry{};
    }
  } else if (part.model.items == nullptr) {
    ui::Stack stack(content.inset(20, 0), 12);
    for (int n = 0; n < 6; ++n) ui.skeleton(stack.next(48), 8);
  } else {
    height = groups(part, content.with_height(0), widths);
    height += more(part, {content.x, content.y + height, content.w, 0});
  }
  scroller.finish(height + 24);
}

}  // namespace

std::optional<QueueAction> queue_view(Ui& ui, Rect area, const QueueModel& model, const app::Reader& reader,
                                      ListQueue& draft, QueueState& state) {
  std::optional<QueueAction> action;
  const QueuePart part{ui, model, reader, state, action};
  const bool is_open = !model.chosen.empty();
  const bool is_beside = ui.viewport().w >= 1024;
  Rect panel{};
  if (is_open && is_beside) panel = area.cut_right(panel_width);
  queue_column(part, area, draft);
  describe_dialog(part);
  if (!is_open) return action;
  if (is_beside) {
    queue_panel(part, panel, true);
    return action;
  }
  const std::string title = model.details == nullptr ? model.chosen.value : model.details->order.street;
  auto sheet = ui.sheet(
      "order_sheet",
      {.title = title, .detail = model.chosen.value, .width = panel_width, .has_footer = model.may_release});
  {
    auto scroller = ui.scroller("sheet_page", sheet.content().inset(-8, 0), title);
    const Rect column = scroller.content().inset(8, 0);
    scroller.finish(queue_panel_body(part, {column.x, column.y + 16, column.w, 0}) + 32);
  }
  sheet.finish(sheet.content().h);
  queue_panel_footer(part, sheet.footer());
  if (sheet.wants_close()) action = ChooseOrder{};
  return action;
}

}  // namespace guichet::orders
