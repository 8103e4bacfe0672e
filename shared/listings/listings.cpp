#include "shared/listings/listings.hpp"

#include <algorithm>
#include <array>

#include "shared/core/text.hpp"
#include "shared/portal/checks.hpp"

namespace guichet::listings {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What people paste in front of the number: "SIA 24718803", "MLS: 24718803", "N° 24718803".
bool is_number_label(std::string_view folded) {
  static constexpr std::array<std::string_view, 8> labels{"",       "n",   "no",  "nr",
                                                          "numero", "sia", "mls", "centris"};
  std::string letters;
  for (const char c : folded) {
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return std::find(labels.begin(), labels.end(), letters) != labels.end();
}

}  // namespace

void SearchListings::check(Problems& p) const {
  portal::require_text(p, text, search_text_max);
  portal::require_text(p, after, cursor_max);
}

std::string normalised_number(std::string_view typed) {
  const std::string folded = text::fold(text::single_line(typed));
  const auto first = std::find_if(folded.begin(), folded.end(), is_digit);
  if (!is_number_label(std::string{folded.begin(), first})) return {};
  std::string digits;
  for (auto at = first; at != folded.end(); ++at) {
    if (is_digit(*at)) {
      digits += *at;
    } else if (*at != ' ' && *at != '-' && *at != '.') {
      return {};
    }
  }
  return digits.size() == 7 || digits.size() == 8 ? digits : std::string{};
}

}  // namespace guichet::listings
