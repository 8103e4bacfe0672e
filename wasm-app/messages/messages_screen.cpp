#include "wasm-app/messages/messages_screen.hpp"

#include <algorithm>
#include <utility>

#include "wasm-app/ui/ui.hpp"

namespace guichet::messages {

namespace route = app::route;

void MessagesScreen::show(const app::Route& route) {
  const auto* here = std::get_if<route::Messages>(&route);
  if (here == nullptr) return;
  request_ = {.box = here->box, .after = {}};
  page_.refresh();
}

void MessagesScreen::count_unread(std::int64_t unread) {
  if (portal::Me* me = context_.session.me()) me->unread_messages = unread;
}

void MessagesScreen::send_waiting() {
  if (!mark_.is_sending() && !marks_.empty()) {
    mark_.send(context_.api, marks_.front());
    marks_.erase(marks_.begin());
  }
  if (!hide_.is_sending() && !hides_.empty()) {
    hide_.send(context_.api, hides_.front());
    hides_.erase(hides_.begin());
  }
}

void MessagesScreen::update() {
  page_.ensure(context_.api, request_);
  if (page_.is_current() && std::exchange(taken_, page_.revision()) != page_.revision()) {
    list_.take(request_.after, page_.value()->items);
    count_unread(page_.value()->unread);
  }
  if (const auto answer = mark_.take()) count_unread(answer->unread);
  if (const auto answer = hide_.take()) {
    count_unread(answer->unread);
    if (hides_.empty()) request_.after.clear(), page_.refresh();
  }
  // What was shown at once did not happen: the list tells the truth again.
  for (const Failure* failure : {mark_.failure(), hide_.failure()}) {
    if (failure != nullptr) was_refused_ = true;
  }
  if (mark_.failure() != nullptr) mark_.reset(), request_.after.clear(), page_.refresh();
  if (hide_.failure() != nullptr) hide_.reset(), request_.after.clear(), page_.refresh();
  send_waiting();
}

void MessagesScreen::hide(const MessageId& message, bool is_hidden) {
  if (is_hidden) {
    std::erase_if(list_.edit(), [&](const Message& item) { return item.id == message; });
    hidden_ = message;
    says_hidden_ = true;
  }
  hides_.push_back({.message = message, .is_hidden = is_hidden});
}

void MessagesScreen::perform(const MessagesAction& action) {
  if (const auto* go = std::get_if<app::Go>(&action)) context_.navigator.go(go->route);
  if (std::holds_alternative<app::Retry>(action)) page_.refresh();
  if (const auto* choose = std::get_if<ChooseBox>(&action))
    context_.navigator.go(route::Messages{.box = choose->box});
  if (const auto* mark = std::get_if<Mark>(&action)) {
    for (Message& item : list_.edit()) {
      if (item.id == mark->message) item.is_read = mark->is_read;
    }
    marks_.push_back({.messages = {mark->message}, .is_read = mark->is_read});
  }
  if (const auto* erase = std::get_if<Hide>(&action)) hide(erase->message, true);
  if (std::holds_alternative<ShowMore>(action) && page_.value() != nullptr)
    request_.after = page_.value()->next;
}

void MessagesScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  const MessagePage* page = page_.value();
  const portal::Me* me = context_.session.me();
  const MessagesModel model{.items = list_.items(),
                            .failure = page_.failure(),
                            .portal = context_.session.portal().slug,
                            .box = request_.box,
                            .unread = me == nullptr ? 0 : me->unread_messages,
                            .has_more = page != nullptr && !page->next.empty(),
                            .is_loading = page_.is_loading()};
  const app::Reader reader = context_.reader();
  if (const auto action = messages_view(ui, areas.page, model, reader)) perform(*action);
  const Catalog& words = reader.text();
  if (std::exchange(says_hidden_, false)) ui.toast("hidden", words.message_deleted, {.action = words.undo});
  if (ui.toast_action("hidden")) hide(hidden_, false);
  if (std::exchange(was_refused_, false))
    ui.toast("refused", text::words(Failure::of(FailureCode::unavailable), words),
             {.tone = ui::Tone::danger, .stays = true});
  if (!marks_.empty() || !hides_.empty()) ui.wake_after(0);
}

std::vector<app::Crumb> MessagesScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().nav_messages.str(), .route = {}}};
}

}  // namespace guichet::messages
