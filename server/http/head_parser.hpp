// From the bytes of a head to its parts.
#pragma once

#include <string_view>
#include <variant>

#include "server/http/strict_head.hpp"

namespace guichet::http {

/// `bytes` ends with the empty line.
[[nodiscard]] std::variant<Head, Refusal> parse_head(std::string_view bytes);

}  // namespace guichet::http
