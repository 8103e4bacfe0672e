#include "server/directory/directory_store.hpp"

#include "server/portals/zones.hpp"

namespace guichet::directory {

namespace {

AgentState state_of(const AgentRow& row) {
  if (row.account_state == "disabled") return AgentState::disabled;
  if (!row.account_state.empty()) return AgentState::active;
  if (row.revoked_at) return AgentState::revoked;
  return row.state == "authorised" ? AgentState::waiting : AgentState::known;
}

}  // namespace

Agent agent_of(const AgentRow& row, std::string_view zone, Day today) {
  Agent agent{.agent_code = row.agent_code,
              .first_name = row.first_name,
              .last_name = row.last_name,
              .office = row.office,
              .email = row.email,
              .phone = row.phone,
              .state = state_of(row)};
  if (agent.state != AgentState::waiting || !row.expected_at) return agent;
  agent.expected_by = portals::day_in(zone, *row.expected_at);
  agent.is_overdue = *agent.expected_by < today;
  return agent;
}

std::vector<AgentRow> all_agents(storage::Tx& tx, std::int64_t count_max) {
  return tx.all<AgentRow>(
      "select d.agent_code as agent_code, d.first_name as first_name, d.last_name as last_name,"
      " d.office_name as office, d.email as email, d.phone as phone, d.state as state,"
      " coalesce(a.state, '') as account_state, d.language as language, d.expected_at as expected_at,"
      " d.revoked_at as revoked_at from directory d"
      " left join accounts a on a.portal = d.portal and a.agent_code = d.agent_code"
      " where d.portal = :portal order by d.agent_code limit $1",
      count_max);
}

std::optional<AgentRow> find_row(storage::Tx& tx, std::string_view agent_code) {
  return tx.one<AgentRow>(
      "select d.agent_code as agent_code, d.first_name as first_name, d.last_name as last_name,"
      " d.office_name as office, d.email as email, d.phone as phone, d.state as state,"
      " coalesce(a.state, '') as account_state, d.language as language, d.expected_at as expected_at,"
      " d.revoked_at as revoked_at from directory d"
      " left join accounts a on a.portal = d.portal and a.agent_code = d.agent_code"
      " where d.portal = :portal and d.agent_code = $1",
      agent_code);
}

void expect_agent(storage::Tx& tx, const Identity& agent, std::string_view by, Instant expected_at,
                  Instant now) {
  tx.run(
      "insert into directory (portal, agent_code, first_name, last_name, office_name, email, phone, state,"
      " authorised_at, authorised_by, expected_at, updated_at)"
      " values (:portal, $1, $2, $3, $4, $5, $6, 'authorised', $7, $8, $9, $7)"
      " on conflict (portal, agent_code) do update set"
      " first_name = case when directory.first_name = '' then excluded.first_name else directory.first_name "
      "end,"
      " last_name = case when directory.last_name = '' then excluded.last_name else directory.last_name end,"
      " office_name = case when directory.office_name = '' then excluded.office_name"
      "   else directory.office_name end,"
      " email = case when directory.email = '' then excluded.email else directory.email end,"
      " phone = case when directory.phone = '' then excluded.phone else directory.phone end,"
      // Data that stopped coming have to come anew.
      " state = case when directory.revoked_at is null then directory.state else 'authorised' end,"
      " authorised_at = excluded.authorised_at, authorised_by = excluded.authorised_by,"
      " expected_at = excluded.expected_at, revoked_at = null, updated_at = excluded.updated_at",
      agent.agent_code, agent.first_name, agent.last_name, agent.office, agent.email, agent.phone, now, by,
      expected_at);
}

// Which office it is decides what may be ordered (V34), so the code follows a name that others of that office
// have.
void put_agent(storage::Tx& tx, const Identity& agent, Instant now) {
  tx.run(
      "insert into directory (portal, agent_code, first_name, last_name, office_code, office_name, email, "
      "phone,"
      " state, updated_at) values (:portal, $1, $2, $3, coalesce((select max(o.office_code) from directory o"
      "   where o.portal = :portal and o.office_name = $4), ''), $4, $5, $6, 'known', $7)"
      " on conflict (portal, agent_code) do update set first_name = excluded.first_name,"
      " last_name = excluded.last_name, office_name = excluded.office_name,"
      " office_code = coalesce(nullif(excluded.office_code, ''), directory.office_code),"
      " email = excluded.email, phone = excluded.phone, state = 'known', updated_at = excluded.updated_at",
      agent.agent_code, agent.first_name, agent.last_name, agent.office, agent.email, agent.phone, now);
}

void correct_agent(storage::Tx& tx, const Identity& agent, Instant now) {
  tx.run(
      "update directory set first_name = $2, last_name = $3, office_name = $4,"
      " office_code = coalesce((select nullif(max(o.office_code), '') from directory o"
      "   where o.portal = :portal and o.office_name = $4), office_code),"
      " corrected_at = $5, updated_at = $5 where portal = :portal and agent_code = $1",
      agent.agent_code, agent.first_name, agent.last_name, agent.office, now);
}

void revoke_agent(storage::Tx& tx, std::string_view agent_code, Instant now) {
  tx.run("update directory set revoked_at = $2, updated_at = $2 where portal = :portal and agent_code = $1",
         agent_code, now);
}

void set_account_state(storage::Tx& tx, const AccountId& account, std::string_view state, Instant now) {
  tx.run(
      "update accounts set state = $2, version = version + 1, updated_at = $3"
      " where portal = :portal and id = $1",
      account, state, now);
}

void revoke_all_links(storage::Tx& tx, const AccountId& account, std::string_view agent_code, Instant now) {
  tx.run(
      "update links set revoked_at = $2 where portal = :portal and account = $1 and used_at is null"
      " and revoked_at is null",
      account, now);
  tx.run(
      "update links set revoked_at = $2 where portal = :portal and agent_code = $1 and used_at is null"
      " and revoked_at is null",
      agent_code, now);
}

void add_authorisation(storage::Tx& tx, const AuthorisationRow& row) {
  tx.run(
      "insert into authorisations (portal, id, agent_code, signed_on, how, recorded_at, recorded_by,"
      " expected_on) values (:portal, $1, $2, $3, $4, $5, $6, $7)",
      row.id, row.agent_code, row.signed_on, row.how, row.recorded_at, row.recorded_by, row.expected_on);
}

bool revoke_authorisations(storage::Tx& tx, const RevokeAuthorisation& request, std::string_view by) {
  return tx.run(
               "update authorisations set revoked_on = $2, revoked_by = $3, reason = $4"
               " where portal = :portal and agent_code = $1 and revoked_on is null",
               request.agent_code, request.revoked_on, by, request.reason)
             .rows > 0;
}

std::vector<Authorisation> authorisations_of(storage::Tx& tx, std::string_view agent_code) {
  const auto name_of = [&tx](const std::string& account) {
    const auto person = portals::find_person(tx, AccountId{account});
    return person ? person->name() : std::string();
  };
  std::vector<Authorisation> list;
  const auto rows = tx.all<AuthorisationRow>(
      "select id, agent_code, signed_on, how, recorded_at, recorded_by, expected_on, revoked_on,"
      " coalesce(revoked_by, '') as revoked_by, reason from authorisations"
      " where portal = :portal and agent_code = $1 order by recorded_at desc, id desc",
      agent_code);
  for (const AuthorisationRow& row : rows) {
    list.push_back({.signed_on = row.signed_on,
                    .how = row.how,
                    .recorded_by = name_of(row.recorded_by),
                    .recorded_at = row.recorded_at,
                    .expected_by = row.expected_on,
                    .revoked_on = row.revoked_on,
                    .revoked_by = name_of(row.revoked_by),
                    .reason = row.reason});
  }
  return list;
}

std::vector<Correction> open_corrections(storage::Tx& tx) {
  return tx.all<Correction>(
      "select c.id as id, c.agent_code as agent_code, d.first_name as first_name, d.last_name as last_name,"
      " d.office_name as office, c.text as text, c.created_at as sent_at from identity_corrections c"
      " join directory d on d.portal = c.portal and d.agent_code = c.agent_code"
      " where c.portal = :portal and c.resolved_at is null order by c.created_at, c.id limit 500");
}

std::vector<Correction> open_corrections_of(storage::Tx& tx, std::string_view agent_code) {
  return tx.all<Correction>(
      "select c.id as id, c.agent_code as agent_code, d.first_name as first_name, d.last_name as last_name,"
      " d.office_name as office, c.text as text, c.created_at as sent_at from identity_corrections c"
      " join directory d on d.portal = c.portal and d.agent_code = c.agent_code"
      " where c.portal = :portal and c.agent_code = $1 and c.resolved_at is null order by c.created_at, c.id",
      agent_code);
}

std::optional<Correction> find_open_correction(storage::Tx& tx, std::string_view id) {
  return tx.one<Correction>(
      "select c.id as id, c.agent_code as agent_code, d.first_name as first_name, d.last_name as last_name,"
      " d.office_name as office, c.text as text, c.created_at as sent_at from identity_corrections c"
      " join directory d on d.portal = c.portal and d.agent_code = c.agent_code"
      " where c.portal = :portal and c.id = $1 and c.resolved_at is null",
      id);
}

void resolve_correction(storage::Tx& tx, const Correction& correction, const Resolution& resolution) {
  tx.run(
      "update identity_corrections set resolved_at = $2, resolved_by = $3, outcome = $4, reply = $5"
      " where portal = :portal and agent_code = $1 and resolved_at is null",
      correction.agent_code, resolution.at, resolution.by, resolution.outcome, resolution.reply);
}

}  // namespace guichet::directory
