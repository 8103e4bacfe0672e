#include "shared/core/fold_table.hpp"

#include <string_view>

#include "shared/core/text.hpp"

namespace guichet::text {

namespace {

// Base letters of U+00C0 to U+017F; '?' marks those that become two letters or stay.
constexpr std::string_view latin =
    "aaaaaa?ceeeeiiiidnooooo?ouuuuy??"
    "aaaaaa?ceeeeiiiidnooooo?ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkk"
    "llllllllllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

// Base letters of U+1E00 to U+1EFF (Welsh, Vietnamese, Irish), one per pair of capital and small letter;
// U+1E96 to U+1E9F are separate.
constexpr std::string_view latin_additional =
    "abbbcdddddeeeeefghhhhhiikkkllllmmmnnnnoooopprrrrsssssttttuuuuuvvwwwwwxxyzzz";
static_assert(latin_additional.size() == (0x1E96 - 0x1E00) / 2);
constexpr std::string_view vietnamese = "aaaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy";

std::string_view two_letters(char32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      return {};
  }
}

char plain_punctuation(char32_t c) {
  if (c == 0x2018 || c == 0x2019 || c == 0x2BC) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) return '"';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  if (c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A)) return ' ';
  return '\0';
}

char latin_letter(char32_t c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  if (c < 0x80) return static_cast<char>(c);
  if (c >= 0xC0 && c < 0x180) return latin[c - 0xC0];
  if (c >= 0x1E00 && c < 0x1E96) return latin_additional[(c - 0x1E00) / 2];
  if (c >= 0x1EA0 && c < 0x1EFA) return vietnamese[(c - 0x1EA0) / 2];
  if (c == 0x218 || c == 0x219) return 's';
  if (c == 0x21A || c == 0x21B) return 't';
  return '?';
}

// Small letters of Greek and Cyrillic capitals.
char32_t small_letter(char32_t c) {
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 0x20;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

constexpr bool is_combining(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0xAD || c == 0x200D;
}

}  // namespace

void append_folded(std::string& out, char32_t c) {
  if (is_combining(c)) return;
  const char letter = latin_letter(c);
  if (letter != '?' || c == '?') {
    out += letter;
  } else if (const auto letters = two_letters(c); !letters.empty()) {
    out += letters;
  } else if (const char mark = plain_punctuation(c); mark != '\0') {
    out += mark;
  } else {
    append_utf8(out, small_letter(c));
  }
}

}  // namespace guichet::text
