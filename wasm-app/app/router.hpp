// Where one is, as a value; the address bar, the back button and links in mails all go through these two
// functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "shared/directory/directory.hpp"
#include "shared/messages/messages.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::app {

namespace route {

struct Home {
  bool operator==(const Home&) const = default;
};
struct SignIn {
  bool operator==(const SignIn&) const = default;
};
struct Register {
  bool operator==(const Register&) const = default;
};
struct Reset {
  bool operator==(const Reset&) const = default;
};
struct Link {
  std::string token{};
  bool operator==(const Link&) const = default;
};
struct Orders {
  orders::OrderGroup group = orders::OrderGroup::in_progress;
  std::string text{};
  bool operator==(const Orders&) const = default;
};
enum class OrderTab : std::uint8_t { media, details };
struct Order {
  orders::OrderNumber number{};
  OrderTab tab = OrderTab::media;
  bool operator==(const Order&) const = default;
};
struct NewOrder {
  listings::ListingNumber listing{};
  bool operator==(const NewOrder&) const = default;
};
// Completed orders as pictures.
struct Media {
  std::string text{};
  bool operator==(const Media&) const = default;
};
struct Messages {
  messages::Box box = messages::Box::received;
  bool operator==(const Messages&) const = default;
};
struct MessageThread {
  messages::ThreadId thread{};
  bool replies = false;  // the cursor stands in the answer
  bool operator==(const MessageThread&) const = default;
};
struct NewMessage {
  orders::OrderNumber order{};
  bool operator==(const NewMessage&) const = default;
};
struct Account {
  bool operator==(const Account&) const = default;
};
struct StaffOrders {
  orders::QueueFilter filter = orders::QueueFilter::all;
  std::string text{};
  orders::OrderNumber order{};  // open in the side panel
  // A saved view, or what else is asked of the queue; read by the queue (orders/queue_route.hpp).
  std::string view{}, state{}, assignee{}, sort{}, grouping{};
  bool operator==(const StaffOrders&) const = default;
};
enum class DirectoryView : std::uint8_t { agents, corrections, links };
struct StaffAgents {
  DirectoryView view = DirectoryView::agents;
  directory::AgentFilter filter = directory::AgentFilter::all;
  std::string text{};
  std::string agent{};  // open in the side panel
  bool operator==(const StaffAgents&) const = default;
};
// The welcome slip of an agent.
struct StaffSlip {
  std::string agent{};
  bool operator==(const StaffSlip&) const = default;
};
struct StaffListings {
  bool operator==(const StaffListings&) const = default;
};
struct NotFound {
  std::string path{};  // below the portal
  bool operator==(const NotFound&) const = default;
};

}  // namespace route

using Route =
    std::variant<route::Home, route::SignIn, route::Register, route::Reset, route::Link, route::Orders,
                 route::Order, route::NewOrder, route::Media, route::Messages, route::MessageThread,
                 route::NewMessage, route::Account, route::StaffOrders, route::StaffAgents, route::StaffSlip,
                 route::StaffListings, route::NotFound>;

// "/panorama/orders?group=completed".
[[nodiscard]] std::string to_path(std::string_view portal, const Route& route);
// Whatever does not exist is NotFound. The portal's segment is not compared with anything.
[[nodiscard]] Route from_path(std::string_view path);
// May be looked at without being signed in.
[[nodiscard]] bool is_public(const Route& route);

}  // namespace guichet::app
