#include "server/http/head_parser.hpp"
#include "server/http/range.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {

void http_head(std::string_view input) {
  const auto parsed = http::parse_head(input);
  const auto* head = std::get_if<http::Head>(&parsed);
  if (head == nullptr) {
    const auto& refusal = std::get<http::Refusal>(parsed);
    require(refusal.status >= 400 && refusal.status < 600 && !refusal.reason.empty(), "a refusal says why");
    return;
  }
  require(head->path.front() == '/' && head->target.substr(0, head->path.size()) == head->path,
          "a path is a path");
  require(head->path.find("/../") == std::string::npos && head->path.find('\\') == std::string::npos,
          "no path climbs");
  require(!(head->is_chunked && head->content_length), "one framing");
  require(!head->header("host").empty(), "there is a host");
  for (const auto& header : head->headers)
    require(header.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
            "a value is one line");
  (void)http::cookie(*head, "guichet-panorama");
  constexpr std::uint64_t size = 1000;
  const auto part = http::choose_part(*head, "\"tag\"", size);
  require(part.first + part.count <= size, "a range is within the file");
}

}  // namespace guichet::fuzz
