#include "server/search/search_service.hpp"

#include <algorithm>

#include "server/directory/directory_store.hpp"
#include "server/listings/listing_service.hpp"
#include "server/messages/message_store.hpp"
#include "server/orders/order_service.hpp"
#include "server/portal.hpp"
#include "server/portals/zones.hpp"
#include "shared/core/text.hpp"

namespace guichet::search {

namespace {

using portal::Module;

constexpr std::int64_t agents_max = 50'000;
constexpr std::int64_t messages_max = 500;  // looked through: the newest of each box

bool has(const server::Call& call, Module module, Permission permission) {
  const auto& modules = call.portal.portal.modules;
  return permits(call.actor.role, permission) &&
         std::find(modules.begin(), modules.end(), module) != modules.end();
}

std::vector<FoundOrder> found_orders(server::Call& call, const std::string& text) {
  const bool is_wanted = is_staff(call.actor.role) ? has(call, Module::orders, Permission::work_orders)
                                                   : has(call, Module::orders, Permission::view_own_orders);
  std::vector<FoundOrder> found;
  if (!is_wanted) return found;
  for (orders::OrderLine& line : orders::find_lines(call, text, found_max))
    found.push_back({.number = std::move(line.number),
                     .state = line.state,
                     .street = std::move(line.street),
                     .city = std::move(line.city)});
  return found;
}

// Staff have no form to order from a property.
std::vector<FoundListing> found_listings(server::Call& call, const std::string& text) {
  std::vector<FoundListing> found;
  if (is_staff(call.actor.role) || !has(call, Module::listings, Permission::place_orders)) return found;
  listings::ListingService service;
  const auto page =
      service.handle(listings::SearchListings{.text = text, .scope = listings::Scope::office}, call);
  if (!page) return found;
  for (const listings::Listing& listing : page->items) {
    if (found.size() == found_max) break;
    found.push_back({.number = listing.number, .street = listing.street, .city = listing.city});
  }
  return found;
}

std::vector<FoundThread> found_threads(server::Call& call, const std::string& text) {
  std::vector<FoundThread> found;
  if (!has(call, Module::messages, Permission::send_messages)) return found;
  if (is_staff(call.actor.role) && !messages::reads_for_company(call.actor)) return found;
  auto rows = messages::received_by(call.tx, call.actor, messages::newest, messages_max);
  for (auto& row : messages::sent_by(call.tx, call.actor, messages::newest, messages_max))
    rows.push_back(std::move(row));
  for (const messages::MessageRow& row : rows) {
    if (found.size() == found_max) break;
    const bool is_known = std::any_of(found.begin(), found.end(),
                                      [&](const FoundThread& one) { return one.thread == row.thread; });
    if (is_known || !text::matches(row.subject + " " + row.author_name + " " + row.client_name + " " +
                                       row.order_number.value + " " + row.text,
                                   text))
      continue;
    found.push_back({.thread = row.thread,
                     .subject = row.subject,
                     .from = row.author_name.empty() ? call.portal.portal.name : row.author_name});
  }
  return found;
}

std::vector<FoundAgent> found_agents(server::Call& call, const std::string& text) {
  std::vector<FoundAgent> found;
  if (!has(call, Module::directory, Permission::manage_directory)) return found;
  const std::string& zone = call.portal.portal.time_zone;
  for (const directory::AgentRow& row : directory::all_agents(call.tx, agents_max)) {
    if (found.size() == found_max) break;
    const directory::Agent agent = directory::agent_of(row, zone, portals::day_in(zone, call.now));
    if (!directory::matches(agent, text)) continue;
    found.push_back(
        {.agent_code = agent.agent_code,
         .name = agent.first_name.empty() ? agent.last_name : agent.first_name + " " + agent.last_name});
  }
  return found;
}

}  // namespace

Result<Found> SearchService::handle(const Find& request, server::Call& call) {
  return Found{.orders = found_orders(call, request.text),
               .listings = found_listings(call, request.text),
               .threads = found_threads(call, request.text),
               .agents = found_agents(call, request.text)};
}

}  // namespace guichet::search
