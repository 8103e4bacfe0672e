// The identity of a message of the catalog, for failures and field problems that cross the wire.
#pragma once

#include <string_view>

namespace guichet {

struct Text;
struct Catalog;

namespace text {

// Made from a catalog member: `MessageId id = &Catalog::unknown_agent;`. Travels as the member's name.
class MessageId {
 public:
  constexpr MessageId() = default;
  // Implicit on purpose: functions that take a MessageId are called with `&Catalog::x`.
  constexpr MessageId(Text Catalog::*member) : member_(member) {}

  constexpr bool empty() const { return member_ == nullptr; }
  constexpr Text Catalog::*member() const { return member_; }
  friend constexpr bool operator==(MessageId, MessageId) = default;

 private:
  Text Catalog::*member_ = nullptr;
};

// The member's name, "" for an empty id.
std::string_view wire_text(MessageId id);

// A name that this build does not know becomes the general failure message, so that a client which is one
// version behind still says something true. Always returns true.
bool from_wire_text(std::string_view name, MessageId& out);

}  // namespace text
}  // namespace guichet
