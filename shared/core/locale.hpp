// Formatting for people: numbers, money, dates and times in each language, with its exact spaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "languages/languages.hpp"  // Language and PluralCategory
#include "shared/core/money.hpp"
#include "shared/core/text.hpp"
#include "shared/core/time.hpp"

namespace guichet {

// "fr-FR", "fr-CA", "pl-PL", "en": for HTML and HTTP.
std::string_view language_tag(Language language);
// The language's name in itself: "Français (Canada)".
std::string_view language_name(Language language);
// Two countries' kinds of one: French of France and of Canada.
bool are_alike(Language one, Language other);
// Reads one tag: "fr-CA", "FR_ca", "pl". A bare "fr" is the French that serves the others.
std::optional<Language> parse_language(std::string_view tag);
// The best of an Accept-Language header; `portal` decides which French a bare "fr" means and the last resort.
Language choose_language(std::string_view accept_language, Language portal);

// A language and the country whose habits apply, if the language has other ones there: English in Canada. A
// language alone converts.
struct Locale {
  Language language{};
  Region region{};

  constexpr Locale() : Locale(Language::en) {}
  constexpr Locale(Language l) : language(l), region(language_facts[static_cast<std::size_t>(l)].region) {}
  constexpr Locale(Language l, Region r) : Locale(l) {
    if (has_own_formats(l, r)) region = r;
  }
  friend constexpr bool operator==(const Locale&, const Locale&) = default;
};

// 12345 -> "12 345" with the language's separator.
std::string format_integer(std::int64_t value, Locale locale);
// An exact decimal: 12345 with 2 decimals is 123.45. Zeros at the end stay.
std::string format_decimal(std::int64_t value, int decimals, Locale locale);
// "612,82 $", always with two decimals.
std::string format_money(Money money, Locale locale);
std::string format_money(Cents amount, Currency currency, Locale locale);
// "189 $": without decimals when there are no cents.
std::string format_money_short(Money money, Locale locale);
// 9975 -> "9,975 %"; zeros at the end fall away.
std::string format_percent(TaxRate rate, Locale locale);
// Powers of 1000, at most one decimal: "8,4 Mo", "8.4 MB", "412 Mo".
std::string format_bytes(std::int64_t bytes, Locale locale);

// "2026-11-22", "22/11/2026", "22.11.2026"
std::string format_short_date(const Day& day, Locale locale);
// "17 nov. 2026"
std::string format_medium_date(const Day& day, Locale locale);
// "mardi 17 novembre 2026"
std::string format_long_date(const Day& day, Locale locale);
// "mar. 17 nov."
std::string format_weekday_date(const Day& day, Locale locale);
// "09 h 05" (fr-CA), "09:05", "9:05 a.m." (en-CA)
std::string format_time(const LocalTime& time, Locale locale);
// For rows and chips: "16 h", "13 h 30" (French), "4 p.m.", "16:00".
std::string format_short_time(const LocalTime& time, Locale locale);
// Medium date, comma, time.
std::string format_date_time(const LocalTime& time, Locale locale);

// "aujourd’hui", "hier", "demain"; empty for any other day.
std::string_view relative_day_word(const Day& day, const Day& today, Language language);
// The relative word if there is one, the weekday date within a week, else the medium date.
std::string format_day_near(const Day& day, const Day& today, Locale locale);
// As above, followed by the time.
std::string format_time_near(const LocalTime& time, const Day& today, Locale locale);
// "auj. 16 h", "demain 13 h 30", "jeu. 19 nov., 9 h"
std::string format_short_moment(const LocalTime& time, const Day& today, Locale locale);
// With a capital first letter, for the start of a line.
std::string capitalised(std::string text);

// Category of a whole number.
PluralCategory plural_category(std::int64_t n, Language language);
// Category of value / 10^decimals, for decimals shown on screen.
PluralCategory plural_category(std::int64_t value, int decimals, Language language);

}  // namespace guichet
