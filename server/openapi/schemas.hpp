// JSON schemas of wire types. Records become components, named after their namespace and type.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <type_traits>

#include "server/openapi/limits.hpp"
#include "shared/core/ids.hpp"
#include "shared/core/time.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::server {

namespace detail {

/// "orders::PlaceOrder" -> "orders.PlaceOrder", as the compiler spells it.
template <class T>
std::string type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find("T = ") + 4);
  text = text.substr(0, text.find_first_of(";]"));
  constexpr std::string_view own = "guichet::";
  if (text.starts_with(own)) text.remove_prefix(own.size());
  std::string name;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == ':') ++at;
    name += text[at] == ':' ? '.' : text[at];
  }
  return name;
}

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

}  // namespace detail

class Schemas {
 public:
  /// Writes the schema of T, a reference for a record.
  template <class T>
  void write(wire::Writer& out, const Limits& limits = {}) {
    if constexpr (wire::Record<T> || wire::detail::EmptyRecord<T>) {
      return reference(out, ensure<T>({}, Openness::open));
    } else {
      out.begin_object();
      describe<T>(out, limits);
      out.end_object();
    }
  }

  enum class Openness { open, closed };  // closed: a request, in which unknown fields are refused
  /// Makes the component of a record, unless it is there; its name.
  template <class T>
  std::string ensure(const LimitsByField& limits, Openness openness) {
    const std::string name = detail::type_name<T>();
    if (!components_.try_emplace(name).second) return name;
    std::string json;
    wire::Writer out{json};
    out.begin_object();
    out.key("type");
    out.text("object");
    if constexpr (wire::Record<T>) write_members<T>(out, limits);
    if (openness == Openness::closed) {
      out.key("additionalProperties");
      out.boolean(false);
    }
    out.end_object();
    components_[name] = std::move(json);
    return name;
  }

  static void reference(wire::Writer& out, const std::string& name) {
    out.begin_object();
    out.key("$ref");
    out.text("#/components/schemas/" + name);
    out.end_object();
  }

  /// Name and schema, as JSON.
  [[nodiscard]] const std::map<std::string, std::string>& components() const { return components_; }

 private:
  template <class T>
  void write_members(wire::Writer& out, const LimitsByField& limits) {
    out.key("properties");
    out.begin_object();
    const T value{};
    T::each_field(value, [&](std::string_view field, const auto& member) {
      using Member = std::remove_cvref_t<decltype(member)>;
      const auto found = limits.find(field);
      out.key(field);
      write_member<Member>(out, found == limits.end() ? Limits{} : found->second);
    });
    out.end_object();
    out.key("required");
    out.begin_array();
    T::each_field(value, [&](std::string_view field, const auto& member) {
      if constexpr (!wire::detail::IsOptional<std::remove_cvref_t<decltype(member)>>::value) out.text(field);
    });
    out.end_array();
  }

  template <class Member>
  void write_member(wire::Writer& out, const Limits& limits) {
    if constexpr (wire::detail::IsOptional<Member>::value) {
      out.begin_object();
      out.key("anyOf");
      out.begin_array();
      write<typename Member::value_type>(out, limits);
      out.begin_object();
      member(out, "type", "null");
      out.end_object();
      out.end_array();
      out.end_object();
    } else {
      write<Member>(out, limits);
    }
  }

  template <class T>
  void describe(wire::Writer& out, const Limits& limits) {
    if constexpr (std::is_same_v<T, bool>) {
      member(out, "type", "boolean");
    } else if constexpr (wire::detail::Integer<T>) {
      member(out, "type", "integer");
    } else if constexpr (wire::NumberLeaf<T>) {
      member(out, "type", "integer");
      member(out, "description",
             std::is_same_v<T, Instant> ? "milliseconds since 1970, UTC" : "hundredths of the currency");
    } else if constexpr (wire::Enumeration<T>) {
      member(out, "type", "string");
      out.key("enum");
      out.begin_array();
      for (const auto name : wire::names<T>) out.text(name);
      out.end_array();
    } else if constexpr (wire::detail::IsVector<T>::value) {
      member(out, "type", "array");
      out.key("items");
      write<typename T::value_type>(out);
      bounds(out, limits, "minItems", "maxItems");
    } else {
      member(out, "type", "string");
      if constexpr (std::is_same_v<T, Day>) member(out, "format", "date");
      if constexpr (detail::IsId<T>::value) member(out, "pattern", "^[A-Za-z0-9._-]{0,64}$");
      bounds(out, limits, "minLength", "maxLength");
    }
  }

  static void member(wire::Writer& out, std::string_view key, std::string_view value) {
    out.key(key);
    out.text(value);
  }
  static void bounds(wire::Writer& out, const Limits& limits, std::string_view least, std::string_view most) {
    if (limits.length_min) {
      out.key(least);
      out.number(static_cast<std::int64_t>(*limits.length_min));
    }
    if (limits.length_max) {
      out.key(most);
      out.number(static_cast<std::int64_t>(*limits.length_max));
    }
  }

  std::map<std::string, std::string> components_{};
};

}  // namespace guichet::server
