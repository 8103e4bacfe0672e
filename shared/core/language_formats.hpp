// How a language writes numbers, money, dates and times, as its file in shared/text/languages says.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/locale.hpp"

namespace guichet {

// Lists have | between their items. Dates and times are patterns of Unicode's CLDR ("d MMM y", "HH 'h' mm").
struct LanguageFormats {
  Language language;
  Region region;
  std::string_view decimal, group;
  unsigned group_from;  // digits a number has when they are grouped
  std::string_view percent, money, signs, size, size_units;
  std::string_view months, months_short, weekdays, weekdays_short, first_of_month{};
  std::string_view short_date, medium_date, long_date, weekday_date;
  std::string_view time, short_time, full_hour, day_halves{}, relative_days, today_at;
};

const LanguageFormats& formats_of(Locale locale);

// The item of a list, "" behind its end.
std::string_view item(std::string_view list, std::size_t index);

// The pattern with the value in the place of {name}.
std::string with_value(std::string pattern, std::string_view name, std::string_view value);

}  // namespace guichet
