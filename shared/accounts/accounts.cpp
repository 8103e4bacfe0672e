#include "shared/accounts/accounts.hpp"

#include <algorithm>

#include "shared/portal/checks.hpp"

namespace guichet::accounts {

namespace {

constexpr std::int64_t language_max = 35;
constexpr std::int64_t code_max = 64;  // a letter's code is longer than a mail's

MessageArgument number(std::string name, std::int64_t value) {
  return {.name = std::move(name), .value = std::to_string(value)};
}

// A secret that the server made and the screen hands back: an attempt, a ticket, the token of a link.
void require_token(Problems& p, const std::string& token, text::MessageId message) {
  p.require(token, is_id_text(token), message);
}

void require_login(Problems& p, const std::string& login) {
  p.require(login, !text::is_blank(login), &Catalog::login_name_missing);
  portal::require_text(p, login, login_max);
}

// Any password may be tried; only its length is bounded, because hashing costs by length.
void require_given_password(Problems& p, const std::string& password) {
  p.require(password, !password.empty(), &Catalog::password_missing);
  p.require(password, text::code_points(password) <= static_cast<std::size_t>(password_length_max),
            &Catalog::password_too_long, {number("max", password_length_max)});
}

// A password that somebody chooses: long, otherwise free (P1). Whether it is everybody's only the server
// knows, which has the list: server/accounts/common_passwords.hpp.
void require_new_password(Problems& p, const std::string& password) {
  require_given_password(p, password);
  if (password.empty()) return;
  p.require(password, text::code_points(password) >= static_cast<std::size_t>(password_length_min),
            &Catalog::password_too_short, {number("min", password_length_min)});
  p.require(password, text::is_valid_utf8(password) && text::is_printable(password, text::Lines::refused),
            &Catalog::field_not_printable);
}

void require_email(Problems& p, const std::string& email) {
  p.require(email, !text::is_blank(email), &Catalog::email_missing);
  if (text::is_blank(email)) return;
  portal::require_text(p, email, login_max);
  p.require(email, text::is_plausible_email(text::normalised_email(email)), &Catalog::email_invalid);
}

}  // namespace

void SignIn::check(Problems& p) const {
  require_login(p, login);
  require_given_password(p, password);
}

void StartRegistration::check(Problems& p) const {
  p.require(agent_code, !text::is_blank(agent_code), &Catalog::agent_code_missing);
  portal::require_text(p, agent_code, agent_code_max);
}

void ProveMailbox::check(Problems& p) const {
  require_token(p, attempt, &Catalog::registration_expired);
  p.require(code, !text::is_blank(code), &Catalog::one_time_code_missing);
  portal::require_text(p, code, code_max);
}

void ConfirmRegistration::check(Problems& p) const {
  require_token(p, ticket, &Catalog::registration_expired);
  require_new_password(p, password);
}

void CorrectRegistration::check(Problems& p) const {
  require_token(p, ticket, &Catalog::registration_expired);
  p.require(correction, !text::is_blank(correction), &Catalog::identity_correction_missing);
  portal::require_text(p, correction, correction_max, text::Lines::allowed);
}

void RequestReset::check(Problems& p) const {
  require_login(p, login);
}

void OpenLink::check(Problems& p) const {
  require_token(p, token, &Catalog::link_expired);
}

void UseLink::check(Problems& p) const {
  require_token(p, token, &Catalog::link_expired);
  if (!password.empty()) require_new_password(p, password);
}

void ChangePassword::check(Problems& p) const {
  require_given_password(p, current_password);
  require_new_password(p, new_password);
  p.require(new_password, new_password.empty() || new_password != current_password,
            &Catalog::password_unchanged);
}

void ChangeEmail::check(Problems& p) const {
  require_given_password(p, current_password);
  require_email(p, email);
}

void ChooseLanguage::check(Problems& p) const {
  p.require(language, !language.empty(), &Catalog::choice_required);
  portal::require_text(p, language, language_max);
}

void EndSession::check(Problems& p) const {
  require_token(p, id, &Catalog::field_required);
}

void RevokeLink::check(Problems& p) const {
  require_token(p, id, &Catalog::field_required);
}

LinkRules rules_of(LinkKind kind) {
  switch (kind) {
    case LinkKind::password_reset:
      return {.life = minutes(30), .uses = 1, .proves_mailbox = true};
    case LinkKind::email_change:
      return {.life = hours(2), .uses = 1, .proves_mailbox = true};
    case LinkKind::activation:
      break;
  }
  return {.life = days(30), .uses = 1, .proves_mailbox = false};
}

std::string normalised_agent_code(std::string_view typed) {
  std::string code;
  for (const char c : text::single_line(typed)) {
    if (c == ' ' || c == '-' || c == '.') continue;
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code;
}

std::string normalised_login(std::string_view typed) {
  const std::string line = text::single_line(typed);
  return line.find('@') == std::string::npos ? normalised_agent_code(line) : text::normalised_email(line);
}

std::string normalised_one_time_code(std::string_view typed) {
  std::string code;
  for (const char c : text::single_line(typed)) {
    if (c != ' ' && c != '\t') code += c;
  }
  return code;
}

bool is_mailed_code(std::string_view code) {
  return code.size() == static_cast<std::size_t>(one_time_code_digits) &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace guichet::accounts
