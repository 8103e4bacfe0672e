// The person's own devices and links: what is open, and ending it (P5, P7).
#include <algorithm>

#include "server/accounts/account_service.hpp"
#include "server/accounts/live_links.hpp"
#include "server/sessions/device_name.hpp"
#include "server/sessions/sessions.hpp"

namespace guichet::accounts {

namespace {

struct SessionRow {
  std::string id{};
  std::string user_agent{};
  Instant created_at{};
  Instant last_seen_at{};
  WIRE_FIELDS(id, user_agent, created_at, last_seen_at)
};

// Staff are signed out by idling; a client's session lives until it expires.
Instant seen_since(const server::Call& call) {
  return is_staff(call.actor.role) ? call.now - server::SessionLimits{}.staff_idle : Instant{};
}

DeviceSessions sessions_of(server::Call& call) {
  const auto rows = call.tx.all<SessionRow>(
      "select id, user_agent, created_at, last_seen_at from sessions where portal = :portal and account = $1"
      " and revoked_at is null and expires_at > $2 and last_seen_at > $3 order by last_seen_at desc, id",
      call.actor.account, call.now, seen_since(call));
  DeviceSessions sessions;
  for (const SessionRow& row : rows) {
    sessions.items.push_back({.id = row.id,
                              .device = server::device_name(row.user_agent),
                              .started_at = row.created_at,
                              .last_used_at = row.last_seen_at,
                              .is_here = row.id == call.actor.session.value});
  }
  std::stable_partition(sessions.items.begin(), sessions.items.end(),
                        [](const DeviceSession& session) { return session.is_here; });
  return sessions;
}

}  // namespace

Result<DeviceSessions> AccountService::handle(const ListSessions&, server::Call& call) {
  return sessions_of(call);
}

Result<DeviceSessions> AccountService::handle(const EndSession& request, server::Call& call) {
  const auto ended = call.tx.run(
      "update sessions set revoked_at = $4 where portal = :portal and account = $1 and id = $2 and id <> $3"
      " and revoked_at is null",
      call.actor.account, request.id, call.actor.session, call.now);
  if (ended.rows == 0) return Failure::not_found();
  return sessions_of(call);
}

Result<DeviceSessions> AccountService::handle(const EndOtherSessions&, server::Call& call) {
  call.tx.run(
      "update sessions set revoked_at = $3 where portal = :portal and account = $1 and id <> $2"
      " and revoked_at is null",
      call.actor.account, call.actor.session, call.now);
  return sessions_of(call);
}

Result<LiveLinks> AccountService::handle(const ListLinks&, server::Call& call) {
  return LiveLinks{live_links_of(call.tx, call.actor.account, call.now)};
}

Result<LiveLinks> AccountService::handle(const RevokeLink& request, server::Call& call) {
  if (!revoke_link_of(call.tx, call.actor.account, request.id, call.now)) return Failure::not_found();
  return LiveLinks{live_links_of(call.tx, call.actor.account, call.now)};
}

}  // namespace guichet::accounts
