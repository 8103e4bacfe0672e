// What the first screen after sign-in shows, in one answer.
#pragma once

#include "shared/messages/messages.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::home {

struct Home {
  std::vector<orders::Order> in_progress{};  // the four that were changed last
  orders::GroupCounts counts{};
  std::int64_t media_total = 0;   // released files the reader may see
  std::int64_t media_recent = 0;  // released within seven days
  std::int64_t due_today = 0;
  std::vector<orders::Order> erased_soon{};  // archived, by day of erasure
  std::vector<messages::Message> unread{};   // the newest three
  std::int64_t unread_total = 0;
  std::optional<Instant> answered_at{};  // when the company last wrote to the reader
  WIRE_FIELDS(in_progress, counts, media_total, media_recent, due_today, erased_soon, unread, unread_total,
              answered_at)
};

struct GetHome {
  using Response = Home;
  static constexpr std::string_view path = "/api/home";
  static constexpr auto kind = Kind::query;
  static constexpr auto needs = Permission::view_own_orders;
};

using Api = wire::Endpoints<GetHome>;

}  // namespace guichet::home
