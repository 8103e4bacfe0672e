// Conditions and ranges of a download (RFC 9110, 13 and 14), decided from the head and what the file is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/http/message.hpp"

namespace guichet::http {

/// Which bytes of a file to send and under which status: 200, 206, 304 or 416.
struct FilePart {
  int status{200};
  std::uint64_t first{0};
  std::uint64_t count{0};
};

/// Several ranges in one request are answered with the whole file.
[[nodiscard]] FilePart choose_part(const Head& head, std::string_view etag, std::uint64_t size);

/// Whether an If-None-Match list names the tag; weak and strong ones compare alike.
[[nodiscard]] bool names_tag(std::string_view list, std::string_view etag);

}  // namespace guichet::http
