#include "wasm-app/home/home_view.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "wasm-app/home/home_parts.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/reading_row.hpp"

namespace guichet::home {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

// An address is read whole: on a second line where one is too short.
constexpr ui::TextStyle street_style{.weight = Weight::semibold, .fit = ui::Fit::wrap, .max_lines = 2};

float street_height(const Ui& ui, const orders::Order& order, float width) {
  return std::max(20.f, ui.text_height(order.street, width, street_style));
}

void order_texts(const Page& page, Rect text, const orders::Order& order) {
  Ui& ui = page.ui;
  const float street = street_height(ui, order, text.w);
  text = text.centered_vertically(street + 40);
  ui.text(text.cut_top(street), order.street, street_style);
  ui.text(text.cut_top(20, 3), orders::place_words(order.city, order.postal_code),
          {.size = Size::small, .color = Color::text3});
  Rect line = text.cut_top(16);
  ui.icon(line.cut_left(14, 6), Icon::hash, 14, Color::text3);
  ui.text(line, orders::number_words(order, page.reader), {.size = Size::caption, .color = Color::text3});
}

// Rows without room for the track show a bar as phones do, below the date.
constexpr float bar_width = 190;
// A page narrower than this has cards instead of rows.
constexpr float rows_width_min = 560;

constexpr ui::TextStyle when_style{.size = Size::small, .weight = Weight::semibold, .align = ui::Align::end};

// The same for all rows, so that their steps stand below each other.
float due_column(const Page& page, float row_width) {
  float widest = 100;
  for (const orders::Order& order : page.model.home->in_progress) {
    const ui::TextStyle who{.size = Size::caption};
    widest =
        std::max(widest, page.ui.text_width(orders::short_due_words(order, page.reader), when_style) + 2);
    widest = std::max(widest, page.ui.text_width(orders::worker_words(order, page.reader), who) + 2);
  }
  return std::min(widest, std::max(100.f, row_width * 0.27f));
}

std::string_view step_label(std::span<const std::string_view> labels, int step) {
  return labels[static_cast<std::size_t>(std::clamp(step, 0, orders::step_count - 1))];
}

void order_row(const Page& page, Rect row, const orders::Order& order, float due_width) {
  Ui& ui = page.ui;
  const app::Route to = route::Order{.number = order.number};
  const std::string href = page.path(to);
  auto region = ui.list_row(row, ui::Key::of(order.number.value), {.href = href, .radius = 0});
  (void)region.cell();
  Rect inside = row.inset(20, 0);
  const Rect photo = inside.cut_left(88, 16).centered_vertically(66);
  shell::property_photo(ui, photo, order.photo);
  const std::string when = orders::short_due_words(order, page.reader);
  const auto labels = orders::step_words(page.reader);
  const int step = orders::step_of(order.state);
  const bool has_track = inside.w - due_width >= 428;
  Rect due = inside.cut_right(has_track ? due_width : std::max(due_width, bar_width), 28);
  due = due.centered_vertically(has_track ? 34.f : 72.f);
  const Rect bar = due.take_bottom(28);
  const Rect track = has_track ? inside.cut_right(223, 20).moved(0, 37).with_height(42) : Rect{};
  order_texts(page, inside, order);
  if (has_track) {
    ui.steps(track, labels, step);
  } else {
    ui.step_bar(bar, step_label(labels, step), step, orders::step_count);
  }
  ui.text(due.cut_top(18), when, when_style);
  ui.text(due.cut_top(16), orders::worker_words(order, page.reader),
          {.size = Size::caption, .color = Color::text3, .align = ui::Align::end});
  page.go(region.is_activated(), to);
}

constexpr ui::TextStyle card_number{.size = Size::small, .color = Color::text3, .fit = ui::Fit::wrap},
    card_due{.size = Size::small, .weight = Weight::semibold, .fit = ui::Fit::wrap};

// The words of a card stand beside the photo and the arrow; in very narrow ones there is no photo.
struct CardLines {
  bool has_photo = true;
  float street = 20, number = 19, due = 18;
  [[nodiscard]] float texts() const { return std::max(street + number + due, has_photo ? 58.f : 0.f); }
};

CardLines card_lines(const Page& page, float card_width, const orders::Order& order) {
  const Ui& ui = page.ui;
  CardLines lines{.has_photo = card_width >= 260};
  const float width = card_width - 2 * 13 - (lines.has_photo ? 72 + 12 : 0) - (20 + 8);
  lines.street = street_height(ui, order, width);
  lines.number = ui.text_height(orders::number_words(order, page.reader), width, card_number) + 1;
  lines.due = ui.text_height(orders::due_words(order, page.reader), width, card_due);
  return lines;
}

float order_card_height(const Page& page, float card_width, const orders::Order& order) {
  return (card_width < 220 ? 82.f : 66.f) + card_lines(page, card_width, order).texts();
}

void order_card(const Page& page, Rect card, const orders::Order& order) {
  Ui& ui = page.ui;
  const app::Route to = route::Order{.number = order.number};
  const std::string href = page.path(to);
  ui.card(card);
  auto region = ui.list_row(card, ui::Key::of(order.number.value), {.href = href, .radius = 12});
  (void)region.cell();
  Rect inside = card.inset(13);
  const CardLines lines = card_lines(page, card.w, order);
  Rect top = inside.cut_top(lines.texts(), 10);
  if (lines.has_photo) shell::property_photo(ui, top.cut_left(72, 12).with_height(56), order.photo);
  ui.icon(top.cut_right(20, 8), Icon::chevron_right, 20, Color::text3);
  ui.text(top.cut_top(lines.street), order.street, street_style);
  ui.text(top.cut_top(lines.number), orders::number_words(order, page.reader), card_number);
  ui.text(top.cut_top(lines.due), orders::due_words(order, page.reader), card_due);
  const auto labels = orders::step_words(page.reader);
  const int step = orders::step_of(order.state);
  ui.step_bar(inside, step_label(labels, step), step, orders::step_count);
  page.go(region.is_activated(), to);
}

void skeleton_rows(Ui& ui, Rect area, float height, int count) {
  for (int n = 0; n < count; ++n) {
    Rect row = area.cut_top(height).inset(20, 0);
    ui.skeleton(row.cut_left(88, 16).centered_vertically(66), 8);
    Rect lines = row.centered_vertically(48);
    ui.skeleton(lines.cut_top(14, 10).take_left(lines.w * 0.4f));
    ui.skeleton(lines.cut_top(12).take_left(lines.w * 0.3f));
  }
}

float orders_rows(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const Home* home = page.model.home;
  if (home == nullptr) {
    skeleton_rows(ui, area, 111, 3);
    return 333;
  }
  if (home->in_progress.empty()) {
    page.go(ui.empty_state(
                area.with_height(260), "no_orders",
                {.icon = Icon::camera,
                 .title = page.words().no_current_orders,
                 .detail = page.words().no_orders_hint,
                 .action = page.model.may_order ? page.words().make_first_order.view() : std::string_view{},
                 .action_kind = ui::ButtonKind::secondary}),
            route::NewOrder{});
    return 260;
  }
  const float due_width = due_column(page, area.w);
  const auto list = ui.list("orders", area.with_height(111 * static_cast<float>(home->in_progress.size())),
                            page.words().current_orders);
  ui::Stack stack(area);
  for (const orders::Order& order : home->in_progress) {
    const Rect row = stack.next(111);
    const auto item = ui.list_item(ui::Key::of(order.number.value), row);
    ui.separator(row);
    order_row(page, row, order, due_width);
  }
  return stack.height();
}

void group_chips(const Page& page, Rect row) {
  Ui& ui = page.ui;
  const ui::ReadingRow reading(ui);
  using enum orders::OrderGroup;
  for (const orders::OrderGroup group : {archived, completed, in_progress}) {
    const std::string_view label = orders::group_word(group, page.reader);
    const float wide = ui.filter_chip_width(label);
    if (row.w < wide) return;
    const Rect chip = row.cut_right(wide, 8).centered_vertically(32);
    page.go(ui.filter_chip(chip, ui::Key(static_cast<int>(group)), label, group == in_progress),
            route::Orders{.group = group});
  }
}

float orders_card(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const std::size_t count = page.model.home == nullptr ? 3 : page.model.home->in_progress.size();
  const float rows = count == 0 ? 260 : 111 * static_cast<float>(count);
  const Rect card = area.with_height(64 + rows);
  ui.card(card);
  Rect head = card.take_top(64).inset(20, 0);
  const float wide =
      ui.text_width(page.words().current_orders, {.size = Size::lead, .weight = Weight::semibold});
  ui.heading(head.cut_left(wide + 2, 12).centered_vertically(24), page.words().current_orders, 2,
             {.size = Size::lead, .weight = Weight::semibold});
  if (page.model.home != nullptr && page.model.home->counts.in_progress > 0) {
    const Rect badge = head.cut_left(24, 16);
    ui.counter(badge.center(), static_cast<int>(page.model.home->counts.in_progress), ui::Tone::neutral);
  }
  group_chips(page, head);
  Rect body = card;
  body.cut_top(64);
  orders_rows(page, body);
  return card.h;
}

float card_orders(const Page& page, Rect area) {
  Ui& ui = page.ui;
  ui::Stack stack(area, 10);
  const float wide = ui.link_width(page.words().see_all, {.size = Size::small});
  const bool is_below = area.w < 220;
  const ui::TextStyle title{.size = Size::lead, .weight = Weight::semibold, .fit = ui::Fit::wrap};
  const float lines =
      ui.text_height(page.words().current_orders, is_below ? area.w : area.w - wide - 8, title);
  Rect head = stack.next(is_below ? lines + 24 : lines);
  page.go(ui.link((is_below ? head.cut_bottom(24) : head.cut_right(wide, 8)).centered_vertically(18), "all",
                  page.words().see_all, page.path(route::Orders{}), {.size = Size::small}),
          route::Orders{});
  ui.heading(head, page.words().current_orders, 2, title);
  const Home* home = page.model.home;
  if (home == nullptr) {
    for (int n = 0; n < 2; ++n) ui.skeleton(stack.next(123), 12);
    return stack.height();
  }
  if (home->in_progress.empty()) {
    Rect rest = stack.next(260);
    orders_rows(page, rest);
    return stack.height();
  }
  const auto list = ui.list("orders", area, page.words().current_orders);
  for (const orders::Order& order : home->in_progress) {
    const Rect card = stack.next(order_card_height(page, area.w, order));
    const auto item = ui.list_item(ui::Key::of(order.number.value), card);
    order_card(page, card, order);
  }
  return stack.height();
}

// Messages and what is soon erased, below each other.
float side_cards(const Page& page, Rect area, float gap) {
  float height = 0;
  const auto below = [&](auto card) {
    const float taken = card(page, area.moved(0, height));
    if (taken > 0) height += taken + gap;
  };
  below(unread_card);
  below(erased_card);
  return std::max(0.f, height - gap);
}

float phone_page(const Page& page, Rect content) {
  ui::Stack stack(content, 12);
  stack.skip(8);
  greeting(page, stack.next(greeting_height(page, content.w)));
  stack.skip(tiles(page, {content.x, stack.y() + 12, content.w, 0}) + 12);
  stack.skip(22);
  stack.skip(card_orders(page, {content.x, stack.y(), content.w, 0}));
  const float side = side_cards(page, {content.x, stack.y() + 20, content.w, 0}, 16);
  if (side > 0) stack.skip(side + 20);
  return stack.height() + 24;
}

// Until it is known, the column is kept free: the orders do not become narrower when its cards come.
bool has_side(const Page& page) {
  const Home* home = page.model.home;
  return home == nullptr || !home->erased_soon.empty() || (page.model.has_messages && !home->unread.empty());
}

float desktop_page(const Page& page, Rect content) {
  float y = content.y + 24;
  const float hello = greeting_height(page, content.w);
  greeting(page, {content.x, y, content.w, hello});
  y += hello + 22;
  y += tiles(page, {content.x, y, content.w, 0}) + 24;
  Rect left{content.x, y, content.w, 0};
  if (content.w < rows_width_min) {
    y += card_orders(page, left) + 20;
    return y + side_cards(page, left.with_height(0).moved(0, y - left.y), 16) + 32 - content.y;
  }
  if (!has_side(page) || content.w < 960) {
    y += orders_card(page, left) + 20;
    return y + side_cards(page, left.moved(0, y - left.y), 16) + 32 - content.y;
  }
  const Rect right = left.cut_right(340, 20);
  if (page.model.home == nullptr) page.ui.skeleton(right.with_height(200), 12);
  const float bottom = std::max(orders_card(page, left), side_cards(page, right, 16));
  return y + bottom + 32 - content.y;
}

}  // namespace

std::optional<HomeAction> home_view(Ui& ui, Rect page_rect, const HomeModel& model,
                                    const app::Reader& reader) {
  std::optional<HomeAction> action;
  if (model.home == nullptr && model.failure != nullptr) {
    if (shell::load_failure(ui, page_rect, *model.failure, reader)) action = app::Retry{};
    return action;
  }
  const Page page{ui, model, reader, action};
  auto scroller = ui.scroller("home", page_rect, reader.text().nav_home);
  const Rect content = shell::page_content(ui, scroller.content());
  scroller.finish(ui.is_phone() ? phone_page(page, content) : desktop_page(page, content));
  return action;
}

}  // namespace guichet::home
