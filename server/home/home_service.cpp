#include "server/home/home_service.hpp"

#include "server/messages/message_service.hpp"
#include "server/messages/message_store.hpp"
#include "server/orders/order_service.hpp"
#include "server/portal.hpp"
#include "server/portals/zones.hpp"
#include "server/storage/db.hpp"

namespace guichet::home {

namespace {

constexpr std::int64_t in_progress_max = 4;
constexpr std::int64_t erased_soon_max = 5;
constexpr std::int64_t unread_max = 3;
constexpr Duration recent = days(7);

std::vector<orders::Order> loaded(server::Call& call, const std::vector<orders::OrderNumber>& numbers) {
  std::vector<orders::Order> found;
  for (const auto& number : numbers) {
    if (auto order = orders::order_for(call, number)) found.push_back(std::move(*order));
  }
  return found;
}

// Files of the reader's own delivered orders, released at `since` or later.
std::int64_t media_since(server::Call& call, Instant since) {
  return call.tx
      .one<std::int64_t>(
          "select count(*) from orders o join media m on m.portal = o.portal and m.order_number = o.number"
          " where o.portal = :portal and o.account = $1 and o.state in ('completed', 'archived')"
          " and m.deleted_at is null and m.released_at >= $2",
          call.actor.account, since)
      .value_or(0);
}

std::int64_t due_today(server::Call& call) {
  const std::string& zone = call.portal.portal.time_zone;
  const Day today = portals::day_in(zone, call.now);
  return call.tx
      .one<std::int64_t>(
          "select count(*) from orders where portal = :portal and account = $1 and due_at >= $2 and due_at < "
          "$3"
          " and state in ('received', 'scheduled', 'captured', 'in_production', 'quality_check')",
          call.actor.account, portals::instant_in(zone, {.day = today}),
          portals::instant_in(zone, {.day = add_days(today, 1)}))
      .value_or(0);
}

}  // namespace

Result<Home> HomeService::handle(const GetHome&, server::Call& call) {
  Home home;
  home.counts = orders::group_counts(call);
  home.in_progress =
      loaded(call, call.tx.all<orders::OrderNumber>(
                       "select number from orders where portal = :portal and account = $1"
                       " and state in ('received', 'scheduled', 'captured', 'in_production', 'quality_check')"
                       " order by updated_at desc, number limit $2",
                       call.actor.account, in_progress_max));
  home.media_total = media_since(call, Instant{0});
  home.media_recent = media_since(call, call.now - recent);
  home.due_today = due_today(call);
  home.erased_soon = loaded(call, call.tx.all<orders::OrderNumber>(
                                      "select number from orders where portal = :portal and account = $1"
                                      " and state = 'archived' and archived_on is not null"
                                      " order by archived_on, number limit $2",
                                      call.actor.account, erased_soon_max));
  home.unread = messages::unread_for(call, unread_max);
  home.unread_total = messages::unread_of(call.tx, call.actor);
  home.answered_at = messages::answered_at(call.tx, call.actor.account);
  return home;
}

}  // namespace guichet::home
