#include "shared/core/money.hpp"

#include <cstddef>
#include <numeric>

namespace guichet {

namespace {

// Products of two amounts do not fit 64 bits.
__extension__ typedef __int128 Wide;

constexpr Wide rounded_quotient(Wide value, Wide by) {
  const Wide quotient = value / by;
  const Wide remainder = value % by;
  const Wide distance = remainder < 0 ? -remainder : remainder;
  if (distance * 2 < by) return quotient;
  return value < 0 ? quotient - 1 : quotient + 1;
}

}  // namespace

std::int64_t scaled(std::int64_t value, std::int64_t numerator, std::int64_t denominator) {
  return static_cast<std::int64_t>(rounded_quotient(Wide{value} * numerator, denominator));
}

Cents scaled(Cents value, std::int64_t numerator, std::int64_t denominator) {
  return {scaled(value.v, numerator, denominator)};
}

Cents tax_of(Cents base, TaxRate rate) {
  return scaled(base, rate.per_100000, 100'000);
}

Cents net_of(Cents gross, TaxRate rate) {
  return scaled(gross, 100'000, 100'000 + std::int64_t{rate.per_100000});
}

std::vector<Cents> split(Cents amount, const std::vector<std::int64_t>& weights) {
  std::vector<Cents> parts(weights.size());
  if (weights.empty()) return parts;
  const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  const auto whole = sum == 0 ? static_cast<std::int64_t>(weights.size()) : sum;

  std::int64_t left = amount.v;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    const std::int64_t weight = sum == 0 ? 1 : weights[index];
    parts[index].v = static_cast<std::int64_t>(Wide{amount.v} * weight / whole);
    left -= parts[index].v;
  }
  const std::int64_t unit = left < 0 ? -1 : 1;
  for (std::size_t index = 0; left != 0; index = (index + 1) % parts.size()) {
    if (sum != 0 && weights[index] == 0) continue;
    parts[index].v += unit;
    left -= unit;
  }
  return parts;
}

}  // namespace guichet
