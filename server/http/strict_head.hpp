// What a request head must look like before anything acts on it. Stricter than the RFCs where they leave
// room, because every ambiguity is a way to smuggle a second request past a proxy. Pure: bytes in, verdict
// out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/http/message.hpp"

namespace guichet::http {

inline constexpr std::size_t head_bytes_max = 8 * 1024;
inline constexpr std::size_t target_bytes_max = 4 * 1024;
inline constexpr std::size_t header_count_max = 100;

/// Why a message is not served. The connection closes after the answer.
struct Refusal {
  int status{400};
  std::string_view reason{};
};

/// The parts of a head, before they mean anything.
struct RawHeader {
  std::string_view name{};
  std::string_view value{};
};
struct RawHead {
  std::string_view method{};
  std::string_view target{};
  int version_minor{1};  // of HTTP/1.x
  std::vector<RawHeader> headers{};
};

/// Looks at the bytes up to and including the empty line: line ends, folding, control bytes, blanks.
[[nodiscard]] std::optional<Refusal> refuse_bytes(std::string_view head);

/// Looks at the meaning: method, target, host, length, coding, repeated headers.
[[nodiscard]] std::variant<Head, Refusal> accept_head(const RawHead& raw);

}  // namespace guichet::http
