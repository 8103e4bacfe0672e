#include "server/storage/search.hpp"

#include <vector>

#include "shared/core/text.hpp"

namespace guichet::storage {

namespace {

constexpr std::size_t words_max = 8;
constexpr std::size_t word_max = 40;

// Letters and digits stand together; everything else parts words. Bytes beyond ASCII count as letters.
std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty() && words.size() < words_max) words.push_back(word.substr(0, word_max));
    word.clear();
  };
  for (const char c : folded) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_letter) word.push_back(c);
    else end_word();
  }
  end_word();
  return words;
}

}  // namespace

std::string portal_token(std::string_view portal) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "p";
  for (const char c : portal) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
  return out;
}

std::string match_expression(std::string_view portal, std::string_view query) {
  const std::vector<std::string> words = words_of(text::fold(query));
  if (words.empty()) return {};
  std::string out = "portal : " + portal_token(portal) + " AND body : (";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += " AND ";
    out += '"' + words[i] + "\" *";
  }
  return out + ")";
}

}  // namespace guichet::storage
