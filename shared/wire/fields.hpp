// The two macros of the project. WIRE_FIELDS lists the members of a record once; WIRE_ENUM declares an
// enumeration together with its names. JSON, database rows, samples and goldens are all made from these
// lists. This header includes nothing of the project, so every other header may include it.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

// Repetition over macro arguments: 4 levels of 4 rescans, enough for 64 names.
#define WIRE_PARENS ()
#define WIRE_SCAN(...) WIRE_SCAN_3(WIRE_SCAN_3(WIRE_SCAN_3(WIRE_SCAN_3(__VA_ARGS__))))
#define WIRE_SCAN_3(...) WIRE_SCAN_2(WIRE_SCAN_2(WIRE_SCAN_2(WIRE_SCAN_2(__VA_ARGS__))))
#define WIRE_SCAN_2(...) WIRE_SCAN_1(WIRE_SCAN_1(WIRE_SCAN_1(WIRE_SCAN_1(__VA_ARGS__))))
#define WIRE_SCAN_1(...) __VA_ARGS__
#define WIRE_EACH(macro, ...) __VA_OPT__(WIRE_SCAN(WIRE_STEP(macro, __VA_ARGS__)))
#define WIRE_STEP(macro, first, ...) macro(first) __VA_OPT__(WIRE_AGAIN WIRE_PARENS(macro, __VA_ARGS__))
#define WIRE_AGAIN() WIRE_STEP

#define WIRE_VISIT_FIELD(field) wire_visit(std::string_view{#field}, wire_self.field);
#define WIRE_DESCRIBE_FIELD(field)                                \
  wire_visit(std::string_view{#field}, offsetof(WireSelf, field), \
             ::guichet::wire::Type<decltype(WireSelf::field)>{});
#define WIRE_ENUM_NAME(name) std::string_view{#name},

// Lists every data member of the struct it stands in. The structured binding makes a forgotten or superfluous
// member a compile error; the visits make a misspelt one.
#define WIRE_FIELDS(...)                                                          \
  template <class WireSelf, class WireVisit>                                      \
  static constexpr void each_field(WireSelf& wire_self, WireVisit&& wire_visit) { \
    { [[maybe_unused]] auto& [__VA_ARGS__] = wire_self; }                         \
    WIRE_EACH(WIRE_VISIT_FIELD, __VA_ARGS__)                                      \
  }                                                                               \
  template <class WireSelf, class WireVisit>                                      \
  static constexpr void describe_fields(WireVisit&& wire_visit) {                 \
    WIRE_EACH(WIRE_DESCRIBE_FIELD, __VA_ARGS__)                                   \
  }

// Declares `enum class Name` at namespace scope; the enumerators' names are their form on the wire.
#define WIRE_ENUM(Name, ...)                                                          \
  enum class Name : std::uint8_t { __VA_ARGS__ };                                     \
  [[maybe_unused]] constexpr auto wire_enum_names(Name) {                             \
    return std::to_array<std::string_view>({WIRE_EACH(WIRE_ENUM_NAME, __VA_ARGS__)}); \
  }

namespace guichet::wire {

// Names a type in a lambda's parameter: `[]<class E>(Type<E>) { ... }`.
template <class T>
struct Type {
  using type = T;
};

// An enumeration declared by WIRE_ENUM.
template <class T>
concept Enumeration = std::is_enum_v<T> && requires(T value) {
  wire_enum_names(value);
};

// A struct with WIRE_FIELDS.
template <class T>
concept Record = std::is_class_v<T> && requires(T& self) {
  T::each_field(self, [](std::string_view, auto&) {});
};

// A type beside which `wire_text` and `from_wire_text` are declared travels as a string (Id, Day, MessageId).
template <class T>
concept TextLeaf = requires(const T& value, T& out, std::string_view text) {
  { wire_text(value) } -> std::convertible_to<std::string_view>;
  { from_wire_text(text, out) } -> std::same_as<bool>;
};

// A type beside which `wire_number` and `from_wire_number` are declared travels as an integer (Cents,
// Instant).
template <class T>
concept NumberLeaf = requires(const T& value, T& out, std::int64_t number) {
  { wire_number(value) } -> std::same_as<std::int64_t>;
  { from_wire_number(number, out) } -> std::same_as<bool>;
};

// One static table per enumeration; `names<Role>[0]` is "anonymous".
template <Enumeration T>
inline constexpr auto names = wire_enum_names(T{});

template <Enumeration T>
inline constexpr std::size_t count = names<T>.size();

// The name of an enumerator; empty for a value outside the enumeration.
template <Enumeration T>
constexpr std::string_view name(T value) {
  const auto index = static_cast<std::size_t>(value);
  return index < count<T> ? names<T>[index] : std::string_view{};
}

template <Enumeration T>
constexpr std::optional<T> parse_name(std::string_view text) {
  for (std::size_t index = 0; index < count<T>; ++index) {
    if (names<T>[index] == text) return static_cast<T>(index);
  }
  return std::nullopt;
}

// Calls visit(enumerator) for each enumerator in order.
template <Enumeration T, class Visit>
constexpr void each_value(Visit&& visit) {
  for (std::size_t index = 0; index < count<T>; ++index) visit(static_cast<T>(index));
}

}  // namespace guichet::wire
