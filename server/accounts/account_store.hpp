// Rows of accounts, the agent directory and links.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/portals/people.hpp"
#include "server/storage/db.hpp"
#include "shared/accounts/accounts.hpp"

namespace guichet::accounts {

// What a row of `links` is for. Only the names of LinkKind can stand in an address.
inline constexpr std::string_view link_registration = "registration";  // an attempt, waiting for its code
inline constexpr std::string_view link_ticket = "ticket";              // a proven attempt

struct LinkRow {
  std::string token_hash{};
  std::string kind{};
  AccountId account{};
  std::string agent_code{};
  std::string email{};
  std::string code_hash{};
  std::int64_t uses_left = 0;
  Instant expires_at{};
  std::optional<Instant> used_at{};
  std::optional<Instant> revoked_at{};
  WIRE_FIELDS(token_hash, kind, account, agent_code, email, code_hash, uses_left, expires_at, used_at,
              revoked_at)

  [[nodiscard]] LinkState state_at(Instant now) const;
};

struct NewLink {
  std::string token{};
  std::string_view kind{};
  AccountId account{};
  std::string agent_code{};
  std::string email{};
  std::string code_hash{};
  Duration life{};
};

void add_link(storage::Tx& tx, const NewLink& link, Instant now);
[[nodiscard]] std::optional<LinkRow> find_link(storage::Tx& tx, std::string_view token);
// True for one caller only, however many try at once.
[[nodiscard]] bool consume_link(storage::Tx& tx, const LinkRow& link, Instant now);
void revoke_links(storage::Tx& tx, std::string_view kind, const AccountId& account, Instant now);
void revoke_links_of_agent(storage::Tx& tx, std::string_view kind, std::string_view agent_code, Instant now);

// An agent as the board's data or the staff know him.
struct DirectoryRow {
  std::string agent_code{};
  std::string first_name{};
  std::string last_name{};
  std::string office_code{};
  std::string office_name{};
  std::string email{};
  std::string phone{};
  std::string language{};
  std::string state{};  // authorised (data expected), known, revoked
  std::optional<Instant> authorised_at{};
  std::optional<Instant> expected_at{};
  std::optional<Instant> revoked_at{};
  WIRE_FIELDS(agent_code, first_name, last_name, office_code, office_name, email, phone, language, state,
              authorised_at, expected_at, revoked_at)

  [[nodiscard]] bool is_known() const { return state == "known" && !revoked_at; }
  [[nodiscard]] bool is_waiting() const { return state == "authorised" && !revoked_at; }
  [[nodiscard]] std::string name() const { return first_name + " " + last_name; }
};

[[nodiscard]] std::optional<DirectoryRow> find_agent(storage::Tx& tx, std::string_view agent_code);

// A correction of identity that the staff have not dealt with holds the registration back (V9).
void record_correction(storage::Tx& tx, std::string_view id, std::string_view agent_code,
                       std::string_view text, Instant now);
[[nodiscard]] bool has_open_correction(storage::Tx& tx, std::string_view agent_code);

void insert_account(storage::Tx& tx, const portals::Person& person, bool is_email_verified, Instant now);
void set_password(storage::Tx& tx, const AccountId& account, std::string_view hash, Instant now);
void set_email(storage::Tx& tx, const portals::Person& person, std::string_view email, Instant now);
void set_language(storage::Tx& tx, const AccountId& account, std::string_view language, Instant now);
void note_sign_in(storage::Tx& tx, const AccountId& account, Instant now);
[[nodiscard]] bool is_email_taken(storage::Tx& tx, std::string_view email, const AccountId& by_other_than);

}  // namespace guichet::accounts
