#include "server/portals/portal_service.hpp"

#include "server/messages/message_store.hpp"
#include "server/portals/people.hpp"
#include "server/portals/zones.hpp"

namespace guichet::portals {

namespace {

std::optional<portal::Me> find_me(storage::Tx& tx, const AccountId& account) {
  if (account.empty()) return std::nullopt;
  auto person = find_person(tx, account);
  if (!person || !person->is_active()) return std::nullopt;
  portal::Me me;
  me.account = person->id;
  me.role = person->role;
  me.login = person->login;
  me.email = person->email;
  me.first_name = person->first_name;
  me.last_name = person->last_name;
  me.office = office_name(tx, *person);
  me.language = person->language;
  me.unread_messages = messages::unread_of(
      tx,
      server::Actor{.account = person->id, .role = person->role, .portal = server::PortalId{tx.portal()}});
  return me;
}

}  // namespace

portal::Bootstrap Bootstraps::make(storage::Tx& tx, const server::PortalConfig& portal,
                                   const AccountId& account, Instant now) const {
  portal::Bootstrap bootstrap;
  bootstrap.portal = portal.portal;
  bootstrap.me = find_me(tx, account);
  bootstrap.build = build_;
  bootstrap.now = now;
  bootstrap.zone_offset_minutes = offset_of(portal.portal.time_zone, now).minutes;
  bootstrap.zone_changes = changes_in(portal.portal.time_zone, now - days(730), now + days(365));
  return bootstrap;
}

Result<portal::Bootstrap> PortalService::handle(const portal::GetBootstrap&, server::Call& call) {
  return bootstraps_.make(call.tx, call.portal, call.actor.account, call.now);
}

}  // namespace guichet::portals
