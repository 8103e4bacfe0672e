// Tells frames apart; not for keys that others may choose.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace guichet::ui {

constexpr std::uint64_t hash_start = 14695981039346656037ull;

constexpr std::uint64_t hashed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15ull;
  return hash ^ hash >> 32;
}

// Eight bytes at a time.
inline std::uint64_t hashed(std::uint64_t hash, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  for (; size > 0;) {
    std::uint64_t word = 0;
    const std::size_t part = size < sizeof word ? size : sizeof word;
    std::memcpy(&word, bytes, part);
    hash = hashed(hash, word);
    bytes += part, size -= part;
  }
  return hash;
}

}  // namespace guichet::ui
