#include "shared/orders/queue.hpp"

#include <algorithm>
#include <limits>

#include "shared/core/text.hpp"
#include "shared/portal/checks.hpp"

namespace guichet::orders {

namespace {

// Each order once, and no more than one command takes.
template <class Item>
void check_chosen(Problems& p, const std::vector<Item>& orders) {
  p.require(orders, !orders.empty(), &Catalog::no_order_chosen);
  p.require(orders, orders.size() <= static_cast<std::size_t>(chosen_max), &Catalog::too_many_orders,
            {{.name = "max", .value = std::to_string(chosen_max)}});
  if (orders.size() > static_cast<std::size_t>(chosen_max)) return;
  for (const Item& item : orders) {
    p.require(item.number, !item.number.empty(), &Catalog::field_required);
    const auto same = [&item](const Item& other) { return other.number == item.number; };
    if (item.number.empty() || std::count_if(orders.begin(), orders.end(), same) < 2) continue;
    return p.add(orders, &Catalog::order_chosen_twice);
  }
}

}  // namespace

void QueueConditions::check(Problems& p) const {
  portal::require_text(p, text, listings::search_text_max);
}

void ListQueue::check(Problems& p) const {
  where.check(p);
  portal::require_text(p, after, listings::cursor_max);
}

void AssignOrders::check(Problems& p) const {
  check_chosen(p, orders);
}

void MoveOrders::check(Problems& p) const {
  check_chosen(p, orders);
}

void SaveView::check(Problems& p) const {
  p.require(name, !text::is_blank(name), &Catalog::field_required);
  portal::require_text(p, name, view_name_max);
  where.check(p);
}

void RemoveView::check(Problems& p) const {
  p.require(id, !id.empty(), &Catalog::field_required);
}

bool may_assign(Role role, const AccountId& me, const AccountId& to) {
  if (permits(role, Permission::schedule_orders)) return true;
  return permits(role, Permission::work_orders) && (to.empty() || to == me);
}

bool may_move_to(Role role, OrderState state) {
  const bool is_delivery = state == OrderState::completed;
  return permits(role, is_delivery ? Permission::release_orders : Permission::work_orders);
}

bool may_share_views(Role role) {
  return permits(role, Permission::schedule_orders);
}

std::vector<OrderState> common_states_after(const std::vector<OrderState>& states, Role role) {
  std::vector<OrderState> common;
  if (states.empty()) return common;
  for (const OrderState to : states_after(states.front())) {
    const bool is_common =
        std::all_of(states.begin(), states.end(), [to](OrderState from) { return may_follow(from, to); });
    if (is_common && may_move_to(role, to)) common.push_back(to);
  }
  return common;
}

GroupKey group_key(QueueGrouping grouping, const Grouped& order) {
  switch (grouping) {
    case QueueGrouping::state:
      return {.rank = static_cast<std::int64_t>(order.state)};
    case QueueGrouping::assignee:  // what nobody does comes first
      return {.rank = order.assignee.empty() ? 0 : 1,
              .text = text::fold(order.assignee) + " " + std::string{order.assignee}};
    case QueueGrouping::area:
      return {.text = text::fold(order.city) + " " + std::string{order.city}};
    case QueueGrouping::day:
      return {.rank = order.due ? days_between(Day{}, *order.due) : std::numeric_limits<std::int64_t>::max()};
    case QueueGrouping::none:
      break;
  }
  return {};
}

}  // namespace guichet::orders
