#include "wasm-app/messages/compose_screen.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "wasm-app/shell/form_column.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::messages {

namespace {

using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
namespace route = app::route;

constexpr float column_width_max = 640;

}  // namespace

void ComposeScreen::show(const app::Route& route) {
  const auto* here = std::get_if<route::NewMessage>(&route);
  if (here == nullptr) return;
  draft_ = {};
  kept_.open("message.new" + here->order.value, draft_, send_);
  draft_.order = here->order;
}

void ComposeScreen::update() {
  if (auto sent = send_.take()) {
    draft_ = {.order = draft_.order};
    send_.reset();
    kept_.keep(draft_, false, send_);
    says_sent_ = true;
    context_.navigator.go(route::MessageThread{.thread = sent->id}, app::History::replace);
  }
}

void ComposeScreen::frame(Ui& ui, const app::Areas& areas) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  auto scroller = ui.scroller("compose", areas.page, words.new_message);
  Rect content = shell::page_content(ui, scroller.content());
  content.w = std::min(content.w, column_width_max);
  const float top = content.y + (ui.is_phone() ? 4.f : 24.f);
  const Problems problems = send_.problems(draft_);
  const std::string to_problem = problem_text(problems, draft_.to, reader);
  const std::string subject_problem = problem_text(problems, draft_.subject, reader);
  const std::string problem = problem_text(problems, draft_.text, reader);
  const auto form = ui.form("message", {content.x, top, content.w, 0}, words.new_message);
  shell::FormColumn column(ui, {content.x, top, content.w, 0}, reader);
  if (!ui.is_phone()) column.heading(words.new_message, 1, Size::headline, 20);
  column.failure(send_.failure());
  const bool is_staff = context_.session.is_staff();
  if (!draft_.order.empty())
    column.paragraph(text::fill(words.order_number.view(), {{"number", draft_.order.value}}));
  if (is_staff && draft_.order.empty())
    column.field("to", draft_.to,
                 {.label = words.message_recipient,
                  .help = words.message_recipient_hint,
                  .error = to_problem,
                  .icon = Icon::circle_user,
                  .is_required = true,
                  .is_focused_first = true});
  column.field("subject", draft_.subject,
               {.label = words.new_message_subject,
                .error = subject_problem,
                .is_required = true,
                .is_focused_first = !is_staff || !draft_.order.empty(),
                .max_length = static_cast<int>(subject_max)});
  const ui::FieldSpec body{.label = words.new_message_text,
                           .error = problem,
                           .is_required = true,
                           .shows_counter = true,
                           .max_length = static_cast<int>(text_max),
                           .lines = 8};
  ui.text_area(column.row(24 + 200 + 22), "text", draft_.text, body);
  if (column.short_button("send", words.message_send,
                          {.kind = ui::ButtonKind::primary,
                           .icon = Icon::send,
                           .is_busy = send_.is_sending(),
                           .submits = true})) {
    send_.send(context_.api, draft_);
  }
  if (std::exchange(says_sent_, false)) ui.toast("sent", words.message_sent);
  scroller.finish(top - content.y + column.height() + 24);
  kept_.keep(draft_, has_unsent_changes(), send_);
}

std::vector<app::Crumb> ComposeScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().nav_messages.str(), .route = route::Messages{}},
          {.label = reader.text().new_message.str(), .route = {}}};
}

}  // namespace guichet::messages
