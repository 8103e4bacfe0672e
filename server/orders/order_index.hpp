// What is kept beside the orders so that lists need not read all of them: how many an owner has in each
// group, and a full-text row of each with the parts of its words.
#pragma once

#include <string>
#include <vector>

#include "server/orders/order_store.hpp"

namespace guichet::orders {

// The key by which an order is found in the full-text table; grows with the instant it was placed.
[[nodiscard]] std::int64_t next_search_id(storage::Tx& tx, Instant placed);

// To be called when an order was stored, and when it came from one group into another.
void add_to_index(storage::Tx& tx, const OrderNumber& number);
void change_in_index(storage::Tx& tx, const OrderNumber& number, OrderGroup from, OrderGroup to);

// Newest first, those that have every word of `text` within some word, of one group or all.
struct Wanted {
  Owner owner{};
  std::optional<OrderGroup> group{};
  std::string text{};
  After after{};
};
[[nodiscard]] std::vector<OrderLine> lines_with_words(storage::Tx& tx, const Wanted& wanted,
                                                      std::size_t count_max);

}  // namespace guichet::orders
