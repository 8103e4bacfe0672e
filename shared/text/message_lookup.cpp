// From a message's name to the message, by a hash of the name: 8 bytes a message in the client instead of the
// name itself, and only once a server has answered: they come with the second part of the client
// (toolchain/wasm_parts.mjs). A test proves that no two names share a hash.
#include <array>
#include <cstddef>

#include "shared/text/catalog.hpp"
#include "shared/text/name_hash.hpp"

namespace guichet::text {

namespace {

#define PLURAL(name)

#define MESSAGE(name) name_hash(#name),
[[gnu::section("rest_data")]] constexpr auto hashes = std::to_array<std::uint32_t>({
#include "languages/messages.def"
});
#undef MESSAGE

#define MESSAGE(name) &Catalog::name,
[[gnu::section("rest_data")]] constexpr auto members = std::to_array<Text Catalog::*>({
#include "languages/messages.def"
});
#undef MESSAGE

#undef PLURAL

}  // namespace

bool from_wire_text(std::string_view name, MessageId& out) {
  const std::uint32_t wanted = name_hash(name);
  out = MessageId{&Catalog::failure_internal};
  for (std::size_t index = 0; index < hashes.size(); ++index) {
    if (hashes[index] == wanted) out = MessageId{members[index]};
  }
  return true;
}

}  // namespace guichet::text
