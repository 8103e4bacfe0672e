#pragma once

#include <cstdint>
#include <string_view>

namespace guichet::text {

// FNV-1a, 32 bits; goes on from the hash of what stands before.
constexpr std::uint32_t name_hash(std::string_view name, std::uint32_t hash = 2166136261U) {
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace guichet::text
