#include <charconv>

#include "shared/wire/wire.hpp"

namespace guichet::wire {

void Writer::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

void Writer::begin_object() {
  separate();
  out_ += '{';
  needs_comma_ = false;
}

void Writer::end_object() {
  out_ += '}';
  needs_comma_ = true;
}

void Writer::begin_array() {
  separate();
  out_ += '[';
  needs_comma_ = false;
}

void Writer::end_array() {
  out_ += ']';
  needs_comma_ = true;
}

void Writer::key(std::string_view name) {
  text(name);
  out_ += ':';
  needs_comma_ = false;
}

// Also escapes what would end a script element or break JavaScript source, so that a document may be put into
// a page as it is.
void Writer::text(std::string_view value) {
  constexpr char digits[] = "0123456789abcdef";
  separate();
  out_ += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\' && c != '<') {
      out_ += c;
    } else if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else {
      out_ += "\\u00";
      out_ += digits[byte >> 4];
      out_ += digits[byte & 15];
    }
  }
  out_ += '"';
}

void Writer::number(std::int64_t value) {
  char buffer[24];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  separate();
  if (error == std::errc{}) out_.append(buffer, end);
}

void Writer::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void Writer::null() {
  separate();
  out_ += "null";
}

}  // namespace guichet::wire
