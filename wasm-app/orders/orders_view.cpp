#include "wasm-app/orders/orders_view.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/shell/row_stamp.hpp"
#include "wasm-app/ui/heights.hpp"
#include "wasm-app/ui/near_rows.hpp"
#include "wasm-app/ui/reading_row.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

constexpr float row_height = 64;

struct Page {
  Ui& ui;
  const OrdersModel& model;
  const app::Reader& reader;
  ListOrders& draft;
  std::optional<OrdersAction>& action;

  const Catalog& words() const { return reader.text(); }
  std::string path(const Order& order) const {
    return app::to_path(model.portal, route::Order{.number = order.number});
  }
};

std::string chip_words(const Page& page, OrderGroup group) {
  std::string label{group_word(group, page.reader)};
  if (page.model.counts != nullptr) label += " " + page.reader.number(page.model.counts->*count_of(group));
  return label;
}

float chips_width(const Page& page) {
  float total = -8;
  wire::each_value<OrderGroup>(
      [&](OrderGroup group) { total += page.ui.filter_chip_width(chip_words(page, group)) + 8; });
  return total;
}

void chips(const Page& page, Rect row) {
  Ui& ui = page.ui;
  const float height = ui.is_touch() ? 44 : 32;
  const float total = chips_width(page);
  auto scroller = ui.scroller_horizontal("groups", row.with_height(height), total, page.words().filters);
  Rect rest = scroller.content();
  rest.w = std::max(rest.w, total);
  wire::each_value<OrderGroup>([&](OrderGroup group) {
    const std::string label = chip_words(page, group);
    const Rect chip = rest.cut_left(ui.filter_chip_width(label), 8).with_height(height);
    if (ui.filter_chip(chip, ui::Key(static_cast<int>(group)), label, group == page.draft.group)) {
      page.action = ChooseGroup{group};
    }
  });
}

constexpr float tools_gap = 12;

float search_width(float width) {
  return std::min(300.f, width * 0.4f);
}

// The search is below the chips on phones, and where both have no room.
bool has_search_below(const Page& page, float width) {
  return page.ui.is_phone() || chips_width(page) + 16 + search_width(width) > width;
}

float tools_height(const Page& page, float width) {
  if (!has_search_below(page, width)) return 48;
  return (page.ui.is_touch() ? 44.f : 32.f) + tools_gap + page.ui.control_height();
}

void tools(const Page& page, Rect row) {
  Ui& ui = page.ui;
  const ui::ReadingRow reading(ui);
  const bool is_below = has_search_below(page, row.w);
  Rect search = is_below ? row.take_bottom(ui.control_height()) : row.cut_right(search_width(row.w), 16);
  search = search.centered_vertically(ui.control_height());
  if (ui.search_field(search, "search", page.draft.text, page.words().search,
                      page.words().search_everywhere)) {
    page.action = Search{};
  }
  const float height = ui.is_touch() ? 44 : 32;
  chips(page, is_below ? row.take_top(height) : row.centered_vertically(height));
}

void main_cell(const Page& page, Rect cell, const Order& order) {
  Ui& ui = page.ui;
  shell::property_photo(ui, cell.cut_left(56, 12).centered_vertically(42), order.photo, 6);
  Rect texts = cell.centered_vertically(38);
  ui.text(texts.cut_top(20), order.street, {.weight = Weight::semibold});
  ui.text(texts, shell::join(order.number.value, " · ", order.city),
          {.size = Size::caption, .color = Color::text3});
}

std::string service_names(const Order& order) {
  std::string names;
  for (const Service& service : order.services) names = shell::join(names, ", ", service.name);
  return names;
}

void services_cell(const Page& page, Rect cell, const Order& order) {
  Ui& ui = page.ui;
  const std::string names = service_names(order);
  const ui::TextStyle style{.size = Size::small, .color = Color::text2, .fit = ui::Fit::wrap, .max_lines = 2};
  ui.text(cell.centered_vertically(ui.text_height(names, cell.w, style)), names, style);
}

void tracking_cell(const Page& page, Rect cell, const Order& order) {
  Ui& ui = page.ui;
  const std::string worker = worker_words(order, page.reader);
  Rect lines = cell.centered_vertically(worker.empty() ? 18.f : 34.f);
  ui.text(lines.cut_top(18), due_words(order, page.reader), {.size = Size::small});
  ui.text(lines, worker, {.size = Size::caption, .color = Color::text3});
}

void table_row(const Page& page, ui::TableRegion& table, const Order& order, bool is_narrow) {
  Ui& ui = page.ui;
  const std::string href = page.path(order);
  auto row = table.row(ui::Key::of(order.number.value), {.href = href});
  main_cell(page, row.cell(), order);
  if (!is_narrow) services_cell(page, row.cell(), order);
  tracking_cell(page, row.cell(), order);
  if (!is_narrow) {
    ui.text(row.cell().centered_vertically(20), page.reader.money(order.totals.total),
            {.weight = Weight::semibold, .align = ui::Align::end, .fit = ui::Fit::exact});
  }
  ui.status_chip_right(row.cell(), client_state_word(order.state, page.reader), tone_of(order.state));
  if (row.is_activated()) page.action = app::Go{route::Order{.number = order.number}};
}

void table_rows(const Page& page, Rect rect) {
  Ui& ui = page.ui;
  const std::vector<Order>& items = *page.model.items;
  const bool is_narrow = rect.w < 820;
  std::vector<ui::Column> columns{{.title = page.words().column_order, .weight = 2.2f}};
  if (!is_narrow) columns.push_back({.title = page.words().column_services, .weight = 1.6f});
  columns.push_back({.title = page.words().tracking, .weight = 1.5f});
  if (!is_narrow) columns.push_back({.title = page.words().total, .width = 120, .align = ui::Align::end});
  columns.push_back({.title = page.words().column_status, .width = 150, .align = ui::Align::end});
  auto table = ui.table(rect, "orders",
                        {.name = group_word(page.draft.group, page.reader),
                         .columns = columns,
                         .row_count = static_cast<int>(items.size()),
                         .row_height = row_height});
  ui::NearRows near(ui);
  for (const Order& order : items)
    near.add(ui::Key::of(order.number.value), ui::table_row_box(ui, rect, row_height, near.size()));
  near.draw([&](std::size_t n, const Rect&) { table_row(page, table, items[n], is_narrow); });
}

// `use` gets the card while its words live.
template <class Use>
auto with_card(const Page& page, const Order& order, Use use) {
  const std::string href = page.path(order), due = due_words(order, page.reader);
  const std::string total = page.reader.money(order.totals.total);
  return use(ui::CardRowSpec{.reference = order.number.value,
                             .title = order.street,
                             .detail = due,
                             .amount = total,
                             .chip = client_state_word(order.state, page.reader),
                             .chip_tone = tone_of(order.state),
                             .href = href});
}

float card_height(const Page& page, ui::NearRows& near, float width, const Order& order) {
  const std::uint64_t stamp = shell::row_stamp(
      page.reader, order.state, order.due ? order.due->ms : 0, order.completed ? order.completed->ms : 0,
      order.erased_on ? order.erased_on->day : 0, order.street, order.totals.total.v);
  return near.height(ui::Key::of(order.number.value), width, stamp, [&] {
    return with_card(page, order,
                     [&](const ui::CardRowSpec& spec) { return ui::card_height(page.ui, width, spec); });
  });
}

float cards(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const std::vector<Order>& items = *page.model.items;
  const auto list = ui.list("orders", area, group_word(page.draft.group, page.reader));
  ui::Stack stack(area, 10);
  ui::NearRows near(ui);
  for (const Order& order : items)
    near.add(ui::Key::of(order.number.value), stack.next(card_height(page, near, area.w, order)));
  near.draw([&](std::size_t n, const Rect& card) {
    const auto item = ui.list_item(ui::Key::of(items[n].number.value), card);
    const bool is_chosen = with_card(
        page, items[n], [&](const ui::CardRowSpec& spec) { return ui.card_row(card, "card", spec); });
    if (is_chosen) page.action = app::Go{route::Order{.number = items[n].number}};
  });
  return stack.height();
}

float nothing(const Page& page, Rect area) {
  const bool is_search = !page.draft.text.empty();
  const std::string title =
      is_search ? text::fill(page.words().nothing_found_for.view(), {{"query", page.draft.text}})
                : page.words().no_orders.str();
  const bool invites = !is_search && page.model.may_order;
  if (page.ui.empty_state(area.with_height(320), "nothing",
                          {.icon = is_search ? Icon::search : Icon::camera,
                           .title = title,
                           .detail = is_search ? std::string_view{} : page.words().no_orders_hint.view(),
                           .action = invites ? page.words().make_first_order.view() : std::string_view{},
                           .action_icon = Icon::plus})) {
    page.action = app::Go{route::NewOrder{}};
  }
  return 320;
}

float skeletons(const Page& page, Rect area) {
  ui::Stack stack(area, page.ui.is_phone() ? 10.f : 1.f);
  for (int n = 0; n < 5; ++n) page.ui.skeleton(stack.next(page.ui.is_phone() ? 120 : row_height), 12);
  return stack.height();
}

float rows(const Page& page, Rect area) {
  if (page.model.items == nullptr) return skeletons(page, area);
  if (page.model.items->empty()) return nothing(page, area);
  if (page.ui.is_phone()) return cards(page, area);
  const float height = page.ui.table_height(static_cast<int>(page.model.items->size()), row_height);
  table_rows(page, area.with_height(height));
  return height;
}

float more(const Page& page, Rect area) {
  if (!page.model.has_more) return 0;
  Ui& ui = page.ui;
  const ui::ButtonSpec spec{.is_busy = page.model.is_loading};
  const float width = ui.button_width(page.words().show_more, spec);
  if (ui.button(area.with_height(ui.control_height()).centered_horizontally(width), "more",
                page.words().show_more, spec)) {
    page.action = ShowMore{};
  }
  return ui.control_height() + 16;
}

}  // namespace

std::optional<OrdersAction> orders_view(Ui& ui, Rect page_rect, const OrdersModel& model,
                                        const app::Reader& reader, ListOrders& draft) {
  std::optional<OrdersAction> action;
  const Page page{ui, model, reader, draft, action};
  auto scroller = ui.scroller("orders_page", page_rect, reader.text().nav_orders);
  const Rect content = shell::page_content(ui, scroller.content());
  float y = content.y + (ui.is_phone() ? 4.f : 24.f);
  if (!ui.is_phone()) {
    ui.heading({content.x, y, content.w, 32}, reader.text().nav_my_orders, 1, {.size = Size::headline});
    y += 48;
  }
  const float head = tools_height(page, content.w);
  tools(page, {content.x, y, content.w, head});
  y += head + 16;
  if (model.items == nullptr && model.failure != nullptr) {
    if (shell::load_failure(ui, {content.x, y, content.w, 320}, *model.failure, reader))
      action = app::Retry{};
    y += 320;
  } else {
    y += rows(page, {content.x, y, content.w, 0}) + 16;
    y += more(page, {content.x, y, content.w, 0});
  }
  scroller.finish(y + 16 - content.y);
  return action;
}

}  // namespace guichet::orders
