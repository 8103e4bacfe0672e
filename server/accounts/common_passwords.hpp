#pragma once

#include <string>
#include <string_view>

#include "shared/core/result.hpp"

namespace guichet::accounts {

// Is this one of the passwords everybody tries first? Folded comparison against a fixed list (P1).
[[nodiscard]] bool is_common_password(std::string_view password);

// What to say about such a password in `field`.
[[nodiscard]] Failure common_password(std::string field);

}  // namespace guichet::accounts
