// The person reading: their words, and how dates, amounts and numbers look to them. A plain value, made each
// frame.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "shared/core/locale.hpp"
#include "shared/core/money.hpp"
#include "shared/core/text.hpp"
#include "shared/core/time.hpp"
#include "shared/portal/portal.hpp"
#include "shared/text/catalog.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::app {

struct Reader {
  const Catalog* words = nullptr;  // never null once made by the session
  Locale locale{};
  Region region = Region::fr;  // of the portal, for phones
  Currency currency = Currency::EUR;
  ZoneOffset zone{};  // before the first of the changes
  std::span<const portal::ZoneChange> zone_changes{};
  Instant now{};

  [[nodiscard]] const Catalog& text() const { return *words; }
  // The portal's clocks at a moment: summer and winter differ.
  [[nodiscard]] LocalTime local(Instant at) const {
    ZoneOffset offset = zone;
    for (const portal::ZoneChange& change : zone_changes) {
      if (change.at <= at) offset.minutes = static_cast<std::int32_t>(change.offset_minutes);
    }
    return to_local(at, offset);
  }
  [[nodiscard]] Day today() const { return local(now).day; }
  [[nodiscard]] std::string money(Cents amount) const { return format_money(amount, currency, locale); }
  [[nodiscard]] std::string money_short(Cents amount) const {
    return format_money_short(Money{.amount = amount, .currency = currency}, locale);
  }
  [[nodiscard]] std::string count(const Plural& message, std::int64_t n) const {
    return guichet::text::fill(message, n, locale);
  }
  [[nodiscard]] std::string number(std::int64_t n) const { return format_integer(n, locale); }
  [[nodiscard]] std::string bytes(std::int64_t n) const { return format_bytes(n, locale); }
  [[nodiscard]] std::string day(const Day& day) const { return format_day_near(day, today(), locale); }
  // "17 nov. 2026", for what must be exact.
  [[nodiscard]] std::string date(const Day& day) const { return format_medium_date(day, locale); }
  [[nodiscard]] std::string moment(Instant at) const {
    const LocalTime time = local(at);
    return day(time.day) + ", " + format_short_time(time, locale);
  }
  // How long it is past: "il y a 12 min".
  [[nodiscard]] std::string ago(Instant at) const;
  // Where there is little room: "auj. 16 h".
  [[nodiscard]] std::string short_moment(Instant at) const {
    return format_short_moment(local(at), today(), locale);
  }
  [[nodiscard]] std::string date(Instant at) const { return format_date_time(local(at), locale); }
  [[nodiscard]] std::string words_of(const Failure& failure) const {
    return guichet::text::words(failure, *words);
  }
  // As written in the portal's country; what is not a number stays as it is.
  [[nodiscard]] std::string phone(std::string_view e164) const {
    return e164.empty() || e164.front() != '+' ? std::string{e164}
                                               : guichet::text::format_phone(e164, region);
  }
};

// What to say beside a field, empty when it is right.
template <class Member>
[[nodiscard]] std::string problem_text(const Problems& problems, const Member& member, const Reader& reader) {
  const Problem* problem = problems.find(member);
  if (problem == nullptr) return {};
  return guichet::text::fill((*reader.words)[problem->message].view(), problem->arguments);
}

}  // namespace guichet::app
