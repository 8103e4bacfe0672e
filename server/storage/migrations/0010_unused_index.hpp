#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// Addresses are found in listing_search; keeping this index was the dearest part of a large import.
inline constexpr Migration migration_0010_unused_index{10, "unused_index", R"sql(
drop index listings_by_address;
)sql"};

}  // namespace guichet::storage
