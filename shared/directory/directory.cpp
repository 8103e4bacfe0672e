#include "shared/directory/directory.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "shared/portal/checks.hpp"

namespace guichet::directory {

namespace {

constexpr std::int64_t id_max = 64;
constexpr std::int64_t phone_digits_min = 7;

void require_agent_code(Problems& p, const std::string& agent_code) {
  p.require(agent_code, !text::is_blank(agent_code), &Catalog::agent_code_missing);
  portal::require_text(p, agent_code, accounts::agent_code_max);
}

void require_id(Problems& p, const std::string& id) {
  p.require(id, !id.empty() && id.size() <= static_cast<std::size_t>(id_max), &Catalog::field_required);
}

// Address and number may be unknown; what is given has to be one.
void require_reach(Problems& p, const std::string& email, const std::string& phone) {
  if (!text::is_blank(email)) {
    portal::require_text(p, email, accounts::login_max);
    p.require(email, text::is_plausible_email(text::normalised_email(email)), &Catalog::email_invalid);
  }
  if (text::is_blank(phone)) return;
  const auto digits = std::count_if(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
  portal::require_text(p, phone, phone_max);
  p.require(phone, digits >= phone_digits_min, &Catalog::phone_invalid);
}

void require_reason(Problems& p, const std::string& reason) {
  p.require(reason, !text::is_blank(reason), &Catalog::reason_missing);
  portal::require_text(p, reason, reason_max, text::Lines::allowed);
}

void require_identity(Problems& p, const std::string& first_name, const std::string& last_name,
                      const std::string& office) {
  p.require(last_name, !text::is_blank(last_name), &Catalog::name_missing);
  portal::require_text(p, first_name, name_max);
  portal::require_text(p, last_name, name_max);
  portal::require_text(p, office, office_max);
}

}  // namespace

std::int64_t count_of(const AgentCounts& counts, AgentFilter filter) {
  switch (filter) {
    case AgentFilter::all:
      return counts.all;
    case AgentFilter::overdue:
      return counts.overdue;
    case AgentFilter::waiting:
      return counts.waiting;
    case AgentFilter::known:
      return counts.known;
    case AgentFilter::active:
      return counts.active;
    case AgentFilter::disabled:
      return counts.disabled;
    case AgentFilter::revoked:
      break;
  }
  return counts.revoked;
}

void count(AgentCounts& counts, const Agent& agent) {
  ++counts.all;
  if (agent.is_overdue) ++counts.overdue;
  switch (agent.state) {
    case AgentState::waiting:
      ++counts.waiting;
      break;
    case AgentState::known:
      ++counts.known;
      break;
    case AgentState::active:
      ++counts.active;
      break;
    case AgentState::disabled:
      ++counts.disabled;
      break;
    case AgentState::revoked:
      ++counts.revoked;
      break;
  }
}

bool shows(AgentFilter filter, const Agent& agent) {
  if (filter == AgentFilter::all) return true;
  if (filter == AgentFilter::overdue) return agent.is_overdue;
  return wire::name(filter) == wire::name(agent.state);
}

bool matches(const Agent& agent, std::string_view search) {
  return text::matches(agent.agent_code + " " + agent.first_name + " " + agent.last_name + " " + agent.office,
                       search);
}

bool is_listed_before(const Agent& left, const Agent& right) {
  const auto key = [](const Agent& agent) {
    const bool is_waiting = agent.state == AgentState::waiting;
    const std::int64_t day = is_waiting && agent.expected_by ? days_since_epoch(*agent.expected_by)
                                                             : std::numeric_limits<std::int64_t>::max();
    return std::tuple(!agent.is_overdue, !is_waiting, day, std::string_view(agent.agent_code));
  };
  return key(left) < key(right);
}

void ListAgents::check(Problems& p) const {
  portal::require_text(p, text, search_max);
  portal::require_text(p, after, accounts::agent_code_max);
}

void GetAgent::check(Problems& p) const {
  require_agent_code(p, agent_code);
}

void RecordAuthorisation::check(Problems& p) const {
  require_agent_code(p, agent_code);
  portal::require_text(p, first_name, name_max);
  portal::require_text(p, last_name, name_max);
  portal::require_text(p, office, office_max);
  require_reach(p, email, phone);
  p.require(signed_on, is_valid(signed_on) && signed_on > Day{}, &Catalog::date_invalid);
}

void RevokeAuthorisation::check(Problems& p) const {
  require_agent_code(p, agent_code);
  require_reason(p, reason);
  p.require(revoked_on, is_valid(revoked_on) && revoked_on > Day{}, &Catalog::date_invalid);
}

void SaveAgent::check(Problems& p) const {
  require_agent_code(p, agent_code);
  require_identity(p, first_name, last_name, office);
  require_reach(p, email, phone);
}

void DisableAgent::check(Problems& p) const {
  require_agent_code(p, agent_code);
}

void AcceptCorrection::check(Problems& p) const {
  require_id(p, id);
  require_identity(p, first_name, last_name, office);
}

void RejectCorrection::check(Problems& p) const {
  require_id(p, id);
  require_reason(p, reason);
}

void IssueSlip::check(Problems& p) const {
  require_agent_code(p, agent_code);
}

void RevokeAgentLink::check(Problems& p) const {
  require_id(p, id);
}

}  // namespace guichet::directory
