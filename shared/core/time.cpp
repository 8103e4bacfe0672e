#include "shared/core/time.hpp"

#include <array>

namespace guichet {

namespace {

constexpr std::int64_t ms_per_day = 86'400'000;

// Floor division: the day of 1969-12-31T23:00Z is -1, not 0.
constexpr std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  const std::int64_t quotient = value / by;
  return value % by < 0 ? quotient - 1 : quotient;
}

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
  const auto digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

// Takes digits and separators from the front of a text; remembers the first mismatch.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  std::int32_t digits(std::size_t count) {
    std::int32_t value = 0;
    if (rest_.size() < count) return fail();
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expect(char wanted) {
    if (!take(wanted)) fail();
  }

  // Decimals of the second, cut to milliseconds.
  std::int32_t fraction_ms() {
    std::int32_t value = 0;
    std::size_t count = 0;
    for (; count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count) {
      if (count < 3) value = value * 10 + (rest_[count] - '0');
    }
    if (count == 0 || count > 9) return fail();
    for (std::size_t filled = count; filled < 3; ++filled) value *= 10;
    rest_.remove_prefix(count);
    return value;
  }

  bool at_end() const { return rest_.empty(); }
  bool has_failed() const { return has_failed_; }

 private:
  std::int32_t fail() {
    has_failed_ = true;
    return 0;
  }

  std::string_view rest_;
  bool has_failed_ = false;
};

Day scan_day(Scanner& scanner) {
  Day day;
  day.year = scanner.digits(4);
  scanner.expect('-');
  day.month = scanner.digits(2);
  scanner.expect('-');
  day.day = scanner.digits(2);
  return day;
}

}  // namespace

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  constexpr std::array<std::int32_t, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap_year(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

bool is_valid(const Day& day) {
  return day.year >= 1 && day.year <= 9999 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

// Counts in eras of 400 years that start on 1 March, so that the leap day is the last of its year.
std::int64_t days_since_epoch(const Day& day) {
  const std::int64_t year = day.month <= 2 ? day.year - 1 : day.year;
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (day.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Day day_since_epoch(std::int64_t days) {
  const std::int64_t shifted = days + 719'468;
  const std::int64_t era = floor_div(shifted, 146'097);
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  Day day;
  day.day = static_cast<std::int32_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  day.month = static_cast<std::int32_t>(month);
  day.year = static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return day;
}

Weekday weekday(const Day& day) {
  // 1970-01-01 was a Thursday.
  const std::int64_t from_monday = days_since_epoch(day) + 3;
  return static_cast<Weekday>(from_monday - floor_div(from_monday, 7) * 7);
}

Day add_days(const Day& day, std::int64_t n) {
  return day_since_epoch(days_since_epoch(day) + n);
}

Day add_months(const Day& day, std::int32_t n) {
  const std::int64_t months = static_cast<std::int64_t>(day.year) * 12 + (day.month - 1) + n;
  const std::int64_t year = floor_div(months, 12);
  Day result;
  result.year = static_cast<std::int32_t>(year);
  result.month = static_cast<std::int32_t>(months - year * 12) + 1;
  const std::int32_t last = days_in_month(result.year, result.month);
  result.day = day.day < last ? day.day : last;
  return result;
}

std::int64_t days_between(const Day& from, const Day& to) {
  return days_since_epoch(to) - days_since_epoch(from);
}

std::int32_t iso_week(const Day& day) {
  // The week belongs to the year of its Thursday.
  const Day thursday = add_days(day, 3 - static_cast<std::int64_t>(weekday(day)));
  const Day new_year{thursday.year, 1, 1};
  return static_cast<std::int32_t>(days_between(new_year, thursday) / 7) + 1;
}

std::string format_iso(const Day& day) {
  std::string out;
  append_padded(out, day.year, 4);
  out += '-';
  append_padded(out, day.month, 2);
  out += '-';
  append_padded(out, day.day, 2);
  return out;
}

std::optional<Day> parse_iso_day(std::string_view text) {
  Scanner scanner{text};
  const Day day = scan_day(scanner);
  if (scanner.has_failed() || !scanner.at_end() || !is_valid(day)) return std::nullopt;
  return day;
}

std::string wire_text(const Day& day) {
  return format_iso(day);
}

bool from_wire_text(std::string_view text, Day& out) {
  const auto day = parse_iso_day(text);
  if (day) out = *day;
  return day.has_value();
}

LocalTime to_local(Instant at, ZoneOffset zone) {
  const std::int64_t local_ms = at.ms + std::int64_t{zone.minutes} * 60'000;
  const std::int64_t days = floor_div(local_ms, ms_per_day);
  const std::int64_t second = (local_ms - days * ms_per_day) / 1000;
  LocalTime local;
  local.day = day_since_epoch(days);
  local.hour = static_cast<std::int32_t>(second / 3600);
  local.minute = static_cast<std::int32_t>(second / 60 % 60);
  local.second = static_cast<std::int32_t>(second % 60);
  return local;
}

Instant to_instant(const LocalTime& local, ZoneOffset zone) {
  const std::int64_t minute = std::int64_t{local.hour} * 60 + local.minute - zone.minutes;
  return {days_since_epoch(local.day) * ms_per_day + minute * 60'000 + std::int64_t{local.second} * 1000};
}

std::string format_rfc3339(Instant at) {
  const LocalTime utc = to_local(at, ZoneOffset{});
  std::string out = format_iso(utc.day);
  out += 'T';
  append_padded(out, utc.hour, 2);
  out += ':';
  append_padded(out, utc.minute, 2);
  out += ':';
  append_padded(out, utc.second, 2);
  const std::int64_t ms = at.ms - floor_div(at.ms, 1000) * 1000;
  if (ms != 0) {
    out += '.';
    append_padded(out, ms, 3);
  }
  out += 'Z';
  return out;
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
  Scanner scanner{text};
  LocalTime local;
  local.day = scan_day(scanner);
  if (!scanner.take('T') && !scanner.take('t')) scanner.expect(' ');
  local.hour = scanner.digits(2);
  scanner.expect(':');
  local.minute = scanner.digits(2);
  scanner.expect(':');
  local.second = scanner.digits(2);
  const std::int32_t ms = scanner.take('.') ? scanner.fraction_ms() : 0;

  ZoneOffset zone;
  if (!scanner.take('Z') && !scanner.take('z')) {
    const bool is_west = scanner.take('-');
    if (!is_west) scanner.expect('+');
    const std::int32_t hour = scanner.digits(2);
    scanner.expect(':');
    const std::int32_t minute = scanner.digits(2);
    if (hour > 23 || minute > 59) return std::nullopt;
    zone.minutes = (hour * 60 + minute) * (is_west ? -1 : 1);
  }
  const bool is_clock = local.hour <= 23 && local.minute <= 59 && local.second <= 60;
  if (scanner.has_failed() || !scanner.at_end() || !is_valid(local.day) || !is_clock) return std::nullopt;
  return to_instant(local, zone) + milliseconds(ms);
}

}  // namespace guichet
