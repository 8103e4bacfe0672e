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

void Writer::record(const Writable& type, const void* value) {
  begin_object();
  for (std::size_t index = 0; index < type.member_count; ++index) {
    const Member<Writable>& member = type.members[index];
    const void* at = static_cast<const char*>(value) + member.offset;
    if (member.type->shape == Shape::optional && member.type->part(at, 0) == nullptr) continue;
    key(member.name);
    this->value(*member.type, at);
  }
  end_object();
}

void Writer::list(const Writable& type, const void* value) {
  begin_array();
  std::size_t index = 0;
  while (const void* item = type.part(value, index++)) this->value(*type.item, item);
  end_array();
}

void Writer::value(const Writable& type, const void* value) {
  switch (type.shape) {
    case Shape::leaf:
      return type.write(*this, value);
    case Shape::optional: {
      const void* inside = type.part(value, 0);
      return inside != nullptr ? this->value(*type.item, inside) : null();
    }
    case Shape::list:
      return list(type, value);
    case Shape::record:
      break;
  }
  record(type, value);
}

std::string detail::encode(const Writable& type, const void* value) {
  std::string json;
  Writer{json}.value(type, value);
  return json;
}

}  // namespace guichet::wire
