#include <algorithm>

#include "server/accounts/account_service.hpp"
#include "server/storage/sha256.hpp"

namespace guichet::accounts {

std::string sign_in_key(const AccountId& account) {
  return "sign-in:" + account.value;
}

namespace {

// Strangers' logins are counted as well, by their hash: they may be anything, passwords typed into the wrong
// box too.
std::string stranger_key(const std::string& login) {
  return "stranger:" + storage::sha256_hex(login).substr(0, 32);
}

bool is_offered(const server::PortalConfig& portal, Language language) {
  return std::find(portal.languages.begin(), portal.languages.end(), language) != portal.languages.end();
}

}  // namespace

Result<PasswordCheck> AccountService::prepare(const SignIn& request, server::Preparation& preparation) {
  const std::string login = normalised_login(request.login);
  const auto person = portals::find_person_by_login(preparation.tx, login);
  const bool may_sign_in = person && person->is_active() && !person->password_hash.empty();
  PasswordCheck check;
  check.throttle_key = person ? sign_in_key(person->id) : stranger_key(login);
  if (auto counted = preparation.attempts.count(check.throttle_key); !counted) return counted.failure();
  // Nobody's password takes as long to refuse as somebody's.
  check.is_right = preparation.passwords.matches(
      request.password, may_sign_in ? std::optional(person->password_hash) : std::nullopt);
  if (check.is_right) check.account = person->id;
  return check;
}

Result<portal::Bootstrap> AccountService::handle(const SignIn& request, server::Call& call) {
  const auto& check = call.prepared.as<PasswordCheck>();
  if (!check.is_right) return Failure::unauthenticated(&Catalog::sign_in_refused);
  // Disabled or erased between the two steps.
  const auto person = portals::find_person(call.tx, check.account);
  if (!person || !person->is_active()) return Failure::unauthenticated(&Catalog::sign_in_refused);
  call.session.forgive(check.throttle_key);
  return signed_in(call, check.account,
                   request.stay_signed_in ? server::Remember::yes : server::Remember::no);
}

portal::Bootstrap AccountService::signed_in(server::Call& call, const AccountId& account,
                                            server::Remember remember) const {
  call.session.start(account, remember);
  note_sign_in(call.tx, account, call.now);
  return bootstraps_.make(call.tx, call.portal, account, call.now);
}

Result<portal::Bootstrap> AccountService::handle(const SignOut&, server::Call& call) {
  call.session.end();
  return bootstraps_.make(call.tx, call.portal, {}, call.now);
}

Result<portal::Done> AccountService::handle(const ChooseLanguage& request, server::Call& call) {
  const auto language = parse_language(request.language);
  if (!language || !is_offered(call.portal, *language))
    return Failure::invalid({FieldProblem{.path = "language", .message = &Catalog::choice_required}});
  set_language(call.tx, call.actor.account, language_tag(*language), call.now);
  return portal::Done{};
}

}  // namespace guichet::accounts
