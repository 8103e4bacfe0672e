#include "shared/core/locale.hpp"

#include <cstddef>

namespace guichet {

namespace {

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view narrow_space = "\u202f";

constexpr bool is_french(Language language) {
  return language == Language::fr_fr || language == Language::fr_ca;
}

std::string_view group_separator(Language language) {
  switch (language) {
    case Language::fr_fr:
      return narrow_space;
    case Language::fr_ca:
    case Language::pl_pl:
      return no_break_space;
    case Language::en:
      break;
  }
  return ",";
}

char decimal_separator(Language language) {
  return language == Language::en ? '.' : ',';
}

// The absolute value; works for the smallest integer too.
constexpr std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

std::string grouped(std::uint64_t value, Language language) {
  const std::string digits = std::to_string(value);
  // Polish writes four digits together.
  if (digits.size() <= (language == Language::pl_pl ? 4U : 3U)) return digits;
  std::string out;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at != 0 && (digits.size() - at) % 3 == 0) out += group_separator(language);
    out += digits[at];
  }
  return out;
}

std::string unsigned_decimal(std::uint64_t value, int decimals, Language language) {
  std::uint64_t scale = 1;
  for (int n = 0; n < decimals; ++n) scale *= 10;
  std::string out = grouped(value / scale, language);
  if (decimals <= 0) return out;
  const std::string fraction = std::to_string(value % scale);
  out += decimal_separator(language);
  out.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
  return out + fraction;
}

// The sign as the language writes it; codes of letters keep a space from the amount.
std::string_view currency_sign(Currency currency, Locale locale) {
  const bool is_polish = locale.language == Language::pl_pl;
  const bool is_of_france = locale.language == Language::fr_fr;
  const bool is_of_canada = locale.language == Language::fr_ca;
  const bool is_english = locale.language == Language::en;
  switch (currency) {
    case Currency::EUR:
      return "€";
    case Currency::PLN:
      return is_polish ? "zł" : "PLN";
    case Currency::CHF:
      return "CHF";
    case Currency::CAD:
      if (is_polish) return "CAD";
      if (is_of_france) return "$CA";
      return is_of_canada || locale.region == Region::ca ? "$" : "CA$";
    case Currency::USD:
      if (is_polish) return "USD";
      if (is_of_france) return "$US";
      if (is_of_canada) return "$\u00a0US";
      return locale.region == Region::us ? "$" : "US$";
    case Currency::GBP:
      if (is_polish) return "GBP";
      return is_english || is_of_canada ? "£" : "£GB";
  }
  return {};
}

std::string money_text(Money money, int decimals, Locale locale) {
  const std::uint64_t cents = magnitude(money.amount.v);
  const std::string number = unsigned_decimal(decimals == 0 ? cents / 100 : cents, decimals, locale.language);
  const std::string_view sign = currency_sign(money.currency, locale);
  std::string out = money.amount.v < 0 ? "-" : "";
  if (locale.language != Language::en) {
    out += number;
    out += no_break_space;
    out += sign;
    return out;
  }
  out += sign;
  const bool is_code = sign.back() >= 'A' && sign.back() <= 'Z';
  if (is_code) out += no_break_space;
  return out + number;
}

}  // namespace

std::string_view language_tag(Language language) {
  switch (language) {
    case Language::fr_fr:
      return "fr-FR";
    case Language::fr_ca:
      return "fr-CA";
    case Language::pl_pl:
      return "pl-PL";
    case Language::en:
      break;
  }
  return "en";
}

std::string_view language_name(Language language) {
  switch (language) {
    case Language::fr_fr:
      return "Français (France)";
    case Language::fr_ca:
      return "Français (Canada)";
    case Language::pl_pl:
      return "Polski";
    case Language::en:
      break;
  }
  return "English";
}

std::optional<Language> parse_language(std::string_view tag) {
  std::string plain = text::fold(text::trim(tag));
  for (char& c : plain) {
    if (c == '_') c = '-';
  }
  const std::string primary = plain.substr(0, plain.find('-'));
  if (plain == "fr-ca") return Language::fr_ca;
  if (primary == "fr") return Language::fr_fr;
  if (primary == "pl") return Language::pl_pl;
  if (primary == "en") return Language::en;
  return std::nullopt;
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
  const std::string plain = text::fold(tag);
  const bool is_unspecific = language == Language::fr_fr && plain != "fr-fr" && plain != "fr_fr";
  return is_unspecific && is_french(portal) ? portal : language;
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
  return (value < 0 ? "-" : "") + unsigned_decimal(magnitude(value), decimals, locale.language);
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
  std::string out = format_decimal(value, decimals, locale);
  if (is_french(locale.language)) out += no_break_space;
  return out + "%";
}

std::string format_bytes(std::int64_t bytes, Locale locale) {
  constexpr std::string_view french_units[] = {"o", "ko", "Mo", "Go", "To"};
  constexpr std::string_view other_units[] = {"B", "kB", "MB", "GB", "TB"};
  // Tenths of the unit, so that nothing is lost to rounding before the last step.
  std::int64_t tenths = bytes < 0 ? 0 : bytes > cents_max * 1000 ? cents_max * 10'000 : bytes * 10;
  std::size_t unit = 0;
  for (; unit + 1 < std::size(other_units) && tenths >= 9995; ++unit) tenths = scaled(tenths, 1, 1000);

  const bool is_whole = unit == 0 || tenths >= 1000 || (tenths >= 100 && tenths % 10 == 0);
  std::string out =
      is_whole ? format_integer(scaled(tenths, 1, 10), locale) : format_decimal(tenths, 1, locale);
  out += locale.language == Language::fr_fr ? narrow_space : no_break_space;
  out += is_french(locale.language) ? french_units[unit] : other_units[unit];
  return out;
}

PluralCategory plural_category(std::int64_t n, Language language) {
  const std::uint64_t value = magnitude(n);
  switch (language) {
    case Language::fr_fr:
    case Language::fr_ca:
      if (value <= 1) return PluralCategory::one;
      return value % 1'000'000 == 0 ? PluralCategory::many : PluralCategory::other;
    case Language::pl_pl: {
      if (value == 1) return PluralCategory::one;
      const bool is_few = value % 10 >= 2 && value % 10 <= 4 && (value % 100 < 12 || value % 100 > 14);
      return is_few ? PluralCategory::few : PluralCategory::many;
    }
    case Language::en:
      break;
  }
  return value == 1 ? PluralCategory::one : PluralCategory::other;
}

PluralCategory plural_category(std::int64_t value, int decimals, Language language) {
  if (decimals <= 0) return plural_category(value, language);
  if (!is_french(language)) return PluralCategory::other;
  std::uint64_t scale = 1;
  for (int n = 0; n < decimals; ++n) scale *= 10;
  return magnitude(value) / scale <= 1 ? PluralCategory::one : PluralCategory::other;
}

}  // namespace guichet
