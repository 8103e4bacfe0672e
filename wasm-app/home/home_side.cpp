// What stands beside the orders, below them where there is no room.
#include <algorithm>
#include <string>

#include "wasm-app/home/home_parts.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::home {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

constexpr std::int64_t days_kept = 90;
constexpr float head_height = 53, message_height = 79, erased_height = 57;

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
  ui.avatar(inside.cut_left(32, 12).with_height(32), message.from);
  const Rect dot = inside.cut_right(8, 12).with_height(22).centered_vertically(8);
  ui.fill(dot, Color::accent_ui, 4);
  Rect line = inside.cut_top(18);
  const ui::TextStyle when{.size = Size::caption, .color = Color::text3, .align = ui::Align::end};
  const Rect end = line.cut_right(ui.text_width(at, when) + 2, 8);
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
  shell::property_photo(ui, inside.cut_left(48, 12).moved(0, -2).with_height(36), order.photo, 6);
  const ui::TextStyle style{.size = Size::caption,
                            .color = days > 30 ? Color::text3 : ui::tone_text(erasure_tone(days)),
                            .align = ui::Align::end,
                            .vertical = ui::Align::center};
  Rect line = inside.cut_top(18, 6);
  const Rect end = line.cut_right(ui.text_width(left, style) + 2, 8);
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
  const Rect card =
      area.with_height(head_height + erased_height * static_cast<float>(home->erased_soon.size()));
  ui.card(card);
  Rect head = card.take_top(head_height).inset(16, 0);
  const std::string kept = page.reader.count(page.words().kept_days, days_kept);
  const ui::TextStyle note{.size = Size::caption, .color = Color::text3, .align = ui::Align::end};
  ui.text(head.cut_right(ui.text_width(kept, note) + 2, 8).centered_vertically(16), kept, note);
  ui.heading(head.centered_vertically(24), page.words().soon_erased, 2,
             {.size = Size::lead, .weight = Weight::semibold});
  Rect body = card;
  body.cut_top(head_height);
  const auto list = ui.list("erased", body, page.words().soon_erased);
  ui::Stack stack(body);
  for (const orders::Order& order : home->erased_soon) {
    const Rect row = stack.next(erased_height);
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
  const Rect card = area.with_height(head_height + message_height * static_cast<float>(home->unread.size()));
  ui.card(card);
  Rect head = card.take_top(head_height).inset(16, 0);
  const float wide = ui.link_width(page.words().see_all, {.size = Size::small});
  const Rect link = head.cut_right(wide, 8).centered_vertically(18);
  ui.heading(head.centered_vertically(24), page.words().unread_messages_title, 2,
             {.size = Size::lead, .weight = Weight::semibold});
  const auto scope = ui.scope("unread");
  page.go(ui.link(link, "all", page.words().see_all, page.path(route::Messages{}), {.size = Size::small}),
          route::Messages{});
  Rect body = card;
  body.cut_top(head_height);
  const auto list = ui.list("messages", body, page.words().unread_messages_title);
  ui::Stack stack(body);
  for (const messages::Message& message : home->unread) {
    const Rect row = stack.next(message_height);
    const auto item = ui.list_item(ui::Key::of(message.id.value), row);
    ui.separator(row);
    message_row(page, row, message);
  }
  return card.h;
}

}  // namespace guichet::home
