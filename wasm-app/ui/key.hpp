// Identity of a widget inside its scope: a literal, or the id of the thing a row shows. Never a translated
// label.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace guichet::ui {

[[nodiscard]] constexpr std::uint32_t fnv1a(std::string_view bytes, std::uint32_t hash = 2166136261u) {
  for (const char c : bytes) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
  return hash;
}

class Key {
 public:
  template <std::size_t N>
  consteval Key(const char (&literal)[N])
      : hash_(fnv1a({literal, N - 1})) {}  // NOLINT(google-explicit-constructor)
  template <std::integral T>
  constexpr Key(T id)
      : hash_(of_number(static_cast<std::uint64_t>(id))) {}  // NOLINT(google-explicit-constructor)
  // For ids known at run time only.
  [[nodiscard]] static constexpr Key of(std::string_view text) {
    Key key(0);
    key.hash_ = fnv1a(text);
    return key;
  }
  [[nodiscard]] constexpr std::uint32_t hash() const { return hash_; }
  // The node id of this key inside `scope`.
  [[nodiscard]] constexpr std::uint32_t in(std::uint32_t scope) const {
    const std::uint32_t id = mix(scope, hash_);
    return id == 0 ? 1u : id;
  }

 private:
  static constexpr std::uint32_t mix(std::uint32_t hash, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) hash = (hash ^ ((value >> shift) & 0xffu)) * 16777619u;
    return hash;
  }
  static constexpr std::uint32_t of_number(std::uint64_t id) {
    return mix(mix(2166136261u, static_cast<std::uint32_t>(id)), static_cast<std::uint32_t>(id >> 32));
  }
  std::uint32_t hash_ = 0;
};

}  // namespace guichet::ui
