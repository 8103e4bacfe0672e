#include "server/pages/form.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace guichet::server {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decode_form_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_value(text[i + 1]);
    const int low = hex_value(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace

std::map<std::string, std::string> read_form(std::string_view body) {
  std::map<std::string, std::string> fields;
  std::set<std::string> repeated;
  while (!body.empty()) {
    const auto end = std::min(body.find('&'), body.size());
    const auto pair = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decode_form_text(pair.substr(0, equals));
    auto value = decode_form_text(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value) continue;
    if (!fields.emplace(*name, std::move(*value)).second) repeated.insert(*name);
  }
  for (const auto& name : repeated) fields.erase(name);
  return fields;
}

}  // namespace guichet::server
