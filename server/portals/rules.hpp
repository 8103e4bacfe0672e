// What a portal decides and its clients need not see: taxes, numbering, deadlines, where its staff read their
// mail. Stored with the portal's settings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/orders/orders.hpp"
#include "shared/portal/calendar.hpp"
#include "shared/wire/fields.hpp"

namespace guichet::portals {

struct Rules {
  std::vector<orders::TaxLine> taxes{};  // amounts are zero
  std::string order_prefix{};            // "SP-"
  std::int64_t order_first = 1;          // number of the first order of the series
  portal::Calendar calendar = portal::Calendar::none;
  std::int64_t activation_days = 2;         // working days from a signed authorisation to the data (V4)
  std::string staff_mail{};                 // copies of orders, corrections of identities
  std::optional<std::int64_t> slip_days{};  // life of a welcome slip's link; none: that of its kind
  // What all files of the portal may take, as they were sent; none: as much as the disk holds (P33).
  std::optional<std::int64_t> files_bytes_max{};
  WIRE_FIELDS(taxes, order_prefix, order_first, calendar, activation_days, staff_mail, slip_days,
              files_bytes_max)
};

}  // namespace guichet::portals
