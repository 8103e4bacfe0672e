// The queries behind lists: light lines in pages, and counts by state.
#include "server/orders/order_store.hpp"
#include "shared/core/text.hpp"

namespace guichet::orders {

bool has_words(const OrderLine& line, const std::string& text) {
  return text::matches(line.number.value + " " + line.street + " " + line.city + " " + line.postal_code +
                           " " + line.agent_name,
                       text);
}

std::vector<OrderLine> lines_of_account(storage::Tx& tx, const AccountId& account, const After& after,
                                        std::int64_t count_max) {
  return tx.all<OrderLine>(
      "select number, state, street, city, postal_code, '' as agent_name, assignee, created_at as placed,"
      " due_at as due from orders where portal = :portal and account = $1 and (created_at, number) < ($2, $3)"
      " order by created_at desc, number desc limit $4",
      account, after.placed, after.number, count_max);
}

std::vector<OrderLine> lines_of_office(storage::Tx& tx, const std::string& office, const After& after,
                                       std::int64_t count_max) {
  return tx.all<OrderLine>(
      "select number, state, street, city, postal_code, '' as agent_name, assignee, created_at as placed,"
      " due_at as due from orders where portal = :portal and office = $1 and (created_at, number) < ($2, $3)"
      " order by created_at desc, number desc limit $4",
      office, after.placed, after.number, count_max);
}

// The index is named because without statistics SQLite would rather read every order of the portal.
std::vector<OrderLine> open_lines(storage::Tx& tx, std::int64_t count_max) {
  return tx.all<OrderLine>(
      "select o.number, o.state, o.street, o.city, o.postal_code,"
      " trim(a.first_name || ' ' || a.last_name) as agent_name, o.assignee, o.created_at as placed, o.due_at "
      "as due"
      " from orders o indexed by orders_by_state cross join accounts a"
      " where o.portal = :portal and a.portal = o.portal and a.id = o.account"
      " and o.state in ('received', 'scheduled', 'captured', 'in_production', 'quality_check') limit $1",
      count_max);
}

std::vector<StateCount> counts_of_account(storage::Tx& tx, const AccountId& account) {
  return tx.all<StateCount>(
      "select state, count(*) as n from orders where portal = :portal and account = $1 group by state",
      account);
}

std::vector<StateCount> counts_of_office(storage::Tx& tx, const std::string& office) {
  return tx.all<StateCount>(
      "select state, count(*) as n from orders where portal = :portal and office = $1 group by state",
      office);
}

}  // namespace guichet::orders
