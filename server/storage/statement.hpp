#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace guichet::storage {

using Bytes = std::span<const std::byte>;

// What a database engine stores: nothing, an integer, a text, or bytes. Texts and bytes are views: a read one
// lives until the next step.
using Value = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;

// Whether a bound text or bytes stay where they are until the execution ends, or must be copied while
// binding.
enum class Lifetime { of_execution, shorter };

enum class StorageFailure { broken, full, busy, interrupted, constraint };

// A lost or misused database. A refused row (unique, foreign key, check) is `constraint`.
class StorageError : public std::runtime_error {
 public:
  StorageError(StorageFailure failure, const std::string& what)
      : std::runtime_error(what), failure_(failure) {}
  StorageFailure failure() const { return failure_; }

 private:
  StorageFailure failure_;
};

// A prepared statement of some engine. The four operations an engine has to offer besides `prepare`.
class Statement {
 public:
  virtual ~Statement() = default;
  virtual void bind(std::string_view name, const Value& value, Lifetime lifetime) = 0;  // "$1", ":portal"
  virtual bool step() = 0;  // true: a row is there
  virtual Value column(int index) const = 0;
  virtual int column_count() const = 0;
  virtual std::string_view column_name(int index) const = 0;
  virtual std::int64_t changed_rows() const = 0;
  virtual void reset() = 0;                         // ends the execution and lets go of the bound values
  virtual std::int64_t times_compiled() const = 0;  // more than once only when the schema changed

  // Which column fills which field, for the type of row this statement was read as last.
  struct RowColumns {
    const void* row_type = nullptr;
    std::vector<int> indices{};
  };
  RowColumns row_columns{};
};

// One connection of some engine. Used by one thread at a time.
class Connection {
 public:
  virtual ~Connection() = default;
  // Prepared once and kept for the life of the connection; `sql` must have static storage.
  virtual Statement& prepare(std::string_view sql) = 0;
  // One or more statements without parameters or rows.
  virtual void execute(const std::string& sql) = 0;
  virtual bool is_in_transaction() const = 0;
  // A statement still running after this long ends with `interrupted`; 0 means no limit.
  virtual void limit_time(std::int64_t milliseconds) = 0;
  // Numbers that were asked for in this state of the database, by statement and parameters; empty after any
  // commit. Null: this connection writes. Only within a transaction.
  using KeptNumbers = std::unordered_map<std::string, std::int64_t>;
  virtual KeptNumbers* kept_numbers() = 0;
};

}  // namespace guichet::storage
