// Who is signed in: rows of `sessions`, found by the hash of the token in the cookie.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/call.hpp"
#include "server/storage/db.hpp"
#include "shared/core/time.hpp"

namespace guichet::server {

class Ids;

struct SessionLimits {
  Duration staff_idle{hours(1)};
  Duration staff_absolute{hours(24)};
  Duration client_absolute{hours(24)};
  Duration remembered{days(30)};  // clients who asked to stay signed in
  std::int64_t per_account_max{20};
};

/// What somebody signs in from.
struct Device {
  http::ClientAddress address{};
  std::string user_agent{};  // as the browser said it
};

/// A caller found by the token.
struct SignedIn {
  Actor actor{};
  std::string language{};   // chosen by the person, or empty
  bool needs_touch{false};  // last seen a while ago: `touch` it, outside the request
};

/// The token of a new session, to be put into the cookie.
struct NewSession {
  std::string token{};
  SessionId id{};
  Duration life{};  // of the cookie when remembered
  bool is_remembered{false};
};

class Sessions {
 public:
  explicit Sessions(SessionLimits limits = {}) : limits_(limits) {}

  [[nodiscard]] std::optional<SignedIn> find(storage::Tx& tx, std::string_view token, Instant now) const;
  void touch(storage::Tx& tx, const SessionId& session, Instant now) const;
  [[nodiscard]] NewSession start(storage::Tx& tx, Ids& ids, const AccountId& account, Remember remember,
                                 const Device& device, Instant now) const;
  void end(storage::Tx& tx, const SessionId& session, Instant now) const;
  void end_all(storage::Tx& tx, const AccountId& account, Instant now) const;
  /// Removes rows that ended long ago.
  void sweep(storage::GlobalTx& tx, Instant now) const;

 private:
  SessionLimits limits_;
};

/// Name and attributes of the cookie of a portal.
enum class CookieSafety { secure, plain };  // plain: only http on the loopback address
[[nodiscard]] std::string session_cookie_name(std::string_view portal, CookieSafety safety);
[[nodiscard]] std::string session_cookie(std::string_view portal, CookieSafety safety,
                                         const NewSession& session);
[[nodiscard]] std::string expired_session_cookie(std::string_view portal, CookieSafety safety);

}  // namespace guichet::server
