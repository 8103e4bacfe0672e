// What a form without script sends.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace guichet::server {

/// Fields of application/x-www-form-urlencoded; a repeated or broken one is left out.
[[nodiscard]] std::map<std::string, std::string> read_form(std::string_view body);

}  // namespace guichet::server
