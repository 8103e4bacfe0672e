// One search over everything its reader may see: orders, properties, conversations, agents.
#pragma once

#include "shared/directory/directory.hpp"
#include "shared/listings/listings.hpp"
#include "shared/messages/messages.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::search {

inline constexpr std::int64_t text_max = 120;
inline constexpr std::int64_t text_min = 2;  // code points
inline constexpr std::size_t found_max = 5;  // of each kind

struct FoundOrder {
  orders::OrderNumber number{};
  orders::OrderState state = orders::OrderState::received;
  std::string street{};
  std::string city{};
  WIRE_FIELDS(number, state, street, city)
};

// One may order for it.
struct FoundListing {
  listings::ListingNumber number{};
  std::string street{};
  std::string city{};
  WIRE_FIELDS(number, street, city)
};

struct FoundThread {
  messages::ThreadId thread{};
  std::string subject{};
  std::string from{};  // who wrote the message that matched
  WIRE_FIELDS(thread, subject, from)
};

struct FoundAgent {
  std::string agent_code{};
  std::string name{};
  WIRE_FIELDS(agent_code, name)
};

struct Found {
  std::vector<FoundOrder> orders{};
  std::vector<FoundListing> listings{};
  std::vector<FoundThread> threads{};
  std::vector<FoundAgent> agents{};
  WIRE_FIELDS(orders, listings, threads, agents)
};

struct Find {
  std::string text{};
  WIRE_FIELDS(text)

  using Response = Found;
  static constexpr std::string_view path = "/api/search";
  static constexpr auto kind = Kind::query;
  static constexpr auto needs = Permission::signed_in;
  void check(Problems&) const;
};

using Api = wire::Endpoints<Find>;

}  // namespace guichet::search
