// Rows of orders, of what was ordered and what happened to it.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/db.hpp"
#include "shared/core/locale.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::orders {

// What lists are sorted and filtered by.
struct OrderLine {
  OrderNumber number{};
  OrderState state = OrderState::received;
  std::string street{};
  std::string city{};
  std::string postal_code{};
  std::string agent_name{};
  AccountId assignee{};
  Instant placed{};
  std::optional<Instant> due{};
  WIRE_FIELDS(number, state, street, city, postal_code, agent_name, assignee, placed, due)
};

// Whether number, address or agent have the words.
[[nodiscard]] bool has_words(const OrderLine& line, const std::string& text);

// A new order of somebody, with what its row needs besides.
struct PlacedOrder {
  Order order{};
  AccountId account{};
  std::string office{};
  Currency currency = Currency::EUR;
};

// The next number of the portal's series. Without gaps: it counts in the caller's transaction.
[[nodiscard]] OrderNumber next_number(storage::Tx& tx, const std::string& prefix, std::int64_t first);

void insert_order(storage::Tx& tx, const PlacedOrder& placed);
// With services named in the reader's language.
[[nodiscard]] std::optional<Order> load_order(storage::Tx& tx, const OrderNumber& number, Language language);
[[nodiscard]] AccountId account_of(storage::Tx& tx, const OrderNumber& number);
[[nodiscard]] std::vector<media::MediaItem> load_media(storage::Tx& tx, const OrderNumber& number,
                                                       Language language);
[[nodiscard]] std::vector<OrderEvent> load_events(storage::Tx& tx, const OrderNumber& number);

struct OrderChange {
  OrderNumber number{};
  OrderState from = OrderState::received;
  OrderState to = OrderState::received;
  AccountId by{};
  Instant at{};
  std::optional<Instant> completed{};
  std::optional<Instant> due{};
  std::optional<Day> archived_on{};
};

// False when the order is no longer in `from`: somebody was faster. Writes the event too.
[[nodiscard]] bool store_change(storage::Tx& tx, const OrderChange& change);
void add_event(storage::Tx& tx, const OrderChange& change);
// Delivered orders of properties that the feed archived at `now` (V55). Later ones are for staff: an order
// they took out of the archive must not fall back into it.
void archive_with_listings(storage::Tx& tx, Instant now, Day today);
// Lets the client have every ready file of an order.
void release_media(storage::Tx& tx, const OrderNumber& number, Instant now);
void assign(storage::Tx& tx, const OrderNumber& number, const std::optional<AccountId>& to, Instant now);

// Whose orders a list shows: somebody's own, or an office's.
struct Owner {
  enum class Kind { account, office };
  Kind kind = Kind::account;
  std::string code{};
};
// "account:..." or "office:...", as in order_counts.
[[nodiscard]] std::string owner_key(const Owner& owner);

// Newest first, from before (placed, number).
struct After {
  Instant placed{std::numeric_limits<std::int64_t>::max()};
  std::string number{};
};
[[nodiscard]] std::vector<OrderLine> lines_in_group(storage::Tx& tx, const Owner& owner, OrderGroup group,
                                                    const After& after, std::int64_t count_max);
[[nodiscard]] std::vector<OrderLine> open_lines(storage::Tx& tx, std::int64_t count_max);
// So many of them, the newest first.
void keep_newest(std::vector<OrderLine>& lines, std::size_t count_max);
[[nodiscard]] GroupCounts counts_of(storage::Tx& tx, const Owner& owner);

// The catalogue, in its order; inactive services are left out.
[[nodiscard]] std::vector<Service> active_services(storage::Tx& tx, Language language);

}  // namespace guichet::orders
