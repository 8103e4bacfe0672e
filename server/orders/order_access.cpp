#include "server/orders/order_access.hpp"

namespace guichet::orders {

bool may_see(const server::Actor& actor, const OrderOwner& owner) {
  if (is_staff(actor.role)) return permits(actor.role, Permission::work_orders);
  if (actor.is_anonymous() || actor.account.empty()) return false;
  if (owner.account == actor.account) return true;
  return actor.role == Role::office_manager && !actor.office.empty() && owner.office == actor.office.value;
}

bool may_see_files(const server::Actor& actor, const OrderOwner& owner) {
  if (!may_see(actor, owner)) return false;
  return is_staff(actor.role) || owner.state == OrderState::completed || owner.state == OrderState::archived;
}

std::optional<OrderOwner> visible_order(storage::Tx& tx, const server::Actor& actor,
                                        const OrderNumber& number) {
  auto owner = tx.one<OrderOwner>(
      "select account, coalesce(office, '') as office, state from orders where portal = :portal and number = "
      "$1",
      number);
  if (!owner || !may_see(actor, *owner)) return std::nullopt;
  return owner;
}

}  // namespace guichet::orders
