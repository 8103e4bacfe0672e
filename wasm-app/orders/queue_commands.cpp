// What one may do with the order that is open in the queue, for the search over everything.
#include <algorithm>

#include "wasm-app/app/navigation.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/orders/queue_screen.hpp"

namespace guichet::orders {

std::vector<app::Command> QueueScreen::commands(const app::Reader& reader) {
  const OrderDetails* details = chosen_.empty() ? nullptr : details_.value();
  if (details == nullptr) return {};
  const Catalog& words = reader.text();
  const Order& order = details->order;
  const portal::Me* me = context_.session.me();
  const bool is_mine = me != nullptr && order.assignee == me->account;
  std::vector<app::Command> list;
  const auto move_to = [this, &order](OrderState to) {
    return [this, move = MoveTo{.number = order.number, .from = order.state, .to = to}] { perform(move); };
  };
  const MoveOrder delivery{
      .number = order.number, .from = order.state, .to = OrderState::completed, .notify_client = true};
  if (context_.session.may(Permission::release_orders) && moved(order, delivery, details->media, reader.now))
    list.push_back({ui::Icon::send, words.deliver_to_client.str(), move_to(OrderState::completed)});
  for (const OrderState state : states_after(order.state)) {
    if (state == OrderState::completed) continue;  // is delivery
    list.push_back({ui::Icon::clipboard_check,
                    words.column_status.str() + ", " + std::string{state_word(state, reader)},
                    move_to(state)});
  }
  list.push_back({ui::Icon::user_cog, is_mine ? words.unassign.str() : words.assign_to_me.str(),
                  [this, to = is_mine || me == nullptr ? AccountId{} : me->account] {
                    perform(AssignTo{.orders = {chosen_}, .to = to});
                  }});
  const app::Route about = app::route::NewMessage{.order = chosen_};
  if (app::may_visit(context_.session, about))
    list.push_back({ui::Icon::message_square, words.message_about_order.str(),
                    [this, about] { context_.navigator.go(about); }});
  return list;
}

}  // namespace guichet::orders
