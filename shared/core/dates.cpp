// Dates and times for people: the calendar half of locale.hpp.
#include <array>
#include <cstddef>

#include "shared/core/locale.hpp"

namespace guichet {

namespace {

using Names7 = std::array<std::string_view, 7>;
using Names12 = std::array<std::string_view, 12>;

constexpr Names12 french_months{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
// Genitive: months stand after a day number.
constexpr Names12 polish_months{"stycznia", "lutego",   "marca",    "kwietnia",     "maja",      "czerwca",
                                "lipca",    "sierpnia", "września", "października", "listopada", "grudnia"};
constexpr Names12 english_months{"January", "February", "March",     "April",   "May",      "June",
                                 "July",    "August",   "September", "October", "November", "December"};
constexpr Names12 french_months_short{"janv.", "févr.", "mars",  "avr.", "mai",  "juin",
                                      "juil.", "août",  "sept.", "oct.", "nov.", "déc."};
constexpr Names12 polish_months_short{"sty", "lut", "mar", "kwi", "maj", "cze",
                                      "lip", "sie", "wrz", "paź", "lis", "gru"};
constexpr Names12 english_months_short{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr Names7 french_weekdays{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};
constexpr Names7 polish_weekdays{"poniedziałek", "wtorek", "środa",    "czwartek",
                                 "piątek",       "sobota", "niedziela"};
constexpr Names7 english_weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                  "Friday", "Saturday", "Sunday"};
constexpr Names7 french_weekdays_short{"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."};
constexpr Names7 polish_weekdays_short{"pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."};
constexpr Names7 english_weekdays_short{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

enum class Form { full, abbreviated };

// January for a month that does not exist: callers pass days that passed `is_valid`.
constexpr std::size_t month_index(std::int32_t month) {
  return month >= 1 && month <= 12 ? static_cast<std::size_t>(month - 1) : 0;
}

std::string_view month_short(std::int32_t month, Locale locale) {
  const std::size_t index = month_index(month);
  switch (locale.language) {
    case Language::fr_ca:
      if (month == 7) return "juill.";
      [[fallthrough]];
    case Language::fr_fr:
      return french_months_short[index];
    case Language::pl_pl:
      return polish_months_short[index];
    case Language::en:
      break;
  }
  return month == 9 && locale.region == Region::gb ? "Sept" : english_months_short[index];
}

std::string_view weekday_short(Weekday weekday, Language language) {
  const auto index = static_cast<std::size_t>(weekday);
  if (language == Language::pl_pl) return polish_weekdays_short[index];
  return language == Language::en ? english_weekdays_short[index] : french_weekdays_short[index];
}

std::string padded(std::int32_t value) {
  return value < 10 ? "0" + std::to_string(value) : std::to_string(value);
}

bool puts_month_first(Locale locale) {
  return locale.language == Language::en && (locale.region == Region::ca || locale.region == Region::us);
}

// "17 novembre", "1er novembre", "November 17"
std::string day_and_month(const Day& day, Form form, Locale locale) {
  const std::string month{form == Form::full ? month_name(day.month, locale.language)
                                             : month_short(day.month, locale)};
  std::string number = std::to_string(day.day);
  const bool is_french = locale.language == Language::fr_fr || locale.language == Language::fr_ca;
  if (is_french && day.day == 1) number += "er";
  return puts_month_first(locale) ? month + " " + number : number + " " + month;
}

std::string with_year(std::string text, const Day& day, Locale locale) {
  return text + (puts_month_first(locale) ? ", " : " ") + std::to_string(day.year);
}

std::string twelve_hours(const LocalTime& time, std::string_view morning, std::string_view afternoon) {
  const std::int32_t hour = time.hour % 12 == 0 ? 12 : time.hour % 12;
  return std::to_string(hour) + ":" + padded(time.minute) + " " +
         std::string{time.hour < 12 ? morning : afternoon};
}

}  // namespace

std::string_view month_name(std::int32_t month, Language language) {
  const std::size_t index = month_index(month);
  if (language == Language::pl_pl) return polish_months[index];
  return language == Language::en ? english_months[index] : french_months[index];
}

std::string_view weekday_name(Weekday weekday, Language language) {
  const auto index = static_cast<std::size_t>(weekday);
  if (language == Language::pl_pl) return polish_weekdays[index];
  return language == Language::en ? english_weekdays[index] : french_weekdays[index];
}

std::string format_short_date(const Day& day, Locale locale) {
  const std::string d = padded(day.day);
  const std::string m = padded(day.month);
  const std::string y = std::to_string(day.year);
  switch (locale.region) {
    case Region::ca:
      return format_iso(day);
    case Region::pl:
      return d + "." + m + "." + y;
    case Region::us:
      return std::to_string(day.month) + "/" + std::to_string(day.day) + "/" + padded(day.year % 100);
    case Region::fr:
    case Region::gb:
      break;
  }
  return d + "/" + m + "/" + y;
}

std::string format_medium_date(const Day& day, Locale locale) {
  return with_year(day_and_month(day, Form::abbreviated, locale), day, locale);
}

std::string format_long_date(const Day& day, Locale locale) {
  const std::string name{weekday_name(weekday(day), locale.language)};
  const bool has_comma = locale.language == Language::pl_pl || locale.language == Language::en;
  return name + (has_comma ? ", " : " ") + with_year(day_and_month(day, Form::full, locale), day, locale);
}

std::string format_weekday_date(const Day& day, Locale locale) {
  const std::string name{weekday_short(weekday(day), locale.language)};
  const bool has_comma = locale.language == Language::pl_pl || puts_month_first(locale);
  return name + (has_comma ? ", " : " ") + day_and_month(day, Form::abbreviated, locale);
}

std::string format_time(const LocalTime& time, Locale locale) {
  if (locale.language == Language::fr_ca) return padded(time.hour) + " h " + padded(time.minute);
  if (puts_month_first(locale)) {
    return locale.region == Region::ca ? twelve_hours(time, "a.m.", "p.m.") : twelve_hours(time, "AM", "PM");
  }
  return padded(time.hour) + ":" + padded(time.minute);
}

std::string format_short_time(const LocalTime& time, Locale locale) {
  const bool is_french = locale.language == Language::fr_ca || locale.language == Language::fr_fr;
  if (is_french) {
    const std::string hour = std::to_string(time.hour) + "\u00a0h";
    return time.minute == 0 ? hour : hour + "\u00a0" + padded(time.minute);
  }
  std::string words = format_time(time, locale);
  const std::size_t minutes = words.find(":00 ");
  if (puts_month_first(locale) && minutes != std::string::npos) words.erase(minutes, 3);
  return words;
}

std::string format_date_time(const LocalTime& time, Locale locale) {
  return format_medium_date(time.day, locale) + ", " + format_time(time, locale);
}

std::string_view relative_day_word(const Day& day, const Day& today, Language language) {
  constexpr std::array<std::string_view, 3> french{"hier", "aujourd’hui", "demain"};
  constexpr std::array<std::string_view, 3> polish{"wczoraj", "dzisiaj", "jutro"};
  constexpr std::array<std::string_view, 3> english{"yesterday", "today", "tomorrow"};
  const std::int64_t distance = days_between(today, day);
  if (distance < -1 || distance > 1) return {};
  const auto index = static_cast<std::size_t>(distance + 1);
  if (language == Language::pl_pl) return polish[index];
  return language == Language::en ? english[index] : french[index];
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
  if (time.day == today && locale.language == Language::pl_pl) return "dziś " + clock;
  if (time.day == today && locale.language != Language::en) return "auj.\u00a0" + clock;
  const std::string_view word = relative_day_word(time.day, today, locale.language);
  if (!word.empty()) return std::string{word} + " " + clock;
  return format_day_near(time.day, today, locale) + ", " + clock;
}

std::string capitalised(std::string text) {
  std::size_t at = 0;
  char32_t first = text.empty() ? U'\0' : text::next_code_point(text, at);
  // Also é, ś, ż and the like: the capital is one less or 32 less.
  if ((first >= 'a' && first <= 'z') || (first >= 0xE0 && first <= 0xFE && first != 0xF7))
    first -= 32;
  else if (first == 0x15B || first == 0x142 || first == 0x17C || first == 0x17A || first == 0x107)
    first -= 1;
  std::string out;
  if (at != 0) text::append_utf8(out, first);
  return out + text.substr(at);
}

}  // namespace guichet
