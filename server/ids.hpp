#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "shared/core/time.hpp"

namespace guichet::server {

// New identifiers and secrets. The only place that asks for randomness; seeded in tests. Safe from any thread.
class Ids {
 public:
  using Fill = std::function<void(std::span<std::uint8_t>)>;

  Ids();                                   // the system's generator
  explicit Ids(std::uint64_t seed);        // tests: the same sequence every time
  explicit Ids(Fill fill) : fill_(std::move(fill)) {}

  // 26 characters (0-9 a-z without i l o u), in the order of time, unique: `ids.make<MediaId>(call.now)`.
  template <class IdType>
  IdType make(Instant now) {
    return IdType{text(now)};
  }
  std::string text(Instant now);

  // 256 bits as 43 characters fit for an address: sessions, links. Store only its `token_hash`.
  std::string token();
  // A one-time code of so many decimal digits.
  std::string digits(std::size_t count);
  // Random bytes in hexadecimal.
  std::string hex(std::size_t bytes);
  // Evenly spread over 0 .. bound - 1.
  std::uint32_t below(std::uint32_t bound);

 private:
  void fill(std::span<std::uint8_t> out);

  std::mutex mutex_;
  Fill fill_;
  std::int64_t last_ms_ = 0;
  std::uint64_t last_high_ = 0;  // the 16 + 64 random bits of the last id, counted up within a millisecond
  std::uint64_t last_low_ = 0;
};

// What is stored of a token: SHA-256 in hexadecimal.
std::string token_hash(std::string_view token);

}  // namespace guichet::server
