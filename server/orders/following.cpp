// The client's list, page and cancellation.
#include <charconv>

#include "server/listings/listing_store.hpp"
#include "server/orders/order_access.hpp"
#include "server/orders/order_index.hpp"
#include "server/orders/order_mails.hpp"
#include "server/orders/order_service.hpp"
#include "server/orders/order_store.hpp"
#include "shared/core/text.hpp"

namespace guichet::orders {

namespace {

constexpr std::int64_t open_lines_max = 20'000;

// "1763826840000.SP-20418"
std::string cursor_of(const OrderLine& line) {
  return std::to_string(line.placed.ms) + "." + line.number.value;
}

After parse_cursor(const std::string& cursor) {
  After after;
  const std::size_t dot = cursor.find('.');
  if (dot == std::string::npos) return after;
  std::from_chars(cursor.data(), cursor.data() + dot, after.placed.ms);
  after.number = cursor.substr(dot + 1);
  return after;
}

// An office manager follows the orders of the whole office.
Owner owner_read(const server::Actor& actor) {
  if (actor.role == Role::office_manager && !actor.office.empty())
    return {.kind = Owner::Kind::office, .code = actor.office.value};
  return {.kind = Owner::Kind::account, .code = actor.account.value};
}

// One more line than a page holds when there are more.
std::vector<OrderLine> wanted_lines(server::Call& call, const ListOrders& request) {
  constexpr std::int64_t count_max = page_size + 1;
  const Owner owner = owner_read(call.actor);
  const After after = parse_cursor(request.after);
  if (text::is_blank(request.text)) return lines_in_group(call.tx, owner, request.group, after, count_max);
  return lines_with_words(call.tx,
                          {.owner = owner, .group = request.group, .text = request.text, .after = after},
                          static_cast<std::size_t>(count_max));
}

}  // namespace

std::vector<OrderLine> find_lines(server::Call& call, const std::string& text, std::size_t count_max) {
  if (!is_staff(call.actor.role))
    return lines_with_words(
        call.tx, {.owner = owner_read(call.actor), .group = {}, .text = text, .after = {}}, count_max);
  std::vector<OrderLine> found;
  for (OrderLine& line : open_lines(call.tx, open_lines_max)) {
    if (found.size() < count_max && has_words(line, text)) found.push_back(std::move(line));
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
  return counts_of(call.tx, owner_read(call.actor));
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
