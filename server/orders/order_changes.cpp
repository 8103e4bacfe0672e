#include "server/orders/order_changes.hpp"

#include "server/orders/order_mails.hpp"
#include "server/orders/order_service.hpp"
#include "server/orders/order_store.hpp"
#include "server/portal.hpp"
#include "server/portals/people.hpp"
#include "server/portals/zones.hpp"
#include "server/team/team_store.hpp"

namespace guichet::orders {

namespace {

OrderChange change_to(const Order& before, const Order& after, const server::Call& call) {
  OrderChange change{.number = before.number,
                     .from = before.state,
                     .to = after.state,
                     .by = call.actor.account,
                     .at = call.now,
                     .completed = after.completed,
                     .due = after.due};
  if (after.erased_on) change.archived_on = add_days(*after.erased_on, -retention_days);
  return change;
}

Result<Order> stored(server::Call& call, const OrderNumber& number) {
  const auto order = order_for(call, number);
  return order ? Result<Order>(*order) : Result<Order>(Failure::internal());
}

}  // namespace

Result<Order> move_order(server::Call& call, const portals::PublicUrl& url, const MoveOrder& request) {
  const auto order = order_for(call, request.number);
  if (!order) return Failure::not_found();
  if (!may_move_to(call.actor.role, request.to)) return Failure::forbidden();
  const ZoneOffset zone = portals::offset_of(call.portal.portal.time_zone, call.now);
  const auto after =
      moved(*order, request, load_media(call.tx, request.number, call.language), call.now, zone);
  if (!after) return after.failure();
  if (!store_change(call.tx, change_to(*order, *after, call))) return Failure::changed_meanwhile();
  const bool is_delivery = request.to == OrderState::completed && request.from == OrderState::quality_check;
  if (is_delivery) {
    release_media(call.tx, request.number, call.now);
    const auto client = portals::find_person(call.tx, account_of(call.tx, request.number));
    if (client && request.notify_client) mail_ready(call, url, *client, *after);
  }
  if (request.to == OrderState::cancelled) mail_cancelled(call, url, *after);
  return stored(call, request.number);
}

Result<Order> assign_order(server::Call& call, const Assignment& request) {
  const auto order = order_for(call, request.number);
  if (!order) return Failure::not_found();
  if (!request.to.empty() && !team::is_colleague(call.tx, request.to)) return Failure::not_found();
  if (!may_assign(call.actor.role, call.actor.account, request.to)) return Failure::forbidden();
  if (order->assignee != request.from) return Failure::changed_meanwhile();
  assign(call.tx, request.number, request.to.empty() ? std::nullopt : std::optional(request.to), call.now);
  return stored(call, request.number);
}

}  // namespace guichet::orders
