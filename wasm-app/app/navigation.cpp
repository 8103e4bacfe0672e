#include "wasm-app/app/navigation.hpp"

#include "wasm-app/shell/parts.hpp"

namespace guichet::app {

namespace {

using portal::Module;
using ui::Icon;

bool has_orders(const Session& session) {
  return session.has(Module::orders) && session.may(Permission::view_own_orders);
}

bool may_order(const Session& session) {
  return has_orders(session) && !session.is_staff() && session.may(Permission::place_orders);
}

bool has_queue(const Session& session) {
  return session.has(Module::orders) && session.is_staff() && session.may(Permission::work_orders);
}

bool has_imports(const Session& session) {
  return session.has(Module::listings) && session.may(Permission::import_listings);
}

bool has_messages(const Session& session) {
  return session.has(Module::messages) && session.may(Permission::send_messages) &&
         (!session.is_staff() || session.may(Permission::answer_messages));
}

bool has_directory(const Session& session) {
  return session.has(Module::directory) && session.may(Permission::manage_directory);
}

// The place in the navigation a page belongs to.
bool is_within(const Route& here, const Route& place) {
  if (here.index() == place.index()) return true;
  const bool is_message =
      std::holds_alternative<route::MessageThread>(here) || std::holds_alternative<route::NewMessage>(here);
  if (is_message) return std::holds_alternative<route::Messages>(place);
  if (std::holds_alternative<route::StaffSlip>(here))
    return std::holds_alternative<route::StaffAgents>(place);
  return std::holds_alternative<route::Order>(here) && std::holds_alternative<route::Orders>(place);
}

struct MayVisit {
  const Session& session;

  bool operator()(const route::Orders&) const { return has_orders(session); }
  bool operator()(const route::Order&) const { return has_orders(session); }
  bool operator()(const route::NewOrder&) const { return may_order(session); }
  bool operator()(const route::Media&) const { return has_orders(session) && session.has(Module::media); }
  bool operator()(const route::Messages&) const { return has_messages(session); }
  bool operator()(const route::MessageThread&) const { return has_messages(session); }
  bool operator()(const route::NewMessage&) const { return has_messages(session); }
  bool operator()(const route::StaffOrders&) const { return has_queue(session); }
  bool operator()(const route::StaffAgents&) const { return has_directory(session); }
  bool operator()(const route::StaffSlip&) const { return has_directory(session); }
  bool operator()(const route::StaffListings&) const { return has_imports(session); }
  bool operator()(const route::Home&) const { return !session.is_staff(); }
  bool operator()(const route::NotFound&) const { return false; }
  bool operator()(const auto&) const { return true; }
};

}  // namespace

bool may_visit(const Session& session, const Route& route) {
  return std::visit(MayVisit{session}, route);
}

namespace {

// The first page of a member of staff.
Route staff_home(const Session& session) {
  if (session.me() != nullptr && session.me()->role == Role::agent_liaison && has_directory(session))
    return route::StaffAgents{};
  if (has_queue(session)) return route::StaffOrders{};
  if (has_imports(session)) return route::StaffListings{};
  return route::Account{};
}

}  // namespace

Route own_place(const Session& session, Route wanted) {
  if (!session.is_staff()) {
    const auto* queue = std::get_if<route::StaffOrders>(&wanted);
    return queue != nullptr && !queue->order.empty() ? route::Order{.number = queue->order} : wanted;
  }
  if (const auto* order = std::get_if<route::Order>(&wanted))
    return route::StaffOrders{.order = order->number};
  return std::holds_alternative<route::Home>(wanted) ? staff_home(session) : wanted;
}

namespace {

// Every place there is, in the order of the rail.
std::vector<shell::NavItem> all_places(const Session& session, std::int64_t orders_in_progress,
                                       const Reader& reader) {
  const Catalog& words = reader.text();
  const int unread = session.me() == nullptr ? 0 : static_cast<int>(session.me()->unread_messages);
  return {{.icon = Icon::house,
           .label = words.nav_home,
           .short_label = words.nav_home_short,
           .route = route::Home{},
           .bar_place = 1},
          {.icon = Icon::plus,
           .label = words.nav_new_order,
           .short_label = words.nav_new_short,
           .short_icon = Icon::circle_plus,
           .route = route::NewOrder{},
           .bar_place = 3},
          {.icon = Icon::camera,
           .label = words.nav_orders,
           .short_label = words.nav_orders,
           .route = route::Orders{},
           .count = static_cast<int>(orders_in_progress),
           .count_words = shell::join(words.orders_in_progress, " ", reader.number(orders_in_progress)),
           .bar_place = 2},
          {.icon = Icon::images,
           .label = words.nav_media,
           .short_label = words.nav_media,
           .route = route::Media{},
           .bar_place = has_messages(session) ? 0 : 4},
          {.icon = Icon::camera,
           .label = words.nav_orders,
           .short_label = words.nav_orders,
           .route = route::StaffOrders{},
           .bar_place = 1},
          {.icon = Icon::messages_square,
           .label = words.nav_messages,
           .short_label = words.nav_messages,
           .route = route::Messages{},
           .count = unread,
           .count_words = reader.count(words.unread_messages, unread),
           .is_urgent = true,
           .bar_place = 4},
          {.icon = Icon::contact,
           .label = words.agent_directory,
           .short_label = words.agent_directory_short,
           .route = route::StaffAgents{},
           .bar_place = 2},
          {.icon = Icon::building_2,
           .label = words.staff_listings,
           .short_label = words.staff_listings,
           .route = route::StaffListings{},
           .bar_place = 3},
          {.icon = Icon::wrench,
           .label = words.nav_tools_account,
           .short_label = words.nav_account,
           .short_icon = Icon::circle_user,
           .route = route::Account{},
           .bar_place = 5,
           .starts_section = true}};
}

}  // namespace

std::vector<shell::NavItem> navigation_items(const Session& session, const Route& here,
                                             std::int64_t orders_in_progress, const Reader& reader) {
  std::vector<shell::NavItem> items;
  for (shell::NavItem& item : all_places(session, orders_in_progress, reader)) {
    if (!may_visit(session, item.route)) continue;
    if (item.short_icon == Icon::none) item.short_icon = item.icon;
    item.is_current = is_within(here, item.route);
    items.push_back(std::move(item));
  }
  return items;
}

bool has_sticky_action(const Route& route) {
  return std::holds_alternative<route::NewOrder>(route) || std::holds_alternative<route::Order>(route);
}

}  // namespace guichet::app
