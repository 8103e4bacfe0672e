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
// The first page of a member of staff.
[[nodiscard]] Route staff_home(const Session& session);
// Pages whose own button sticks to the bottom of a phone.
[[nodiscard]] bool has_sticky_action(const Route& route);
[[nodiscard]] bool may_visit(const Session& session, const Route& route);

}  // namespace guichet::app
