#include "server/http/head_parser.hpp"

namespace guichet::http {
namespace {

std::string_view without_blanks(std::string_view value) {
  constexpr std::string_view blanks = " \t";
  const auto first = value.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return value.substr(first, value.find_last_not_of(blanks) - first + 1);
}

// Up to the line end, which is taken away too.
std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\r');
  const auto line = rest.substr(0, end);
  rest.remove_prefix(end + 2);
  return line;
}

}  // namespace

// The strict layer has seen every line: what is split here has its spaces, colons and line ends.
std::variant<Head, Refusal> parse_head(std::string_view bytes) {
  if (const auto refusal = refuse_bytes(bytes)) return *refusal;
  const auto request = take_line(bytes);
  const auto first = request.find(' ');
  const auto last = request.rfind(' ');
  RawHead raw;
  raw.method = request.substr(0, first);
  raw.target = request.substr(first + 1, last - first - 1);
  raw.version_minor = request.back() == '0' ? 0 : 1;
  for (auto line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    const auto colon = line.find(':');
    raw.headers.push_back({line.substr(0, colon), without_blanks(line.substr(colon + 1))});
  }
  return accept_head(raw);
}

}  // namespace guichet::http
