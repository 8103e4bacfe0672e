// Signing in, registration, forgotten passwords, own credentials. Secrets are hashed and compared in
// `prepare`, off the writing thread, after the attempt has been counted.
#pragma once

#include <string>

#include "server/accounts/account_store.hpp"
#include "server/portals/letter.hpp"
#include "server/portals/portal_service.hpp"
#include "server/service.hpp"
#include "shared/accounts/accounts.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::accounts {

inline constexpr Duration code_life = minutes(10);
inline constexpr Duration ticket_life = minutes(30);

// Whether a given password is right, and the account it belongs to (empty: nobody's).
struct PasswordCheck {
  AccountId account{};
  std::string throttle_key{};
  bool is_right = false;
  std::string new_hash{};  // when a new password was given too
};

// The hash of a new password; empty where none is needed.
struct NewPassword {
  std::string hash{};
};

// An attempt that was counted and needs nothing else.
struct Counted {
  std::string throttle_key{};
};

class AccountService final : public server::Service<Api> {
 public:
  AccountService(const portals::Bootstraps& bootstraps, portals::PublicUrl url)
      : bootstraps_(bootstraps), url_(std::move(url)) {}

  Result<PasswordCheck> prepare(const SignIn&, server::Preparation&);
  Result<portal::Bootstrap> handle(const SignIn&, server::Call&) override;
  Result<portal::Bootstrap> handle(const SignOut&, server::Call&) override;
  Result<portal::Done> handle(const ChooseLanguage&, server::Call&) override;

  Result<Counted> prepare(const StartRegistration&, server::Preparation&);
  Result<RegistrationStarted> handle(const StartRegistration&, server::Call&) override;
  Result<Counted> prepare(const ProveMailbox&, server::Preparation&);
  Result<RegistrationIdentity> handle(const ProveMailbox&, server::Call&) override;
  Result<NewPassword> prepare(const ConfirmRegistration&, server::Preparation&);
  Result<portal::Bootstrap> handle(const ConfirmRegistration&, server::Call&) override;
  Result<portal::Done> handle(const CorrectRegistration&, server::Call&) override;

  Result<Counted> prepare(const RequestReset&, server::Preparation&);
  Result<portal::Done> handle(const RequestReset&, server::Call&) override;
  Result<LinkPage> handle(const OpenLink&, server::Call&) override;
  Result<NewPassword> prepare(const UseLink&, server::Preparation&);
  Result<portal::Bootstrap> handle(const UseLink&, server::Call&) override;

  Result<PasswordCheck> prepare(const ChangePassword&, server::Preparation&);
  Result<portal::Done> handle(const ChangePassword&, server::Call&) override;
  Result<PasswordCheck> prepare(const ChangeEmail&, server::Preparation&);
  Result<portal::Done> handle(const ChangeEmail&, server::Call&) override;

  Result<DeviceSessions> handle(const ListSessions&, server::Call&) override;
  Result<DeviceSessions> handle(const EndSession&, server::Call&) override;
  Result<DeviceSessions> handle(const EndOtherSessions&, server::Call&) override;
  Result<LiveLinks> handle(const ListLinks&, server::Call&) override;
  Result<LiveLinks> handle(const RevokeLink&, server::Call&) override;

 private:
  // Signs a person in and answers with what the client starts from.
  portal::Bootstrap signed_in(server::Call& call, const AccountId& account, server::Remember remember) const;
  Result<AccountId> create_account(server::Call& call, const DirectoryRow& agent,
                                   const std::string& password_hash) const;
  Result<portal::Bootstrap> use_password_link(server::Call& call, const LinkRow& link,
                                              const std::string& hash) const;
  Result<portal::Bootstrap> use_email_link(server::Call& call, const LinkRow& link) const;

  const portals::Bootstraps& bootstraps_;
  portals::PublicUrl url_;
};

// One key for a person, however he was named: guesses by code and by address count together.
[[nodiscard]] std::string sign_in_key(const AccountId& account);

}  // namespace guichet::accounts
