#include "server/portals/zones.hpp"

#include <date/tz.h>

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

Day day_in(std::string_view iana_zone, Instant at) {
  return to_local(at, offset_of(iana_zone, at)).day;
}

Instant instant_in(std::string_view iana_zone, const LocalTime& local) {
  // The offset at the moment itself, found from a guess that is wrong by hours at most.
  const Instant guess = to_instant(local, offset_of(iana_zone, to_instant(local, {})));
  return to_instant(local, offset_of(iana_zone, guess));
}

}  // namespace guichet::portals
