// The queries behind lists: light lines in pages, and counts by state.
#include <algorithm>
#include <tuple>

#include "server/orders/order_store.hpp"
#include "shared/core/text.hpp"

namespace guichet::orders {

namespace {

struct GroupCount {
  OrderGroup state_group = OrderGroup::in_progress;
  std::int64_t n = 0;
  WIRE_FIELDS(state_group, n)
};

constexpr std::string_view line_of =
    "select number, state, street, city, postal_code, '' as agent_name, assignee, created_at as placed,"
    " due_at as due from orders indexed by ";
constexpr std::string_view of_account = "orders_by_account where portal = :portal and account = $1";
constexpr std::string_view of_office = "orders_by_office where portal = :portal and office = $1";
constexpr std::string_view newest_in_state =
    " and state = $2 and (created_at, number) < ($3, $4) order by created_at desc, number desc limit $5";

std::vector<OrderLine> lines_in_state(storage::Tx& tx, const Owner& owner, OrderState state,
                                      const After& after, std::int64_t count_max) {
  using storage::Joined;
  if (owner.kind == Owner::Kind::account)
    return tx.all<OrderLine>(Joined<line_of, of_account, newest_in_state>::text, owner.code, state,
                             after.placed, after.number, count_max);
  return tx.all<OrderLine>(Joined<line_of, of_office, newest_in_state>::text, owner.code, state, after.placed,
                           after.number, count_max);
}

}  // namespace

bool has_words(const OrderLine& line, const std::string& text) {
  return text::matches(line.number.value + " " + line.street + " " + line.city + " " + line.postal_code +
                           " " + line.agent_name,
                       text);
}

std::string owner_key(const Owner& owner) {
  return (owner.kind == Owner::Kind::account ? "account:" : "office:") + owner.code;
}

void keep_newest(std::vector<OrderLine>& lines, std::size_t count_max) {
  std::sort(lines.begin(), lines.end(), [](const OrderLine& left, const OrderLine& right) {
    return std::tie(right.placed.ms, right.number.value) < std::tie(left.placed.ms, left.number.value);
  });
  if (lines.size() > count_max) lines.resize(count_max);
}

// Each state is read newest first along the index; what comes first in all of them is the page.
std::vector<OrderLine> lines_in_group(storage::Tx& tx, const Owner& owner, OrderGroup group,
                                      const After& after, std::int64_t count_max) {
  std::vector<OrderLine> lines;
  wire::each_value<OrderState>([&](OrderState state) {
    if (group_of(state) != group) return;
    for (OrderLine& line : lines_in_state(tx, owner, state, after, count_max))
      lines.push_back(std::move(line));
  });
  keep_newest(lines, static_cast<std::size_t>(count_max));
  return lines;
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

GroupCounts counts_of(storage::Tx& tx, const Owner& owner) {
  GroupCounts counts;
  tx.each<GroupCount>(
      "select state_group, n from order_counts where portal = :portal and owner = $1",
      [&counts](const GroupCount& row) { counts.*count_of(row.state_group) = row.n; }, owner_key(owner));
  return counts;
}

}  // namespace guichet::orders
