#include "shared/portal/calendar.hpp"

namespace guichet::portal {

namespace {

bool is_date(const Day& day, std::int32_t month, std::int32_t number) {
  return day.month == month && day.day == number;
}

// The n-th Monday of its month.
bool is_monday(const Day& day, std::int32_t month, std::int32_t n) {
  return day.month == month && weekday(day) == Weekday::monday && (day.day - 1) / 7 + 1 == n;
}

// A holiday that falls on a Sunday is kept on the Monday (Act respecting labour standards, National Holiday
// Act).
bool is_date_or_monday_after(const Day& day, std::int32_t month, std::int32_t number) {
  if (is_date(day, month, number)) return true;
  const Day before = add_days(day, -1);
  return weekday(before) == Weekday::sunday && is_date(before, month, number);
}

bool is_quebec_holiday(const Day& day) {
  const std::int64_t after_easter = days_between(easter_sunday(day.year), day);
  const bool is_victoria_day =
      day.month == 5 && weekday(day) == Weekday::monday && day.day >= 18 && day.day <= 24;
  return is_date(day, 1, 1) || after_easter == -2 || after_easter == 1 || is_victoria_day ||
         is_date_or_monday_after(day, 6, 24) || is_date_or_monday_after(day, 7, 1) || is_monday(day, 9, 1) ||
         is_monday(day, 10, 2) || is_date(day, 12, 25);
}

bool is_french_holiday(const Day& day) {
  const std::int64_t after_easter = days_between(easter_sunday(day.year), day);
  return is_date(day, 1, 1) || after_easter == 1 || is_date(day, 5, 1) || is_date(day, 5, 8) ||
         after_easter == 39 || after_easter == 50 || is_date(day, 7, 14) || is_date(day, 8, 15) ||
         is_date(day, 11, 1) || is_date(day, 11, 11) || is_date(day, 12, 25);
}

bool is_polish_holiday(const Day& day) {
  const std::int64_t after_easter = days_between(easter_sunday(day.year), day);
  return is_date(day, 1, 1) || is_date(day, 1, 6) || after_easter == 0 || after_easter == 1 ||
         is_date(day, 5, 1) || is_date(day, 5, 3) || after_easter == 49 || after_easter == 60 ||
         is_date(day, 8, 15) || is_date(day, 11, 1) || is_date(day, 11, 11) ||
         (is_date(day, 12, 24) && day.year >= 2025) || is_date(day, 12, 25) || is_date(day, 12, 26);
}

}  // namespace

// The anonymous Gregorian computus.
Day easter_sunday(std::int32_t year) {
  const std::int32_t golden = year % 19;
  const std::int32_t century = year / 100;
  const std::int32_t in_century = year % 100;
  const std::int32_t epact =
      (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  const std::int32_t to_sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const std::int32_t correction = (golden + 11 * epact + 22 * to_sunday) / 451;
  const std::int32_t days = epact + to_sunday - 7 * correction + 114;
  return Day{.year = year, .month = days / 31, .day = days % 31 + 1};
}

bool is_holiday(const Day& day, Calendar calendar) {
  switch (calendar) {
    case Calendar::none:
      return false;
    case Calendar::quebec:
      return is_quebec_holiday(day);
    case Calendar::france:
      return is_french_holiday(day);
    case Calendar::poland:
      return is_polish_holiday(day);
  }
  return false;
}

bool is_business_day(const Day& day, Calendar calendar) {
  const Weekday name = weekday(day);
  return name != Weekday::saturday && name != Weekday::sunday && !is_holiday(day, calendar);
}

Day add_business_days(const Day& from, std::int32_t n, Calendar calendar) {
  Day day = from;
  while (n > 0) {
    day = add_days(day, 1);
    if (is_business_day(day, calendar)) --n;
  }
  return day;
}

}  // namespace guichet::portal
