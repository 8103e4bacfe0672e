// Whose order is it? The one place that decides which orders and files a person may see; whatever he may not
// see does not exist for him.
#pragma once

#include <optional>
#include <string>

#include "server/call.hpp"
#include "server/storage/db.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::orders {

struct OrderOwner {
  AccountId account{};
  std::string office{};  // of the account when it ordered
  OrderState state = OrderState::received;
  WIRE_FIELDS(account, office, state)
};

// Staff see every order of their portal, an office manager those of the office, anybody else his own.
[[nodiscard]] bool may_see(const server::Actor& actor, const OrderOwner& owner);
// Clients see files once they are delivered, and until they are erased (V56, V66); each file only when
// released.
[[nodiscard]] bool may_see_files(const server::Actor& actor, const OrderOwner& owner);

// Nothing for an order that is absent or somebody else's.
[[nodiscard]] std::optional<OrderOwner> visible_order(storage::Tx& tx, const server::Actor& actor,
                                                      const OrderNumber& number);

}  // namespace guichet::orders
