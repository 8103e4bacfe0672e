// Which places a person has, by role and by what the portal uses.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wasm-app/app/session.hpp"
#include "wasm-app/shell/shell_view.hpp"

namespace guichet::app {

// The name of the unsent order among the drafts.
inline constexpr std::string_view order_draft = "order";
// And the key under which it was sent when no answer came.
inline constexpr std::string_view order_key_draft = "order.key";

[[nodiscard]] std::vector<shell::NavItem> navigation_items(const Session& session, const Route& here,
                                                           std::int64_t orders_in_progress,
                                                           const Reader& reader);
// Where a signed-in person finds what an address names. Staff have no home of a client, and an order stands in the
// queue for them and on its own page for its client: each may send the other the address.
[[nodiscard]] Route own_place(const Session& session, Route wanted);
// Pages whose own button sticks to the bottom of a phone.
[[nodiscard]] bool has_sticky_action(const Route& route);
[[nodiscard]] bool may_visit(const Session& session, const Route& route);

}  // namespace guichet::app
