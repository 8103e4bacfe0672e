#include "server/listings/search_words.hpp"

#include "shared/core/text.hpp"

namespace guichet::listings {

namespace {

std::string word(std::string_view kind, std::string_view code) {
  std::string out(kind);
  for (const char c : text::fold(code)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

}  // namespace

std::string agent_word(std::string_view code) {
  return word("agent", code);
}
std::string office_word(std::string_view code) {
  return word("office", code);
}

}  // namespace guichet::listings
