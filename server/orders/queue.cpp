// The staff side: the queue, the moves of SM4, who is in charge.
#include <algorithm>
#include <limits>
#include <tuple>

#include "server/orders/order_access.hpp"
#include "server/orders/order_mails.hpp"
#include "server/orders/order_service.hpp"
#include "server/orders/order_store.hpp"
#include "server/portal.hpp"
#include "server/portals/zones.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::orders {

namespace {

constexpr std::int64_t open_orders_max = 20'000;

// What the filters of the queue ask about: who reads, when it is, and which days is "today".
struct Desk {
  AccountId reader{};
  Instant now{};
  Instant today_begins{};
  Instant today_ends{};

  [[nodiscard]] bool is_mine(const OrderLine& line) const { return line.assignee == reader; }
  [[nodiscard]] bool is_late(const OrderLine& line) const { return line.due && *line.due < now; }
  [[nodiscard]] bool is_today(const OrderLine& line) const {
    return line.due && *line.due >= today_begins && *line.due < today_ends;
  }
  [[nodiscard]] bool shows(QueueFilter filter, const OrderLine& line) const {
    switch (filter) {
      case QueueFilter::all:
        return true;
      case QueueFilter::mine:
        return is_mine(line);
      case QueueFilter::late:
        return is_late(line);
      case QueueFilter::today:
        return is_today(line);
    }
    return false;
  }
};

Desk desk_of(const server::Call& call) {
  const std::string& zone = call.portal.portal.time_zone;
  const Day today = portals::day_in(zone, call.now);
  return {.reader = call.actor.account,
          .now = call.now,
          .today_begins = portals::instant_in(zone, {.day = today}),
          .today_ends = portals::instant_in(zone, {.day = add_days(today, 1)})};
}

bool is_before(const OrderLine& left, const OrderLine& right) {
  const auto key = [](const OrderLine& line) {
    return std::tuple(line.state, line.due ? line.due->ms : std::numeric_limits<std::int64_t>::max(),
                      std::string_view(line.number.value));
  };
  return key(left) < key(right);
}

QueueCounts counted(const std::vector<OrderLine>& lines, const Desk& desk) {
  QueueCounts counts;
  for (const OrderLine& line : lines) {
    ++counts.all;
    if (desk.is_mine(line)) ++counts.mine;
    if (desk.is_late(line)) ++counts.late;
    if (desk.is_today(line)) ++counts.today;
  }
  return counts;
}

// The page behind the order named by the cursor; from the start when that order has left the list.
void cut_page(std::vector<OrderLine>& lines, const std::string& cursor, std::string& next) {
  const auto last = std::find_if(lines.begin(), lines.end(),
                                 [&cursor](const OrderLine& line) { return line.number.value == cursor; });
  if (!cursor.empty() && last != lines.end()) lines.erase(lines.begin(), last + 1);
  if (lines.size() <= static_cast<std::size_t>(page_size)) return;
  lines.resize(static_cast<std::size_t>(page_size));
  next = lines.back().number.value;
}

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

}  // namespace

Result<QueuePage> OrderService::handle(const ListQueue& request, server::Call& call) {
  const Desk desk = desk_of(call);
  std::vector<OrderLine> lines = open_lines(call.tx, open_orders_max);
  QueuePage page;
  page.counts = counted(lines, desk);
  std::erase_if(lines, [&](const OrderLine& line) {
    return !desk.shows(request.filter, line) || !has_words(line, request.text);
  });
  std::sort(lines.begin(), lines.end(), is_before);
  cut_page(lines, request.after, page.next);
  for (const OrderLine& line : lines) {
    if (auto order = order_for(call, line.number)) page.items.push_back(std::move(*order));
  }
  return page;
}

Result<OrderDetails> OrderService::handle(const MoveOrder& request, server::Call& call) {
  const auto order = order_for(call, request.number);
  if (!order) return Failure::not_found();
  if (request.to == OrderState::completed && !permits(call.actor.role, Permission::release_orders))
    return Failure::forbidden();
  const ZoneOffset zone = portals::offset_of(call.portal.portal.time_zone, call.now);
  const auto after = moved(*order, request, load_media(call.tx, request.number, call.language), call.now, zone);
  if (!after) return after.failure();
  if (!store_change(call.tx, change_to(*order, *after, call))) return Failure::changed_meanwhile();
  const bool is_delivery = request.to == OrderState::completed && request.from == OrderState::quality_check;
  if (is_delivery) {
    release_media(call.tx, request.number, call.now);
    const auto client = portals::find_person(call.tx, account_of(call.tx, request.number));
    if (client && request.notify_client) mail_ready(call, url_, *client, *after);
  }
  if (request.to == OrderState::cancelled) mail_cancelled(call, url_, *after);
  auto details = details_for(call, request.number);
  if (!details) return Failure::internal();
  return std::move(*details);
}

Result<Order> OrderService::handle(const AssignOrder& request, server::Call& call) {
  if (!visible_order(call.tx, call.actor, request.number)) return Failure::not_found();
  const auto to = request.to_me ? std::optional(call.actor.account) : std::nullopt;
  assign(call.tx, request.number, to, call.now);
  const auto order = order_for(call, request.number);
  return order ? Result<Order>(*order) : Result<Order>(Failure::internal());
}

}  // namespace guichet::orders
