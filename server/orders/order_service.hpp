// Answers the order form, the client's orders, and the moves of one order.
#pragma once

#include "server/orders/order_store.hpp"
#include "server/portals/letter.hpp"
#include "server/service.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::orders {

class OrderService final : public server::Service<Api> {
 public:
  explicit OrderService(portals::PublicUrl url) : url_(std::move(url)) {}

  Result<OrderForm> handle(const GetOrderForm&, server::Call&) override;
  Result<Order> handle(const PlaceOrder&, server::Call&) override;

  Result<OrderPage> handle(const ListOrders&, server::Call&) override;
  Result<OrderDetails> handle(const GetOrder&, server::Call&) override;
  Result<Order> handle(const CancelOrder&, server::Call&) override;

  Result<OrderDetails> handle(const MoveOrder&, server::Call&) override;

 private:
  portals::PublicUrl url_;
};

// An order as this reader may see it.
[[nodiscard]] std::optional<Order> order_for(server::Call& call, const OrderNumber& number);
[[nodiscard]] std::optional<OrderDetails> details_for(server::Call& call, const OrderNumber& number);
[[nodiscard]] GroupCounts group_counts(server::Call& call);
// The newest orders of whatever state with these words; of staff: what is in their queue.
[[nodiscard]] std::vector<OrderLine> find_lines(server::Call& call, const std::string& text,
                                                std::size_t count_max);

}  // namespace guichet::orders
