// The list of agents, and what changes their state (SM1).
#include <algorithm>

#include "server/accounts/live_links.hpp"
#include "server/directory/directory_mails.hpp"
#include "server/directory/directory_service.hpp"
#include "server/portal.hpp"
#include "server/portals/zones.hpp"
#include "shared/core/text.hpp"
#include "shared/portal/calendar.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::directory {

namespace {

constexpr std::int64_t agents_max = 50'000;

Day today_at(const server::Call& call) {
  return portals::day_in(call.portal.portal.time_zone, call.now);
}

template <class Request>
Identity identity_in(const Request& request) {
  return {.agent_code = accounts::normalised_agent_code(request.agent_code),
          .first_name = text::single_line(request.first_name),
          .last_name = text::single_line(request.last_name),
          .office = text::single_line(request.office),
          .email = text::normalised_email(request.email),
          .phone = text::single_line(request.phone)};
}

Failure problem(std::string path, text::MessageId message) {
  return Failure::invalid({FieldProblem{.path = std::move(path), .message = message}});
}

// The page behind the agent named by the cursor; from the start when that one has left the list.
void cut_page(AgentPage& page, const std::string& cursor) {
  auto& items = page.items;
  const auto last = std::find_if(items.begin(), items.end(),
                                 [&cursor](const Agent& agent) { return agent.agent_code == cursor; });
  if (!cursor.empty() && last != items.end()) items.erase(items.begin(), last + 1);
  if (items.size() <= static_cast<std::size_t>(page_size)) return;
  items.resize(static_cast<std::size_t>(page_size));
  page.next = items.back().agent_code;
}

}  // namespace

Result<AgentDetails> details_of(server::Call& call, std::string_view agent_code) {
  const auto row = find_row(call.tx, agent_code);
  if (!row) return Failure::not_found();
  AgentDetails details{.agent = agent_of(*row, call.portal.portal.time_zone, today_at(call)),
                       .authorisations = authorisations_of(call.tx, agent_code),
                       .corrections = open_corrections_of(call.tx, agent_code),
                       .links = accounts::live_links_of_agent(call.tx, agent_code, call.now)};
  return details;
}

Result<AgentPage> DirectoryService::handle(const ListAgents& request, server::Call& call) {
  AgentPage page;
  const Day today = today_at(call);
  for (const AgentRow& row : all_agents(call.tx, agents_max)) {
    Agent agent = agent_of(row, call.portal.portal.time_zone, today);
    count(page.counts, agent);
    if (shows(request.filter, agent) && matches(agent, request.text)) page.items.push_back(std::move(agent));
  }
  page.corrections = static_cast<std::int64_t>(open_corrections(call.tx).size());
  std::sort(page.items.begin(), page.items.end(), is_listed_before);
  cut_page(page, request.after);
  return page;
}

Result<AgentDetails> DirectoryService::handle(const GetAgent& request, server::Call& call) {
  return details_of(call, accounts::normalised_agent_code(request.agent_code));
}

Result<AgentDetails> DirectoryService::handle(const RecordAuthorisation& request, server::Call& call) {
  const Day today = today_at(call);
  if (request.signed_on > today) return problem("signed_on", &Catalog::date_invalid);
  const Identity agent = identity_in(request);
  const Day expected = portal::add_business_days(
      today, static_cast<std::int32_t>(call.portal.rules.activation_days), call.portal.rules.calendar);
  // Up to the end of that day the delay is normal; noon names the day in every zone's arithmetic.
  const Instant expected_at =
      portals::instant_in(call.portal.portal.time_zone, {.day = expected, .hour = 12});
  expect_agent(call.tx, agent, call.actor.account.value, expected_at, call.now);
  add_authorisation(call.tx, {.id = call.ids.text(),
                              .agent_code = agent.agent_code,
                              .signed_on = request.signed_on,
                              .how = request.how,
                              .recorded_at = call.now,
                              .recorded_by = call.actor.account.value,
                              .expected_on = expected});
  return details_of(call, agent.agent_code);
}

Result<AgentDetails> DirectoryService::handle(const RevokeAuthorisation& request, server::Call& call) {
  if (request.revoked_on > today_at(call)) return problem("revoked_on", &Catalog::date_invalid);
  RevokeAuthorisation revocation = request;
  revocation.agent_code = accounts::normalised_agent_code(request.agent_code);
  const auto row = find_row(call.tx, revocation.agent_code);
  if (!row) return Failure::not_found();
  const bool had_one = revoke_authorisations(call.tx, revocation, call.actor.account.value);
  if (!had_one && row->revoked_at) return Failure::changed_meanwhile();
  revoke_agent(call.tx, revocation.agent_code, call.now);
  // Nobody registers on data we may not hold any more.
  if (row->account_state.empty()) revoke_all_links(call.tx, {}, revocation.agent_code, call.now);
  return details_of(call, revocation.agent_code);
}

Result<AgentDetails> DirectoryService::handle(const SaveAgent& request, server::Call& call) {
  const Identity agent = identity_in(request);
  const auto before = find_row(call.tx, agent.agent_code);
  if (before && before->revoked_at) return Failure::conflict(&Catalog::authorisation_needed);
  put_agent(call.tx, agent, call.now);
  const bool has_arrived = before && before->state == "authorised";
  if (has_arrived && !agent.email.empty()) mail_known(call, url_, *find_row(call.tx, agent.agent_code));
  return details_of(call, agent.agent_code);
}

Result<AgentDetails> DirectoryService::handle(const DisableAgent& request, server::Call& call) {
  const std::string agent_code = accounts::normalised_agent_code(request.agent_code);
  const auto person = portals::find_person_by_agent_code(call.tx, agent_code);
  if (!person) return Failure::not_found();
  set_account_state(call.tx, person->id, request.is_disabled ? "disabled" : "active", call.now);
  if (request.is_disabled) {
    call.session.end_all(person->id);
    revoke_all_links(call.tx, person->id, agent_code, call.now);
  }
  return details_of(call, agent_code);
}

}  // namespace guichet::directory
