// The client's list, page and cancellation.
#include <algorithm>
#include <charconv>
#include <limits>

#include "server/listings/listing_store.hpp"
#include "server/orders/order_access.hpp"
#include "server/orders/order_mails.hpp"
#include "server/orders/order_service.hpp"
#include "server/orders/order_store.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::orders {

namespace {

constexpr std::int64_t chunk_max = 500;
constexpr int chunks_max = 40;  // 20,000 orders looked through for one page

// "1763826840000.SP-20418"
std::string cursor_of(const OrderLine& line) {
  return std::to_string(line.placed.ms) + "." + line.number.value;
}

After parse_cursor(const std::string& cursor) {
  After after{.placed = Instant{std::numeric_limits<std::int64_t>::max()}};
  const std::size_t dot = cursor.find('.');
  if (dot == std::string::npos) return after;
  std::from_chars(cursor.data(), cursor.data() + dot, after.placed.ms);
  after.number = cursor.substr(dot + 1);
  return after;
}

bool is_for_whole_office(const server::Actor& actor) {
  return actor.role == Role::office_manager && !actor.office.empty();
}

std::vector<OrderLine> next_lines(server::Call& call, const After& after) {
  if (is_for_whole_office(call.actor))
    return lines_of_office(call.tx, call.actor.office.value, after, chunk_max);
  return lines_of_account(call.tx, call.actor.account, after, chunk_max);
}

bool is_wanted(const OrderLine& line, const ListOrders& request) {
  return group_of(line.state) == request.group && has_words(line, request.text);
}

// One more line than a page holds when there are more.
std::vector<OrderLine> wanted_lines(server::Call& call, const ListOrders& request) {
  constexpr std::size_t count_max = static_cast<std::size_t>(page_size) + 1;
  std::vector<OrderLine> wanted;
  After after = parse_cursor(request.after);
  for (int chunk = 0; chunk < chunks_max; ++chunk) {
    const std::vector<OrderLine> lines = next_lines(call, after);
    for (const OrderLine& line : lines) {
      if (is_wanted(line, request)) wanted.push_back(line);
      if (wanted.size() == count_max) return wanted;
    }
    if (lines.size() < static_cast<std::size_t>(chunk_max)) break;
    after = {.placed = lines.back().placed, .number = lines.back().number.value};
  }
  return wanted;
}

}  // namespace

std::vector<OrderLine> find_lines(server::Call& call, const std::string& text, std::size_t count_max) {
  std::vector<OrderLine> found;
  const auto take = [&](std::vector<OrderLine> lines) {
    for (OrderLine& line : lines) {
      if (found.size() < count_max && has_words(line, text)) found.push_back(std::move(line));
    }
  };
  if (is_staff(call.actor.role)) {
    take(open_lines(call.tx, chunk_max * chunks_max));
    return found;
  }
  After after = parse_cursor({});
  for (int chunk = 0; chunk < chunks_max && found.size() < count_max; ++chunk) {
    std::vector<OrderLine> lines = next_lines(call, after);
    const bool is_last = lines.size() < static_cast<std::size_t>(chunk_max);
    if (!lines.empty()) after = {.placed = lines.back().placed, .number = lines.back().number.value};
    take(std::move(lines));
    if (is_last) break;
  }
  return found;
}

std::optional<Order> order_for(server::Call& call, const OrderNumber& number) {
  const auto owner = visible_order(call.tx, call.actor, number);
  if (!owner) return std::nullopt;
  auto order = load_order(call.tx, number, call.language);
  if (!order || is_staff(call.actor.role)) return order;
  order->assignee = {};
  if (!may_see_files(call.actor, *owner)) order->files_released = 0;
  order->files_total = order->files_released;
  return order;
}

std::optional<OrderDetails> details_for(server::Call& call, const OrderNumber& number) {
  const auto owner = visible_order(call.tx, call.actor, number);
  auto order = order_for(call, number);
  if (!owner || !order) return std::nullopt;
  OrderDetails details;
  if (!order->listing.empty()) {
    // The order shows its property even to whom the listing is out of reach by now (sold by somebody else).
    if (auto row = listings::find_listing(call.tx, {.is_everything = true, .account = call.actor.account},
                                          order->listing))
      details.listing = std::move(row->listing);
  }
  if (may_see_files(call.actor, *owner)) details.media = load_media(call.tx, number, call.language);
  if (!is_staff(call.actor.role))
    std::erase_if(details.media, [](const media::MediaItem& item) { return !item.is_released; });
  media::keep_ways_among(details.media);
  details.events = load_events(call.tx, number);
  details.order = std::move(*order);
  return details;
}

GroupCounts group_counts(server::Call& call) {
  GroupCounts counts;
  const auto rows = is_for_whole_office(call.actor) ? counts_of_office(call.tx, call.actor.office.value)
                                                    : counts_of_account(call.tx, call.actor.account);
  for (const StateCount& row : rows) {
    switch (group_of(row.state)) {
      case OrderGroup::in_progress:
        counts.in_progress += row.n;
        break;
      case OrderGroup::completed:
        counts.completed += row.n;
        break;
      case OrderGroup::archived:
        counts.archived += row.n;
        break;
      case OrderGroup::cancelled:
        counts.cancelled += row.n;
        break;
    }
  }
  return counts;
}

Result<OrderPage> OrderService::handle(const ListOrders& request, server::Call& call) {
  OrderPage page;
  page.counts = group_counts(call);
  std::vector<OrderLine> lines = wanted_lines(call, request);
  if (lines.size() > static_cast<std::size_t>(page_size)) {
    lines.pop_back();
    page.next = cursor_of(lines.back());
  }
  for (const OrderLine& line : lines) {
    if (auto order = order_for(call, line.number)) page.items.push_back(std::move(*order));
  }
  return page;
}

Result<OrderDetails> OrderService::handle(const GetOrder& request, server::Call& call) {
  auto details = details_for(call, request.number);
  if (!details) return Failure::not_found();
  return std::move(*details);
}

Result<Order> OrderService::handle(const CancelOrder& request, server::Call& call) {
  const auto order = order_for(call, request.number);
  if (!order) return Failure::not_found();
  const auto after = cancelled(*order, call.now);
  if (!after) return after.failure();
  const OrderChange change{.number = order->number,
                           .from = order->state,
                           .to = after->state,
                           .by = call.actor.account,
                           .at = call.now,
                           .due = after->due};
  if (!store_change(call.tx, change)) return Failure::changed_meanwhile();
  mail_cancelled(call, url_, *after);
  const auto stored = order_for(call, request.number);
  return stored ? Result<Order>(*stored) : Result<Order>(Failure::internal());
}

}  // namespace guichet::orders
