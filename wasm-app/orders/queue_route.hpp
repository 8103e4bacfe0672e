// The conditions of the queue as an address, and back.
#pragma once

#include "shared/orders/queue.hpp"
#include "wasm-app/app/router.hpp"

namespace guichet::orders {

// What an address without a saved view asks for; what it does not say, or says wrongly, is as usual.
[[nodiscard]] QueueConditions conditions_of(const app::route::StaffOrders& route);
// A saved view has an address of its own, whatever its conditions are.
[[nodiscard]] app::route::StaffOrders route_of(const QueueConditions& where, const ViewId& view,
                                               const OrderNumber& order);

}  // namespace guichet::orders
