#include <algorithm>

#include "languages/mails.hpp"
#include "server/accounts/account_service.hpp"
#include "server/accounts/common_passwords.hpp"
#include "server/ids.hpp"
#include "server/outbox/outbox.hpp"
#include "server/portals/letter.hpp"
#include "server/portals/zones.hpp"
#include "shared/portal/addresses.hpp"
#include "shared/portal/calendar.hpp"

namespace guichet::accounts {

namespace {

// The code alone is guessable; together with the attempt, which is not stored, its hash says nothing.
std::string code_hash(std::string_view attempt, std::string_view code) {
  return server::token_hash(std::string(attempt) + ":" + std::string(code));
}

std::string register_key(const std::string& agent_code) {
  return "register:" + agent_code;
}
std::string proof_key(std::string_view attempt) {
  return "proof:" + server::token_hash(attempt).substr(0, 32);
}

Failure wrong_code() {
  return Failure::invalid({FieldProblem{.path = "code", .message = &Catalog::one_time_code_wrong}});
}

std::optional<LinkRow> usable_link(storage::Tx& tx, std::string_view token, std::string_view kind,
                                   Instant now) {
  auto link = find_link(tx, token);
  if (!link || link->kind != kind || link->state_at(now) != LinkState::usable) return std::nullopt;
  return link;
}

// Two working days after the signature: later than that something is wrong (V4, V6).
Day expected_by(const server::PortalConfig& portal, Instant since) {
  return portal::add_business_days(portals::day_in(portal.portal.time_zone, since),
                                   static_cast<std::int32_t>(portal.rules.activation_days),
                                   portal.rules.calendar);
}

RegistrationStarted waiting(const server::PortalConfig& portal, const DirectoryRow& agent, Instant now) {
  RegistrationStarted started;
  started.answer = RegistrationAnswer::waiting;
  started.expected_by = agent.expected_at ? portals::day_in(portal.portal.time_zone, *agent.expected_at)
                                          : expected_by(portal, agent.authorised_at.value_or(now));
  return started;
}

Language mail_language(const server::Call& call, const DirectoryRow& agent) {
  return parse_language(agent.language).value_or(call.portal.language);
}

void mail_code(server::Call& call, const DirectoryRow& agent, const std::string& code) {
  const Language language = mail_language(call, agent);
  const mails::Accounts& words = mails::accounts(language);
  portals::Letter letter;
  letter.language = language;
  letter.subject = portals::filled(words.code_subject, {{"portal", call.portal.portal.name}});
  letter.paragraphs = {portals::filled(words.code_text, {{"code", agent.agent_code}}),
                       std::string(words.code_life), std::string(words.not_you)};
  letter.code = code;
  call.outbox.add(
      portals::written(letter, {.email = agent.email, .about = "registration"}, call.portal.portal));
}

void mail_already_known(server::Call& call, const portals::Person& person, const portals::PublicUrl& url) {
  const Language language = portals::language_of(person, call.portal.language);
  const mails::Accounts& words = mails::accounts(language);
  portals::Letter letter;
  letter.language = language;
  letter.subject = portals::filled(words.known_subject, {{"portal", call.portal.portal.name}});
  letter.paragraphs = {portals::filled(words.known_text, {{"code", person.agent_code}}),
                       std::string(words.not_you)};
  letter.button = words.known_button;
  letter.url = url.page(call.portal.id.value, portal::addresses::sign_in);
  call.outbox.add(
      portals::written(letter, {.email = person.email, .account = person.id.value, .about = "registration"},
                       call.portal.portal));
}

void mail_welcome(server::Call& call, const portals::Person& person, const portals::PublicUrl& url) {
  const Language language = portals::language_of(person, call.portal.language);
  const mails::Accounts& words = mails::accounts(language);
  portals::Letter letter;
  letter.language = language;
  letter.subject = portals::filled(words.welcome_subject, {{"portal", call.portal.portal.name}});
  letter.paragraphs = {
      portals::filled(words.welcome_text, {{"name", person.first_name}, {"login", person.login}})};
  letter.button = words.welcome_button;
  letter.url = url.page(call.portal.id.value, portal::addresses::home);
  call.outbox.add(portals::written(
      letter, {.email = person.email, .account = person.id.value, .about = "account"}, call.portal.portal));
}

void mail_correction(server::Call& call, const DirectoryRow& agent, const std::string& correction) {
  if (call.portal.rules.staff_mail.empty()) return;
  const mails::Accounts& words = mails::accounts(call.portal.language);
  portals::Letter letter;
  letter.language = call.portal.language;
  letter.subject = portals::filled(words.correction_subject, {{"code", agent.agent_code}});
  letter.paragraphs = {
      portals::filled(words.correction_text, {{"name", agent.name()}, {"office", agent.office_name}}),
      correction};
  call.outbox.add(portals::written(letter, {.email = call.portal.rules.staff_mail, .about = "registration"},
                                   call.portal.portal));
}

// The code of the mail, or the longer one of a letter; a letter's is spent by this.
bool proves(server::Call& call, const LinkRow& attempt, std::string_view token, std::string_view code) {
  if (is_mailed_code(code)) return !attempt.code_hash.empty() && code_hash(token, code) == attempt.code_hash;
  const auto letter = usable_link(call.tx, code, wire::name(LinkKind::activation), call.now);
  return letter && letter->agent_code == attempt.agent_code && consume_link(call.tx, *letter, call.now);
}

}  // namespace

Result<Counted> AccountService::prepare(const StartRegistration& request, server::Preparation& preparation) {
  Counted counted{register_key(normalised_agent_code(request.agent_code))};
  if (auto result = preparation.attempts.count(counted.throttle_key); !result) return result.failure();
  return counted;
}

Result<RegistrationStarted> AccountService::handle(const StartRegistration& request, server::Call& call) {
  const std::string agent_code = normalised_agent_code(request.agent_code);
  const auto agent = find_agent(call.tx, agent_code);
  const auto person = portals::find_person_by_agent_code(call.tx, agent_code);
  if (!person) {
    if (!agent || (!agent->is_known() && !agent->is_waiting())) return RegistrationStarted{};
    if (agent->is_waiting()) return waiting(call.portal, *agent, call.now);
    if (has_open_correction(call.tx, agent_code)) return Failure::conflict(&Catalog::correction_pending);
  }
  RegistrationStarted started{.answer = RegistrationAnswer::proof_sent, .attempt = call.ids.token()};
  const std::string code = call.ids.digits(static_cast<std::size_t>(one_time_code_digits));
  revoke_links_of_agent(call.tx, link_registration, agent_code, call.now);
  add_link(call.tx,
           {.token = started.attempt,
            .kind = link_registration,
            .agent_code = agent_code,
            .email = person ? person->email : agent->email,
            .code_hash = person ? std::string() : code_hash(started.attempt, code),
            .life = code_life},
           call.now);
  if (person && !person->email.empty()) mail_already_known(call, *person, url_);
  if (!person && !agent->email.empty()) mail_code(call, *agent, code);
  return started;
}

Result<Counted> AccountService::prepare(const ProveMailbox& request, server::Preparation& preparation) {
  Counted counted{proof_key(request.attempt)};
  if (auto result = preparation.attempts.count(counted.throttle_key); !result) return result.failure();
  // An attempt nobody began has no tries either; it is answered like a wrong code.
  if (!preparation.attempts.count_try(server::token_hash(request.attempt))) return wrong_code();
  return counted;
}

Result<RegistrationIdentity> AccountService::handle(const ProveMailbox& request, server::Call& call) {
  const auto attempt = usable_link(call.tx, request.attempt, link_registration, call.now);
  if (!attempt) return wrong_code();
  const auto agent = find_agent(call.tx, attempt->agent_code);
  if (!agent || !agent->is_known()) return wrong_code();
  if (portals::find_person_by_agent_code(call.tx, attempt->agent_code)) return wrong_code();
  if (!proves(call, *attempt, request.attempt, normalised_one_time_code(request.code))) return wrong_code();
  if (!consume_link(call.tx, *attempt, call.now)) return wrong_code();
  call.session.forgive(call.prepared.as<Counted>().throttle_key);
  call.session.forgive(register_key(attempt->agent_code));
  RegistrationIdentity identity{.agent_code = agent->agent_code,
                                .first_name = agent->first_name,
                                .last_name = agent->last_name,
                                .office = agent->office_name,
                                .email = agent->email,
                                .ticket = call.ids.token()};
  add_link(call.tx,
           {.token = identity.ticket,
            .kind = link_ticket,
            .agent_code = agent->agent_code,
            .email = agent->email,
            .life = ticket_life},
           call.now);
  return identity;
}

Result<NewPassword> AccountService::prepare(const ConfirmRegistration& request,
                                            server::Preparation& preparation) {
  // A ticket first: hashing is dear, and everybody may ask.
  if (!usable_link(preparation.tx, request.ticket, link_ticket, preparation.now))
    return Failure::conflict(&Catalog::registration_expired);
  if (is_common_password(request.password)) return common_password("password");
  return NewPassword{preparation.passwords.hash(request.password)};
}

Result<portal::Bootstrap> AccountService::handle(const ConfirmRegistration& request, server::Call& call) {
  const auto ticket = usable_link(call.tx, request.ticket, link_ticket, call.now);
  if (!ticket || !consume_link(call.tx, *ticket, call.now))
    return Failure::conflict(&Catalog::registration_expired);
  const auto agent = find_agent(call.tx, ticket->agent_code);
  if (!agent || !agent->is_known()) return Failure::conflict(&Catalog::registration_expired);
  const auto account = create_account(call, *agent, call.prepared.as<NewPassword>().hash);
  if (!account) return account.failure();
  return signed_in(call, *account, server::Remember::no);
}

Result<AccountId> AccountService::create_account(server::Call& call, const DirectoryRow& agent,
                                                 const std::string& password_hash) const {
  if (portals::find_person_by_agent_code(call.tx, agent.agent_code))
    return Failure::conflict(&Catalog::agent_already_registered);
  const std::string email = text::normalised_email(agent.email);
  if (!email.empty() && is_email_taken(call.tx, email, {})) return Failure::conflict(&Catalog::email_taken);
  portals::Person person;
  person.id = call.ids.make<AccountId>();
  person.login = agent.agent_code;
  person.email = email;
  person.agent_code = agent.agent_code;
  person.first_name = agent.first_name;
  person.last_name = agent.last_name;
  person.phone = agent.phone;
  person.office = agent.office_code;
  person.language = language_tag(call.language);
  person.password_hash = password_hash;
  person.state = "active";
  insert_account(call.tx, person, !email.empty(), call.now);
  if (!email.empty()) mail_welcome(call, person, url_);
  return person.id;
}

Result<portal::Done> AccountService::handle(const CorrectRegistration& request, server::Call& call) {
  const auto ticket = usable_link(call.tx, request.ticket, link_ticket, call.now);
  if (!ticket || !consume_link(call.tx, *ticket, call.now))
    return Failure::conflict(&Catalog::registration_expired);
  const auto agent = find_agent(call.tx, ticket->agent_code);
  if (!agent) return Failure::conflict(&Catalog::registration_expired);
  record_correction(call.tx, call.ids.text(), agent->agent_code, request.correction, call.now);
  mail_correction(call, *agent, request.correction);
  return portal::Done{};
}

}  // namespace guichet::accounts
