#include "server/media/byte_paths.hpp"

#include <charconv>
#include <utility>

#include "server/storage/db.hpp"

namespace guichet::media {

std::optional<std::vector<std::string_view>> segments_after(const http::BytesCall& call,
                                                            std::string_view prefix) {
  std::string_view rest = call.request.head.path;
  if (!rest.starts_with(prefix)) return std::nullopt;
  rest.remove_prefix(prefix.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos || rest.substr(0, slash) != call.tx.portal()) return std::nullopt;
  std::vector<std::string_view> segments;
  for (rest.remove_prefix(slash + 1);;) {
    const std::size_t end = rest.find('/');
    segments.push_back(rest.substr(0, end));
    if (end == std::string_view::npos) return segments;
    rest.remove_prefix(end + 1);
  }
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    unsigned value = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 2 || error != std::errc() || end != digits.data() + 2 || value == 0)
      return std::nullopt;
    out += static_cast<char>(value);
    i += 2;
  }
  return out;
}

std::string query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name))
      return percent_decoded(pair.substr(name.size() + 1)).value_or("");
  }
  return {};
}

http::BodyPlan at_once(http::Reply reply) {
  http::BodyPlan plan;
  plan.at_once = std::move(reply);
  return plan;
}

http::BodyPlan no_such_file() {
  http::Reply reply = http::text_reply(404, "no such file");
  reply.add("Cache-Control", "no-store");
  return at_once(std::move(reply));
}

void add_foreign_bytes_policy(http::Reply& reply, std::string_view type) {
  // Browsers show no PDF in a sandbox, and play a video only in its own origin; neither runs anything of that
  // origin.
  std::string_view rest = "; sandbox";
  if (type == "application/pdf") rest = "; object-src 'self'";
  if (type.starts_with("video/")) rest = "; sandbox allow-same-origin";
  reply.add("Content-Security-Policy",
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; "
            "frame-ancestors 'none'" +
                std::string(rest));
}

http::FileReply file_reply(files::OpenFile file, std::string type) {
  return {.file = http::FileHandle(file.descriptor.release()),
          .size = static_cast<std::uint64_t>(file.size),
          .etag = std::move(file.etag),
          .type = std::move(type),
          .disposition = {},
          .encoding = {},
          .cache = "private, max-age=86400, immutable"};
}

}  // namespace guichet::media
