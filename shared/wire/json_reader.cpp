#include "shared/wire/json_reader.hpp"

#include <charconv>

#include "shared/core/text.hpp"

namespace guichet::wire::detail {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}

constexpr bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

Lexeme JsonReader::next() {
  while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') ++at_;
  if (at_ == json_.size()) return Lexeme::end;
  const char c = peek();
  if (c == '-' || is_digit(c)) return number_lexeme();
  if (c == 'n') return word("null", Lexeme::null);
  if (c == 't') return word("true", Lexeme::yes);
  if (c == 'f') return word("false", Lexeme::no);
  ++at_;
  switch (c) {
    case '"':
      return text_lexeme();
    case '{':
      return Lexeme::open_object;
    case '}':
      return Lexeme::close_object;
    case '[':
      return Lexeme::open_array;
    case ']':
      return Lexeme::close_array;
    case ':':
      return Lexeme::colon;
    case ',':
      return Lexeme::comma;
    default:
      return Lexeme::error;
  }
}

bool JsonReader::skip(char expected) {
  if (at_ == json_.size() || json_[at_] != expected) return false;
  ++at_;
  return true;
}

bool JsonReader::digits() {
  const std::size_t begin = at_;
  while (is_digit(peek())) ++at_;
  return at_ > begin;
}

Lexeme JsonReader::word(std::string_view word, Lexeme lexeme) {
  if (json_.substr(at_, word.size()) != word) return Lexeme::error;
  at_ += word.size();
  return lexeme;
}

Lexeme JsonReader::number_lexeme() {
  const std::size_t begin = at_;
  skip('-');
  if (!skip('0') && !digits()) return Lexeme::error;
  bool is_integer = true;
  if (skip('.')) {
    is_integer = false;
    if (!digits()) return Lexeme::error;
  }
  if (skip('e') || skip('E')) {
    is_integer = false;
    if (!skip('-')) skip('+');
    if (!digits()) return Lexeme::error;
  }
  const char* const end = json_.data() + at_;
  const bool fits = is_integer && std::from_chars(json_.data() + begin, end, number_).ec == std::errc{};
  return fits ? Lexeme::integer : Lexeme::other_number;
}

Lexeme JsonReader::text_lexeme() {
  text_.clear();
  for (;;) {
    const std::size_t begin = at_;
    while (at_ < json_.size() && json_[at_] != '"' && json_[at_] != '\\' &&
           static_cast<unsigned char>(json_[at_]) >= 0x20)
      ++at_;
    text_ += json_.substr(begin, at_ - begin);
    if (skip('"')) return text::is_valid_utf8(text_) ? Lexeme::text : Lexeme::error;
    if (!skip('\\') || !escape()) return Lexeme::error;
  }
}

bool JsonReader::escape() {
  constexpr std::string_view names = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  const std::size_t name = at_ < json_.size() ? names.find(json_[at_]) : std::string_view::npos;
  if (name != std::string_view::npos) {
    text_ += meanings[name];
    ++at_;
    return true;
  }
  char32_t point = 0, low = 0;
  if (!code_unit(point) || is_low_surrogate(point)) return false;
  if (is_high_surrogate(point)) {
    if (!skip('\\') || !code_unit(low) || !is_low_surrogate(low)) return false;
    point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
  }
  text::append_utf8(text_, point);
  return true;
}

bool JsonReader::code_unit(char32_t& unit) {
  if (!skip('u')) return false;
  const std::string_view digits = json_.substr(at_, 4);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() != 4 || error != std::errc{} || end != digits.data() + 4) return false;
  unit = value;
  at_ += 4;
  return true;
}

}  // namespace guichet::wire::detail
