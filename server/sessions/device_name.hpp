// What a browser says of itself, in two words a person recognises.
#pragma once

#include <string>
#include <string_view>

namespace guichet::server {

/// "Firefox · Linux"; empty when neither is known.
[[nodiscard]] std::string device_name(std::string_view user_agent);

}  // namespace guichet::server
