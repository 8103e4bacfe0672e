#include "shared/core/text.hpp"

#include "shared/core/fold_table.hpp"

namespace guichet::text {

namespace {

constexpr char32_t replacement = 0xFFFD;

constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Length of a well-formed sequence at `at`, 0 for anything else (overlong forms, surrogates, beyond
// U+10FFFF).
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t offset) {
    return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const unsigned second = byte(1);
  std::size_t length = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    length = 3;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
    length = 4;
  } else {
    return 0;
  }
  if (at + length > text.size()) return 0;
  for (std::size_t offset = 1; offset < length; ++offset) {
    if (!is_continuation(text[at + offset])) return 0;
  }
  return length;
}

constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const std::size_t length = sequence_length(text, at);
  if (length == 0) {
    ++at;
    return replacement;
  }
  const auto lead = static_cast<unsigned char>(text[at]);
  constexpr unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t value = static_cast<char32_t>(lead & masks[length]);
  for (std::size_t offset = 1; offset < length; ++offset) {
    value = (value << 6) | static_cast<char32_t>(static_cast<unsigned char>(text[at + offset]) & 0x3F);
  }
  at += length;
  return value;
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += tail(c);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += tail(c >> 6);
    out += tail(c);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += tail(c >> 12);
    out += tail(c >> 6);
    out += tail(c);
  }
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_space(next_code_point(text, at))) continue;
    if (start < begin) begin = start;
    end = at;
  }
  return end == 0 ? std::string_view{} : text.substr(begin, end - begin);
}

bool is_blank(std::string_view text) {
  return trim(text).empty();
}

std::string single_line(std::string_view text) {
  std::string out;
  bool is_pending = false;
  const std::string_view core = trim(text);
  for (std::size_t at = 0; at < core.size();) {
    const std::size_t start = at;
    if (is_space(next_code_point(core, at))) {
      is_pending = true;
      continue;
    }
    if (is_pending) out += ' ';
    is_pending = false;
    out += core.substr(start, at - start);
  }
  return out;
}

bool is_printable(std::string_view text, Lines lines) {
  for (std::size_t at = 0; at < text.size();) {
    if (sequence_length(text, at) == 0) return false;
    const char32_t c = next_code_point(text, at);
    if (lines == Lines::allowed && (c == '\n' || c == '\t' || c == '\r')) continue;
    // Controls, and the marks that turn the direction of what follows: they can disguise a file name.
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    const bool is_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (is_control || is_direction || c == 0xFEFF) return false;
  }
  return true;
}

std::string truncated(std::string_view text, std::size_t length_max) {
  if (length_max == 0) return {};
  std::size_t cut = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == length_max) return std::string{trim(text.substr(0, cut))} + "…";
    if (count + 1 == length_max) cut = at;
    next_code_point(text, at);
  }
  return std::string{text};
}

bool has_length(std::string_view text, std::size_t length_min, std::size_t length_max) {
  const std::size_t length = code_points(trim(text));
  return length >= length_min && length <= length_max;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) append_folded(out, next_code_point(text, at));
  return out;
}

bool matches(std::string_view text, std::string_view query) {
  const std::string haystack = fold(text);
  const std::string words = fold(single_line(query));
  std::size_t begin = 0;
  while (begin < words.size()) {
    std::size_t end = words.find(' ', begin);
    if (end == std::string::npos) end = words.size();
    if (haystack.find(words.substr(begin, end - begin)) == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace guichet::text
