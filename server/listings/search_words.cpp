#include "server/listings/search_words.hpp"

#include "server/storage/search.hpp"

namespace guichet::listings {

std::string agent_word(std::string_view portal, std::string_view code) {
  return storage::owner_word(portal, "agent", code);
}
std::string office_word(std::string_view portal, std::string_view code) {
  return storage::owner_word(portal, "office", code);
}

}  // namespace guichet::listings
