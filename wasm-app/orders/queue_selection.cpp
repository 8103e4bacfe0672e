#include "wasm-app/orders/queue_selection.hpp"

#include <algorithm>

namespace guichet::orders {

namespace {

auto place_of(const std::vector<Order>& shown, const OrderNumber& number) {
  return std::find_if(shown.begin(), shown.end(), [&](const Order& order) { return order.number == number; });
}

}  // namespace

bool QueueSelection::has(const OrderNumber& number) const {
  return std::find(numbers_.begin(), numbers_.end(), number) != numbers_.end();
}

void QueueSelection::set(const OrderNumber& number, bool is_chosen) {
  if (is_chosen == has(number)) return;
  if (is_chosen) {
    numbers_.push_back(number);
  } else {
    std::erase(numbers_, number);
  }
}

void QueueSelection::toggle(const OrderNumber& number) {
  set(number, !has(number));
  last_ = number;
}

void QueueSelection::toggle_range(const OrderNumber& number, const std::vector<Order>& shown) {
  auto from = place_of(shown, last_), to = place_of(shown, number);
  if (from == shown.end() || to == shown.end()) return toggle(number);
  const bool is_chosen = !has(number);
  if (to < from) std::swap(from, to);
  for (auto order = from; order != to + 1; ++order) set(order->number, is_chosen);
  last_ = number;
}

void QueueSelection::choose_all(const std::vector<Order>& shown) {
  for (const Order& order : shown) set(order.number, true);
}

void QueueSelection::keep_shown(const std::vector<Order>& shown) {
  std::erase_if(numbers_, [&](const OrderNumber& number) { return place_of(shown, number) == shown.end(); });
}

std::vector<const Order*> QueueSelection::of(const std::vector<Order>& shown) const {
  std::vector<const Order*> chosen;
  for (const Order& order : shown) {
    if (has(order.number)) chosen.push_back(&order);
  }
  return chosen;
}

}  // namespace guichet::orders
