// Answers the interface: path -> caller -> permission -> decode -> check -> prepare -> transaction -> handle
// -> commit -> encode. The one place for idempotency, audit, limits and the mapping of failures to HTTP.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.hpp"
#include "server/http/pool.hpp"
#include "server/log.hpp"
#include "server/portal.hpp"
#include "server/routes.hpp"
#include "server/sessions/rate_limit.hpp"
#include "server/sessions/sessions.hpp"
#include "server/sessions/throttle.hpp"

namespace guichet::storage {
class Db;
}

namespace guichet::server {

class Clock;
class Ids;

/// Everything the router works with; outlives it.
struct RouterParts {
  storage::Db& db;
  const Clock& clock;
  Ids& ids;
  const Portals& portals;
  const Sessions& sessions;
  const Throttle& throttle;
  const Passwords& passwords;
  http::Pool& hashing;
  const Log& log;
  CookieSafety cookies{CookieSafety::secure};
  std::string public_origin{};  // "https://portal.example"; empty: the Host of the request
  std::function<void()> wake_outbox{};
  RateLimits rate_limits{};
};

inline constexpr std::uint64_t api_body_bytes_max = 1 << 20;
inline constexpr std::string_view language_cookie = "guichet-language";

/// Who sent a request, in which portal and language.
struct Caller {
  const PortalConfig* portal{nullptr};
  std::string token{};  // of the session cookie, unchecked
  Language language{};
  http::ClientAddress address{};
  std::string user_agent{};
  std::string request_id{};
};

/// What came of running an endpoint.
struct Answer {
  Result<std::string> body;            // encoded response
  std::vector<std::string> cookies{};  // Set-Cookie values
  std::optional<int> status{};         // when the failure's own does not fit
};

class Router {
 public:
  Router(RouterParts parts, std::vector<Route> routes);

  /// A request to /api/...; the reply may come from another thread.
  void answer(http::Request request, http::Responder respond) const;

  /// Runs one endpoint for a caller; for the interface and for forms. `key` is the idempotency key; forms
  /// have none.
  using Then = std::function<void(Answer)>;
  void run(const Route& route, Caller caller, std::string body, std::string key, Then then) const;

  [[nodiscard]] const Route* find(std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }
  [[nodiscard]] const RouterParts& parts() const { return parts_; }

  [[nodiscard]] Caller caller_of(const http::Request& request, const PortalConfig& portal) const;
  /// Takes one request from what the caller's session and network may send; otherwise how many seconds to
  /// wait.
  [[nodiscard]] std::optional<std::int64_t> must_wait(const Caller& caller, Traffic traffic) const;
  /// The session of a caller, or an anonymous actor.
  [[nodiscard]] SignedIn sign_in_of(storage::Tx& tx, const Caller& caller, Instant now) const;

 private:
  struct Running;
  void run_prepared(std::shared_ptr<Running> running) const;
  void run_query(std::shared_ptr<Running> running) const;
  void run_command(std::shared_ptr<Running> running) const;
  Result<std::string> carry_out(Running& running, storage::Tx& tx) const;
  void finish_command(Running& running, bool is_committed, const std::exception_ptr& error) const;
  void audit_refusal(const Running& running, const Failure& failure) const;
  void log_error(const Running& running, const std::exception_ptr& error) const;
  void touch(const Caller& caller, const SignedIn& who, Instant now) const;

  RouterParts parts_;
  mutable RateLimiter rates_;  // has its own lock
  std::vector<Route> routes_;
  std::map<std::string_view, const Route*> by_path_;
};

/// HTTP status of a failure.
[[nodiscard]] int status_of(FailureCode code);
[[nodiscard]] http::Reply failure_reply(const Failure& failure, std::optional<int> status = {});

/// Whether a state-changing request was made by our own pages: custom header, Origin, Sec-Fetch-Site.
[[nodiscard]] bool is_same_origin(const http::Request& request, std::string_view public_origin);

}  // namespace guichet::server
