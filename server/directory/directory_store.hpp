// Rows of the agent directory, signed authorisations and corrections of identity.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/portals/people.hpp"
#include "server/storage/db.hpp"
#include "shared/directory/directory.hpp"

namespace guichet::directory {

// An agent with what decides the state.
struct AgentRow {
  std::string agent_code{};
  std::string first_name{};
  std::string last_name{};
  std::string office{};
  std::string email{};
  std::string phone{};
  std::string state{};          // authorised (data expected), known
  std::string account_state{};  // empty: not registered
  std::string language{};
  std::optional<Instant> expected_at{};
  std::optional<Instant> revoked_at{};
  WIRE_FIELDS(agent_code, first_name, last_name, office, email, phone, state, account_state, language,
              expected_at, revoked_at)
};

[[nodiscard]] Agent agent_of(const AgentRow& row, std::string_view zone, Day today);

[[nodiscard]] std::vector<AgentRow> all_agents(storage::Tx& tx, std::int64_t count_max);
[[nodiscard]] std::optional<AgentRow> find_row(storage::Tx& tx, std::string_view agent_code);

// Who the agent is, as typed by the staff.
struct Identity {
  std::string agent_code{};
  std::string first_name{};
  std::string last_name{};
  std::string office{};
  std::string email{};
  std::string phone{};
};

// The agent signed: expects data until `expected_at`. What is known of an agent stays; empty texts change
// nothing.
void expect_agent(storage::Tx& tx, const Identity& agent, std::string_view by, Instant expected_at,
                  Instant now);
// The data are here: the agent may register.
void put_agent(storage::Tx& tx, const Identity& agent, Instant now);
void correct_agent(storage::Tx& tx, const Identity& agent, Instant now);
void revoke_agent(storage::Tx& tx, std::string_view agent_code, Instant now);
void set_account_state(storage::Tx& tx, const AccountId& account, std::string_view state, Instant now);
void revoke_all_links(storage::Tx& tx, const AccountId& account, std::string_view agent_code, Instant now);

struct AuthorisationRow {
  std::string id{};
  std::string agent_code{};
  Day signed_on{};
  SigningWay how = SigningWay::paper;
  Instant recorded_at{};
  std::string recorded_by{};  // an account
  Day expected_on{};
  std::optional<Day> revoked_on{};
  std::string revoked_by{};
  std::string reason{};
  WIRE_FIELDS(id, agent_code, signed_on, how, recorded_at, recorded_by, expected_on, revoked_on, revoked_by,
              reason)
};

void add_authorisation(storage::Tx& tx, const AuthorisationRow& row);
// Those of an agent that hold; false when there is none.
bool revoke_authorisations(storage::Tx& tx, const RevokeAuthorisation& request, std::string_view by);
[[nodiscard]] std::vector<Authorisation> authorisations_of(storage::Tx& tx, std::string_view agent_code);

[[nodiscard]] std::vector<Correction> open_corrections(storage::Tx& tx);
[[nodiscard]] std::vector<Correction> open_corrections_of(storage::Tx& tx, std::string_view agent_code);
[[nodiscard]] std::optional<Correction> find_open_correction(storage::Tx& tx, std::string_view id);

struct Resolution {
  std::string_view outcome{};  // accepted, rejected
  std::string_view reply{};
  AccountId by{};
  Instant at{};
};
void resolve_correction(storage::Tx& tx, const Correction& correction, const Resolution& resolution);

}  // namespace guichet::directory
