#include "shared/orders/orders.hpp"

#include <algorithm>

#include "shared/core/text.hpp"
#include "shared/portal/checks.hpp"

namespace guichet::orders {

namespace {

constexpr std::int64_t phone_digits_min = 7;
constexpr std::int64_t phone_digits_max = 15;  // E.164

bool is_plausible_phone(std::string_view phone) {
  std::int64_t digits = 0;
  for (const char c : text::fold(text::single_line(phone))) {
    if (c >= '0' && c <= '9') ++digits;
  }
  return digits >= phone_digits_min && digits <= phone_digits_max &&
         text::is_printable(phone, text::Lines::refused);
}

void require_phone(Problems& p, const std::string& phone) {
  if (text::is_blank(phone)) return;
  portal::require_text(p, phone, phone_max);
  p.require(phone, is_plausible_phone(phone), &Catalog::phone_invalid);
}

void check_page(Problems& p, const std::string& search, const std::string& cursor) {
  portal::require_text(p, search, listings::search_text_max);
  portal::require_text(p, cursor, listings::cursor_max);
}

bool has_repetition(std::vector<ServiceId> services) {
  std::sort(services.begin(), services.end());
  return std::adjacent_find(services.begin(), services.end()) != services.end();
}

bool is_counted(const Service& service) {
  return service.files_expected > 0;
}

bool has_ready(const std::vector<media::MediaItem>& media, media::MediaKind kind) {
  return std::any_of(media.begin(), media.end(), [kind](const media::MediaItem& item) {
    return item.kind == kind && item.state == media::MediaState::ready;
  });
}

std::int64_t ready_count(const std::vector<media::MediaItem>& media) {
  return std::count_if(media.begin(), media.end(),
                       [](const media::MediaItem& item) { return item.state == media::MediaState::ready; });
}

Order completed(Order order, OrderState before, const std::vector<media::MediaItem>& media, Instant now) {
  order.state = OrderState::completed;
  order.erased_on.reset();
  if (before != OrderState::archived) {
    order.completed = now;
    order.files_released = ready_count(media);
  }
  return order;
}

}  // namespace

void GetOrderForm::check(Problems& p) const {
  p.require(listing, !listing.empty(), &Catalog::field_required);
}

void PlaceOrder::check(Problems& p) const {
  p.require(listing, !listing.empty(), &Catalog::field_required);
  p.require(services, !services.empty(), &Catalog::services_missing);
  p.require(services, services.size() <= static_cast<std::size_t>(services_max) && !has_repetition(services),
            &Catalog::service_unavailable);
  p.require(address_is_right, address_is_right, &Catalog::property_details_unconfirmed);
  p.require(client_name, !text::is_blank(client_name), &Catalog::client_name_missing);
  portal::require_text(p, client_name, client_name_max);
  p.require(phone, !text::is_blank(phone) || !text::is_blank(other_phone), &Catalog::phone_missing);
  require_phone(p, phone);
  require_phone(p, other_phone);
  portal::require_text(p, comment, comment_max, text::Lines::allowed);
}

void ListOrders::check(Problems& p) const {
  check_page(p, text, after);
}

void GetOrder::check(Problems& p) const {
  p.require(number, !number.empty(), &Catalog::field_required);
}

void CancelOrder::check(Problems& p) const {
  p.require(number, !number.empty(), &Catalog::field_required);
}

void MoveOrder::check(Problems& p) const {
  p.require(number, !number.empty(), &Catalog::field_required);
}

OrderGroup group_of(OrderState state) {
  switch (state) {
    case OrderState::completed:
      return OrderGroup::completed;
    case OrderState::archived:
    case OrderState::files_erased:
      return OrderGroup::archived;
    case OrderState::cancelled:
      return OrderGroup::cancelled;
    case OrderState::received:
    case OrderState::scheduled:
    case OrderState::captured:
    case OrderState::in_production:
    case OrderState::quality_check:
      break;
  }
  return OrderGroup::in_progress;
}

std::int64_t GroupCounts::*count_of(OrderGroup group) {
  switch (group) {
    case OrderGroup::in_progress:
      return &GroupCounts::in_progress;
    case OrderGroup::completed:
      return &GroupCounts::completed;
    case OrderGroup::archived:
      return &GroupCounts::archived;
    case OrderGroup::cancelled:
      break;
  }
  return &GroupCounts::cancelled;
}

int step_of(OrderState state) {
  switch (state) {
    case OrderState::scheduled:
      return 1;
    case OrderState::captured:
      return 2;
    case OrderState::in_production:
    case OrderState::quality_check:
      return 3;
    case OrderState::completed:
    case OrderState::archived:
    case OrderState::files_erased:
      return 4;
    case OrderState::received:
    case OrderState::cancelled:
      break;
  }
  return 0;
}

// SM4 without the arrows of the clock (erasure) and of the first order.
bool may_follow(OrderState from, OrderState to) {
  switch (from) {
    case OrderState::received:
      return to == OrderState::scheduled || to == OrderState::cancelled;
    case OrderState::scheduled:
      return to == OrderState::captured || to == OrderState::cancelled;
    case OrderState::captured:
      return to == OrderState::in_production;
    case OrderState::in_production:
      return to == OrderState::quality_check;
    case OrderState::quality_check:
      return to == OrderState::completed;
    case OrderState::completed:
      return to == OrderState::in_production || to == OrderState::archived;
    case OrderState::archived:
      return to == OrderState::completed;
    case OrderState::files_erased:
    case OrderState::cancelled:
      break;
  }
  return false;
}

std::vector<OrderState> states_after(OrderState from) {
  std::vector<OrderState> states;
  wire::each_value<OrderState>([&](OrderState to) {
    if (may_follow(from, to)) states.push_back(to);
  });
  return states;
}

std::vector<FieldProblem> missing_for_completion(const Order& order,
                                                 const std::vector<media::MediaItem>& media) {
  std::vector<FieldProblem> missing;
  for (const Service& service : order.services) {
    if (!is_counted(service) || has_ready(media, service.makes)) continue;
    missing.push_back(FieldProblem{.path = "to",
                                   .message = &Catalog::service_has_no_file,
                                   .arguments = {{.name = "service", .value = service.name}}});
  }
  const bool is_processing = std::any_of(media.begin(), media.end(), [](const media::MediaItem& item) {
    return item.state == media::MediaState::processing;
  });
  if (is_processing)
    missing.push_back(FieldProblem{.path = "to", .message = &Catalog::files_still_processing});
  return missing;
}

Result<Order> moved(const Order& order, const MoveOrder& move, const std::vector<media::MediaItem>& media,
                    Instant now, ZoneOffset zone) {
  if (order.state != move.from) return Failure::changed_meanwhile();
  if (!may_follow(move.from, move.to)) return Failure::conflict(&Catalog::move_not_allowed);
  Order after = order;
  after.state = move.to;
  if (move.to == OrderState::completed) {
    if (move.from == OrderState::quality_check) {
      auto missing = missing_for_completion(order, media);
      if (!missing.empty()) {
        Failure failure = Failure::conflict(missing.front().message);
        failure.arguments = missing.front().arguments;
        failure.problems = std::move(missing);
        return failure;
      }
    }
    return completed(std::move(after), move.from, media, now);
  }
  if (move.to == OrderState::archived) after.erased_on = add_days(to_local(now, zone).day, retention_days);
  return after;
}

bool may_cancel(const Order& order) {
  return may_follow(order.state, OrderState::cancelled);
}

Result<Order> cancelled(const Order& order, Instant) {
  if (!may_cancel(order)) return Failure::conflict(&Catalog::order_already_started);
  Order after = order;
  after.state = OrderState::cancelled;
  after.due.reset();
  return after;
}

Totals totals_of(const std::vector<Service>& chosen, const std::vector<TaxLine>& rates) {
  Totals totals;
  for (const Service& service : chosen) totals.subtotal += service.price;
  totals.total = totals.subtotal;
  for (const TaxLine& rate : rates) {
    TaxLine line = rate;
    line.amount = tax_of(totals.subtotal, TaxRate{static_cast<std::int32_t>(rate.rate_per_100000)});
    totals.total += line.amount;
    totals.taxes.push_back(std::move(line));
  }
  return totals;
}

}  // namespace guichet::orders
