#include "server/http/strict_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace guichet::http {
namespace {

constexpr std::string_view token_signs = "!#$%&'*+-.^_`|~";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || is_letter(c) || token_signs.find(c) != std::string_view::npos;
  });
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_printable(char c) {
  return c >= 0x21 && c <= 0x7e;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::optional<Refusal> refuse_request_line(std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return Refusal{400, "malformed request line"};
  if (!is_token(line.substr(0, first))) return Refusal{400, "malformed method"};
  const auto target = line.substr(first + 1, last - first - 1);
  if (target.empty() || !std::all_of(target.begin(), target.end(), is_printable))
    return Refusal{400, "malformed target"};
  const auto version = line.substr(last + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return Refusal{400, "unknown version"};
  return std::nullopt;
}

std::optional<Refusal> refuse_header_line(std::string_view line) {
  if (line.front() == ' ' || line.front() == '\t') return Refusal{400, "folded header"};
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return Refusal{400, "header without colon"};
  if (!is_token(line.substr(0, colon))) return Refusal{400, "malformed header name"};
  const auto value = line.substr(colon + 1);
  const bool is_clean = std::all_of(value.begin(), value.end(),
                                    [](char c) { return c == ' ' || c == '\t' || is_printable(c); });
  if (!is_clean) return Refusal{400, "malformed header value"};
  return std::nullopt;
}

// ---- meaning ----

struct Known {
  std::string_view name;
  Method method;
};
constexpr std::array known_methods{Known{"GET", Method::get},    Known{"HEAD", Method::head},
                                   Known{"POST", Method::post},  Known{"PATCH", Method::patch},
                                   Known{"DELETE", Method::del}, Known{"OPTIONS", Method::options}};
constexpr std::array<std::string_view, 3> unwanted_methods{"TRACE", "CONNECT", "PUT"};

// Headers that mean something different to different readers when sent twice.
constexpr std::array<std::string_view, 19> single_headers{
    "host",          "content-length", "transfer-encoding", "content-type",     "content-encoding",
    "cookie",        "origin",         "authorization",     "guichet-portal",   "guichet-request",
    "expect",        "range",          "if-range",          "idempotency-key",  "upload-length",
    "upload-offset", "if-none-match",  "sec-fetch-site",    "x-forwarded-proto"};

std::optional<Refusal> refuse_target(std::string_view target) {
  if (target.size() > target_bytes_max) return Refusal{414, "target too long"};
  if (target.front() != '/') return Refusal{400, "target is not a path"};
  if (target.substr(0, 2) == "//") return Refusal{400, "target is not a path"};
  for (std::size_t i = 0; i < target.size(); ++i) {
    const char c = target[i];
    if (c == '"' || c == '<' || c == '>' || c == '\\' || c == '#') return Refusal{400, "malformed target"};
    if (c != '%') continue;
    if (i + 2 >= target.size() || !is_hex(target[i + 1]) || !is_hex(target[i + 2]))
      return Refusal{400, "malformed escape"};
    if (target.substr(i, 3) == "%00") return Refusal{400, "malformed escape"};
  }
  return std::nullopt;
}

bool is_dot_segment(std::string segment) {
  for (auto at = segment.find("%2e"); at != std::string::npos; at = segment.find("%2e"))
    segment.replace(at, 3, ".");
  return segment == "." || segment == "..";
}

std::optional<Refusal> refuse_path(std::string_view path) {
  const std::string folded = lower(path);
  if (folded.find("%2f") != std::string::npos || folded.find("%5c") != std::string::npos)
    return Refusal{400, "escaped separator"};
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find('/', at + 1), folded.size());
    if (is_dot_segment(folded.substr(at + 1, end - at - 1))) return Refusal{400, "dot segment"};
    at = end;
  }
  return std::nullopt;
}

std::size_t count(const std::vector<Header>& headers, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(headers.begin(), headers.end(), [&](const Header& h) { return h.name == name; }));
}

std::optional<Refusal> refuse_repeats(const std::vector<Header>& headers) {
  for (const auto name : single_headers)
    if (count(headers, name) > 1) return Refusal{400, "repeated header"};
  return std::nullopt;
}

std::optional<Refusal> refuse_host(const Head& head) {
  if (count(head.headers, "host") != 1) return Refusal{400, "one host is needed"};
  const auto host = head.header("host");
  const bool is_clean = !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return is_digit(c) || is_letter(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']' ||
           c == '_';
  });
  if (!is_clean) return Refusal{400, "malformed host"};
  return std::nullopt;
}

std::optional<Refusal> read_length(Head& head, int version_minor) {
  const bool has_length = count(head.headers, "content-length") > 0;
  const bool has_coding = count(head.headers, "transfer-encoding") > 0;
  if (has_length && has_coding) return Refusal{400, "length and coding"};
  if (has_coding) {
    if (version_minor == 0) return Refusal{400, "coding on HTTP/1.0"};
    if (lower(head.header("transfer-encoding")) != "chunked") return Refusal{501, "unknown coding"};
    head.is_chunked = true;
  }
  if (has_length) {
    const auto text = head.header("content-length");
    std::uint64_t length = 0;
    if (text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), is_digit))
      return Refusal{400, "malformed length"};
    std::from_chars(text.data(), text.data() + text.size(), length);
    head.content_length = length;
  }
  const bool may_have_body = head.method == Method::post || head.method == Method::patch;
  if (head.has_body() && !may_have_body) return Refusal{400, "body not expected"};
  return std::nullopt;
}

std::optional<Refusal> read_connection(Head& head, int version_minor) {
  head.is_keep_alive = version_minor == 1;
  for (const auto& header : head.headers)
    if (header.name == "connection" && lower(header.value).find("close") != std::string::npos)
      head.is_keep_alive = false;
  if (const auto expect = head.header("expect"); !expect.empty()) {
    if (lower(expect) != "100-continue") return Refusal{400, "unknown expectation"};
    head.expects_continue = version_minor == 1 && head.has_body();
  }
  return std::nullopt;
}

std::optional<Refusal> read_method(Head& head, std::string_view text) {
  for (const auto& known : known_methods) {
    if (known.name != text) continue;
    head.method = known.method;
    return std::nullopt;
  }
  const bool is_unwanted =
      std::find(unwanted_methods.begin(), unwanted_methods.end(), text) != unwanted_methods.end();
  return is_unwanted ? Refusal{405, "method not allowed"} : Refusal{501, "unknown method"};
}

}  // namespace

std::optional<Refusal> refuse_bytes(std::string_view head) {
  std::size_t lines = 0;
  for (std::size_t at = 0; at < head.size(); ++lines) {
    const auto end = head.find('\n', at);
    if (end == std::string_view::npos || end == at || head[end - 1] != '\r')
      return Refusal{400, "bare line end"};
    const auto line = head.substr(at, end - 1 - at);
    at = end + 1;
    if (line.empty()) {
      if (lines == 0 || at != head.size()) return Refusal{400, "empty line"};
      return std::nullopt;
    }
    if (line.find('\r') != std::string_view::npos) return Refusal{400, "bare line end"};
    if (lines > header_count_max) return Refusal{431, "too many headers"};
    if (auto refusal = lines == 0 ? refuse_request_line(line) : refuse_header_line(line)) return refusal;
  }
  return Refusal{400, "head without end"};
}

std::variant<Head, Refusal> accept_head(const RawHead& raw) {
  Head head;
  head.headers.reserve(raw.headers.size());
  for (const auto& header : raw.headers)
    head.headers.push_back({lower(header.name), std::string(header.value)});
  if (auto refusal = read_method(head, raw.method)) return *refusal;
  if (auto refusal = refuse_target(raw.target)) return *refusal;
  head.target = raw.target;
  const auto question = head.target.find('?');
  head.path = head.target.substr(0, question);
  if (question != std::string::npos) head.query = head.target.substr(question + 1);
  if (auto refusal = refuse_path(head.path)) return *refusal;
  if (auto refusal = refuse_repeats(head.headers)) return *refusal;
  if (auto refusal = refuse_host(head)) return *refusal;
  if (auto refusal = read_length(head, raw.version_minor)) return *refusal;
  if (auto refusal = read_connection(head, raw.version_minor)) return *refusal;
  return head;
}

}  // namespace guichet::http
