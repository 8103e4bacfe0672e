// Reading the addresses of the byte routes, and answers they share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/files/blob_store.hpp"
#include "server/http/byte_routes.hpp"

namespace guichet::media {

/// What follows "/files/<portal>/", cut at its slashes; nothing when the address is another portal's than the
/// caller's transaction.
[[nodiscard]] std::optional<std::vector<std::string_view>> segments_after(const http::BytesCall& call,
                                                                          std::string_view prefix);
/// Nothing when an escape is broken or hides a zero.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);
/// The first value of a name in a query, decoded; empty when absent or broken.
[[nodiscard]] std::string query_value(std::string_view query, std::string_view name);

[[nodiscard]] http::BodyPlan at_once(http::Reply reply);
/// The one answer to everything a person may not open.
[[nodiscard]] http::BodyPlan no_such_file();

/// Foreign bytes: never run, never framed, never read by another site.
void add_foreign_bytes_policy(http::Reply& reply, std::string_view type);
[[nodiscard]] http::FileReply file_reply(files::OpenFile file, std::string type);

}  // namespace guichet::media
