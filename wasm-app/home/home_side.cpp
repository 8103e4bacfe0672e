// What stands beside the orders, below them where there is no room.
#include <algorithm>
#include <string>

#include "wasm-app/home/home_parts.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::home {

namespace {

using ui::Color;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

constexpr std::int64_t days_kept = 90;
constexpr float message_height = 79, erased_height = 57;
constexpr ui::TextStyle title_style{.size = Size::lead, .weight = Weight::semibold, .fit = ui::Fit::wrap};

// Cards narrower than this have no pictures, and dates stand below the names.
bool is_tight(Rect card) {
  return card.w < 240;
}

// Of a card with words beside its title, or below it where there is no room.
float head_height(const Page& page, Rect card, std::string_view title, float beside) {
  if (card.w - 32 - beside - 8 >= page.ui.text_width(title, title_style)) return 53;
  return 28 + page.ui.text_height(title, card.w - 32, title_style) + 24;
}

float row_height(Rect card, float usual) {
  return is_tight(card) ? usual + 18 : usual;
}

std::string arrival(const Page& page, Instant at) {
  const LocalTime time = page.reader.local(at);
  return time.day == page.reader.today() ? format_short_time(time, page.reader.locale)
                                         : capitalised(page.reader.day(time.day));
}

void message_row(const Page& page, Rect row, const messages::Message& message) {
  Ui& ui = page.ui;
  const app::Route to = route::MessageThread{.thread = message.thread};
  const std::string href = page.path(to), at = arrival(page, message.at);
  auto region = ui.list_row(row, "open", {.href = href, .radius = 0});
  (void)region.cell();
  Rect inside = row.inset({16, 14, 16, 12});
  if (!is_tight(row)) ui.avatar(inside.cut_left(32, 12).with_height(32), message.from);
  const Rect dot = inside.cut_right(8, 12).with_height(22).centered_vertically(8);
  ui.fill(dot, Color::accent_ui, 4);
  Rect line = inside.cut_top(18);
  const ui::TextStyle when{.size = Size::caption,
                           .color = Color::text3,
                           .align = is_tight(row) ? ui::Align::start : ui::Align::end};
  const Rect end = is_tight(row) ? inside.cut_top(18) : line.cut_right(ui.text_width(at, when) + 2, 8);
  ui.text(line, message.from, {.size = Size::small, .weight = Weight::semibold});
  ui.text(end, at, when);
  ui.text(inside.cut_top(18), message.subject, {.size = Size::small});
  ui.text(inside.cut_top(16), message.text, {.size = Size::caption, .color = Color::text3});
  page.go(region.is_activated(), to);
}

ui::Tone erasure_tone(std::int64_t days) {
  return days <= 7 ? ui::Tone::danger : days <= 30 ? ui::Tone::warning : ui::Tone::neutral;
}

void erased_row(const Page& page, Rect row, const orders::Order& order) {
  Ui& ui = page.ui;
  const std::int64_t days =
      order.erased_on ? std::max<std::int64_t>(0, days_between(page.reader.today(), *order.erased_on))
                      : days_kept;
  const app::Route to = route::Order{.number = order.number};
  const std::string left = page.reader.count(page.words().days_count, days);
  const std::string href = page.path(to);
  auto region = ui.list_row(row, ui::Key::of(order.number.value), {.href = href, .radius = 0});
  (void)region.cell();
  Rect inside = row.inset({16, 13, 16, 0});
  if (!is_tight(row))
    shell::property_photo(ui, inside.cut_left(48, 12).moved(0, -2).with_height(36), order.photo, 6);
  const ui::TextStyle style{.size = Size::caption,
                            .color = days > 30 ? Color::text3 : ui::tone_text(erasure_tone(days)),
                            .align = is_tight(row) ? ui::Align::start : ui::Align::end,
                            .vertical = ui::Align::center};
  Rect line = inside.cut_top(18, is_tight(row) ? 0.f : 6.f);
  const Rect end = is_tight(row) ? inside.cut_top(18, 6) : line.cut_right(ui.text_width(left, style) + 2, 8);
  ui.text(line, order.street, {.size = Size::small, .weight = Weight::semibold});
  ui.text(end, left, style);
  ui.progress(inside.take_top(6), static_cast<float>(days_kept - days) / static_cast<float>(days_kept), {},
              erasure_tone(days));
  page.go(region.is_activated(), to);
}

}  // namespace

float erased_card(const Page& page, Rect area) {
  const Home* home = page.model.home;
  if (home == nullptr || home->erased_soon.empty()) return 0;
  Ui& ui = page.ui;
  const std::string kept = page.reader.count(page.words().kept_days, days_kept);
  const ui::TextStyle note{.size = Size::caption, .color = Color::text3};
  const float wide = ui.text_width(kept, note) + 2;
  const float top = head_height(page, area, page.words().soon_erased, wide);
  const float height = row_height(area, erased_height);
  const Rect card = area.with_height(top + height * static_cast<float>(home->erased_soon.size()));
  ui.card(card);
  Rect head = card.take_top(top).inset({16, 14, 16, 14});
  ui.text((top > 60 ? head.cut_bottom(20) : head.cut_right(wide, 8)).centered_vertically(16), kept, note);
  ui.heading(head, page.words().soon_erased, 2, title_style);
  Rect body = card;
  body.cut_top(top);
  const auto list = ui.list("erased", body, page.words().soon_erased);
  ui::Stack stack(body);
  for (const orders::Order& order : home->erased_soon) {
    const Rect row = stack.next(height);
    const auto item = ui.list_item(ui::Key::of(order.number.value), row);
    ui.separator(row);
    erased_row(page, row, order);
  }
  return card.h;
}

float unread_card(const Page& page, Rect area) {
  const Home* home = page.model.home;
  if (!page.model.has_messages || home == nullptr || home->unread.empty()) return 0;
  Ui& ui = page.ui;
  const float wide = ui.link_width(page.words().see_all, {.size = Size::small});
  const float top = head_height(page, area, page.words().unread_messages_title, wide);
  const float height = row_height(area, message_height);
  const Rect card = area.with_height(top + height * static_cast<float>(home->unread.size()));
  ui.card(card);
  Rect head = card.take_top(top).inset({16, 14, 16, 14});
  const Rect link = (top > 60 ? head.cut_bottom(24) : head.cut_right(wide, 8)).centered_vertically(18);
  ui.heading(head, page.words().unread_messages_title, 2, title_style);
  const auto scope = ui.scope("unread");
  page.go(ui.link(link, "all", page.words().see_all, page.path(route::Messages{}), {.size = Size::small}),
          route::Messages{});
  Rect body = card;
  body.cut_top(top);
  const auto list = ui.list("messages", body, page.words().unread_messages_title);
  ui::Stack stack(body);
  for (const messages::Message& message : home->unread) {
    const Rect row = stack.next(height);
    const auto item = ui.list_item(ui::Key::of(message.id.value), row);
    ui.separator(row);
    message_row(page, row, message);
  }
  return card.h;
}

}  // namespace guichet::home
