// The words of tus 1.0, the protocol of resumable uploads: headers read and replies made.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.hpp"
#include "shared/core/result.hpp"
#include "shared/core/time.hpp"

namespace guichet::media {

inline constexpr std::string_view tus_version = "1.0.0";
inline constexpr std::string_view tus_bytes_type = "application/offset+octet-stream";

/// A count of bytes; nothing for anything but digits, or more than fits.
[[nodiscard]] std::optional<std::int64_t> parse_bytes(std::string_view header);

/// Upload-Metadata: keys and their decoded values; nothing when it is malformed.
using Metadata = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] std::optional<Metadata> parse_metadata(std::string_view header);

/// "Sun, 22 Nov 2026 19:14:00 GMT"
[[nodiscard]] std::string http_date(Instant at);

[[nodiscard]] http::Reply tus_reply(int status);
/// With the failure as the body, as the interface gives it.
[[nodiscard]] http::Reply tus_failure(const Failure& failure, std::optional<int> status = {});
/// What this server speaks.
[[nodiscard]] http::Reply tus_options();

}  // namespace guichet::media
