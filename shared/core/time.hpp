// Time as values: instants, civil days, durations. Nothing here knows what time it is now, nor any time zone:
// zones are resolved by the server, which sends offsets.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/wire/fields.hpp"

namespace guichet {

struct Duration {
  std::int64_t ms = 0;
  friend constexpr auto operator<=>(const Duration&, const Duration&) = default;
};

constexpr Duration milliseconds(std::int64_t n) {
  return {n};
}
constexpr Duration seconds(std::int64_t n) {
  return {n * 1000};
}
constexpr Duration minutes(std::int64_t n) {
  return {n * 60'000};
}
constexpr Duration hours(std::int64_t n) {
  return {n * 3'600'000};
}
// 24 hours each; calendar days are `Day` and `add_days`.
constexpr Duration days(std::int64_t n) {
  return {n * 86'400'000};
}

constexpr Duration operator+(Duration a, Duration b) {
  return {a.ms + b.ms};
}
constexpr Duration operator-(Duration a, Duration b) {
  return {a.ms - b.ms};
}
constexpr Duration operator*(Duration a, std::int64_t n) {
  return {a.ms * n};
}

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t ms = 0;
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

constexpr Instant operator+(Instant at, Duration by) {
  return {at.ms + by.ms};
}
constexpr Instant operator-(Instant at, Duration by) {
  return {at.ms - by.ms};
}
constexpr Duration operator-(Instant a, Instant b) {
  return {a.ms - b.ms};
}

constexpr std::int64_t wire_number(const Instant& at) {
  return at.ms;
}
constexpr bool from_wire_number(std::int64_t number, Instant& out) {
  out.ms = number;
  return true;
}

WIRE_ENUM(Weekday, monday, tuesday, wednesday, thursday, friday, saturday, sunday)

// A day of the calendar, without time zone. Travels as "2026-11-22".
struct Day {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1 to 12
  std::int32_t day = 1;    // 1 to 31
  friend constexpr auto operator<=>(const Day&, const Day&) = default;
};

constexpr bool is_leap_year(std::int32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
std::int32_t days_in_month(std::int32_t year, std::int32_t month);
// Years 1 to 9999, and a month and day that exist.
bool is_valid(const Day& day);

std::int64_t days_since_epoch(const Day& day);
Day day_since_epoch(std::int64_t days);
Weekday weekday(const Day& day);
Day add_days(const Day& day, std::int64_t n);
// The same day number n months later, or the last day of that month when it has no such day (CPC art. 641).
Day add_months(const Day& day, std::int32_t n);
// to - from, in days.
std::int64_t days_between(const Day& from, const Day& to);
// Monday-based week number of ISO 8601.
std::int32_t iso_week(const Day& day);

std::string format_iso(const Day& day);
std::optional<Day> parse_iso_day(std::string_view text);

std::string wire_text(const Day& day);
bool from_wire_text(std::string_view text, Day& out);

// Minutes east of Greenwich.
struct ZoneOffset {
  std::int32_t minutes = 0;
  friend constexpr auto operator<=>(const ZoneOffset&, const ZoneOffset&) = default;
  WIRE_FIELDS(minutes)
};

// What a clock and calendar on the wall show.
struct LocalTime {
  Day day{};
  std::int32_t hour = 0;
  std::int32_t minute = 0;
  std::int32_t second = 0;
  friend constexpr auto operator<=>(const LocalTime&, const LocalTime&) = default;
  WIRE_FIELDS(day, hour, minute, second)
};

LocalTime to_local(Instant at, ZoneOffset zone);
Instant to_instant(const LocalTime& local, ZoneOffset zone);

// "2026-11-22T15:54:00Z", with ".123" only when there are milliseconds.
std::string format_rfc3339(Instant at);
// Accepts any offset and up to nine decimals of the second; a leap second counts as the next second.
std::optional<Instant> parse_rfc3339(std::string_view text);

}  // namespace guichet
