#include "server/sessions/rate_limit.hpp"

#include <algorithm>

#include "server/ids.hpp"

namespace guichet::server {
namespace {

constexpr std::int64_t millis_each = 1000;
constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::size_t buckets_max = 50'000;

// Half a minute's worth: a screen may ask for much at once.
std::int64_t full_bucket(std::int64_t per_minute) {
  return std::max<std::int64_t>(1, per_minute / 2) * millis_each;
}

}  // namespace

std::optional<std::int64_t> RateLimiter::take_from(std::string_view subject, std::int64_t per_minute,
                                                   Instant now) {
  auto found = buckets_.find(subject);
  if (found == buckets_.end()) {
    if (buckets_.size() >= buckets_max) forget_full(now);
    found =
        buckets_.emplace(std::string(subject), Bucket{.millis = full_bucket(per_minute), .at = now}).first;
  }
  Bucket& bucket = found->second;
  const std::int64_t elapsed = std::clamp<std::int64_t>(now.ms - bucket.at.ms, 0, ms_per_minute);
  bucket.millis =
      std::min(full_bucket(per_minute), bucket.millis + elapsed * per_minute * millis_each / ms_per_minute);
  bucket.at = now;
  if (bucket.millis < millis_each) {
    const std::int64_t missing_ms =
        (millis_each - bucket.millis) * ms_per_minute / (per_minute * millis_each);
    return missing_ms / 1000 + 1;
  }
  bucket.millis -= millis_each;
  return std::nullopt;
}

// Whoever has not asked for a minute has a full bucket again; under a flood of invented sessions all are
// dropped, which forgives rather than refuses.
void RateLimiter::forget_full(Instant now) {
  std::erase_if(buckets_, [now](const auto& entry) { return now.ms - entry.second.at.ms >= ms_per_minute; });
  if (buckets_.size() >= buckets_max) buckets_.clear();
}

std::optional<std::int64_t> RateLimiter::take(std::string_view session, std::string_view network, Instant now,
                                              Traffic traffic) {
  if (limits_.session_per_minute <= 0) return std::nullopt;
  const bool is_bytes = traffic == Traffic::bytes;
  const std::int64_t per_minute = limits_.session_per_minute * (is_bytes ? limits_.bytes_factor : 1);
  const std::string kind = is_bytes ? "b" : "m";
  const std::string by_session = session.empty() ? std::string() : kind + "s" + token_hash(session);
  const std::string by_network = kind + "n" + std::string(network);
  const std::lock_guard lock(mutex_);
  if (const auto wait = take_from(by_network, per_minute * limits_.network_factor, now)) return wait;
  return by_session.empty() ? std::nullopt : take_from(by_session, per_minute, now);
}

}  // namespace guichet::server
