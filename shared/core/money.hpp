// Money in integers of the minor unit, taxes as exact rationals. No floating point anywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/wire/fields.hpp"

namespace guichet {

// An amount in the minor unit of some currency.
struct Cents {
  std::int64_t v = 0;
  friend constexpr auto operator<=>(const Cents&, const Cents&) = default;
};

constexpr Cents operator+(Cents a, Cents b) {
  return {a.v + b.v};
}
constexpr Cents operator-(Cents a, Cents b) {
  return {a.v - b.v};
}
constexpr Cents operator-(Cents a) {
  return {-a.v};
}
constexpr Cents operator*(Cents a, std::int64_t n) {
  return {a.v * n};
}
constexpr Cents& operator+=(Cents& a, Cents b) {
  return a = a + b;
}
constexpr Cents& operator-=(Cents& a, Cents b) {
  return a = a - b;
}

// Amounts beyond 90 billion euros are mistakes or attacks; refusing them on the wire keeps sums from
// overflowing.
inline constexpr std::int64_t cents_max = 9'000'000'000'000;

constexpr std::int64_t wire_number(const Cents& cents) {
  return cents.v;
}
constexpr bool from_wire_number(std::int64_t number, Cents& out) {
  if (number < -cents_max || number > cents_max) return false;
  out.v = number;
  return true;
}

// ISO 4217 codes, hence the capitals. All of these have two decimals.
WIRE_ENUM(Currency, EUR, CAD, PLN, USD, GBP, CHF)

struct Money {
  Cents amount{};
  Currency currency = Currency::EUR;
  WIRE_FIELDS(amount, currency)
  friend constexpr bool operator==(const Money&, const Money&) = default;
};

// A rate in thousandths of a per cent: 9.975 % is 9975, 20 % is 20000.
struct TaxRate {
  std::int32_t per_100000 = 0;
  friend constexpr auto operator<=>(const TaxRate&, const TaxRate&) = default;
};

constexpr TaxRate percent(std::int32_t whole) {
  return {whole * 1000};
}

constexpr std::int64_t wire_number(const TaxRate& rate) {
  return rate.per_100000;
}
constexpr bool from_wire_number(std::int64_t number, TaxRate& out) {
  if (number < 0 || number > 100'000) return false;
  out.per_100000 = static_cast<std::int32_t>(number);
  return true;
}

inline constexpr TaxRate canadian_gst{5000};
inline constexpr TaxRate quebec_qst{9975};
inline constexpr TaxRate french_vat{20000};
inline constexpr TaxRate polish_vat{23000};

// value * numerator / denominator, rounded half away from zero. The denominator is positive.
std::int64_t scaled(std::int64_t value, std::int64_t numerator, std::int64_t denominator);
Cents scaled(Cents value, std::int64_t numerator, std::int64_t denominator);

// The tax on a net amount. Each tax of a document is computed and rounded on its own (GST and QST
// separately).
Cents tax_of(Cents base, TaxRate rate);
// The net part of an amount that includes the tax.
Cents net_of(Cents gross, TaxRate rate);

// Splits an amount into parts in proportion to the weights; the parts add up to the amount exactly,
// remainders go to the first parts. Weights are not negative; all zero counts as all equal.
std::vector<Cents> split(Cents amount, const std::vector<std::int64_t>& weights);

}  // namespace guichet
