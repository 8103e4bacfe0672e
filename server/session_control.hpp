// SessionControl over rows, inside the transaction of a command.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/sessions/sessions.hpp"
#include "server/sessions/throttle.hpp"

namespace guichet::server {

class RowSessionControl final : public SessionControl {
 public:
  struct Parts {
    storage::Tx& tx;
    Ids& ids;
    const Sessions& sessions;
    const Throttle& throttle;
    const Actor& actor;
    const Device& device;
    CookieSafety cookies;
    Instant now;
  };
  explicit RowSessionControl(Parts parts) : parts_(parts) {}

  void start(const AccountId& account, Remember remember) override {
    if (!parts_.actor.session.empty()) parts_.sessions.end(parts_.tx, parts_.actor.session, parts_.now);
    const auto session =
        parts_.sessions.start(parts_.tx, parts_.ids, account, remember, parts_.device, parts_.now);
    cookies_ = {session_cookie(parts_.tx.portal(), parts_.cookies, session)};
    account_ = account;
  }
  void end() override {
    if (!parts_.actor.session.empty()) parts_.sessions.end(parts_.tx, parts_.actor.session, parts_.now);
    cookies_ = {expired_session_cookie(parts_.tx.portal(), parts_.cookies)};
  }
  void end_all(const AccountId& account) override {
    parts_.sessions.end_all(parts_.tx, account, parts_.now);
    if (account == parts_.actor.account)
      cookies_ = {expired_session_cookie(parts_.tx.portal(), parts_.cookies)};
  }
  void forgive(std::string_view account_key) override {
    parts_.throttle.forgive(parts_.tx, account_key, parts_.device.address);
  }

  [[nodiscard]] std::vector<std::string> take_cookies() { return std::move(cookies_); }
  /// Whom the command signed in; empty otherwise.
  [[nodiscard]] const AccountId& account() const { return account_; }

 private:
  Parts parts_;
  std::vector<std::string> cookies_{};
  AccountId account_{};
};

}  // namespace guichet::server
