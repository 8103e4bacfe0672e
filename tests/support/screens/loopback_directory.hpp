// The agent directory, devices and links of the loopback server.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/screens/loopback_samples.hpp"
#include "tests/support/screens/loopback_transport.hpp"

namespace guichet::tests {

class LoopbackDirectory {
 public:
  std::vector<directory::Agent> agents;
  std::vector<directory::Correction> corrections;
  std::vector<directory::AgentLink> links;
  std::vector<accounts::DeviceSession> sessions;
  std::vector<accounts::LiveLink> own_links;

  LoopbackDirectory() {
    using enum directory::AgentState;
    agents = {agent("48531", "Étienne", "Lachance", waiting), agent("48500", "Valérie", "Thibault", waiting),
              agent("48213", "Élise", "Gagnon", active), agent("48377", "Mathieu", "Bergeron", known)};
    agents[0].expected_by = Day{2026, 11, 10}, agents[0].is_overdue = true;
    agents[1].expected_by = Day{2026, 11, 19};
    corrections = {{.id = "c1",
                    .agent_code = "48377",
                    .first_name = "Mathieu",
                    .last_name = "Bergeron",
                    .office = "Immobilier Montcalm",
                    .text = "Mon bureau est maintenant Immobilier du Cap, à Cap-Rouge.",
                    .sent_at = sample_now - hours(20)}};
    const accounts::LiveLink slip{.id = "l1",
                                  .kind = accounts::LinkKind::activation,
                                  .email = {},
                                  .issued_at = sample_now - days(2),
                                  .expires_at = sample_now + days(28),
                                  .uses_left = 1};
    links = {{.agent_code = "48377", .name = "Mathieu Bergeron", .link = slip}};
    sessions = {{.id = "s1",
                 .device = "Firefox · Linux",
                 .started_at = sample_now - hours(1),
                 .last_used_at = sample_now,
                 .is_here = true},
                {.id = "s2",
                 .device = "Safari · iPhone",
                 .started_at = sample_now - days(3),
                 .last_used_at = sample_now - hours(26),
                 .is_here = false}};
    own_links = {{.id = "l2",
                  .kind = accounts::LinkKind::email_change,
                  .email = "elise@nouveau.example",
                  .issued_at = sample_now,
                  .expires_at = sample_now + hours(2),
                  .uses_left = 1}};
  }

  void answer(LoopbackTransport& transport) {
    answer_agents(transport);
    answer_commands(transport);
    answer_desk(transport);
    answer_account(transport);
  }

 private:
  static directory::Agent agent(std::string code, std::string first, std::string last,
                                directory::AgentState state) {
    directory::Agent made;
    made.agent_code = std::move(code), made.first_name = std::move(first), made.last_name = std::move(last);
    made.office = "Immobilier Montcalm", made.state = state;
    made.email = "agent@panorama.example", made.phone = "418 555-0177";
    return made;
  }

  Result<directory::AgentDetails> details(const std::string& code) const {
    const auto found = std::find_if(agents.begin(), agents.end(),
                                    [&](const directory::Agent& one) { return one.agent_code == code; });
    if (found == agents.end()) return Failure::not_found();
    directory::AgentDetails details{.agent = *found};
    details.authorisations = {{.signed_on = {2026, 11, 5},
                               .how = directory::SigningWay::paper,
                               .recorded_by = "Geneviève Lavoie",
                               .recorded_at = sample_now - days(10),
                               .expected_by = {2026, 11, 10},
                               .revoked_on = {},
                               .revoked_by = {},
                               .reason = {}}};
    for (const auto& correction : corrections)
      if (correction.agent_code == code) details.corrections.push_back(correction);
    for (const auto& link : links)
      if (link.agent_code == code) details.links.push_back(link.link);
    return details;
  }

  void answer_agents(LoopbackTransport& transport) {
    transport.on<directory::ListAgents>(
        [this](const directory::ListAgents& request) -> Result<directory::AgentPage> {
          directory::AgentPage page;
          for (const directory::Agent& one : agents) {
            directory::count(page.counts, one);
            if (directory::shows(request.filter, one) && directory::matches(one, request.text))
              page.items.push_back(one);
          }
          page.corrections = static_cast<std::int64_t>(corrections.size());
          return page;
        });
    transport.on<directory::GetAgent>(
        [this](const directory::GetAgent& request) { return details(request.agent_code); });
  }

  void answer_commands(LoopbackTransport& transport) {
    transport.on<directory::RecordAuthorisation>(
        [this](const directory::RecordAuthorisation& request) -> Result<directory::AgentDetails> {
          agents.push_back(agent(request.agent_code, request.first_name, request.last_name,
                                 directory::AgentState::waiting));
          return details(request.agent_code);
        });
    transport.on<directory::SaveAgent>(
        [this](const directory::SaveAgent& request) -> Result<directory::AgentDetails> {
          for (directory::Agent& one : agents)
            if (one.agent_code == request.agent_code) one.state = directory::AgentState::known;
          return details(request.agent_code);
        });
    transport.on<directory::DisableAgent>(
        [this](const directory::DisableAgent& request) -> Result<directory::AgentDetails> {
          for (directory::Agent& one : agents) {
            if (one.agent_code == request.agent_code)
              one.state =
                  request.is_disabled ? directory::AgentState::disabled : directory::AgentState::active;
          }
          return details(request.agent_code);
        });
    transport.on<directory::RevokeAuthorisation>(
        [this](const directory::RevokeAuthorisation& request) -> Result<directory::AgentDetails> {
          for (directory::Agent& one : agents)
            if (one.agent_code == request.agent_code) one.state = directory::AgentState::revoked;
          return details(request.agent_code);
        });
  }

  void answer_desk(LoopbackTransport& transport) {
    const auto rest = [this]() -> Result<directory::Corrections> {
      return directory::Corrections{corrections};
    };
    transport.on<directory::ListCorrections>([rest](const auto&) { return rest(); });
    transport.on<directory::AcceptCorrection>([this, rest](const auto&) {
      corrections.clear();
      return rest();
    });
    transport.on<directory::RejectCorrection>([this, rest](const auto&) {
      corrections.clear();
      return rest();
    });
    transport.on<directory::IssueSlip>([](const directory::IssueSlip& request) -> Result<directory::Slip> {
      return directory::Slip{
          .agent_code = request.agent_code,
          .name = "Mathieu Bergeron",
          .office = "Immobilier Montcalm",
          .address = "https://portal.example/panorama/link/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
          .expires_at = sample_now + days(30)};
    });
    const auto live = [this]() -> Result<directory::AgentLinks> { return directory::AgentLinks{links}; };
    transport.on<directory::ListAgentLinks>([live](const auto&) { return live(); });
    transport.on<directory::RevokeAgentLink>([this, live](const directory::RevokeAgentLink& request) {
      std::erase_if(links, [&](const auto& one) { return one.link.id == request.id; });
      return live();
    });
  }

  void answer_account(LoopbackTransport& transport) {
    const auto open = [this]() -> Result<accounts::DeviceSessions> {
      return accounts::DeviceSessions{sessions};
    };
    transport.on<accounts::ListSessions>([open](const auto&) { return open(); });
    transport.on<accounts::EndSession>([this, open](const accounts::EndSession& request) {
      std::erase_if(sessions, [&](const auto& one) { return one.id == request.id; });
      return open();
    });
    transport.on<accounts::EndOtherSessions>([this, open](const auto&) {
      std::erase_if(sessions, [](const auto& one) { return !one.is_here; });
      return open();
    });
    const auto live = [this]() -> Result<accounts::LiveLinks> { return accounts::LiveLinks{own_links}; };
    transport.on<accounts::ListLinks>([live](const auto&) { return live(); });
    transport.on<accounts::RevokeLink>([this, live](const auto&) {
      own_links.clear();
      return live();
    });
  }
};

}  // namespace guichet::tests
