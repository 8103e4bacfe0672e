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

#include "shared/wire/schema.hpp"

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
struct Document;
}

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
  void value(const Writable& type, const void* value);

 private:
  void separate();
  void record(const Writable& type, const void* value);
  void list(const Writable& type, const void* value);

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
  // The key at which a refused document was refused; empty when it is not known.
  std::string_view place() const;
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

  bool read(Node node, std::string& out);
  bool read(Node node, bool& out);
  bool read(Node node, std::int64_t& out);
  bool read(Node node, std::int32_t& out);
  bool read(Node node, const Readable& type, void* out);
  // The index of the text among the names, or a failure.
  bool read_name(Node node, const std::string_view* known, std::size_t known_count, std::size_t& out);

 private:
  bool read_list(Node node, const Readable& type, void* out);
  bool read_record(Node node, const Readable& type, void* out);
  bool read_member(Node object, const Member<Readable>& member, void* out);
  // Fails on the first key of the object that is not among the members.
  bool check_unknown(Node object, const Readable& type);

  DecodeError& error_;
  UnknownFields unknown_;
  std::string path_{};
};

namespace detail {

template <class T>
void write_leaf(Writer& out, const void* value) {
  const T& leaf = *static_cast<const T*>(value);
  if constexpr (std::is_same_v<T, std::string>) {
    out.text(leaf);
  } else if constexpr (std::is_same_v<T, bool>) {
    out.boolean(leaf);
  } else if constexpr (Integer<T>) {
    out.number(leaf);
  } else if constexpr (Enumeration<T>) {
    out.text(name(leaf));
  } else if constexpr (TextLeaf<T>) {
    out.text(wire_text(leaf));
  } else {
    out.number(wire_number(leaf));
  }
}

template <class T>
bool read_leaf(Reader& reader, Node node, void* out) {
  T& leaf = *static_cast<T*>(out);
  if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, bool> || Integer<T>) {
    return reader.read(node, leaf);
  } else if constexpr (Enumeration<T>) {
    std::size_t index = 0;
    if (!reader.read_name(node, names<T>.data(), count<T>, index)) return false;
    leaf = static_cast<T>(index);
    return true;
  } else if constexpr (TextLeaf<T>) {
    const auto text = node.as_text();
    if (!text) return reader.fail(DecodeReason::wrong_type);
    return from_wire_text(*text, leaf) || reader.fail(DecodeReason::bad_value);
  } else {
    std::int64_t number = 0;
    if (!reader.read(node, number)) return false;
    return from_wire_number(number, leaf) || reader.fail(DecodeReason::out_of_range);
  }
}

std::string encode(const Writable& type, const void* value);
bool decode(std::string_view json, const Readable& type, void* out, DecodeError& error,
            UnknownFields unknown);

}  // namespace detail

// One JSON document. Empty optional members are left out.
template <class T>
std::string encode(const T& value) {
  return detail::encode(writable_type<T>, &value);
}

// Reads one document. On failure `out` is unspecified and `error` says where and why.
template <class T>
[[nodiscard]] bool decode(std::string_view json, T& out, DecodeError& error,
                          UnknownFields unknown = UnknownFields::ignored) {
  out = T{};
  return detail::decode(json, readable_type<T>, &out, error, unknown);
}

template <class T>
[[nodiscard]] std::optional<T> decode(std::string_view json) {
  std::optional<T> value{std::in_place};
  DecodeError error;
  if (!detail::decode(json, readable_type<T>, &*value, error, UnknownFields::ignored)) value.reset();
  return value;
}

}  // namespace guichet::wire
