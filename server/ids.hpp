#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "shared/core/ids.hpp"
#include "shared/core/time.hpp"

namespace guichet::server {

// New identifiers and secrets. The only place that asks for randomness; seeded in tests. Safe from any thread.
class Ids {
 public:
  using Now = std::function<Instant()>;
  using Fill = std::function<void(std::span<std::uint8_t>)>;

  explicit Ids(Now now);              // the system's generator
  Ids(Now now, std::uint64_t seed);   // tests: the same sequence every time

  // 26 characters (0-9 a-z without i l o u): 48 bits of time, 80 random ones. Unique, and in the order made.
  std::string text();
  // `ids.make<MediaId>()`
  template <class IdType>
  IdType make() {
    return IdType{text()};
  }

  // 256 bits as 43 characters fit for an address: sessions, links. Store only its `token_hash`.
  std::string token();
  // A one-time code of so many decimal digits.
  std::string digits(std::size_t count);
  // So many random bytes, in hexadecimal.
  std::string hex(std::size_t bytes);
  // Evenly spread over 0 .. bound - 1.
  std::uint32_t below(std::uint32_t bound);

 private:
  Now now_;
  std::mutex mutex_;  // guards what follows
  Fill fill_;
  std::int64_t last_ms_ = 0;
  std::uint64_t last_low_ = 0;   // the random bits of the last id, counted up within a millisecond
  std::uint16_t last_high_ = 0;
};

// What is stored of a token: SHA-256 in hexadecimal.
std::string token_hash(std::string_view token);

}  // namespace guichet::server
