#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/storage/statement.hpp"
#include "shared/wire/fields.hpp"
#include "shared/wire/schema.hpp"

namespace guichet::storage {

// How C++ values are stored. Enumerations, ids and days are texts in their wire form; instants, cents and
// truth values are integers; an empty optional is null.
namespace detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
  using Inner = T;
};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

// Fields no single column can hold are left alone by the reader: lists and optional records.
template <class T>
constexpr bool is_left_out() {
  if constexpr (std::is_same_v<T, std::vector<std::byte>>)
    return false;
  else if constexpr (IsVector<T>::value)
    return true;
  else if constexpr (IsOptional<T>::value)
    return wire::Record<typename IsOptional<T>::Inner>;
  else
    return false;
}

// Makes the name "$n" without allocating.
class ParamName {
 public:
  explicit ParamName(int n) {
    text_[0] = '$';
    size_ = static_cast<std::size_t>(std::to_chars(text_.data() + 1, text_.data() + text_.size(), n).ptr -
                                     text_.data());
  }
  std::string_view view() const { return {text_.data(), size_}; }

 private:
  std::array<char, 8> text_{};
  std::size_t size_ = 0;
};

}  // namespace detail

// `value` lives until the execution ends: it is an argument of the call that runs the statement.
template <class T>
void bind_param(Statement& statement, int n, const T& value) {
  const detail::ParamName name(n);
  if constexpr (detail::IsOptional<T>::value) {
    if (value)
      bind_param(statement, n, *value);
    else
      statement.bind(name.view(), Value(), Lifetime::shorter);
  } else if constexpr (std::is_same_v<T, std::nullopt_t>) {
    statement.bind(name.view(), Value(), Lifetime::shorter);
  } else if constexpr (wire::Enumeration<T>) {
    statement.bind(name.view(), Value(wire::name(value)), Lifetime::of_execution);
  } else if constexpr (std::integral<T>) {  // bool too
    statement.bind(name.view(), Value(static_cast<std::int64_t>(value)), Lifetime::shorter);
  } else if constexpr (std::convertible_to<const T&, std::string_view>) {
    statement.bind(name.view(), Value(std::string_view(value)), Lifetime::of_execution);
  } else if constexpr (wire::NumberLeaf<T>) {
    statement.bind(name.view(), Value(wire_number(value)), Lifetime::shorter);
  } else if constexpr (wire::TextLeaf<T>) {
    const auto text = wire_text(value);  // a view for ids, a temporary for days
    constexpr bool is_view = std::is_same_v<std::remove_cv_t<decltype(text)>, std::string_view>;
    statement.bind(name.view(), Value(std::string_view(text)),
                   is_view ? Lifetime::of_execution : Lifetime::shorter);
  } else {
    static_assert(std::convertible_to<const T&, Bytes>, "this type has no form in the database");
    statement.bind(name.view(), Value(Bytes(value)), Lifetime::of_execution);
  }
}

// Why a column could not be read; thrown, because it is a bug or a damaged database.
[[noreturn]] void throw_bad_column(const Statement& statement, int index, std::string_view expected);
[[noreturn]] void throw_missing_column(const Statement& statement, std::string_view name);

template <class T>
void read_column(const Statement& statement, int index, T& out) {
  const Value value = statement.column(index);
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto* text = std::get_if<std::string_view>(&value);
  if constexpr (detail::IsOptional<T>::value) {
    if (std::holds_alternative<std::monostate>(value)) {
      out.reset();
    } else {
      typename detail::IsOptional<T>::Inner inner{};
      read_column(statement, index, inner);
      out = std::move(inner);
    }
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!number) throw_bad_column(statement, index, "a truth value");
    out = *number != 0;
  } else if constexpr (wire::Enumeration<T>) {
    const std::optional<T> parsed = text ? wire::parse_name<T>(*text) : std::nullopt;
    if (!parsed) throw_bad_column(statement, index, "a known name");
    out = *parsed;
  } else if constexpr (std::integral<T>) {
    if (!number || !std::in_range<T>(*number)) throw_bad_column(statement, index, "a number");
    out = static_cast<T>(*number);
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (text)
      out.assign(*text);
    else if (std::holds_alternative<std::monostate>(value))
      out.clear();
    else
      throw_bad_column(statement, index, "a text");
  } else if constexpr (std::is_same_v<T, std::vector<std::byte>>) {
    const auto* bytes = std::get_if<Bytes>(&value);
    if (!bytes) throw_bad_column(statement, index, "bytes");
    out.assign(bytes->begin(), bytes->end());
  } else if constexpr (wire::NumberLeaf<T>) {
    if (!number || !from_wire_number(*number, out)) throw_bad_column(statement, index, "a number in range");
  } else {
    static_assert(wire::TextLeaf<T>, "this type has no form in the database");
    const bool is_null = std::holds_alternative<std::monostate>(value);  // an absent id is an empty id
    if (!text && !is_null) throw_bad_column(statement, index, "a text");
    if (!from_wire_text(text ? *text : std::string_view(), out))
      throw_bad_column(statement, index, "a text in form");
  }
}

// Knows which column fills which field of Row; found once for a statement. A nested record `price` with a
// field `amount` is read from a column `price_amount`; lists and optional records stay as they are made.
template <class Row>
class RowReader {
 public:
  explicit RowReader(Statement& statement) : columns_(statement.row_columns) {
    if constexpr (wire::Record<Row>) {
      if (columns_.row_type == wire::type_key<Row>()) return;
      columns_ = {};
      Row row{};
      find_columns(statement, row, {});
      columns_.row_type = wire::type_key<Row>();
    }
  }

  // `row` is new: what is left out keeps its default.
  void read(const Statement& statement, Row& row) const {
    if constexpr (wire::Record<Row>) {
      std::size_t next = 0;
      read_fields(statement, row, next);
    } else {
      read_column(statement, 0, row);
    }
  }

 private:
  template <class Record>
  void find_columns(const Statement& statement, Record& record, const std::string& prefix) {
    Record::each_field(record, [&](std::string_view name, auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (detail::is_left_out<Field>()) {
        return;
      } else if constexpr (wire::Record<Field> && !wire::TextLeaf<Field> && !wire::NumberLeaf<Field>) {
        find_columns(statement, field, prefix + std::string(name) + "_");
      } else {
        columns_.indices.push_back(column_index(statement, prefix, name));
      }
    });
  }

  // Columns mostly stand in the order of the fields, so the search begins where the last one was found.
  int column_index(const Statement& statement, const std::string& prefix, std::string_view name) const {
    const int count = statement.column_count();
    const int first = columns_.indices.empty() ? 0 : columns_.indices.back() + 1;
    for (int n = 0; n < count; ++n) {
      const int i = (first + n) % count;
      const std::string_view column = statement.column_name(i);
      if (column.size() == prefix.size() + name.size() && column.starts_with(prefix) &&
          column.ends_with(name))
        return i;
    }
    throw_missing_column(statement, prefix + std::string(name));
  }

  template <class Record>
  void read_fields(const Statement& statement, Record& record, std::size_t& next) const {
    Record::each_field(record, [&](std::string_view, auto& field) {
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (detail::is_left_out<Field>())
        return;
      else if constexpr (wire::Record<Field> && !wire::TextLeaf<Field> && !wire::NumberLeaf<Field>)
        read_fields(statement, field, next);
      else
        read_column(statement, columns_.indices[next++], field);
    });
  }

  Statement::RowColumns& columns_;
};

// A statement while it runs; ends it on every way out.
class Execution {
 public:
  explicit Execution(Statement& statement) : statement_(statement) {}
  ~Execution() { statement_.reset(); }
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;

  bool step() { return statement_.step(); }
  std::int64_t changed_rows() const { return statement_.changed_rows(); }
  Statement& statement() { return statement_; }

 private:
  Statement& statement_;
};

// A literal without parameters or rows: begin, commit, savepoints.
inline void run_plain(Connection& connection, std::string_view literal) {
  Execution(connection.prepare(literal)).step();
}

}  // namespace guichet::storage
