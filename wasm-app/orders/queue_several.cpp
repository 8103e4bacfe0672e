// The screen's part in what is done to several orders, and in saved views.
#include <algorithm>
#include <utility>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/orders/queue_route.hpp"
#include "wasm-app/orders/queue_screen.hpp"

namespace guichet::orders {

void QueueScreen::go(const QueueConditions& where, const ViewId& view, const OrderNumber& order,
                     app::History history) {
  context_.navigator.go(route_of(where, view, order), history);
}

void QueueScreen::refresh_list() {
  queue_.refresh();
  views_.refresh();
}

// The rows show at once what was done; what was refused stays chosen and is named.
void QueueScreen::note_several(const ChangedOrders& changed) {
  for (const Order& order : changed.changed) {
    note_change(order);
    if (OrderDetails* details = details_.value(); details != nullptr && details->order.number == order.number)
      details->order = order;
  }
  std::vector<OrderNumber> left;
  for (const RefusedOrder& one : changed.refused) left.push_back(one.number);
  state_.wants_focus = !state_.selection.empty() && left.empty();
  state_.selection.put(std::move(left));
  state_.is_selecting = !changed.refused.empty();
  state_.refused = changed.refused;
  refresh_list();
}

void QueueScreen::take_several() {
  if (auto changed = assign_.take()) {
    note_several(*changed);
    undo_ = {};
    for (const Assignment& one : assigned_.orders) {
      const bool is_done = std::any_of(changed->changed.begin(), changed->changed.end(),
                                       [&](const Order& order) { return order.number == one.number; });
      if (is_done) undo_.orders.push_back({.number = one.number, .from = one.to, .to = one.from});
    }
    says_undone_ = std::exchange(is_undoing_, false);
    assigned_count_ = says_undone_ ? 0 : static_cast<std::int64_t>(changed->changed.size());
  }
  if (auto changed = move_several_.take()) {
    note_several(*changed);
    moved_count_ = static_cast<std::int64_t>(changed->changed.size());
  }
}

void QueueScreen::assign_to(const AssignTo& to) {
  AssignOrders request;
  const auto add = [&](const Order& order) {
    request.orders.push_back({.number = order.number, .from = order.assignee, .to = to.to});
  };
  for (const OrderNumber& number : to.orders) {
    const OrderDetails* details = details_.value();
    const auto& items = list_.edit();
    const auto row =
        std::find_if(items.begin(), items.end(), [&](const Order& order) { return order.number == number; });
    if (row != items.end()) {
      add(*row);
    } else if (details != nullptr && details->order.number == number) {
      add(details->order);
    }
  }
  if (assign_.is_sending()) return;
  is_undoing_ = false;
  assigned_ = request;
  assign_.send(context_.api, request);
}

void QueueScreen::move_selected(OrderState to) {
  if (list_.items() == nullptr || move_several_.is_sending()) return;
  MoveOrders request{.orders = {}, .to = to, .notify_client = true};
  for (const Order* order : state_.selection.of(*list_.items()))
    request.orders.push_back({.number = order->number, .state = order->state});
  moved_to_ = to;
  move_several_.send(context_.api, request);
}

void QueueScreen::toasts_of_several(ui::Ui& ui) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  if (const std::int64_t count = std::exchange(assigned_count_, 0); count > 0) {
    const portal::Me* me = context_.session.me();
    const AccountId& to = assigned_.orders.front().to;
    const team::Colleague* person = team_.value() == nullptr ? nullptr : team::find(*team_.value(), to);
    const bool may_undo =
        me != nullptr && std::all_of(undo_.orders.begin(), undo_.orders.end(), [&](const auto& one) {
          return may_assign(me->role, me->account, one.to);
        });
    const std::string name = person != nullptr ? person->name : words.myself.str();
    const std::string said = to.empty()
                                 ? reader.count(words.orders_released, count)
                                 : text::fill(words.orders_assigned, count, reader.locale, {{"name", name}});
    ui.toast("assigned", said, {.action = may_undo ? words.undo.view() : std::string_view{}});
  }
  if (ui.toast_action("assigned") && !assign_.is_sending()) {
    is_undoing_ = true;
    assigned_ = undo_;
    assign_.send(context_.api, undo_);
  }
  if (std::exchange(says_undone_, false)) ui.toast("undone", words.assignment_undone);
  if (const std::int64_t count = std::exchange(moved_count_, 0); count > 0)
    ui.toast("moved", text::fill(words.orders_moved, count, reader.locale,
                                 {{"state", std::string{state_word(moved_to_, reader)}}}));
  const auto say_failure = [&](auto& command) {
    if (command.failure() == nullptr) return;
    ui.toast("several_refused", reader.words_of(*command.failure()),
             {.tone = ui::Tone::danger, .stays = true});
    command.reset();
    refresh_list();
  };
  say_failure(assign_);
  say_failure(move_several_);
  say_failure(remove_view_);
}

void QueueScreen::take_views() {
  if (auto view = save_view_.take()) {
    state_.naming.reset();
    says_view_saved_ = true;
    views_.refresh();
    if (view->id != view_) {
      if (SavedViews* views = views_.value()) views->items.push_back(*view);
      go(view->where, view->id, chosen_, app::History::push);
    }
  }
  if (remove_view_.take()) {
    says_view_removed_ = !is_restoring_;
    views_.refresh();
    if (std::exchange(is_restoring_, false)) {
      go({}, removed_view_, chosen_, app::History::push);
    } else {
      go({}, {}, chosen_, app::History::push);
    }
  }
}

void QueueScreen::change_view(const QueueAction& action) {
  if (const auto* open = std::get_if<OpenView>(&action)) go({}, open->id, chosen_, app::History::push);
  if (std::holds_alternative<KeepView>(action) && state_.naming)
    save_view_.send(context_.api, *state_.naming);
  if (std::holds_alternative<DropView>(action)) {
    removed_view_ = view_;
    is_restoring_ = false;
    remove_view_.send(context_.api, {.id = view_, .is_removed = true});
  }
  const auto* share = std::get_if<ShareView>(&action);
  if (share == nullptr || views_.value() == nullptr) return;
  for (const SavedView& view : views_.value()->items) {
    if (view.id != view_) continue;
    save_view_.send(context_.api,
                    {.id = view.id, .name = view.name, .is_shared = share->is_shared, .where = view.where});
  }
}

void QueueScreen::toasts_of_views(ui::Ui& ui) {
  const Catalog& words = context_.reader().text();
  if (std::exchange(says_view_saved_, false)) ui.toast("view_saved", words.view_saved);
  if (std::exchange(says_view_removed_, false))
    ui.toast("view_removed", words.view_removed, {.action = words.undo});
  if (!ui.toast_action("view_removed")) return;
  is_restoring_ = true;
  remove_view_.send(context_.api, {.id = removed_view_, .is_removed = false});
}

// Whatever keeps the view from being saved is said at its name.
std::string QueueScreen::view_problem(const app::Reader& reader) const {
  if (!state_.naming) return {};
  const std::string problem = problem_text(save_view_.problems(*state_.naming), state_.naming->name, reader);
  if (!problem.empty() || save_view_.failure() == nullptr || !save_view_.failure()->problems.empty())
    return problem;
  return reader.words_of(*save_view_.failure());
}

}  // namespace guichet::orders
