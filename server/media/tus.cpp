#include "server/media/tus.hpp"

#include <sodium.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

#include "server/router.hpp"
#include "shared/media/media.hpp"

namespace guichet::media {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

std::optional<std::string> base64_decoded(std::string_view text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const int result =
      ::sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (result != 0) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::optional<std::int64_t> parse_bytes(std::string_view header) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), value);
  const bool is_whole = error == std::errc() && end == header.data() + header.size();
  if (!is_whole || value < 0 || header.front() == '-') return std::nullopt;
  return value;
}

std::optional<Metadata> parse_metadata(std::string_view header) {
  Metadata metadata;
  while (!header.empty()) {
    const std::string_view pair = trimmed(header.substr(0, header.find(',')));
    header.remove_prefix(std::min(header.find(','), header.size() - 1) + 1);
    const std::size_t space = pair.find(' ');
    auto value = space == std::string_view::npos ? std::optional(std::string())
                                                 : base64_decoded(trimmed(pair.substr(space)));
    if (pair.empty() || !value) return std::nullopt;
    if (!metadata.emplace(pair.substr(0, space), std::move(*value)).second) return std::nullopt;
  }
  return metadata;
}

std::string http_date(Instant at) {
  static constexpr std::array days_of_week{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const LocalTime time = to_local(at, {});
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                days_of_week.at(static_cast<std::size_t>(weekday(time.day))), time.day.day,
                months.at(static_cast<std::size_t>(time.day.month - 1)), time.day.year, time.hour,
                time.minute, time.second);
  return text.data();
}

http::Reply tus_reply(int status) {
  http::Reply reply;
  reply.status = status;
  reply.add("Tus-Resumable", std::string(tus_version));
  reply.add("Cache-Control", "no-store");
  return reply;
}

http::Reply tus_failure(const Failure& failure, std::optional<int> status) {
  http::Reply reply = server::failure_reply(failure, status);
  reply.add("Tus-Resumable", std::string(tus_version));
  if (reply.status == 412) reply.add("Tus-Version", std::string(tus_version));
  if (reply.status == 413) reply.add("Tus-Max-Size", std::to_string(upload_bytes_max));
  return reply;
}

http::Reply tus_options() {
  http::Reply reply = tus_reply(204);
  reply.add("Tus-Version", std::string(tus_version));
  reply.add("Tus-Max-Size", std::to_string(upload_bytes_max));
  reply.add("Tus-Extension", "creation,creation-with-upload,expiration,termination");
  return reply;
}

}  // namespace guichet::media
