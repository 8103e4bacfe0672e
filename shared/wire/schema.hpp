// The shape of types as data: one reader, one writer and one search over these tables serve every message,
// where a function per message and member would be most of the client. A type has two tables, because the
// client writes requests, reads answers, and should carry no more than that of either.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shared/wire/fields.hpp"

namespace guichet::wire {

class Node;
class Reader;
class Writer;

// Identity of a type without RTTI: the address of its tag. A record and its first member share an address, so
// an address alone does not name a member.
using TypeKey = const void*;

template <class T>
inline constexpr char type_tag = 0;

template <class T>
constexpr TypeKey type_key() {
  return &type_tag<std::remove_cv_t<T>>;
}

enum class Shape : std::uint8_t { leaf, optional, list, record };

template <class Side>
struct Member {
  std::string_view name{};
  std::uint32_t offset = 0;
  const Side* type = nullptr;
};

// A type as the writer, and whoever looks for a member, sees it.
struct Writable {
  Shape shape = Shape::leaf;
  TypeKey key = nullptr;
  void (*write)(Writer&, const void*) = nullptr;                  // leaves
  const void* (*part)(const void*, std::size_t index) = nullptr;  // optionals and lists; null beyond the last
  const Writable* item = nullptr;
  const Member<Writable>* members = nullptr;  // records
  std::size_t member_count = 0;
};

// A type as the reader sees it. Values read into are new: what is absent keeps its default.
struct Readable {
  Shape shape = Shape::leaf;
  bool (*read)(Reader&, Node, void*) = nullptr;  // leaves
  void (*expect)(void*, std::size_t) = nullptr;  // lists: empties, makes room
  void* (*add)(void*) = nullptr;                 // optionals and lists: a new value inside
  const Readable* item = nullptr;
  const Member<Readable>* members = nullptr;  // records
  std::size_t member_count = 0;
};

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
concept Leaf = std::is_same_v<T, std::string> || std::is_same_v<T, bool> || Integer<T> || Enumeration<T> ||
    TextLeaf<T> || NumberLeaf<T>;

template <class T>
inline constexpr bool has_no_wire_form = false;

template <class T>
constexpr Shape shape_of() {
  if constexpr (Leaf<T>) {
    return Shape::leaf;
  } else if constexpr (IsOptional<T>::value) {
    return Shape::optional;
  } else if constexpr (IsVector<T>::value) {
    return Shape::list;
  } else if constexpr (Record<T> || EmptyRecord<T>) {
    return Shape::record;
  } else {
    static_assert(!std::is_floating_point_v<T>,
                  "no floating point on the wire: use Cents or a scaled integer");
    static_assert(has_no_wire_form<T>, "this type has no wire form: give it WIRE_FIELDS");
  }
}

template <class T>
void write_leaf(Writer& out, const void* value);
template <class T>
bool read_leaf(Reader& reader, Node node, void* out);

template <class T>
const void* part_of(const void* value, std::size_t index) {
  const T& whole = *static_cast<const T*>(value);
  if constexpr (IsOptional<T>::value) {
    return index == 0 && whole ? &*whole : nullptr;
  } else {
    static_assert(!std::is_same_v<T, std::vector<bool>>, "its elements have no address");
    return index < whole.size() ? &whole[index] : nullptr;
  }
}

template <class T>
void* add_to(void* value) {
  T& whole = *static_cast<T*>(value);
  if constexpr (IsOptional<T>::value) {
    return &whole.emplace();
  } else {
    return &whole.emplace_back();
  }
}

template <class T>
void expect_in(void* value, std::size_t size) {
  T& list = *static_cast<T*>(value);
  list.clear();
  list.reserve(size);
}

template <class T>
constexpr std::size_t member_count() {
  std::size_t count = 0;
  T::template describe_fields<T>([&count](std::string_view, std::size_t, auto) { ++count; });
  return count;
}

template <class T>
constexpr Writable writable();
template <class T>
constexpr Readable readable();

}  // namespace detail

template <class T>
inline constexpr Writable writable_type = detail::writable<T>();
template <class T>
inline constexpr Readable readable_type = detail::readable<T>();

namespace detail {

template <class T, class Side>
constexpr auto members_of() {
  std::array<Member<Side>, member_count<T>()> members{};
  std::size_t index = 0;
  T::template describe_fields<T>([&]<class M>(std::string_view name, std::size_t offset, Type<M>) {
    Member<Side>& member = members[index++];
    member.name = name;
    member.offset = static_cast<std::uint32_t>(offset);
    if constexpr (std::is_same_v<Side, Writable>) {
      member.type = &writable_type<M>;
    } else {
      member.type = &readable_type<M>;
    }
  });
  return members;
}

template <class T, class Side>
inline constexpr auto members = members_of<T, Side>();

template <class T>
constexpr Writable writable() {
  Writable type;
  type.shape = shape_of<T>();
  type.key = type_key<T>();
  if constexpr (Leaf<T>) {
    type.write = write_leaf<T>;
  } else if constexpr (Record<T>) {
    type.members = members<T, Writable>.data();
    type.member_count = members<T, Writable>.size();
  } else if constexpr (!EmptyRecord<T>) {
    type.part = part_of<T>;
    type.item = &writable_type<typename T::value_type>;
  }
  return type;
}

template <class T>
constexpr Readable readable() {
  Readable type;
  type.shape = shape_of<T>();
  if constexpr (Leaf<T>) {
    type.read = read_leaf<T>;
  } else if constexpr (Record<T>) {
    type.members = members<T, Readable>.data();
    type.member_count = members<T, Readable>.size();
  } else if constexpr (!EmptyRecord<T>) {
    if constexpr (IsVector<T>::value) type.expect = expect_in<T>;
    type.add = add_to<T>;
    type.item = &readable_type<typename T::value_type>;
  }
  return type;
}

}  // namespace detail

}  // namespace guichet::wire
