// Which open orders a reader of the queue sees under which conditions.
#pragma once

#include <set>
#include <vector>

#include "server/call.hpp"
#include "server/orders/order_store.hpp"
#include "shared/orders/queue.hpp"

namespace guichet::orders {

// What the filters of the queue ask about: who reads, when it is, which days are "today", who is away.
struct Desk {
  AccountId reader{};
  Instant now{};
  Instant today_begins{};
  Instant today_ends{};
  std::set<AccountId> absent{};

  [[nodiscard]] bool is_mine(const OrderLine& line) const { return line.assignee == reader; }
  [[nodiscard]] bool is_late(const OrderLine& line) const { return line.due && *line.due < now; }
  [[nodiscard]] bool is_today(const OrderLine& line) const {
    return line.due && *line.due >= today_begins && *line.due < today_ends;
  }
  [[nodiscard]] bool is_of_absent(const OrderLine& line) const { return absent.contains(line.assignee); }
  [[nodiscard]] bool shows(const QueueConditions& where, const OrderLine& line) const;
};

[[nodiscard]] Desk desk_of(server::Call& call);
[[nodiscard]] std::vector<OrderLine> queue_lines(server::Call& call);
void sort_lines(server::Call& call, const QueueConditions& where, std::vector<OrderLine>& lines);

}  // namespace guichet::orders
