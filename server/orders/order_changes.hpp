// What is done to one order, alone or among several: the one place that asks for rights, object and state.
#pragma once

#include "server/call.hpp"
#include "server/portals/letter.hpp"
#include "shared/orders/queue.hpp"

namespace guichet::orders {

// As the caller sees it afterwards. Nothing is changed when it is refused.
[[nodiscard]] Result<Order> move_order(server::Call& call, const portals::PublicUrl& url,
                                       const MoveOrder& request);
[[nodiscard]] Result<Order> assign_order(server::Call& call, const Assignment& request);

}  // namespace guichet::orders
