// Answers who works here and who is away.
#pragma once

#include "server/service.hpp"
#include "shared/team/team.hpp"

namespace guichet::team {

class TeamService final : public server::Service<Api> {
 public:
  Result<Team> handle(const ListTeam&, server::Call&) override;
  Result<Team> handle(const SaveAbsence&, server::Call&) override;
  Result<Team> handle(const EndAbsence&, server::Call&) override;
};

}  // namespace guichet::team
