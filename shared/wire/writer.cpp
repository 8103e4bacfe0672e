#include <charconv>

#include "shared/wire/wire.hpp"

namespace guichet::wire {

namespace {

void append_escaped(std::string& out, unsigned char byte) {
  constexpr char digits[] = "0123456789abcdef";
  if (byte == '"' || byte == '\\') {
    out += '\\';
    out += static_cast<char>(byte);
  } else if (byte == '\n') {
    out += "\\n";
  } else {
    out += "\\u00";
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
}

}  // namespace

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

// Names of fields need no escape.
void Writer::key(std::string_view name) {
  out_ += needs_comma_ ? ",\"" : "\"";
  out_ += name;
  out_ += "\":";
  needs_comma_ = false;
}

// Also escapes what would end a script element or break JavaScript source, so that a document may be put into
// a page as it is.
void Writer::text(std::string_view value) {
  out_ += needs_comma_ ? ",\"" : "\"";
  needs_comma_ = true;
  std::size_t plain = 0;  // begin of what needs no escape
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto byte = static_cast<unsigned char>(value[i]);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != '<') continue;
    out_.append(value, plain, i - plain);
    append_escaped(out_, byte);
    plain = i + 1;
  }
  out_.append(value, plain);
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
  json.reserve(4096);
  Writer{json}.value(type, value);
  return json;
}

}  // namespace guichet::wire
