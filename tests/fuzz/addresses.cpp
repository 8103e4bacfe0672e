#include "server/http/client_address.hpp"
#include "server/media/byte_paths.hpp"
#include "server/pages/form.hpp"
#include "server/sessions/device_name.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {

// Paths, queries, forms and what proxies and browsers say of callers.
void addresses(std::string_view input) {
  if (const auto decoded = media::percent_decoded(input)) {
    require(decoded->size() <= input.size(), "decoding never grows");
    require(decoded->find('\0') == std::string::npos || input.find('\0') != std::string_view::npos,
            "no escape hides a zero");
  }
  require(media::query_value(input, "ids").size() <= input.size(), "a value is part of its query");
  std::size_t bytes = 0;
  for (const auto& [name, value] : server::read_form(input)) bytes += name.size() + value.size();
  require(bytes <= input.size(), "a form holds what was sent");
  (void)server::device_name(input);
  const auto address = http::canonical_address(input);
  require(http::canonical_address(address) == address, "one way to write an address");
  const http::ClientAddress peer{"10.0.0.1"};
  const auto client = http::forwarded_client({input, "203.0.113.9"}, peer, {"10.0.0.1"});
  require(client.text == "203.0.113.9", "the last hop decides");
  const auto named = http::forwarded_client({input}, peer, {"10.0.0.1"});
  require(!http::canonical_address(named.text).empty() && !named.network().empty(),
          "a caller has an address");
}

}  // namespace guichet::fuzz
