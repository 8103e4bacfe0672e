#pragma once

#include <string_view>
#include <vector>

#include "shared/core/time.hpp"
#include "shared/portal/portal.hpp"

namespace guichet::portals {

// Minutes east of Greenwich in a zone at a moment; UTC for a zone the machine does not know.
[[nodiscard]] ZoneOffset offset_of(std::string_view iana_zone, Instant at);
// The offsets in force from one moment to another, each with its start; the first may have begun before.
[[nodiscard]] std::vector<portal::ZoneChange> changes_in(std::string_view iana_zone, Instant from,
                                                         Instant to);
[[nodiscard]] bool is_known_zone(std::string_view iana_zone);
[[nodiscard]] Day day_in(std::string_view iana_zone, Instant at);
// The moment at which the clocks of a zone show this.
[[nodiscard]] Instant instant_in(std::string_view iana_zone, const LocalTime& local);

}  // namespace guichet::portals
