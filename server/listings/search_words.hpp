// The full-text rows of properties: the words of number and address, and of whom the property is.
#pragma once

#include <string>
#include <string_view>

namespace guichet::listings {

// Whose words narrow a search to an agent or an office of the portal.
[[nodiscard]] std::string agent_word(std::string_view portal, std::string_view code);
[[nodiscard]] std::string office_word(std::string_view portal, std::string_view code);

}  // namespace guichet::listings
