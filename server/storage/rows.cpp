#include "server/storage/rows.hpp"

namespace guichet::storage {

void throw_bad_column(const Statement& statement, int index, std::string_view expected) {
  throw StorageError(StorageFailure::broken, "column " + std::string(statement.column_name(index)) + " is not " +
                                                 std::string(expected));
}

void throw_missing_column(const Statement&, std::string_view name) {
  throw StorageError(StorageFailure::broken, "the statement has no column " + std::string(name));
}

}  // namespace guichet::storage
