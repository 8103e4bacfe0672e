// A statement that could read another portal's rows.
// refused: sql_must_mention_portal
#include "server/storage/sql.hpp"

namespace guichet::storage {

#ifdef REFUSED
constexpr SqlFor<int> statement = "SELECT 1 FROM orders WHERE id = $1";
#else
constexpr SqlFor<int> statement = "SELECT 1 FROM orders WHERE portal = :portal AND id = $1";
#endif

}  // namespace guichet::storage
