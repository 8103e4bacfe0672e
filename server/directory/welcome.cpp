// What stands between an agent who is known and one who is registered: corrections, slips, links.
#include "server/accounts/account_store.hpp"
#include "server/accounts/live_links.hpp"
#include "server/directory/directory_mails.hpp"
#include "server/directory/directory_service.hpp"
#include "server/ids.hpp"
#include "server/portal.hpp"
#include "shared/core/text.hpp"
#include "shared/portal/addresses.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::directory {

namespace {

AgentLinks links_of_agents(server::Call& call) {
  AgentLinks links;
  for (const accounts::LiveLinkRow& row : accounts::live_links_of_agents(call.tx, call.now)) {
    const auto agent = accounts::find_agent(call.tx, row.agent_code);
    links.items.push_back(
        {.agent_code = row.agent_code, .name = agent ? agent->name() : std::string(), .link = row.link});
  }
  return links;
}

Duration slip_life(const server::PortalConfig& portal) {
  if (portal.rules.slip_days) return days(*portal.rules.slip_days);
  return accounts::rules_of(accounts::LinkKind::activation).life;
}

}  // namespace

Result<Corrections> DirectoryService::handle(const ListCorrections&, server::Call& call) {
  return Corrections{open_corrections(call.tx)};
}

Result<Corrections> DirectoryService::handle(const AcceptCorrection& request, server::Call& call) {
  const auto correction = find_open_correction(call.tx, request.id);
  if (!correction) return Failure::not_found();
  correct_agent(call.tx,
                {.agent_code = correction->agent_code,
                 .first_name = text::single_line(request.first_name),
                 .last_name = text::single_line(request.last_name),
                 .office = text::single_line(request.office)},
                call.now);
  resolve_correction(call.tx, *correction, {.outcome = "accepted", .by = call.actor.account, .at = call.now});
  if (const auto agent = find_row(call.tx, correction->agent_code)) mail_corrected(call, url_, *agent);
  return Corrections{open_corrections(call.tx)};
}

Result<Corrections> DirectoryService::handle(const RejectCorrection& request, server::Call& call) {
  const auto correction = find_open_correction(call.tx, request.id);
  if (!correction) return Failure::not_found();
  resolve_correction(
      call.tx, *correction,
      {.outcome = "rejected", .reply = request.reason, .by = call.actor.account, .at = call.now});
  if (const auto agent = find_row(call.tx, correction->agent_code))
    mail_not_corrected(call, url_, *agent, request.reason);
  return Corrections{open_corrections(call.tx)};
}

Result<Slip> DirectoryService::handle(const IssueSlip& request, server::Call& call) {
  const std::string agent_code = accounts::normalised_agent_code(request.agent_code);
  const auto agent = accounts::find_agent(call.tx, agent_code);
  if (!agent) return Failure::not_found();
  if (portals::find_person_by_agent_code(call.tx, agent_code))
    return Failure::conflict(&Catalog::agent_already_registered);
  if (!agent->is_known()) return Failure::conflict(&Catalog::slip_not_possible);
  const std::string_view kind = wire::name(accounts::LinkKind::activation);
  const Duration life = slip_life(call.portal);
  const std::string token = call.ids.token();
  accounts::revoke_links_of_agent(call.tx, kind, agent_code, call.now);
  accounts::add_link(call.tx, {.token = token, .kind = kind, .agent_code = agent_code, .life = life},
                     call.now);
  return Slip{.agent_code = agent_code,
              .name = agent->name(),
              .office = agent->office_name,
              .address = url_.page(call.portal.id.value, portal::addresses::link(token)),
              .expires_at = call.now + life};
}

Result<AgentLinks> DirectoryService::handle(const ListAgentLinks&, server::Call& call) {
  return links_of_agents(call);
}

Result<AgentLinks> DirectoryService::handle(const RevokeAgentLink& request, server::Call& call) {
  if (!accounts::revoke_link_of_agents(call.tx, request.id, call.now)) return Failure::not_found();
  return links_of_agents(call);
}

}  // namespace guichet::directory
