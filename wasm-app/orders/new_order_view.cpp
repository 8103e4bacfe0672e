#include "wasm-app/orders/new_order_view.hpp"

#include <algorithm>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

constexpr float search_pane = 344;
constexpr float summary_pane = 292;
constexpr float sticky_height = 72;

void search_column(const NewOrderPage& page, Rect pane) {
  const float help = page.ui.is_phone() ? 0 : 65;
  const Rect foot = pane.cut_bottom(help);
  {
    auto scroller = page.ui.scroller("search_page", pane, page.words().which_property);
    const Rect column = scroller.content().inset(page.ui.is_phone() ? 16.f : 20.f, 0);
    const float height =
        property_search(page, {column.x, column.y + (page.ui.is_phone() ? 4.f : 20.f), column.w, 0});
    float total = height + 40;
    if (page.ui.is_phone()) {
      exclusive_help(page, {column.x, column.y + total, column.w, 65});
      total += 72;
    }
    scroller.finish(total);
  }
  if (help > 0) exclusive_help(page, foot);
}

void nothing_chosen(const NewOrderPage& page, Rect pane) {
  if (page.model.form_failure != nullptr) {
    if (shell::load_failure(page.ui, pane, *page.model.form_failure, page.reader)) page.action = app::Retry{};
    return;
  }
  if (!page.draft.order.listing.empty()) {
    ui::Stack stack(pane.inset(28, 20), 12);
    for (int n = 0; n < 5; ++n) page.ui.skeleton(stack.next(60), 10);
    return;
  }
  page.ui.empty_state(
      pane, "no_property",
      {.icon = Icon::house, .title = page.words().which_property, .detail = page.words().search_database});
}

void three_panes(const NewOrderPage& page, Rect area) {
  Ui& ui = page.ui;
  const bool has_summary = ui.viewport().w > 1180;
  const Rect left = area.cut_left(search_pane);
  const Rect right = has_summary ? area.cut_right(summary_pane) : Rect{};
  search_column(page, left);
  shell::vertical_line(ui, area.x, area.y, area.h);
  area.cut_left(1);
  if (has_summary) {
    ui.card(right, {.radius = 0, .fill = Color::subtle, .border = Color::subtle});
    shell::vertical_line(ui, right.x, right.y, right.h);
  }
  if (page.model.form == nullptr) {
    if (has_summary) empty_summary(page, right.inset(20, 20));
    return nothing_chosen(page, area);
  }
  {
    auto scroller = ui.scroller("form_page", area, page.words().new_order);
    const Rect column = scroller.content().inset(28, 0);
    const float width = std::min(column.w, 720.f);
    float height = order_fields(page, {column.x, column.y + 20, width, 0}) + 20;
    if (!has_summary)
      height += 24 + order_summary(page, {column.x, column.y + height + 24, std::min(width, 420.f), 0}, true);
    scroller.finish(height + 32);
  }
  if (!has_summary) return;
  auto scroller = ui.scroller("summary_page", right, page.words().total);
  const Rect column = scroller.content().inset(20, 0);
  scroller.finish(order_summary(page, {column.x, column.y + 20, column.w, 0}, true) + 44);
}

// The chosen property above the form, with the way back to the search.
float chosen_card(const NewOrderPage& page, Rect at) {
  Ui& ui = page.ui;
  const listings::Listing& listing = page.model.form->listing;
  // Without room beside it the picture goes, and the way back has a line of its own.
  const bool is_tight = at.w < 280;
  const ui::TextStyle street{.weight = ui::Weight::semibold,
                             .fit = is_tight ? ui::Fit::wrap : ui::Fit::ellipsis};
  const ui::TextStyle small{.size = Size::small, .color = Color::text3, .fit = street.fit};
  const std::string place = place_words(listing.city, listing.postal_code);
  const float first = std::max(22.f, ui.text_height(listing.street, at.w - 24, street)),
              second = std::max(20.f, ui.text_height(place, at.w - 24, small));
  const Rect card = at.with_height(is_tight ? 24 + first + second + 20 + 44 : 92);
  ui.card(card);
  Rect inside = card.inset(12);
  if (!is_tight) shell::property_photo(ui, inside.cut_left(84, 12), listing.photo);
  const float wide = ui.link_width(page.words().edit, {.size = Size::small});
  const Rect change = is_tight ? inside.cut_bottom(44) : inside.cut_right(wide, 8).with_height(44);
  if (ui.link(change.centered_vertically(18), "change", page.words().edit,
              app::to_path(page.model.portal, route::NewOrder{}),
              {.size = Size::small, .access_name = page.words().which_property})) {
    page.action = app::Go{route::NewOrder{}};
  }
  ui.text(inside.cut_top(first), listing.street, street);
  ui.text(inside.cut_top(second), place, small);
  ui.text(inside.cut_top(20), page.reader.money_short(listing.price), {.size = Size::small});
  return card.h;
}

void sticky_button(const NewOrderPage& page, Rect bar) {
  Ui& ui = page.ui;
  const auto layer = ui.layer(ui::Layer::sticky);
  ui.card(bar.grown(1), {.radius = 0});
  Rect row = bar.take_top(sticky_height).inset(bar.w < 240 ? 8.f : 16.f, 12);
  const std::string total = page.reader.money(totals_of(chosen_services(page), page.model.form->taxes).total);
  const ui::TextStyle style{
      .size = bar.w < 240 ? Size::body : Size::title, .weight = ui::Weight::semibold, .fit = ui::Fit::exact};
  Rect left = row.cut_left(std::max(ui.text_width(total, style), bar.w < 240 ? 0.f : 90.f) + 4, 12);
  ui.text(left.cut_top(18), page.words().total, {.size = Size::caption, .color = Color::text3});
  ui.text(left, total, style);
  order_button(page, row);
}

void one_column(const NewOrderPage& page, Rect area) {
  Ui& ui = page.ui;
  const bool is_phone = ui.is_phone();
  if (page.model.form == nullptr && page.draft.order.listing.empty()) return search_column(page, area);
  if (page.model.form == nullptr) return nothing_chosen(page, area);
  const Rect bar = is_phone ? area.cut_bottom(sticky_height) : Rect{};
  {
    auto scroller = ui.scroller("form_page", area, page.words().new_order);
    const Rect column = scroller.content().inset(is_phone ? 16.f : 24.f, 0);
    float height = is_phone ? 4 : 20;
    height += chosen_card(page, {column.x, column.y + height, column.w, 0}) + 20;
    height += order_fields(page, {column.x, column.y + height, column.w, 0}) + 24;
    height += order_summary(page, {column.x, column.y + height, column.w, 0}, !is_phone);
    scroller.finish(height + 24);
  }
  if (is_phone) sticky_button(page, bar);
}

}  // namespace

std::vector<Service> chosen_services(const NewOrderPage& page) {
  std::vector<Service> chosen;
  for (const Service& service : page.model.form->services) {
    const auto& ids = page.draft.order.services;
    if (std::find(ids.begin(), ids.end(), service.id) != ids.end()) chosen.push_back(service);
  }
  return chosen;
}

float order_placed(const NewOrderPage& page, Rect column) {
  Ui& ui = page.ui;
  const Order& order = *page.model.placed;
  ui::Stack stack(column);
  ui.icon_square(stack.next(64).centered_horizontally(64), Icon::check, ui::Tone::success);
  stack.skip(20);
  const std::string title = text::fill(page.words().order_placed.view(), {{"number", order.number.value}});
  const ui::TextStyle centred{.size = Size::headline, .align = ui::Align::center, .fit = ui::Fit::wrap};
  ui.heading(stack.next(ui.text_height(title, column.w, centred)), title, 1, centred);
  stack.skip(8);
  const std::string hint = text::fill(page.words().order_placed_hint.view(), {{"email", page.model.email}});
  const ui::TextStyle soft{.color = Color::text2, .align = ui::Align::center, .fit = ui::Fit::wrap};
  ui.text(stack.next(ui.text_height(hint, column.w, soft)), hint, soft);
  stack.skip(20);
  const Rect card = stack.next(140);
  ui.card(card);
  Rect inside = card.inset(20, 18);
  ui.key_value(inside.cut_top(20, 8), page.words().property, order.street);
  const std::string services =
      page.reader.count(page.words().services_count, static_cast<std::int64_t>(order.services.size()));
  ui.key_value(inside.cut_top(20, 8), page.words().services, services);
  ui.key_value(inside.cut_top(20, 8), page.words().total, page.reader.money(order.totals.total));
  ui.key_value(inside.cut_top(20), page.words().contact_on_site, contact_words(order.contact, page.reader));
  stack.skip(20);
  const route::Order there{.number = order.number};
  if (ui.link_button(stack.next(48), "see", page.words().see_order, app::to_path(page.model.portal, there),
                     {.kind = ui::ButtonKind::primary, .size = ui::ControlSize::large})) {
    page.action = app::Go{there};
  }
  stack.skip(12);
  if (ui.button(stack.next(48), "print", page.words().print_order,
                {.size = ui::ControlSize::large, .icon = Icon::printer})) {
    page.action = PrintNow{};
  }
  return stack.height();
}

std::optional<NewOrderAction> new_order_view(Ui& ui, Rect area, const NewOrderModel& model,
                                             const app::Reader& reader, NewOrderDraft& draft) {
  std::optional<NewOrderAction> action;
  const NewOrderPage page{ui, model, reader, draft, action};
  if (model.placed != nullptr) {
    auto scroller = ui.scroller("placed", area, reader.text().order_confirmation);
    const Rect content = scroller.content();
    const float width = std::min(440.f, content.w - 32);
    const float height =
        order_placed(page, {std::round(content.x + (content.w - width) / 2), content.y + 48, width, 0});
    scroller.finish(height + 80);
    return action;
  }
  if (ui.viewport().w >= 1024) {
    three_panes(page, area);
  } else {
    one_column(page, area);
  }
  return action;
}

}  // namespace guichet::orders
