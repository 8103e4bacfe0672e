#include "server/media/tus.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {

void tus_headers(std::string_view input) {
  if (const auto metadata = media::parse_metadata(input)) {
    for (const auto& [key, value] : *metadata) {
      require(!key.empty() && key.find_first_of(" ,") == std::string::npos, "a key is a word");
      require(value.size() <= input.size(), "decoding never grows");
    }
  }
  if (const auto count = media::parse_bytes(input)) require(*count >= 0, "a count is not negative");
}

}  // namespace guichet::fuzz
