#include "server/team/team_service.hpp"

#include "server/portal.hpp"
#include "server/portals/zones.hpp"
#include "server/team/team_store.hpp"

namespace guichet::team {

namespace {

Day today_of(const server::Call& call) {
  return portals::day_in(call.portal.portal.time_zone, call.now);
}

// Staff know each other, so nothing is given away by saying that this is for others to say.
std::optional<Failure> refused(const server::Call& call, const AccountId& person) {
  if (!is_colleague(call.tx, person)) return Failure::not_found();
  if (!may_say_absence(call.actor.role, call.actor.account, person)) return Failure::forbidden();
  return std::nullopt;
}

}  // namespace

Result<Team> TeamService::handle(const ListTeam&, server::Call& call) {
  return load_team(call.tx, today_of(call));
}

Result<Team> TeamService::handle(const SaveAbsence& request, server::Call& call) {
  if (auto failure = refused(call, request.person)) return std::move(*failure);
  const Day today = today_of(call);
  const auto absence = absence_of(request, load_team(call.tx, today), today);
  if (!absence) return absence.failure();
  store_absence(call.tx, request.person, *absence, call.now);
  return load_team(call.tx, today);
}

Result<Team> TeamService::handle(const EndAbsence& request, server::Call& call) {
  if (auto failure = refused(call, request.person)) return std::move(*failure);
  if (!drop_absence(call.tx, request.person)) return Failure::not_found();
  return load_team(call.tx, today_of(call));
}

}  // namespace guichet::team
