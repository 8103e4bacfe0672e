/// Pages are made anew for everybody; the files beside them come compressed already (static_files.hpp).
#pragma once

#include <string>
#include <string_view>

namespace guichet::server {

/// RFC 1952. Only for what is not secret: whoever may choose a part of a text learns from its length what else it says (BREACH).
[[nodiscard]] std::string gzip(std::string_view text);

}  // namespace guichet::server
