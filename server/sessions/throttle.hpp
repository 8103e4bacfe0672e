// The one throttle for every secret: attempts are counted before the secret is looked at, per account and per
// network, in rows, so that instances and restarts share them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/client_address.hpp"
#include "server/prepared.hpp"
#include "server/storage/db.hpp"
#include "shared/core/result.hpp"
#include "shared/core/time.hpp"

namespace guichet::server {

struct ThrottleLimits {
  std::int64_t account_failures{5};   // then a wait
  std::int64_t network_failures{20};  // an office shares one address
  std::int64_t account_per_window{25};
  Duration wait_min{minutes(1)};  // doubles with each further failure
  Duration wait_max{hours(1)};
  Duration window{hours(24)};
};

class Throttle {
 public:
  explicit Throttle(ThrottleLimits limits = {}) : limits_(limits) {}

  /// Counts an attempt against both subjects; fails with too_many while either has to wait.
  [[nodiscard]] Result<void> count(storage::Tx& tx, std::string_view account_key,
                                   const http::ClientAddress& address, Instant now) const;
  /// The attempt was right: forgets those of the account and takes this one back from the network.
  void forgive(storage::Tx& tx, std::string_view account_key, const http::ClientAddress& address) const;

 private:
  ThrottleLimits limits_;
};

/// Of a one-time code; after that the link it belongs to is dead.
inline constexpr std::int64_t code_tries_max = 5;

/// The throttle as `prepare` sees it; each count is its own durable transaction.
class DurableAttempts final : public Attempts {
 public:
  DurableAttempts(const Throttle& throttle, storage::Db& db, std::string portal, http::ClientAddress address,
                  Instant now);
  [[nodiscard]] Result<void> count(std::string_view account_key) override;
  [[nodiscard]] bool count_try(std::string_view token_hash) override;

 private:
  const Throttle& throttle_;
  storage::Db& db_;
  std::string portal_;
  http::ClientAddress address_;
  Instant now_;
};

}  // namespace guichet::server
