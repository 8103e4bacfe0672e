#include "shared/core/locale.hpp"

#include <cstddef>
#include <utility>

#include "shared/core/language_formats.hpp"

namespace guichet {

namespace {

// The absolute value; works for the smallest integer too.
constexpr std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

std::string grouped(std::uint64_t value, const LanguageFormats& formats) {
  const std::string digits = std::to_string(value);
  if (digits.size() < formats.group_from) return digits;
  std::string out;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at != 0 && (digits.size() - at) % 3 == 0) out += formats.group;
    out += digits[at];
  }
  return out;
}

std::uint64_t power_of_ten(int exponent) {
  std::uint64_t power = 1;
  for (int n = 0; n < exponent; ++n) power *= 10;
  return power;
}

std::string unsigned_decimal(std::uint64_t value, int decimals, const LanguageFormats& formats) {
  const std::uint64_t scale = power_of_ten(decimals);
  std::string out = grouped(value / scale, formats);
  if (decimals <= 0) return out;
  const std::string fraction = std::to_string(value % scale);
  out += formats.decimal;
  out.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
  return out + fraction;
}

// The sign as the language writes it, else the currency's code.
std::string_view currency_sign(Currency currency, const LanguageFormats& formats) {
  const std::string_view code = wire::name(currency);
  for (std::size_t index = 0;; ++index) {
    const std::string_view sign = item(formats.signs, index);
    if (sign.empty()) return code;
    if (sign.starts_with(code)) return sign.substr(code.size());
  }
}

std::string money_text(Money money, int decimals, Locale locale) {
  const LanguageFormats& formats = formats_of(locale);
  const std::uint64_t cents = magnitude(money.amount.v);
  const std::string number = unsigned_decimal(decimals == 0 ? cents / 100 : cents, decimals, formats);
  std::string sign{currency_sign(money.currency, formats)};
  // Codes of letters keep a space from the amount.
  if (formats.money.starts_with("{sign}{") && sign.back() >= 'A' && sign.back() <= 'Z') sign += "\u00a0";
  std::string out = with_value(std::string{formats.money}, "{n}", number);
  out = with_value(std::move(out), "{sign}", sign);
  return money.amount.v < 0 ? "-" + out : out;
}

const LanguageFacts& facts_of(Language language) {
  return language_facts[static_cast<std::size_t>(language)];
}

std::string_view primary(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

std::string folded(std::string_view tag) {
  std::string plain = text::fold(text::trim(tag));
  for (char& c : plain) {
    if (c == '_') c = '-';
  }
  return plain;
}

}  // namespace

std::string_view language_tag(Language language) {
  return facts_of(language).tag;
}

std::string_view language_name(Language language) {
  return facts_of(language).name;
}

bool are_alike(Language one, Language other) {
  return primary(language_tag(one)) == primary(language_tag(other));
}

std::optional<Language> parse_language(std::string_view tag) {
  const std::string plain = folded(tag);
  std::optional<Language> serving;
  for (std::size_t index = 0; index < language_facts.size(); ++index) {
    const std::string own = text::fold(language_facts[index].tag);
    if (own == plain) return static_cast<Language>(index);
    if (language_facts[index].serves_others && primary(own) == primary(plain))
      serving = static_cast<Language>(index);
  }
  return serving;
}

namespace {

// The weight of "fr;q=0.8" in thousandths; 0 when it cannot be read.
int weight_of(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return 1000;
  const std::string_view number = text::trim(parameters.substr(at + 2));
  if (number.empty() || (number[0] != '0' && number[0] != '1')) return 0;
  int weight = (number[0] - '0') * 1000;
  int unit = 100;
  for (std::size_t index = 2; index < number.size() && number[index] >= '0' && number[index] <= '9';
       ++index) {
    weight += (number[index] - '0') * unit;
    unit /= 10;
  }
  return weight > 1000 ? 1000 : weight;
}

std::optional<Language> wanted_language(std::string_view tag, Language portal) {
  if (tag == "*") return portal;
  const auto language = parse_language(tag);
  const bool is_unspecific = language && folded(tag) != text::fold(language_tag(*language));
  return is_unspecific && are_alike(*language, portal) ? portal : language;
}

}  // namespace

Language choose_language(std::string_view accept_language, Language portal) {
  Language best = portal;
  int best_weight = 0;
  while (!accept_language.empty()) {
    const std::size_t comma = accept_language.find(',');
    const std::string_view entry = accept_language.substr(0, comma);
    const std::size_t semicolon = entry.find(';');
    const int weight = semicolon == std::string_view::npos ? 1000 : weight_of(entry.substr(semicolon));
    const auto language = wanted_language(text::trim(entry.substr(0, semicolon)), portal);
    if (language && weight > best_weight) {
      best = *language;
      best_weight = weight;
    }
    if (comma == std::string_view::npos) break;
    accept_language.remove_prefix(comma + 1);
  }
  return best;
}

std::string format_integer(std::int64_t value, Locale locale) {
  return format_decimal(value, 0, locale);
}

std::string format_decimal(std::int64_t value, int decimals, Locale locale) {
  return (value < 0 ? "-" : "") + unsigned_decimal(magnitude(value), decimals, formats_of(locale));
}

std::string format_money(Money money, Locale locale) {
  return money_text(money, 2, locale);
}

std::string format_money(Cents amount, Currency currency, Locale locale) {
  return format_money(Money{.amount = amount, .currency = currency}, locale);
}

std::string format_money_short(Money money, Locale locale) {
  return money_text(money, money.amount.v % 100 == 0 ? 0 : 2, locale);
}

std::string format_percent(TaxRate rate, Locale locale) {
  std::int64_t value = rate.per_100000;
  int decimals = 3;
  for (; decimals > 0 && value % 10 == 0; --decimals) value /= 10;
  return with_value(std::string{formats_of(locale).percent}, "{n}", format_decimal(value, decimals, locale));
}

std::string format_bytes(std::int64_t bytes, Locale locale) {
  constexpr std::size_t last_unit = 4;
  // Tenths of the unit, so that nothing is lost to rounding before the last step.
  std::int64_t tenths = bytes < 0 ? 0 : bytes > cents_max * 1000 ? cents_max * 10'000 : bytes * 10;
  std::size_t unit = 0;
  for (; unit < last_unit && tenths >= 9995; ++unit) tenths = scaled(tenths, 1, 1000);

  const bool is_whole = unit == 0 || tenths >= 1000 || (tenths >= 100 && tenths % 10 == 0);
  const std::string number =
      is_whole ? format_integer(scaled(tenths, 1, 10), locale) : format_decimal(tenths, 1, locale);
  const LanguageFormats& formats = formats_of(locale);
  return with_value(with_value(std::string{formats.size}, "{n}", number), "{unit}",
                    item(formats.size_units, unit));
}

PluralCategory plural_category(std::int64_t n, Language language) {
  return plural_category(n, 0, language);
}

PluralCategory plural_category(std::int64_t value, int decimals, Language language) {
  // The operands of CLDR's rules: the whole part; the decimals, with and without the zeros at their end.
  const std::uint64_t scale = power_of_ten(decimals);
  [[maybe_unused]] const std::uint64_t i = magnitude(value) / scale;
  [[maybe_unused]] const std::uint64_t f = magnitude(value) % scale;
  [[maybe_unused]] const int v = decimals;
  [[maybe_unused]] std::uint64_t t = f;
  [[maybe_unused]] int w = f == 0 ? 0 : v;
  for (; t != 0 && t % 10 == 0; t /= 10) --w;
  switch (language) {
#include "languages/plurals.inc"
  }
  return PluralCategory::other;
}

}  // namespace guichet
