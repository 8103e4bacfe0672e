// Working days: which days an office is open, by the public holidays of the place. Pure arithmetic, any year.
#pragma once

#include "shared/core/time.hpp"
#include "shared/wire/fields.hpp"

namespace guichet::portal {

// Whose public holidays count; `none` knows weekends only.
WIRE_ENUM(Calendar, none, quebec, france, poland)

// Easter Sunday of the Gregorian calendar.
[[nodiscard]] Day easter_sunday(std::int32_t year);
[[nodiscard]] bool is_holiday(const Day& day, Calendar calendar);
[[nodiscard]] bool is_business_day(const Day& day, Calendar calendar);
// The n-th working day after `from`; `from` itself never counts. n is not negative.
[[nodiscard]] Day add_business_days(const Day& from, std::int32_t n, Calendar calendar);

}  // namespace guichet::portal
