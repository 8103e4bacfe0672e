// The desk of the agent liaison: the directory, authorisations, corrections, slips, links.
#pragma once

#include <string>

#include "server/directory/directory_store.hpp"
#include "server/portals/letter.hpp"
#include "server/service.hpp"
#include "shared/directory/directory.hpp"

namespace guichet::directory {

class DirectoryService final : public server::Service<Api> {
 public:
  explicit DirectoryService(portals::PublicUrl url) : url_(std::move(url)) {}

  Result<AgentPage> handle(const ListAgents&, server::Call&) override;
  Result<AgentDetails> handle(const GetAgent&, server::Call&) override;
  Result<AgentDetails> handle(const RecordAuthorisation&, server::Call&) override;
  Result<AgentDetails> handle(const RevokeAuthorisation&, server::Call&) override;
  Result<AgentDetails> handle(const SaveAgent&, server::Call&) override;
  Result<AgentDetails> handle(const DisableAgent&, server::Call&) override;

  Result<Corrections> handle(const ListCorrections&, server::Call&) override;
  Result<Corrections> handle(const AcceptCorrection&, server::Call&) override;
  Result<Corrections> handle(const RejectCorrection&, server::Call&) override;

  Result<Slip> handle(const IssueSlip&, server::Call&) override;
  Result<AgentLinks> handle(const ListAgentLinks&, server::Call&) override;
  Result<AgentLinks> handle(const RevokeAgentLink&, server::Call&) override;

 private:
  portals::PublicUrl url_;
};

// What the staff see of one agent; nothing when the directory does not have the code.
[[nodiscard]] Result<AgentDetails> details_of(server::Call& call, std::string_view agent_code);

}  // namespace guichet::directory
