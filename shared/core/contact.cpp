// E-mail addresses and phone numbers: the other half of text.hpp.
#include "shared/core/text.hpp"

namespace guichet::text {

namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_domain(std::string_view domain) {
  std::size_t labels = 0;
  while (true) {
    const std::size_t dot = domain.find('.');
    const std::string_view label = domain.substr(0, dot);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    for (const char c : label) {
      const bool is_foreign = static_cast<unsigned char>(c) >= 0x80;
      if (!is_letter(c) && !is_digit(c) && c != '-' && !is_foreign) return false;
    }
    ++labels;
    if (dot == std::string_view::npos) return labels >= 2 && !is_digit(label.back());
    domain.remove_prefix(dot + 1);
  }
}

bool is_local_part(std::string_view local) {
  constexpr std::string_view allowed = "!#$%&'*+/=?^_`{|}~-.";
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  for (const char c : local) {
    const bool is_foreign = static_cast<unsigned char>(c) >= 0x80;
    if (!is_letter(c) && !is_digit(c) && !is_foreign && allowed.find(c) == std::string_view::npos)
      return false;
  }
  return true;
}

std::string_view country_code(Region region) {
  switch (region) {
    case Region::fr:
      return "33";
    case Region::pl:
      return "48";
    case Region::gb:
      return "44";
    case Region::ca:
    case Region::us:
      break;
  }
  return "1";
}

// The digits of an international number, without "+"; empty when the text is no number.
std::string international_digits(std::string_view typed, Region region) {
  const std::string plain = fold(trim(typed));
  std::string digits;
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const char c = plain[at];
    if (is_digit(c))
      digits += c;
    else if (c != ' ' && c != '.' && c != '-' && c != '(' && c != ')' && c != '/' && !(c == '+' && at == 0))
      return {};
  }
  if (!plain.empty() && plain.front() == '+') return digits;
  if (digits.size() > 2 && digits.substr(0, 2) == "00") return digits.substr(2);

  const std::string code{country_code(region)};
  const bool is_north_american = code == "1";
  if (is_north_american)
    return digits.size() == 10 ? code + digits : digits.size() == 11 ? digits : std::string{};
  if (region == Region::pl) return digits.size() == 9 ? code + digits : std::string{};
  const bool is_national = digits.size() >= 10 && digits.size() <= 11 && digits.front() == '0';
  return is_national ? code + digits.substr(1) : std::string{};
}

// Whether a number of a country we know has its exact form; numbers of other countries pass.
bool is_well_formed(std::string_view digits) {
  if (digits.size() < 8 || digits.size() > 15 || digits.front() == '0') return false;
  if (digits.front() == '1') return digits.size() == 11 && digits[1] >= '2' && digits[4] >= '2';
  if (digits.substr(0, 2) == "33") return digits.size() == 11 && digits[2] != '0';
  if (digits.substr(0, 2) == "48") return digits.size() == 11 && digits[2] != '0';
  return true;
}

// Inserts a no-break space so that the groups have the given lengths.
std::string grouped(std::string_view digits, std::initializer_list<std::size_t> lengths) {
  std::string out;
  for (const std::size_t length : lengths) {
    if (!out.empty() && !digits.empty()) out += "\u00a0";
    out += digits.substr(0, length);
    digits.remove_prefix(length < digits.size() ? length : digits.size());
  }
  out += digits;
  return out;
}

constexpr bool is_polish_mobile(std::string_view national) {
  constexpr std::string_view first_pairs[] = {"45", "50", "51", "53", "57", "60", "66",
                                              "69", "72", "73", "78", "79", "88"};
  for (const auto pair : first_pairs) {
    if (national.substr(0, 2) == pair) return true;
  }
  return false;
}

}  // namespace

std::string normalised_email(std::string_view text) {
  std::string out{trim(text)};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_plausible_email(std::string_view text) {
  const std::string_view address = trim(text);
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || address.size() > email_length_max || !is_valid_utf8(address))
    return false;
  return is_printable(address, Lines::refused) && is_local_part(address.substr(0, at)) &&
         is_domain(address.substr(at + 1));
}

std::optional<std::string> normalise_phone(std::string_view text, Region region) {
  const std::string digits = international_digits(text, region);
  if (digits.empty() || !is_well_formed(digits)) return std::nullopt;
  return "+" + digits;
}

std::string format_phone(std::string_view e164, Region region) {
  if (e164.size() < 8 || e164.front() != '+' || !is_well_formed(e164.substr(1))) return std::string{e164};
  const std::string_view digits = e164.substr(1);
  const bool is_domestic = digits.substr(0, country_code(region).size()) == country_code(region);
  if (digits.front() == '1') {
    const std::string national = grouped(digits.substr(1, 3), {3}) + "\u00a0" +
                                 std::string{digits.substr(4, 3)} + "-" + std::string{digits.substr(7)};
    return is_domestic ? national : "+1\u00a0" + national;
  }
  if (digits.substr(0, 2) == "33") {
    const auto national = digits.substr(2);
    if (is_domestic) return "0" + grouped(national, {1, 2, 2, 2, 2});
    return "+33\u00a0" + grouped(national, {1, 2, 2, 2, 2});
  }
  if (digits.substr(0, 2) == "48") {
    const auto national = digits.substr(2);
    const auto text =
        is_polish_mobile(national) ? grouped(national, {3, 3, 3}) : grouped(national, {2, 3, 2, 2});
    return is_domestic ? text : "+48\u00a0" + text;
  }
  return std::string{e164};
}

}  // namespace guichet::text
