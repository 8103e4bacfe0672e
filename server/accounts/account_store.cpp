#include "server/accounts/account_store.hpp"

#include "server/ids.hpp"

namespace guichet::accounts {

LinkState LinkRow::state_at(Instant now) const {
  if (revoked_at) return LinkState::revoked;
  if (used_at || uses_left <= 0) return LinkState::used;
  return expires_at <= now ? LinkState::expired : LinkState::usable;
}

void add_link(storage::Tx& tx, const NewLink& link, Instant now) {
  const auto account = link.account.empty() ? std::nullopt : std::optional(link.account);
  const auto agent_code = link.agent_code.empty() ? std::nullopt : std::optional(link.agent_code);
  tx.run(
      "insert into links (portal, token_hash, kind, account, agent_code, email, code_hash, created_at, "
      "expires_at)"
      " values (:portal, $1, $2, $3, $4, $5, $6, $7, $8)",
      server::token_hash(link.token), link.kind, account, agent_code, link.email, link.code_hash, now,
      now + link.life);
}

std::optional<LinkRow> find_link(storage::Tx& tx, std::string_view token) {
  return tx.one<LinkRow>(
      "select token_hash, kind, account, coalesce(agent_code, '') as agent_code, email, code_hash, uses_left,"
      " expires_at, used_at, revoked_at from links where portal = :portal and token_hash = $1",
      server::token_hash(token));
}

bool consume_link(storage::Tx& tx, const LinkRow& link, Instant now) {
  return tx.run(
               "update links set uses_left = uses_left - 1, used_at = $2 where portal = :portal and "
               "token_hash = $1"
               " and uses_left > 0 and used_at is null and revoked_at is null and expires_at > $2",
               link.token_hash, now)
             .rows == 1;
}

void revoke_links(storage::Tx& tx, std::string_view kind, const AccountId& account, Instant now) {
  tx.run(
      "update links set revoked_at = $3 where portal = :portal and kind = $1 and account = $2 and used_at is "
      "null"
      " and revoked_at is null",
      kind, account, now);
}

void revoke_links_of_agent(storage::Tx& tx, std::string_view kind, std::string_view agent_code, Instant now) {
  tx.run(
      "update links set revoked_at = $3 where portal = :portal and kind = $1 and agent_code = $2 and used_at "
      "is null"
      " and revoked_at is null",
      kind, agent_code, now);
}

std::optional<DirectoryRow> find_agent(storage::Tx& tx, std::string_view agent_code) {
  return tx.one<DirectoryRow>(
      "select agent_code, first_name, last_name, office_code, office_name, email, phone, language, state,"
      " authorised_at, expected_at, revoked_at from directory where portal = :portal and agent_code = $1",
      agent_code);
}

void record_correction(storage::Tx& tx, std::string_view id, std::string_view agent_code,
                       std::string_view text, Instant now) {
  tx.run(
      "insert into identity_corrections (portal, id, agent_code, text, created_at)"
      " values (:portal, $1, $2, $3, $4)",
      id, agent_code, text, now);
}

bool has_open_correction(storage::Tx& tx, std::string_view agent_code) {
  return tx
      .one<std::int64_t>(
          "select 1 from identity_corrections where portal = :portal and agent_code = $1"
          " and resolved_at is null limit 1",
          agent_code)
      .has_value();
}

void insert_account(storage::Tx& tx, const portals::Person& person, bool is_email_verified, Instant now) {
  const auto agent_code = person.agent_code.empty() ? std::nullopt : std::optional(person.agent_code);
  const auto office = person.office.empty() ? std::nullopt : std::optional(person.office);
  tx.run(
      "insert into accounts (portal, id, login, email, email_verified, agent_code, first_name, last_name, "
      "phone,"
      " office, role, language, password_hash, state, created_at, updated_at, password_changed_at)"
      " values (:portal, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $14)",
      person.id, person.login, person.email, is_email_verified, agent_code, person.first_name,
      person.last_name, person.phone, office, person.role, person.language, person.password_hash,
      person.state, now);
}

void set_password(storage::Tx& tx, const AccountId& account, std::string_view hash, Instant now) {
  tx.run(
      "update accounts set password_hash = $2, state = 'active', version = version + 1, password_changed_at "
      "= $3,"
      " updated_at = $3 where portal = :portal and id = $1",
      account, hash, now);
}

void set_email(storage::Tx& tx, const portals::Person& person, std::string_view email, Instant now) {
  const std::string_view login = person.login == person.email ? email : std::string_view(person.login);
  tx.run(
      "update accounts set email = $2, login = $3, email_verified = 1, version = version + 1, updated_at = $4"
      " where portal = :portal and id = $1",
      person.id, email, login, now);
}

void set_language(storage::Tx& tx, const AccountId& account, std::string_view language, Instant now) {
  tx.run("update accounts set language = $2, updated_at = $3 where portal = :portal and id = $1", account,
         language, now);
}

void note_sign_in(storage::Tx& tx, const AccountId& account, Instant now) {
  tx.run("update accounts set last_seen_at = $2 where portal = :portal and id = $1", account, now);
}

bool is_email_taken(storage::Tx& tx, std::string_view email, const AccountId& by_other_than) {
  return tx
      .one<std::string>(
          "select id from accounts where portal = :portal and (email = $1 or login = $1) and id <> $2 limit "
          "1",
          email, by_other_than)
      .has_value();
}

}  // namespace guichet::accounts
