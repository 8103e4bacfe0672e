#include "wasm-app/messages/messages_view.hpp"

#include <algorithm>
#include <string>

#include "wasm-app/shell/parts.hpp"

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
  wire::each_value<Box>([&](Box box) {
    std::string label{box_word(box, page.words())};
    if (box == Box::received && page.model.unread > 0) label += " " + page.reader.number(page.model.unread);
    const Rect chip = row.cut_left(ui.filter_chip_width(label), 8);
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

// Subject and beginning, which open the conversation.
void opener(const Page& page, Rect cell, const Message& message) {
  Ui& ui = page.ui;
  const route::MessageThread there{.thread = message.thread};
  const std::string name = row_name(page, message), href = app::to_path(page.model.portal, there);
  if (ui.clickable(cell, "open", name, href)) page.action = app::Go{there};
  Rect texts = cell.inset(12, 0).centered_vertically(40);
  if (is_unread(message)) {
    const Rect dot = texts.cut_right(8, 12).centered_vertically(8);
    ui.fill(dot, Color::accent_ui, 4);
  }
  Rect subject = texts.cut_top(20, 2);
  if (!message.order.empty()) {
    const float width = ui.text_width(message.order.value, {.size = Size::caption}) + 2;
    Rect& line = ui.is_phone() ? texts : subject;  // phones have no room beside the subject
    ui.text(line.cut_right(width, 8).centered_vertically(16), message.order.value,
            {.size = Size::caption, .color = Color::text3});
  }
  ui.text(subject, message.subject,
          {.weight = is_unread(message) ? Weight::semibold : Weight::regular, .heard = ui::Heard::no});
  ui.text(texts, message.text, {.size = Size::small, .color = Color::text3});
}

void wide_row(const Page& page, Rect row, const Message& message) {
  Ui& ui = page.ui;
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
  opener(page, inside.inset(0, 6), message);
}

void narrow_row(const Page& page, Rect row, const Message& message) {
  Ui& ui = page.ui;
  Rect inside = row.inset(12, 8);
  if (page.model.box == Box::received) read_box(page, inside.cut_left(28, 8), message);
  const std::string erase =
      text::fill(page.words().message_delete_named.view(), {{"subject", message.subject}});
  if (ui.icon_button(inside.cut_right(44, 4).centered_vertically(44), "hide", Icon::trash_2, erase))
    page.action = Hide{message.id};
  Rect head = inside.cut_top(28, 2);
  const std::string at = page.reader.moment(message.at);
  const float width = ui.text_width(at, {.size = Size::caption}) + 2;
  ui.text(head.cut_right(width, 8).centered_vertically(16), at,
          {.size = Size::caption, .color = Color::text3});
  correspondent(page, head, message);
  opener(page, {inside.x - 12, inside.y, inside.w + 12, inside.h}, message);
}

float rows(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const float height = ui.is_phone() ? 92 : 68;
  const auto& items = *page.model.items;
  const Rect card = area.with_height(height * static_cast<float>(items.size()));
  ui.card(card);
  const auto list = ui.list("messages", card, box_word(page.model.box, page.words()));
  ui::Stack stack(card);
  for (const Message& message : items) {
    const Rect row = stack.next(height);
    const auto item = ui.list_item(ui::Key::of(message.id.value), row);
    if (row.y > card.y) ui.separator(row);
    if (ui.is_phone()) {
      narrow_row(page, row, message);
    } else {
      wide_row(page, row, message);
    }
  }
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
