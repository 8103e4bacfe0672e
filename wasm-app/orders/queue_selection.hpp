// Which orders of the queue are chosen, for what is done to several at once.
#pragma once

#include <vector>

#include "shared/orders/queue.hpp"

namespace guichet::orders {

class QueueSelection {
 public:
  [[nodiscard]] bool has(const OrderNumber& number) const;
  [[nodiscard]] bool empty() const { return numbers_.empty(); }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  void toggle(const OrderNumber& number);
  // From the last one that was toggled to this one, as this one is to be.
  void toggle_range(const OrderNumber& number, const std::vector<Order>& shown);
  void choose_all(const std::vector<Order>& shown);
  void clear() { numbers_.clear(); }
  void put(std::vector<OrderNumber> numbers) { numbers_ = std::move(numbers); }
  // What is shown no longer is not chosen either.
  void keep_shown(const std::vector<Order>& shown);
  // In the order in which they are shown.
  [[nodiscard]] std::vector<const Order*> of(const std::vector<Order>& shown) const;

 private:
  void set(const OrderNumber& number, bool is_chosen);

  std::vector<OrderNumber> numbers_;
  OrderNumber last_;
};

}  // namespace guichet::orders
