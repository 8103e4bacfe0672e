#include "wasm-app/messages/messages_view.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "wasm-app/shell/parts.hpp"
#include "wasm-app/shell/row_stamp.hpp"
#include "wasm-app/ui/near_rows.hpp"
#include "wasm-app/ui/reading_row.hpp"

namespace guichet::messages {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

struct Page {
  Ui& ui;
  const MessagesModel& model;
  const app::Reader& reader;
  std::optional<MessagesAction>& action;

  const Catalog& words() const { return reader.text(); }
};

std::string_view box_word(Box box, const Catalog& words) {
  return box == Box::received ? words.messages_received.view() : words.messages_sent.view();
}

void boxes(const Page& page, Rect row) {
  Ui& ui = page.ui;
  const auto words = [&](Box box) {
    std::string label{box_word(box, page.words())};
    if (box == Box::received && page.model.unread > 0) label += " " + page.reader.number(page.model.unread);
    return label;
  };
  float total = -8;
  wire::each_value<Box>([&](Box box) { total += ui.filter_chip_width(words(box)) + 8; });
  auto scroller = ui.scroller_horizontal("boxes", row, total, page.words().filters);
  Rect rest = scroller.content();
  rest.w = std::max(rest.w, total);
  wire::each_value<Box>([&](Box box) {
    const std::string label = words(box);
    const Rect chip = rest.cut_left(ui.filter_chip_width(label), 8).with_height(row.h);
    if (ui.filter_chip(chip, ui::Key(static_cast<int>(box)), label, box == page.model.box))
      page.action = ChooseBox{box};
  });
}

bool is_unread(const Message& message) {
  return !message.is_mine && !message.is_read;
}

// V69: the box at the far left.
void read_box(const Page& page, Rect cell, const Message& message) {
  bool is_read = message.is_read;
  const std::string label = page.words().message_mark_read.str() + ", " + message.subject;
  if (page.ui.checkbox(cell.centered_vertically(24), "read", label, is_read, {.hides_label = true}))
    page.action = Mark{message.id, is_read};
}

// V71: the sender's name writes back to the sender.
void correspondent(const Page& page, Rect cell, const Message& message) {
  Ui& ui = page.ui;
  const std::string& name = page.model.box == Box::received ? message.from : message.to;
  const route::MessageThread there{.thread = message.thread, .replies = true};
  const std::string heard = text::fill(
      (page.model.box == Box::received ? page.words().message_reply_to : page.words().message_write_to)
          .view(),
      {{"name", name}});
  const ui::LinkSpec style{.size = Size::body,
                           .weight = is_unread(message) ? Weight::semibold : Weight::regular,
                           .color = Color::text,
                           .access_name = heard};
  const Rect line = cell.centered_vertically(ui.line_height(Size::body));
  const Rect box = line.with_width(std::min(line.w, ui.link_width(name, style)));
  if (ui.link(box, "reply", name, app::to_path(page.model.portal, there), style))
    page.action = app::Go{there};
}

std::string row_name(const Page& page, const Message& message) {
  std::string name = message.subject;
  if (is_unread(message)) name += ", " + page.words().message_unread.str();
  return name;
}

// Rows below this width have their texts one below the other.
constexpr float wide_from = 820, tight_below = 240;

ui::TextStyle subject_style(const Message& message) {
  return {.weight = is_unread(message) ? Weight::semibold : Weight::regular, .heard = ui::Heard::no};
}

void order_number(const Page& page, Rect& line, const Message& message) {
  if (message.order.empty()) return;
  const ui::TextStyle style{.size = Size::caption, .color = Color::text3};
  const float width = page.ui.text_width(message.order.value, style) + 2;
  page.ui.text(line.cut_right(width, 8).centered_vertically(16), message.order.value, style);
}

void unread_dot(const Page& page, Rect& line, const Message& message) {
  if (is_unread(message)) page.ui.fill(line.cut_right(8, 12).centered_vertically(8), Color::accent_ui, 4);
}

// Subject and beginning, which open the conversation.
void opener(const Page& page, Rect cell, Rect texts, const Message& message, bool is_wide) {
  Ui& ui = page.ui;
  const route::MessageThread there{.thread = message.thread};
  const std::string href = app::to_path(page.model.portal, there);
  // Below each other the texts fill the row: what lay over the link would take its clicks.
  const std::string name = row_name(page, message) + (is_wide ? "" : ", " + message.text);
  if (ui.clickable(cell, "open", name, href)) page.action = app::Go{there};
  if (is_wide) {
    unread_dot(page, texts, message);
    order_number(page, texts, message);
  }
  ui::TextStyle style = subject_style(message);
  if (!is_wide) style.fit = ui::Fit::wrap;
  Rect subject = texts.cut_top(std::max(20.f, texts.h - 20), 2);
  if (!is_wide) {
    Rect first = subject.take_top(20);
    unread_dot(page, first, message);
    subject.w = first.w;
    if (texts.w >= 160) order_number(page, texts, message);
  }
  ui.text(subject, message.subject, style);
  ui.text(texts, message.text,
          {.size = Size::small, .color = Color::text3, .heard = is_wide ? ui::Heard::yes : ui::Heard::no});
}

void wide_row(const Page& page, Rect row, const Message& message) {
  Ui& ui = page.ui;
  const ui::ReadingRow reading(ui);
  Rect inside = row.inset(16, 0);
  if (page.model.box == Box::received) read_box(page, inside.cut_left(24, 16), message);
  // V70: the box at the far right.
  const std::string erase =
      text::fill(page.words().message_delete_named.view(), {{"subject", message.subject}});
  if (ui.icon_button(inside.cut_right(36, 8).centered_vertically(36), "hide", Icon::trash_2, erase))
    page.action = Hide{message.id};
  const std::string at = page.reader.moment(message.at);
  ui.text(inside.cut_right(132, 12).centered_vertically(18), at,
          {.size = Size::small, .color = Color::text3, .align = ui::Align::end});
  const std::string& name = page.model.box == Box::received ? message.from : message.to;
  ui.avatar(inside.cut_left(32, 12).centered_vertically(32), name);
  correspondent(page, inside.cut_left(std::min(190.f, inside.w * 0.28f), 8), message);
  const Rect cell = inside.inset(0, 6);
  opener(page, cell, cell.inset(12, 0).centered_vertically(42), message, true);
}

// The subject's width in a row of texts below each other.
float subject_width(float row_width, const Message& message) {
  const float room = row_width - 2 * 12 - (row_width < tight_below ? 0.f : 36 + 48);
  return room - (is_unread(message) ? 20.f : 0.f);
}

float narrow_height(const Page& page, float width, const Message& message) {
  ui::TextStyle style = subject_style(message);
  style.fit = ui::Fit::wrap;
  const float subject =
      std::max(20.f, page.ui.text_height(message.subject, subject_width(width, message), style));
  return (width < tight_below ? 8 + 44 + 44 : 8 + 30) + subject + 2 + 18 + 14;
}

void narrow_row(const Page& page, Rect row, const Message& message) {
  Ui& ui = page.ui;
  const ui::ReadingRow reading(ui);
  Rect inside = row.inset(12, 8);
  const bool is_tight = row.w < tight_below;
  Rect controls = is_tight ? inside.cut_top(44) : inside;
  if (page.model.box == Box::received) read_box(page, controls.cut_left(28, 8), message);
  const std::string erase =
      text::fill(page.words().message_delete_named.view(), {{"subject", message.subject}});
  if (ui.icon_button(controls.cut_right(44, 4).centered_vertically(44), "hide", Icon::trash_2, erase))
    page.action = Hide{message.id};
  if (!is_tight) inside = controls;
  Rect head = inside.cut_top(is_tight ? 44.f : 28.f, is_tight ? 0.f : 2.f);
  const std::string at = page.reader.moment(message.at);
  const ui::TextStyle when{.size = Size::caption, .color = Color::text3};
  const float width = ui.text_width(at, when) + 2;
  ui.text((is_tight ? head.cut_bottom(20) : head.cut_right(width, 8)).centered_vertically(16), at, when);
  correspondent(page, head, message);
  opener(page, {inside.x - 12, inside.y, inside.w + 12, inside.h}, inside.with_height(inside.h - 6), message,
         false);
}

float row_height(const Page& page, ui::NearRows& near, float width, const Message& message) {
  if (width >= wide_from) return 68;
  const std::uint64_t stamp = shell::row_stamp(page.reader, message.subject, is_unread(message));
  return near.height(ui::Key::of(message.id.value), width, stamp,
                     [&] { return narrow_height(page, width, message); });
}

float rows(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const auto& items = *page.model.items;
  ui::NearRows near(ui);
  std::vector<float> heights;
  Rect card = area.with_height(0);
  for (const Message& message : items) {
    heights.push_back(row_height(page, near, area.w, message));
    card.h += heights.back();
  }
  ui.card(card);
  const auto list = ui.list("messages", card, box_word(page.model.box, page.words()));
  ui::Stack stack(card);
  for (std::size_t n = 0; n < items.size(); ++n)
    near.add(ui::Key::of(items[n].id.value), stack.next(heights[n]));
  near.draw([&](std::size_t n, const Rect& row) {
    const auto item = ui.list_item(ui::Key::of(items[n].id.value), row);
    if (n > 0) ui.separator(row);
    area.w >= wide_from ? wide_row(page, row, items[n]) : narrow_row(page, row, items[n]);
  });
  return card.h;
}

float nothing(const Page& page, Rect area) {
  const bool is_received = page.model.box == Box::received;
  if (page.ui.empty_state(area.with_height(320), "nothing",
                          {.icon = Icon::messages_square,
                           .title = is_received ? page.words().no_messages : page.words().no_messages_sent,
                           .detail = page.words().no_messages_hint,
                           .action = page.words().new_message})) {
    page.action = app::Go{route::NewMessage{}};
  }
  return 320;
}

float content(const Page& page, Rect area) {
  Ui& ui = page.ui;
  if (page.model.items == nullptr && page.model.failure != nullptr) {
    if (shell::load_failure(ui, area.with_height(320), *page.model.failure, page.reader))
      page.action = app::Retry{};
    return 320;
  }
  if (page.model.items == nullptr) {
    ui::Stack stack(area, 1);
    for (int n = 0; n < 5; ++n) ui.skeleton(stack.next(67), 12);
    return stack.height();
  }
  if (page.model.items->empty()) return nothing(page, area);
  float height = rows(page, area);
  if (!page.model.has_more) return height;
  const ui::ButtonSpec spec{.is_busy = page.model.is_loading};
  const float width = ui.button_width(page.words().show_more, spec);
  const Rect button =
      area.moved(0, height + 16).with_height(ui.control_height()).centered_horizontally(width);
  if (ui.button(button, "more", page.words().show_more, spec)) page.action = ShowMore{};
  return height + 16 + ui.control_height();
}

// At the right of the page's title; a row of its own on phones.
void new_message(const Page& page, Rect row) {
  Ui& ui = page.ui;
  const ui::ButtonSpec spec{.kind = ui::ButtonKind::primary, .icon = Icon::plus};
  const float width = ui.button_width(page.words().new_message, spec);
  const Rect box = ui.is_phone() ? row : row.take_right(width);
  if (ui.link_button(box.centered_vertically(ui.control_height()), "new", page.words().new_message,
                     app::to_path(page.model.portal, route::NewMessage{}), spec)) {
    page.action = app::Go{route::NewMessage{}};
  }
}

}  // namespace

std::optional<MessagesAction> messages_view(Ui& ui, Rect page_rect, const MessagesModel& model,
                                            const app::Reader& reader) {
  std::optional<MessagesAction> action;
  const Page page{ui, model, reader, action};
  auto scroller = ui.scroller("messages_page", page_rect, reader.text().nav_messages);
  const Rect area = shell::page_content(ui, scroller.content());
  float y = area.y + (ui.is_phone() ? 4.f : 24.f);
  if (ui.is_phone()) {
    new_message(page, {area.x, y, area.w, 48});
    y += 60;
  } else {
    const Rect head{area.x, y, area.w, 40};
    ui.heading(head.centered_vertically(32), reader.text().nav_messages, 1, {.size = Size::headline});
    new_message(page, head);
    y += 56;
  }
  const float chips = ui.is_touch() ? 44 : 32;
  boxes(page, {area.x, y, area.w, chips});
  y += chips + 16;
  y += content(page, {area.x, y, area.w, 0});
  scroller.finish(y + 24 - area.y);
  return action;
}

}  // namespace guichet::messages
