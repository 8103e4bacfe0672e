#include "server/portals/zones.hpp"

#include <date/tz.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace guichet::portals {

ZoneOffset offset_of(std::string_view iana_zone, Instant at) {
  try {
    const auto* zone = date::locate_zone(std::string(iana_zone));
    const auto moment = date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(at.ms));
    const auto offset = std::chrono::duration_cast<std::chrono::minutes>(zone->get_info(moment).offset);
    return ZoneOffset{static_cast<std::int32_t>(offset.count())};
  } catch (const std::runtime_error&) {
    return {};
  }
}

std::vector<portal::ZoneChange> changes_in(std::string_view iana_zone, Instant from, Instant to) {
  std::vector<portal::ZoneChange> changes;
  try {
    const auto* zone = date::locate_zone(std::string(iana_zone));
    auto at = date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(from.ms));
    while (at.time_since_epoch().count() <= to.ms) {
      const auto info = zone->get_info(at);
      const auto offset = std::chrono::duration_cast<std::chrono::minutes>(info.offset);
      const auto begin = std::chrono::duration_cast<std::chrono::milliseconds>(info.begin.time_since_epoch());
      // A zone that never changed began before time did.
      changes.push_back(
          {.at = Instant{std::max<std::int64_t>(0, begin.count())}, .offset_minutes = offset.count()});
      at = info.end;
    }
  } catch (const std::runtime_error&) {
    changes.clear();
  }
  return changes;
}

bool is_known_zone(std::string_view iana_zone) {
  try {
    return date::locate_zone(std::string(iana_zone)) != nullptr;
  } catch (const std::runtime_error&) {
    return false;
  }
}

Day day_in(std::string_view iana_zone, Instant at) {
  return to_local(at, offset_of(iana_zone, at)).day;
}

Instant instant_in(std::string_view iana_zone, const LocalTime& local) {
  // The offset at the moment itself, found from a guess that is wrong by hours at most.
  const Instant guess = to_instant(local, offset_of(iana_zone, to_instant(local, {})));
  return to_instant(local, offset_of(iana_zone, guess));
}

}  // namespace guichet::portals
