// How many requests a session and a network may send: token buckets in memory, generous enough that people
// never notice. Guesses of secrets have their own, durable throttle.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/time.hpp"

namespace guichet::server {

struct RateLimits {
  std::int64_t session_per_minute{600};  // 0: no limits
  std::int64_t network_factor{8};        // an office behind one address
  std::int64_t bytes_factor{10};         // a page of photos or a panorama's tiles at once
};

/// What is counted apart: messages and pages, and requests that move bytes.
enum class Traffic { messages, bytes };

class RateLimiter {
 public:
  explicit RateLimiter(RateLimits limits = {}) : limits_(limits) {}

  /// Takes one request from the buckets of both; otherwise how many seconds to wait. `session` is the token
  /// as it came, empty without one: who invents tokens still shares the network's bucket.
  [[nodiscard]] std::optional<std::int64_t> take(std::string_view session, std::string_view network,
                                                 Instant now, Traffic traffic = Traffic::messages);

 private:
  struct Bucket {
    std::int64_t millis{0};  // thousandths of a request left
    Instant at{};
  };
  using Buckets = std::map<std::string, Bucket, std::less<>>;

  [[nodiscard]] std::optional<std::int64_t> take_from(std::string_view subject, std::int64_t per_minute,
                                                      Instant now);
  void forget_full(Instant now);

  RateLimits limits_;
  std::mutex mutex_{};
  Buckets buckets_{};
};

}  // namespace guichet::server
