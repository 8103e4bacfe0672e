// JSON from and to plain structs. A record (WIRE_FIELDS) is an object, its field names are the keys; see
// README. Reading never throws. Only wire.cpp knows the JSON library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "shared/wire/fields.hpp"

namespace guichet::wire {

inline constexpr int depth_max = 32;
// Objects with more keys than this are refused; it bounds the search for duplicate keys.
inline constexpr std::size_t keys_max = 128;

WIRE_ENUM(DecodeReason, none,
          syntax,    // not JSON, invalid UTF-8, a BOM, or something after the value
          too_deep,  // more than depth_max levels
          too_many_keys, duplicate_key, missing_field,
          unknown_field,  // only when unknown fields are refused
          wrong_type,
          out_of_range,  // an integer too large for its field
          unknown_name,  // not an enumerator
          bad_value)     // right type, refused by the value type (an identifier, a date)

// What could not be read and where: "lines[1].quantity".
struct DecodeError {
  DecodeReason reason = DecodeReason::none;
  std::string path{};
  WIRE_FIELDS(reason, path)
  friend bool operator==(const DecodeError&, const DecodeError&) = default;
};

enum class UnknownFields { ignored, refused };

namespace detail {

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

// A struct without members and without WIRE_FIELDS: "{}".
template <class T>
concept EmptyRecord =
    std::is_class_v<T> && std::is_empty_v<T> && !Record<T> && !TextLeaf<T> && !NumberLeaf<T>;

template <class T>
concept Integer = std::is_same_v<T, std::int32_t> || std::is_same_v<T, std::int64_t>;

template <class T>
inline constexpr bool has_no_wire_form = false;

struct Document;

}  // namespace detail

// Appends one JSON document to a string.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);
  void text(std::string_view value);
  void number(std::int64_t value);
  void boolean(bool value);
  void null();

 private:
  void separate();

  std::string& out_;
  bool needs_comma_ = false;
};

// A read-only view of one value of a parsed document. Reading a node that does not exist gives nothing.
class Node {
 public:
  Node() = default;
  Node(const detail::Document* document, std::uint32_t index) : document_(document), index_(index) {}

  bool exists() const { return document_ != nullptr; }
  bool is_null() const { return is(Kind::null); }
  bool is_object() const { return is(Kind::object); }
  bool is_array() const { return is(Kind::array); }
  // Nothing when it is another type; numbers with a fraction or beyond 64 bits are not integers.
  std::optional<std::string_view> as_text() const;
  std::optional<std::int64_t> as_number() const;
  std::optional<bool> as_boolean() const;

  // The member of an object; a node that does not exist when absent.
  Node member(std::string_view name) const;
  std::size_t size() const;
  // Children of an array, or the values of an object, in order.
  Node first() const;
  Node next() const;
  // The key under which this node stands in its object.
  std::string_view key() const;

 private:
  enum class Kind : std::uint8_t { null, boolean, integer, other_number, text, array, object };

  bool is(Kind kind) const;
  Node at(std::uint32_t index, std::uint32_t end, bool is_keyed) const;

  const detail::Document* document_ = nullptr;
  std::uint32_t index_ = 0;
  std::uint32_t end_ = 0;  // of the container this node stands in
  bool is_keyed_ = false;
};

// A parsed document; nodes point into it.
class Parsed {
 public:
  explicit Parsed(std::string_view json);
  ~Parsed();
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  DecodeReason reason() const;
  Node root() const;

 private:
  std::unique_ptr<detail::Document> document_;
};

// Collects the path of the first error while reading goes down.
class Reader {
 public:
  Reader(DecodeError& error, UnknownFields unknown) : error_(error), unknown_(unknown) {}

  bool fail(DecodeReason reason);
  std::size_t enter_key(std::string_view key);
  std::size_t enter_index(std::size_t index);
  void leave(std::size_t mark) { path_.resize(mark); }
  // Fails on the first key of the object that is not among the names read.
  bool check_unknown(Node object, const std::string_view* known, std::size_t known_count);
  UnknownFields unknown() const { return unknown_; }

  bool read(Node node, std::string& out);
  bool read(Node node, bool& out);
  bool read(Node node, std::int64_t& out);
  bool read(Node node, std::int32_t& out);
  // The index of the text among the names, or a failure.
  bool read_name(Node node, const std::string_view* known, std::size_t known_count, std::size_t& out);

 private:
  DecodeError& error_;
  UnknownFields unknown_;
  std::string path_{};
};

template <class T>
void write(Writer& out, const T& value);
template <class T>
bool read(Reader& reader, Node node, T& out);

namespace detail {

template <class T>
void write_record(Writer& out, const T& value) {
  out.begin_object();
  T::each_field(value, [&out](std::string_view field, const auto& member) {
    if constexpr (IsOptional<std::remove_cvref_t<decltype(member)>>::value) {
      if (!member) return;
      out.key(field);
      write(out, *member);
    } else {
      out.key(field);
      write(out, member);
    }
  });
  out.end_object();
}

template <class T>
bool read_member(Reader& reader, Node object, std::string_view field, T& out) {
  const Node node = object.member(field);
  const auto mark = reader.enter_key(field);
  bool is_read = false;
  if constexpr (IsOptional<T>::value) {
    is_read = !node.exists() || node.is_null() || read(reader, node, out.emplace());
  } else {
    is_read = node.exists() ? read(reader, node, out) : reader.fail(DecodeReason::missing_field);
  }
  reader.leave(mark);
  return is_read;
}

template <class T>
bool read_record(Reader& reader, Node node, T& out) {
  if (!node.is_object()) return reader.fail(DecodeReason::wrong_type);
  out = T{};
  bool is_read = true;
  std::string_view known[64];
  std::size_t known_count = 0;
  T::each_field(out, [&](std::string_view field, auto& member) {
    known[known_count++] = field;
    if (is_read) is_read = read_member(reader, node, field, member);
  });
  return is_read && reader.check_unknown(node, known, known_count);
}

template <class T>
bool read_list(Reader& reader, Node node, std::vector<T>& out) {
  if (!node.is_array()) return reader.fail(DecodeReason::wrong_type);
  out.clear();
  out.reserve(node.size());
  for (Node item = node.first(); item.exists(); item = item.next()) {
    const auto mark = reader.enter_index(out.size());
    T value{};
    if (!read(reader, item, value)) return false;
    out.push_back(std::move(value));
    reader.leave(mark);
  }
  return true;
}

template <class T>
bool read_text_leaf(Reader& reader, Node node, T& out) {
  const auto text = node.as_text();
  if (!text) return reader.fail(DecodeReason::wrong_type);
  return from_wire_text(*text, out) || reader.fail(DecodeReason::bad_value);
}

template <class T>
bool read_number_leaf(Reader& reader, Node node, T& out) {
  std::int64_t number = 0;
  if (!reader.read(node, number)) return false;
  return from_wire_number(number, out) || reader.fail(DecodeReason::out_of_range);
}

}  // namespace detail

template <class T>
void write(Writer& out, const T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    out.text(value);
  } else if constexpr (std::is_same_v<T, bool>) {
    out.boolean(value);
  } else if constexpr (detail::Integer<T>) {
    out.number(value);
  } else if constexpr (Enumeration<T>) {
    out.text(name(value));
  } else if constexpr (TextLeaf<T>) {
    out.text(wire_text(value));
  } else if constexpr (NumberLeaf<T>) {
    out.number(wire_number(value));
  } else if constexpr (detail::IsOptional<T>::value) {
    value ? write(out, *value) : out.null();
  } else if constexpr (detail::IsVector<T>::value) {
    out.begin_array();
    for (const typename T::value_type& item : value) write(out, item);
    out.end_array();
  } else if constexpr (Record<T>) {
    detail::write_record(out, value);
  } else if constexpr (detail::EmptyRecord<T>) {
    out.begin_object();
    out.end_object();
  } else {
    static_assert(!std::is_floating_point_v<T>,
                  "no floating point on the wire: use Cents or a scaled integer");
    static_assert(detail::has_no_wire_form<T>, "this type has no wire form: give it WIRE_FIELDS");
  }
}

template <class T>
bool read(Reader& reader, Node node, T& out) {
  if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, bool> || detail::Integer<T>) {
    return reader.read(node, out);
  } else if constexpr (Enumeration<T>) {
    std::size_t index = 0;
    if (!reader.read_name(node, names<T>.data(), count<T>, index)) return false;
    out = static_cast<T>(index);
    return true;
  } else if constexpr (TextLeaf<T>) {
    return detail::read_text_leaf(reader, node, out);
  } else if constexpr (NumberLeaf<T>) {
    return detail::read_number_leaf(reader, node, out);
  } else if constexpr (detail::IsOptional<T>::value) {
    out.reset();
    return node.is_null() || read(reader, node, out.emplace());
  } else if constexpr (detail::IsVector<T>::value) {
    return detail::read_list(reader, node, out);
  } else if constexpr (Record<T>) {
    return detail::read_record(reader, node, out);
  } else if constexpr (detail::EmptyRecord<T>) {
    if (!node.is_object()) return reader.fail(DecodeReason::wrong_type);
    return reader.check_unknown(node, nullptr, 0);
  } else {
    static_assert(!std::is_floating_point_v<T>,
                  "no floating point on the wire: use Cents or a scaled integer");
    static_assert(detail::has_no_wire_form<T>, "this type has no wire form: give it WIRE_FIELDS");
    return false;
  }
}

// One JSON document. Empty optional members are left out.
template <class T>
std::string encode(const T& value) {
  std::string json;
  Writer writer{json};
  write(writer, value);
  return json;
}

// Reads one document. On failure `out` is unspecified and `error` says where and why.
template <class T>
[[nodiscard]] bool decode(std::string_view json, T& out, DecodeError& error,
                          UnknownFields unknown = UnknownFields::ignored) {
  const Parsed parsed{json};
  error = DecodeError{};
  if (parsed.reason() != DecodeReason::none) {
    error.reason = parsed.reason();
    return false;
  }
  Reader reader{error, unknown};
  return read(reader, parsed.root(), out);
}

template <class T>
[[nodiscard]] std::optional<T> decode(std::string_view json) {
  T value{};
  DecodeError error;
  if (!decode(json, value, error)) return std::nullopt;
  return value;
}

}  // namespace guichet::wire
