#include "wasm-app/messages/thread_screen.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "wasm-app/shell/form_column.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::messages {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;
namespace route = app::route;

constexpr float column_width_max = 760;
constexpr float padding = 16;

constexpr ui::TextStyle body{.fit = ui::Fit::wrap};

// Without room for both, when something was written stands below who wrote it.
bool has_time_below(const Ui& ui, float width, std::string_view who, std::string_view at) {
  return 2 * padding + 44 + ui.text_width(who, {.weight = Weight::semibold}) + 12 +
             ui.text_width(at, {.size = Size::small}) >
         width;
}

std::string_view author(const Message& message, const app::Reader& reader) {
  return message.is_mine ? reader.text().message_you.view() : std::string_view{message.from};
}

float bubble_height(const Ui& ui, float width, const Message& message, const app::Reader& reader) {
  const bool is_below = has_time_below(ui, width, author(message, reader), reader.moment(message.at));
  return padding + 32 + (is_below ? 22.f : 0.f) + 10 +
         ui.text_height(message.text, width - 2 * padding, body) + padding;
}

void bubble(Ui& ui, Rect box, const Message& message, const app::Reader& reader) {
  const auto item = ui.list_item(ui::Key::of(message.id.value), box);
  if (message.is_mine) {
    ui.card(box, {.fill = Color::accent_soft, .border = Color::accent_soft});
  } else {
    ui.card(box);
  }
  Rect inside = box.inset(padding);
  const std::string at = reader.moment(message.at);
  const std::string_view who = author(message, reader);
  const ui::TextStyle when{.size = Size::small, .color = Color::text3};
  const bool is_below = has_time_below(ui, box.w, who, at);
  Rect head = inside.cut_top(is_below ? 54.f : 32.f, 10);
  const Rect below = head.cut_bottom(is_below ? 22.f : 0.f);
  ui.avatar(head.cut_left(32, 12), message.from);
  const Rect time = is_below ? below.take_bottom(18) : head.cut_right(ui.text_width(at, when) + 2, 12);
  ui.text(time.centered_vertically(18), at, when);
  ui::TextStyle name{.weight = Weight::semibold};
  if (ui.text_width(who, name) > head.w) name.size = Size::caption, name.fit = ui::Fit::wrap;
  ui.text(head.centered_vertically(ui.text_height(who, head.w, name)), who, name);
  ui.text(inside, message.text, body);
}

}  // namespace

void ThreadScreen::show(const app::Route& route) {
  const auto* here = std::get_if<route::MessageThread>(&route);
  if (here == nullptr) return;
  if (here->thread != request_.thread) {
    draft_ = {};
    kept_.open("message." + here->thread.value, draft_, send_);
    draft_.thread = here->thread;
  }
  request_.thread = here->thread;
  wants_answer_ = here->replies;
  thread_.refresh();
}

// Opening a conversation reads it (V19).
void ThreadScreen::read_all() {
  Thread* thread = thread_.value();
  if (thread == nullptr || mark_.is_sending() || mark_.failure() != nullptr) return;
  MarkMessages unread;
  for (const Message& message : thread->messages) {
    if (!message.is_read && unread.messages.size() < static_cast<std::size_t>(marked_max))
      unread.messages.push_back(message.id);
  }
  if (unread.messages.empty()) return;
  for (Message& message : thread->messages) message.is_read = true;
  mark_.send(context_.api, unread);
}

void ThreadScreen::update() {
  thread_.ensure(context_.api, request_);
  if (auto sent = send_.take()) {
    thread_.put(std::move(*sent));
    draft_ = {.thread = request_.thread};
    send_.reset();
    says_sent_ = true;
  }
  if (const auto answer = mark_.take()) {
    if (portal::Me* me = context_.session.me()) me->unread_messages = answer->unread;
  }
  read_all();
}

float ThreadScreen::conversation(Ui& ui, Rect area) {
  const app::Reader reader = context_.reader();
  const Thread& thread = *thread_.value();
  float y = area.y;
  if (!thread.order.empty()) {
    const std::string label = text::fill(reader.text().order_number.view(), {{"number", thread.order.value}});
    const bool is_staff = context_.session.is_staff();
    const app::Route there = is_staff ? app::Route{route::StaffOrders{.order = thread.order}}
                                      : app::Route{route::Order{.number = thread.order}};
    if (ui.link({area.x, y, ui.link_width(label), 20}, "order", label, context_.path(there)))
      context_.navigator.go(there);
    y += 36;
  }
  const auto list = ui.list("thread", area, reader.text().message_conversation);
  for (const Message& message : thread.messages) {
    const float shift = message.is_mine ? std::min(48.f, area.w * 0.08f) : 0;
    const float width = area.w - std::min(48.f, area.w * 0.08f);
    const Rect box{area.x + shift, y, width, bubble_height(ui, width, message, reader)};
    bubble(ui, box, message, reader);
    y += box.h + 12;
  }
  return y - area.y;
}

float ThreadScreen::answer(Ui& ui, Rect area) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const Problems problems = send_.problems(draft_);
  const std::string problem = problem_text(problems, draft_.text, reader);
  const auto form = ui.form("answer", area, words.message_reply);
  shell::FormColumn column(ui, area, reader);
  column.failure(send_.failure());
  const ui::FieldSpec spec{.label = words.message_reply,
                           .error = problem,
                           .is_focused_first = std::exchange(wants_answer_, false),
                           .max_length = static_cast<int>(text_max),
                           .lines = 4};
  ui.text_area(column.row(24 + 108 + (problem.empty() ? 0.f : 22.f)), "text", draft_.text, spec);
  if (column.short_button("send", words.message_send,
                          {.kind = ui::ButtonKind::primary,
                           .icon = Icon::send,
                           .is_busy = send_.is_sending(),
                           .submits = true})) {
    send_.send(context_.api, draft_);
  }
  return column.height();
}

void ThreadScreen::frame(Ui& ui, const app::Areas& areas) {
  const app::Reader reader = context_.reader();
  auto scroller = ui.scroller("thread_page", areas.page, reader.text().message_conversation);
  Rect content = shell::page_content(ui, scroller.content());
  content.w = std::min(content.w, column_width_max);
  float y = content.y + (ui.is_phone() ? 4.f : 24.f);
  const Thread* thread = thread_.value();
  if (thread == nullptr && thread_.failure() != nullptr) {
    if (shell::load_failure(ui, {content.x, y, content.w, 320}, *thread_.failure(), reader))
      thread_.refresh();
    y += 320;
  } else if (thread == nullptr) {
    for (int n = 0; n < 3; ++n, y += 132) ui.skeleton({content.x, y, content.w, 120}, 12);
  } else {
    const ui::TextStyle title{.size = Size::headline, .fit = ui::Fit::wrap};
    const float height = ui.text_height(thread->subject, content.w, title);
    if (!ui.is_phone()) {  // the bar above says it there
      ui.heading({content.x, y, content.w, height}, thread->subject, 1, title);
      y += height + 16;
    }
    y += conversation(ui, {content.x, y, content.w, 0}) + 12;
    y += answer(ui, {content.x, y, content.w, 0});
  }
  if (std::exchange(says_sent_, false)) ui.toast("sent", reader.text().message_sent);
  scroller.finish(y + 24 - content.y);
  kept_.keep(draft_, has_unsent_changes(), send_);
}

std::vector<app::Crumb> ThreadScreen::crumbs(const app::Reader& reader) const {
  const Thread* thread = thread_.value();
  return {
      {.label = reader.text().nav_messages.str(), .route = route::Messages{}},
      {.label = thread == nullptr ? reader.text().message_conversation.str() : thread->subject, .route = {}}};
}

}  // namespace guichet::messages
