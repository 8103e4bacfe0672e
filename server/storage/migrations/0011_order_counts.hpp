#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// How many orders of each state a client and an office have: counted in the index, past nobody else's.
inline constexpr Migration migration_0011_order_counts{11, "order_counts", R"sql(
create index orders_by_account_state on orders (portal, account, state);
create index orders_by_office_state on orders (portal, office, state);
)sql"};

}  // namespace guichet::storage
