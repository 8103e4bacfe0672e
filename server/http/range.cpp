#include "server/http/range.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace guichet::http {
namespace {

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.size() > 18) return std::nullopt;
  return value;
}

FilePart whole(std::uint64_t size) {
  return {200, 0, size};
}

FilePart choose_range(std::string_view range, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  if (range.substr(0, unit.size()) != unit || range.find(',') != std::string_view::npos) return whole(size);
  range.remove_prefix(unit.size());
  const auto dash = range.find('-');
  if (dash == std::string_view::npos) return whole(size);
  const auto from = range.substr(0, dash);
  const auto to = range.substr(dash + 1);
  if (from.empty()) {
    const auto tail = number(to);
    if (!tail) return whole(size);
    if (*tail == 0 || size == 0) return {416, 0, 0};
    const auto count = std::min(*tail, size);
    return {206, size - count, count};
  }
  const auto first = number(from);
  const auto last = to.empty() ? std::optional(size == 0 ? 0 : size - 1) : number(to);
  if (!first || !last) return whole(size);
  if (*first >= size) return {416, 0, 0};
  if (*last < *first) return whole(size);
  return {206, *first, std::min(*last, size - 1) - *first + 1};
}

}  // namespace

bool names_tag(std::string_view list, std::string_view etag) {
  if (list == "*") return true;
  for (std::size_t at = list.find(etag); at != std::string_view::npos; at = list.find(etag, at + 1)) {
    const auto end = at + etag.size();
    if (end == list.size() || list[end] == ',' || list[end] == ' ') return true;
  }
  return false;
}

FilePart choose_part(const Head& head, std::string_view etag, std::uint64_t size) {
  if (etag.empty()) return whole(size);
  if (const auto none = head.header("if-none-match"); !none.empty() && names_tag(none, etag))
    return {304, 0, 0};
  const auto range = head.header("range");
  if (range.empty() || head.method != Method::get) return whole(size);
  if (const auto condition = head.header("if-range"); !condition.empty() && condition != etag)
    return whole(size);
  return choose_range(range, size);
}

}  // namespace guichet::http
