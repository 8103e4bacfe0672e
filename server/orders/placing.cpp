// The form and the order that comes of it.
#include <algorithm>

#include "server/listings/listing_store.hpp"
#include "server/orders/order_mails.hpp"
#include "server/orders/order_service.hpp"
#include "server/orders/order_store.hpp"
#include "server/portal.hpp"
#include "server/portals/people.hpp"
#include "server/portals/zones.hpp"
#include "shared/core/text.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::orders {

namespace {

constexpr std::int32_t delivery_hour = 17;
constexpr std::int32_t days_after_visit = 1;  // working days from a visit to the delivery
constexpr std::int32_t days_without_wish = 3;

Failure problem(std::string path, text::MessageId message) {
  return Failure::invalid({FieldProblem{.path = std::move(path), .message = message}});
}

Region region_of(const server::PortalConfig& portal) {
  switch (portal.portal.currency) {
    case Currency::CAD:
      return Region::ca;
    case Currency::PLN:
      return Region::pl;
    case Currency::USD:
      return Region::us;
    case Currency::GBP:
      return Region::gb;
    case Currency::EUR:
    case Currency::CHF:
      break;
  }
  return Region::fr;
}

// In the form of its country; as typed when it is no number of that country.
std::string tidy_phone(const std::string& typed, Region region) {
  const auto e164 = text::normalise_phone(typed, region);
  return e164 ? text::format_phone(*e164, region) : text::single_line(typed);
}

Instant promised_delivery(const server::PortalConfig& portal, const PlaceOrder& request, Day today) {
  const Day day =
      request.preferred_day
          ? portal::add_business_days(*request.preferred_day, days_after_visit, portal.rules.calendar)
          : portal::add_business_days(today, days_without_wish, portal.rules.calendar);
  return portals::instant_in(portal.portal.time_zone, {.day = day, .hour = delivery_hour});
}

// The chosen services in the order of the catalogue; nothing when one of them is not offered.
std::optional<std::vector<Service>> chosen_services(storage::Tx& tx, const std::vector<ServiceId>& ids,
                                                    Language language) {
  std::vector<Service> chosen = active_services(tx, language);
  std::erase_if(chosen, [&ids](const Service& service) {
    return std::find(ids.begin(), ids.end(), service.id) == ids.end();
  });
  if (chosen.size() != ids.size()) return std::nullopt;
  return chosen;
}

// Whose order it becomes: the agent's own, or, when staff order, the agent's who sells the property.
std::optional<portals::Person> client_of(server::Call& call, const listings::ListingRow& listing) {
  if (!is_staff(call.actor.role)) return portals::find_person(call.tx, call.actor.account);
  return portals::find_person_by_agent_code(call.tx, listing.agent_code);
}

Order drafted(const PlaceOrder& request, const listings::Listing& listing,
              const server::PortalConfig& portal) {
  const Region region = region_of(portal);
  Order order;
  order.state = OrderState::received;
  order.listing = listing.number;
  order.street = listing.street;
  order.city = listing.city;
  order.postal_code = listing.postal_code;
  order.photo = listing.photo;
  order.client_name = text::single_line(request.client_name);
  order.contact = request.contact;
  order.phone = tidy_phone(request.phone, region);
  order.other_phone = tidy_phone(request.other_phone, region);
  if (order.phone.empty()) std::swap(order.phone, order.other_phone);
  order.preferred_day = request.preferred_day;
  order.time_slot = request.time_slot;
  order.access = request.access;
  order.comment = std::string(text::trim(request.comment));
  return order;
}

}  // namespace

Result<OrderForm> OrderService::handle(const GetOrderForm& request, server::Call& call) {
  auto listing = listings::find_listing(call.tx, listings::reach_of(call.tx, call.actor), request.listing);
  if (!listing) return Failure::not_found(&Catalog::listing_not_found);
  return OrderForm{.listing = std::move(listing->listing),
                   .services = active_services(call.tx, call.language),
                   .taxes = call.portal.rules.taxes};
}

Result<Order> OrderService::handle(const PlaceOrder& request, server::Call& call) {
  const auto listing =
      listings::find_listing(call.tx, listings::reach_of(call.tx, call.actor), request.listing);
  if (!listing) return Failure::not_found(&Catalog::listing_not_found);
  if (listing->listing.state == listings::ListingState::archived)
    return Failure::conflict(&Catalog::property_unavailable);
  // Kept in the portal's own language; readers get theirs from the catalogue.
  auto services = chosen_services(call.tx, request.services, call.portal.language);
  if (!services) return problem("services", &Catalog::service_unavailable);
  const Day today = portals::day_in(call.portal.portal.time_zone, call.now);
  if (request.preferred_day && *request.preferred_day < today)
    return problem("preferred_day", &Catalog::date_in_past);
  const auto client = client_of(call, *listing);
  if (!client) return Failure::conflict(&Catalog::agent_has_no_account);

  PlacedOrder placed;
  placed.order = drafted(request, listing->listing, call.portal);
  placed.order.totals = totals_of(*services, call.portal.rules.taxes);
  placed.order.services = std::move(*services);
  placed.order.due = promised_delivery(call.portal, request, today);
  placed.order.placed = call.now;
  placed.order.number = next_number(call.tx, call.portal.rules.order_prefix, call.portal.rules.order_first);
  placed.account = client->id;
  placed.office = client->office;
  placed.currency = call.portal.portal.currency;
  insert_order(call.tx, placed);

  placed.order.agent_name = client->name();
  mail_placed(call, url_, *client, placed.order);
  const auto order = order_for(call, placed.order.number);
  return order ? Result<Order>(*order) : Result<Order>(Failure::internal());
}

}  // namespace guichet::orders
