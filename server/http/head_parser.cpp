#include "server/http/head_parser.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

namespace guichet::http {
namespace beast = boost::beast;

namespace {

std::string text(boost::core::string_view view) {
  return {view.data(), view.size()};
}

}  // namespace

std::variant<Head, Refusal> parse_head(std::string_view bytes) {
  if (const auto refusal = refuse_bytes(bytes)) return *refusal;
  beast::http::request_parser<beast::http::empty_body> parser;
  parser.header_limit(head_bytes_max);
  parser.body_limit(boost::none);
  beast::error_code error;
  parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (!parser.is_header_done()) return Refusal{400, "malformed head"};
  const auto& message = parser.get();
  RawHead raw;
  raw.method = text(message.method_string());
  raw.target = text(message.target());
  raw.version_minor = message.version() == 10 ? 0 : 1;
  for (const auto& field : message) raw.headers.push_back({text(field.name_string()), text(field.value())});
  return accept_head(std::move(raw));
}

}  // namespace guichet::http
