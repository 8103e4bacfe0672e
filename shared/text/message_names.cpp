// The names of all messages. Kept apart from the lookup, so that a program which never writes a name (the
// client) does not carry them.
#include <array>

#include "shared/text/catalog.hpp"

namespace guichet::text {

namespace {

#define PLURAL(name)
#define MESSAGE(name) MessageEntry{#name, &Catalog::name},
constexpr auto message_table = std::to_array<MessageEntry>({
#include "languages/messages.def"
});
#undef MESSAGE
#undef PLURAL

#define MESSAGE(name)
#define PLURAL(name) PluralEntry{#name, &Catalog::name},
constexpr auto plural_table = std::to_array<PluralEntry>({
#include "languages/messages.def"
});
#undef PLURAL
#undef MESSAGE

}  // namespace

std::span<const MessageEntry> messages() {
  return message_table;
}

std::span<const PluralEntry> plural_messages() {
  return plural_table;
}

std::string_view wire_text(MessageId id) {
  for (const auto& entry : message_table) {
    if (entry.member == id.member()) return entry.name;
  }
  return {};
}

}  // namespace guichet::text
