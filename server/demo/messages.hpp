// A few conversations between agents and the demo's staff.
#pragma once

#include "server/demo/orders.hpp"

namespace guichet::demo {

void add_messages(Fill& fill);

}  // namespace guichet::demo
