// A statement with more places than values.
// refused: wrong_number_of_sql_parameters
#include "server/storage/sql.hpp"

namespace guichet::storage {

#ifdef REFUSED
constexpr SqlFor<int> statement = "SELECT 1 FROM orders WHERE portal = :portal AND id = $1 AND state = $2";
#else
constexpr SqlFor<int> statement = "SELECT 1 FROM orders WHERE portal = :portal AND id = $1";
#endif

}  // namespace guichet::storage
