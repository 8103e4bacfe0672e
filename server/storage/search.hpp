#pragma once

#include <string>
#include <string_view>

namespace guichet::storage {

// The one word that stands for a portal in full-text tables.
std::string portal_token(std::string_view portal);

// What to match listing_search against: every word of `text` must begin some word of the portal's rows. `text` may
// be anything a person types. Empty when it holds no word; then there is nothing to search.
std::string match_expression(std::string_view portal, std::string_view text);

}  // namespace guichet::storage
