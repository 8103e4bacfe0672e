#include "server/listings/import/numbers.hpp"

#include "shared/core/text.hpp"

namespace guichet::listings {

namespace {

constexpr std::size_t digits_max = 12;

// `decimals` digits after the point, as an integer of that unit.
std::optional<std::int64_t> scaled(std::string_view text, int decimals) {
  text = text::trim(text);
  std::int64_t value = 0;
  int seen_decimals = -1;  // -1: before the point
  std::size_t digits = 0;
  for (const char c : text) {
    if ((c == '.' || c == ',') && seen_decimals < 0 && digits > 0) {
      seen_decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (seen_decimals >= decimals) continue;
    if (seen_decimals < 0 && ++digits > digits_max) return std::nullopt;
    value = value * 10 + (c - '0');
    if (seen_decimals >= 0) ++seen_decimals;
  }
  for (int n = seen_decimals < 0 ? 0 : seen_decimals; n < decimals; ++n) value *= 10;
  return value;
}

}  // namespace

std::optional<std::int64_t> hundredths(std::string_view text) { return scaled(text, 2); }

std::optional<std::int64_t> whole(std::string_view text) { return scaled(text, 0); }

std::optional<std::int64_t> micro_degrees(std::string_view text) {
  text = text::trim(text);
  const bool is_negative = !text.empty() && text.front() == '-';
  if (is_negative) text.remove_prefix(1);
  const auto value = scaled(text, 6);
  if (!value || text.empty()) return std::nullopt;
  return is_negative ? -*value : *value;
}

std::int64_t square_metres_from_feet(std::int64_t hundredths_of_square_feet) {
  // 0.09290304 m2: hundredths * 9290304 / 10^10, rounded half up.
  constexpr std::int64_t unit = 10'000'000'000;
  return (hundredths_of_square_feet * 9'290'304 + unit / 2) / unit;
}

}  // namespace guichet::listings
