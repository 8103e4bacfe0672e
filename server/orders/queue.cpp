// The staff queue, and what is done to its orders.
#include <algorithm>

#include "server/orders/order_changes.hpp"
#include "server/orders/order_service.hpp"
#include "server/orders/queue_lines.hpp"
#include "server/orders/queue_service.hpp"
#include "server/team/team_store.hpp"

namespace guichet::orders {

namespace {

QueueCounts counted(const std::vector<OrderLine>& lines, const Desk& desk) {
  QueueCounts counts;
  for (const OrderLine& line : lines) {
    ++counts.all;
    if (desk.is_mine(line)) ++counts.mine;
    if (desk.is_late(line)) ++counts.late;
    if (desk.is_today(line)) ++counts.today;
    if (desk.is_of_absent(line)) ++counts.absent;
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

// Each order for itself. When all are refused for the same reason, that is the answer.
template <class Item, class Change>
Result<ChangedOrders> each_changed(const std::vector<Item>& items, Change change) {
  ChangedOrders result;
  for (const Item& item : items) {
    auto changed = change(item);
    if (changed) {
      result.changed.push_back(std::move(*changed));
    } else {
      result.refused.push_back({.number = item.number, .why = changed.failure()});
    }
  }
  const auto is_alike = [&](const RefusedOrder& one) { return one.why == result.refused.front().why; };
  if (result.changed.empty() && std::all_of(result.refused.begin(), result.refused.end(), is_alike))
    return result.refused.front().why;
  return result;
}

}  // namespace

Result<QueuePage> QueueService::handle(const ListQueue& request, server::Call& call) {
  if (!request.where.assignee.empty() && !team::is_colleague(call.tx, request.where.assignee))
    return Failure::not_found();
  const Desk desk = desk_of(call);
  std::vector<OrderLine> lines = queue_lines(call);
  QueuePage page;
  page.counts = counted(lines, desk);
  std::erase_if(lines, [&](const OrderLine& line) { return !desk.shows(request.where, line); });
  sort_lines(call, request.where, lines);
  cut_page(lines, request.after, page.next);
  for (const OrderLine& line : lines) {
    if (auto order = order_for(call, line.number)) page.items.push_back(std::move(*order));
  }
  return page;
}

Result<ChangedOrders> QueueService::handle(const AssignOrders& request, server::Call& call) {
  return each_changed(request.orders,
                      [&call](const Assignment& assignment) { return assign_order(call, assignment); });
}

Result<ChangedOrders> QueueService::handle(const MoveOrders& request, server::Call& call) {
  return each_changed(request.orders, [&](const OrderInState& order) {
    return move_order(call, url_,
                      {.number = order.number,
                       .from = order.state,
                       .to = request.to,
                       .notify_client = request.notify_client});
  });
}

Result<OrderDetails> OrderService::handle(const MoveOrder& request, server::Call& call) {
  const auto order = move_order(call, url_, request);
  if (!order) return order.failure();
  auto details = details_for(call, request.number);
  if (!details) return Failure::internal();
  return std::move(*details);
}

}  // namespace guichet::orders
