// Words in the full-text row of a property that nobody types: they narrow a search to an agent or an office.
#pragma once

#include <string>
#include <string_view>

namespace guichet::listings {

// "48213" -> "agent48213": one word for the tokenizer, small letters and digits only.
[[nodiscard]] std::string agent_word(std::string_view code);
[[nodiscard]] std::string office_word(std::string_view code);

}  // namespace guichet::listings
