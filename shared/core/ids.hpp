// Identifiers. Text made by the server (time-ordered, 128 bits); the tag keeps an order's from being a
// file's.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace guichet {

// `using OrderId = Id<struct OrderTag>;`
template <class Tag>
struct Id {
  std::string value{};

  bool empty() const { return value.empty(); }
  explicit operator bool() const { return !value.empty(); }
  friend bool operator==(const Id&, const Id&) = default;
  // Written out because libc++ 14 has no <=> for std::string.
  friend bool operator<(const Id& left, const Id& right) { return left.value < right.value; }
};

inline constexpr std::size_t id_length_max = 64;

// True for what may stand in an identifier: 1 to 64 of A-Z a-z 0-9 - _ .
constexpr bool is_id_text(std::string_view text) {
  if (text.empty() || text.size() > id_length_max) return false;
  for (const char c : text) {
    const bool is_allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            c == '-' || c == '_' || c == '.';
    if (!is_allowed) return false;
  }
  return true;
}

template <class Tag>
std::string_view wire_text(const Id<Tag>& id) {
  return id.value;
}

// Accepts the empty identifier: whether one is required is the endpoint's `check`.
template <class Tag>
bool from_wire_text(std::string_view text, Id<Tag>& out) {
  if (!text.empty() && !is_id_text(text)) return false;
  out.value = std::string{text};
  return true;
}

struct IdHash {
  template <class Tag>
  std::size_t operator()(const Id<Tag>& id) const {
    return std::hash<std::string>{}(id.value);
  }
};

}  // namespace guichet
