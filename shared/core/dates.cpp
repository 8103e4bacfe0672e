// Dates and times for people: the calendar half of locale.hpp.
#include <algorithm>
#include <cstddef>

#include "shared/core/language_formats.hpp"
#include "shared/core/locale.hpp"

namespace guichet {

namespace {

std::string padded(std::int32_t value) {
  return value < 10 ? "0" + std::to_string(value) : std::to_string(value);
}

std::string number(std::int32_t value, std::size_t width) {
  return width > 1 ? padded(value) : std::to_string(value);
}

// January for a month that does not exist: callers pass days that passed `is_valid`.
std::size_t month_index(std::int32_t month) {
  return month >= 1 && month <= 12 ? static_cast<std::size_t>(month - 1) : 0;
}

// A field of a pattern: a letter, repeated `width` times.
std::string field(char letter, std::size_t width, const LocalTime& time, const LanguageFormats& formats) {
  const Day& day = time.day;
  switch (letter) {
    case 'y':
      return width == 2 ? padded(day.year % 100) : std::to_string(day.year);
    case 'M':
      if (width < 3) return number(day.month, width);
      return std::string{item(width == 3 ? formats.months_short : formats.months, month_index(day.month))};
    case 'd':
      if (width == 1 && day.day == 1 && !formats.first_of_month.empty())
        return std::string{formats.first_of_month};
      return number(day.day, width);
    case 'E':
      return std::string{item(width == 3 ? formats.weekdays_short : formats.weekdays,
                              static_cast<std::size_t>(weekday(day)))};
    case 'H':
      return number(time.hour, width);
    case 'h':
      return std::to_string(time.hour % 12 == 0 ? 12 : time.hour % 12);
    case 'm':
      return padded(time.minute);
    default:
      return std::string{item(formats.day_halves, time.hour < 12 ? 0 : 1)};
  }
}

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string written(std::string_view pattern, const LocalTime& time, const LanguageFormats& formats) {
  std::string out;
  bool is_quoted = false;
  while (!pattern.empty()) {
    const char c = pattern.front();
    std::size_t width = 1;
    if (c == '\'') {
      is_quoted = !is_quoted;
    } else if (is_quoted || !is_letter(c)) {
      out += c;
    } else {
      width = std::min(pattern.find_first_not_of(c), pattern.size());
      out += field(c, width, time, formats);
    }
    pattern.remove_prefix(width);
  }
  return out;
}

}  // namespace

std::string format_short_date(const Day& day, Locale locale) {
  return written(formats_of(locale).short_date, {.day = day}, formats_of(locale));
}

std::string format_medium_date(const Day& day, Locale locale) {
  return written(formats_of(locale).medium_date, {.day = day}, formats_of(locale));
}

std::string format_long_date(const Day& day, Locale locale) {
  return written(formats_of(locale).long_date, {.day = day}, formats_of(locale));
}

std::string format_weekday_date(const Day& day, Locale locale) {
  return written(formats_of(locale).weekday_date, {.day = day}, formats_of(locale));
}

std::string format_time(const LocalTime& time, Locale locale) {
  return written(formats_of(locale).time, time, formats_of(locale));
}

std::string format_short_time(const LocalTime& time, Locale locale) {
  const LanguageFormats& formats = formats_of(locale);
  return written(time.minute == 0 ? formats.full_hour : formats.short_time, time, formats);
}

std::string format_date_time(const LocalTime& time, Locale locale) {
  return format_medium_date(time.day, locale) + ", " + format_time(time, locale);
}

std::string_view relative_day_word(const Day& day, const Day& today, Language language) {
  const std::int64_t distance = days_between(today, day);
  if (distance < -1 || distance > 1) return {};
  return item(formats_of(language).relative_days, static_cast<std::size_t>(distance + 1));
}

std::string format_day_near(const Day& day, const Day& today, Locale locale) {
  const auto word = relative_day_word(day, today, locale.language);
  if (!word.empty()) return std::string{word};
  const std::int64_t distance = days_between(today, day);
  const bool is_near = distance > -7 && distance < 7;
  return is_near ? format_weekday_date(day, locale) : format_medium_date(day, locale);
}

std::string format_time_near(const LocalTime& time, const Day& today, Locale locale) {
  return format_day_near(time.day, today, locale) + ", " + format_time(time, locale);
}

std::string format_short_moment(const LocalTime& time, const Day& today, Locale locale) {
  const std::string clock = format_short_time(time, locale);
  if (time.day == today) return with_value(std::string{formats_of(locale).today_at}, "{time}", clock);
  const std::string_view word = relative_day_word(time.day, today, locale.language);
  if (!word.empty()) return std::string{word} + " " + clock;
  return format_day_near(time.day, today, locale) + ", " + clock;
}

std::string capitalised(std::string text) {
  std::size_t at = 0;
  char32_t first = text.empty() ? U'\0' : text::next_code_point(text, at);
  // Also é, ś, ž and the like: the capital is one less or 32 less.
  if ((first >= 'a' && first <= 'z') || (first >= 0xE0 && first <= 0xFE && first != 0xF7))
    first -= 32;
  else if (first > 0x100 && first < 0x17F && first != 0x131 && first != 0x138 && first != 0x149) {
    // Latin Extended-A in pairs; between these bounds the small letter is the even one.
    const bool is_even_small = (first >= 0x139 && first <= 0x148) || first >= 0x179;
    if ((first % 2 == 0) == is_even_small) first -= 1;
  }
  std::string out;
  if (at != 0) text::append_utf8(out, first);
  return out + text.substr(at);
}

}  // namespace guichet
