// Work a request needs before its transaction: hashing a password, for one. It runs on a bounded pool, never
// on the thread that writes. A service opts in for an endpoint by a public member
//
//   Result<PasswordCheck> prepare(const SignIn&, Preparation&);
//
// and reads the result in `handle` by `call.prepared.as<PasswordCheck>()`.
#pragma once

#include <any>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/http/client_address.hpp"
#include "shared/core/result.hpp"
#include "shared/core/time.hpp"

namespace guichet::storage {
class Tx;
}

namespace guichet::server {

using storage::Tx;

struct Actor;
struct PortalConfig;
class Attempts;

/// The value a `prepare` returned, carried to `handle`.
class Prepared {
 public:
  Prepared() = default;
  template <class Work>
  static Prepared of(Work work) {
    Prepared prepared;
    prepared.work_ = std::move(work);
    return prepared;
  }
  /// The work of this request; asking for another type than `prepare` returned is a bug and throws.
  template <class Work>
  [[nodiscard]] const Work& as() const {
    return std::any_cast<const Work&>(work_);
  }

 private:
  std::any work_;
};

/// Argon2id. Both calls take tens of milliseconds: only from `prepare` or a command line.
class Passwords {
 public:
  virtual ~Passwords() = default;
  [[nodiscard]] virtual std::string hash(std::string_view password) const = 0;
  /// Without a stored hash (unknown account) the same time is spent on a dummy and the answer is no.
  [[nodiscard]] virtual bool matches(std::string_view password,
                                     const std::optional<std::string>& stored) const = 0;
};

/// What `prepare` may use. The transaction only reads, is bound to the portal, and must not be kept.
struct Preparation {
  const Actor& actor;
  Instant now;
  Tx& tx;
  const Passwords& passwords;
  const PortalConfig& portal;
  http::ClientAddress address;
  Attempts& attempts;
};

/// The one throttle for every secret (password, code, invitation, link).
class Attempts {
 public:
  virtual ~Attempts() = default;
  /// Counts one attempt against the account key and the caller's network *before* the secret is looked at, so
  /// that a hundred parallel guesses count as a hundred. Fails with FailureCode::too_many while a wait is
  /// running.
  [[nodiscard]] virtual Result<void> count(std::string_view account_key) = 0;
  /// Counts a try of the one-time code of a link against that link, exactly and for good. False when it had
  /// all its tries.
  [[nodiscard]] virtual bool count_try(std::string_view token_hash) = 0;
};

}  // namespace guichet::server
