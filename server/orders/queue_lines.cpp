#include "server/orders/queue_lines.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "server/portal.hpp"
#include "server/portals/zones.hpp"
#include "server/team/team_store.hpp"
#include "shared/core/text.hpp"

namespace guichet::orders {

namespace {

constexpr std::int64_t open_orders_max = 20'000;

struct NameRow {
  AccountId id{};
  std::string name{};
  WIRE_FIELDS(id, name)
};

std::map<AccountId, std::string> names_of_assignees(storage::Tx& tx) {
  std::map<AccountId, std::string> names;
  tx.each<NameRow>(
      "select id, trim(first_name || ' ' || last_name) as name from accounts where portal = :portal"
      " and role not in ('client', 'office_manager')",
      [&names](NameRow&& row) { names.emplace(std::move(row.id), std::move(row.name)); });
  return names;
}

struct SortKey {
  GroupKey group{};
  std::int64_t number = 0;
  std::string text{};
};

SortKey key_of(const OrderLine& line, QueueSort sort) {
  switch (sort) {
    case QueueSort::due:
      return {.number = line.due ? line.due->ms : std::numeric_limits<std::int64_t>::max()};
    case QueueSort::placed:
      return {.number = line.placed.ms};
    case QueueSort::street:
      break;
  }
  return {.text = text::fold(line.street)};
}

}  // namespace

bool Desk::shows(const QueueConditions& where, const OrderLine& line) const {
  if (where.state && line.state != *where.state) return false;
  if (where.is_unassigned && !line.assignee.empty()) return false;
  if (!where.assignee.empty() && line.assignee != where.assignee) return false;
  const auto is_in = [&] {
    switch (where.filter) {
      case QueueFilter::all:
        return true;
      case QueueFilter::mine:
        return is_mine(line);
      case QueueFilter::late:
        return is_late(line);
      case QueueFilter::today:
        return is_today(line);
      case QueueFilter::absent:
        return is_of_absent(line);
    }
    return false;
  };
  return is_in() && has_words(line, where.text);
}

Desk desk_of(server::Call& call) {
  const std::string& zone = call.portal.portal.time_zone;
  const Day today = portals::day_in(zone, call.now);
  const auto absent = team::absent_on(call.tx, today);
  return {.reader = call.actor.account,
          .now = call.now,
          .today_begins = portals::instant_in(zone, {.day = today}),
          .today_ends = portals::instant_in(zone, {.day = add_days(today, 1)}),
          .absent = {absent.begin(), absent.end()}};
}

std::vector<OrderLine> queue_lines(server::Call& call) {
  return open_lines(call.tx, open_orders_max);
}

void sort_lines(server::Call& call, const QueueConditions& where, std::vector<OrderLine>& lines) {
  const std::string& zone = call.portal.portal.time_zone;
  const auto names = where.grouping == QueueGrouping::assignee ? names_of_assignees(call.tx)
                                                               : std::map<AccountId, std::string>{};
  std::vector<std::pair<SortKey, OrderLine>> keyed;
  keyed.reserve(lines.size());
  for (OrderLine& line : lines) {
    SortKey key = key_of(line, where.sort);
    Grouped grouped{.state = line.state, .city = line.city};
    if (const auto name = names.find(line.assignee); name != names.end()) grouped.assignee = name->second;
    if (where.grouping == QueueGrouping::day && line.due) grouped.due = portals::day_in(zone, *line.due);
    key.group = group_key(where.grouping, grouped);
    keyed.emplace_back(std::move(key), std::move(line));
  }
  std::sort(keyed.begin(), keyed.end(), [](const auto& left, const auto& right) {
    if (!(left.first.group == right.first.group)) return left.first.group < right.first.group;
    return std::tie(left.first.number, left.first.text, left.second.number) <
           std::tie(right.first.number, right.first.text, right.second.number);
  });
  lines.clear();
  for (auto& entry : keyed) lines.push_back(std::move(entry.second));
}

}  // namespace guichet::orders
