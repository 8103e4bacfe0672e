#include "languages/mails.hpp"
#include "server/accounts/account_service.hpp"
#include "server/accounts/common_passwords.hpp"
#include "server/ids.hpp"
#include "server/outbox/outbox.hpp"
#include "server/portals/letter.hpp"
#include "server/storage/sha256.hpp"
#include "shared/portal/addresses.hpp"

namespace guichet::accounts {

namespace {

std::string reset_key(const std::string& login) {
  return "reset:" + storage::sha256_hex(login).substr(0, 32);
}

std::optional<LinkKind> public_kind(const LinkRow& link) {
  return wire::parse_name<LinkKind>(link.kind);
}

Failure unusable(LinkState state) {
  return Failure::conflict(state == LinkState::expired ? &Catalog::link_expired : &Catalog::link_used_up);
}

Failure problem(std::string path, text::MessageId message) {
  return Failure::invalid({FieldProblem{.path = std::move(path), .message = message}});
}

// A letter to a person, opened with his words and a place for a button.
struct Draft {
  const mails::Accounts& words;
  portals::Letter letter{};
};

Draft draft_for(const server::Call& call, const portals::Person& person) {
  const Language language = portals::language_of(person, call.portal.language);
  Draft draft{mails::accounts(language)};
  draft.letter.language = language;
  return draft;
}

void post(server::Call& call, const Draft& draft, const portals::Person& person, const std::string& email) {
  if (email.empty()) return;
  call.outbox.add(portals::written(
      draft.letter, {.email = email, .account = person.id.value, .about = "account"}, call.portal.portal));
}

void mail_changed(server::Call& call, const portals::Person& person) {
  Draft draft = draft_for(call, person);
  draft.letter.subject = draft.words.changed_subject;
  draft.letter.paragraphs = {
      portals::filled(draft.words.changed_text, {{"name", person.first_name}, {"login", person.login}}),
      std::string(draft.words.not_you)};
  post(call, draft, person, person.email);
}

Result<PasswordCheck> checked_password(const std::string& password, server::Preparation& preparation) {
  const auto person = portals::find_person(preparation.tx, preparation.actor.account);
  if (!person) return Failure::unauthenticated();
  PasswordCheck check{.account = person->id, .throttle_key = sign_in_key(person->id)};
  if (auto counted = preparation.attempts.count(check.throttle_key); !counted) return counted.failure();
  check.is_right = preparation.passwords.matches(password, person->password_hash);
  return check;
}

}  // namespace

Result<Counted> AccountService::prepare(const RequestReset& request, server::Preparation& preparation) {
  Counted counted{reset_key(normalised_login(request.login))};
  if (auto result = preparation.attempts.count(counted.throttle_key); !result) return result.failure();
  return counted;
}

Result<portal::Done> AccountService::handle(const RequestReset& request, server::Call& call) {
  const auto person = portals::find_person_by_login(call.tx, normalised_login(request.login));
  if (!person || !person->is_active() || person->email.empty()) return portal::Done{};
  const std::string token = call.ids.token();
  revoke_links(call.tx, wire::name(LinkKind::password_reset), person->id, call.now);
  add_link(call.tx,
           {.token = token,
            .kind = wire::name(LinkKind::password_reset),
            .account = person->id,
            .email = person->email,
            .life = rules_of(LinkKind::password_reset).life},
           call.now);
  Draft draft = draft_for(call, *person);
  draft.letter.subject = portals::filled(draft.words.reset_subject, {{"portal", call.portal.portal.name}});
  draft.letter.paragraphs = {
      portals::filled(draft.words.reset_text, {{"name", person->first_name}, {"login", person->login}}),
      std::string(draft.words.reset_life), std::string(draft.words.not_you)};
  draft.letter.button = draft.words.reset_button;
  draft.letter.url = url_.page(call.portal.id.value, portal::addresses::link(token));
  post(call, draft, *person, person->email);
  return portal::Done{};
}

Result<LinkPage> AccountService::handle(const OpenLink& request, server::Call& call) {
  const auto link = find_link(call.tx, request.token);
  const auto kind = link ? public_kind(*link) : std::nullopt;
  if (!kind) return LinkPage{};  // as if it had expired
  LinkPage page{.kind = *kind, .state = link->state_at(call.now)};
  if (page.state != LinkState::usable) return page;
  if (const auto person = portals::find_person(call.tx, link->account)) {
    page.login = person->login;
    page.name = person->name();
    page.office = portals::office_name(call.tx, *person);
  } else if (const auto agent = find_agent(call.tx, link->agent_code)) {
    page.login = agent->agent_code;
    page.name = agent->name();
    page.office = agent->office_name;
  }
  return page;
}

Result<NewPassword> AccountService::prepare(const UseLink& request, server::Preparation& preparation) {
  const auto link = find_link(preparation.tx, request.token);
  const auto kind = link ? public_kind(*link) : std::nullopt;
  if (!kind) return unusable(LinkState::expired);
  if (const LinkState state = link->state_at(preparation.now); state != LinkState::usable)
    return unusable(state);
  if (*kind == LinkKind::email_change) return NewPassword{};
  if (request.password.empty()) return problem("password", &Catalog::password_missing);
  if (is_common_password(request.password)) return common_password("password");
  return NewPassword{preparation.passwords.hash(request.password)};
}

Result<portal::Bootstrap> AccountService::handle(const UseLink& request, server::Call& call) {
  const auto link = find_link(call.tx, request.token);
  if (!link || !consume_link(call.tx, *link, call.now)) return unusable(LinkState::used);
  if (public_kind(*link) == LinkKind::email_change) return use_email_link(call, *link);
  return use_password_link(call, *link, call.prepared.as<NewPassword>().hash);
}

Result<portal::Bootstrap> AccountService::use_password_link(server::Call& call, const LinkRow& link,
                                                            const std::string& hash) const {
  const auto person = link.account.empty() ? portals::find_person_by_agent_code(call.tx, link.agent_code)
                                           : portals::find_person(call.tx, link.account);
  if (!person) {
    const auto agent = find_agent(call.tx, link.agent_code);
    if (!agent || !agent->is_known()) return unusable(LinkState::revoked);
    // Whoever said that the data are wrong waits for the answer, whichever way he comes in (V9).
    if (has_open_correction(call.tx, agent->agent_code))
      return Failure::conflict(&Catalog::correction_pending);
    const auto account = create_account(call, *agent, hash);
    if (!account) return account.failure();
    return signed_in(call, *account, server::Remember::no);
  }
  if (!person->is_active()) return unusable(LinkState::revoked);
  set_password(call.tx, person->id, hash, call.now);
  revoke_links(call.tx, wire::name(LinkKind::password_reset), person->id, call.now);
  revoke_links(call.tx, wire::name(LinkKind::email_change), person->id, call.now);
  call.session.end_all(person->id);
  call.session.forgive(sign_in_key(person->id));
  mail_changed(call, *person);
  return signed_in(call, person->id, server::Remember::no);
}

Result<portal::Bootstrap> AccountService::use_email_link(server::Call& call, const LinkRow& link) const {
  const auto person = portals::find_person(call.tx, link.account);
  if (!person || !person->is_active()) return unusable(LinkState::revoked);
  if (is_email_taken(call.tx, link.email, person->id)) return Failure::conflict(&Catalog::email_taken);
  set_email(call.tx, *person, link.email, call.now);
  // A reset that waits in the old mailbox must not open the account any more.
  revoke_links(call.tx, wire::name(LinkKind::password_reset), person->id, call.now);
  return bootstraps_.make(call.tx, call.portal, call.actor.account, call.now);
}

Result<PasswordCheck> AccountService::prepare(const ChangePassword& request,
                                              server::Preparation& preparation) {
  if (is_common_password(request.new_password)) return common_password("new_password");
  auto check = checked_password(request.current_password, preparation);
  if (check && check->is_right) check->new_hash = preparation.passwords.hash(request.new_password);
  return check;
}

Result<portal::Done> AccountService::handle(const ChangePassword&, server::Call& call) {
  const auto& check = call.prepared.as<PasswordCheck>();
  if (!check.is_right) return problem("current_password", &Catalog::current_password_wrong);
  const auto person = portals::find_person(call.tx, check.account);
  if (!person) return Failure::unauthenticated();
  set_password(call.tx, person->id, check.new_hash, call.now);
  revoke_links(call.tx, wire::name(LinkKind::password_reset), person->id, call.now);
  call.session.forgive(check.throttle_key);
  call.session.end_all(person->id);
  call.session.start(person->id, server::Remember::no);
  mail_changed(call, *person);
  return portal::Done{};
}

Result<PasswordCheck> AccountService::prepare(const ChangeEmail& request, server::Preparation& preparation) {
  return checked_password(request.current_password, preparation);
}

Result<portal::Done> AccountService::handle(const ChangeEmail& request, server::Call& call) {
  const auto& check = call.prepared.as<PasswordCheck>();
  if (!check.is_right) return problem("current_password", &Catalog::current_password_wrong);
  const auto person = portals::find_person(call.tx, check.account);
  if (!person) return Failure::unauthenticated();
  call.session.forgive(check.throttle_key);
  const std::string email = text::normalised_email(request.email);
  const std::string token = call.ids.token();
  revoke_links(call.tx, wire::name(LinkKind::email_change), person->id, call.now);
  add_link(call.tx,
           {.token = token,
            .kind = wire::name(LinkKind::email_change),
            .account = person->id,
            .email = email,
            .life = rules_of(LinkKind::email_change).life},
           call.now);
  Draft draft = draft_for(call, *person);
  draft.letter.subject = draft.words.verify_subject;
  draft.letter.paragraphs = {
      portals::filled(draft.words.verify_text, {{"name", person->first_name}, {"login", person->login}}),
      std::string(draft.words.not_you)};
  draft.letter.button = draft.words.verify_button;
  draft.letter.url = url_.page(call.portal.id.value, portal::addresses::link(token));
  post(call, draft, *person, email);

  Draft note = draft_for(call, *person);
  note.letter.subject = note.words.moved_subject;
  note.letter.paragraphs = {
      portals::filled(note.words.moved_text,
                      {{"name", person->first_name}, {"login", person->login}, {"email", email}}),
      std::string(note.words.not_you)};
  post(call, note, *person, person->email);
  return portal::Done{};
}

}  // namespace guichet::accounts
