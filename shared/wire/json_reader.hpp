// JSON as RFC 8259 has it, read token by token: no more than messages need. Numbers with a fraction, an
// exponent or more than 64 bits are only recognised: no message has one, and converting them weighs more than
// all the rest of this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace guichet::wire::detail {

enum class Lexeme : std::uint8_t {
  null,
  yes,
  no,
  integer,
  other_number,
  text,
  open_object,
  close_object,
  open_array,
  close_array,
  colon,
  comma,
  end,
  error
};

class JsonReader {
 public:
  explicit JsonReader(std::string_view json) : json_(json) {}

  Lexeme next();
  // Of the last text, without escapes.
  [[nodiscard]] const std::string& text() const { return text_; }
  // Of the last integer.
  [[nodiscard]] std::int64_t number() const { return number_; }

 private:
  [[nodiscard]] char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  bool skip(char expected);
  bool digits();
  Lexeme word(std::string_view word, Lexeme lexeme);
  Lexeme number_lexeme();
  Lexeme text_lexeme();
  bool escape();
  bool code_unit(char32_t& unit);

  std::string_view json_;
  std::size_t at_ = 0;
  std::string text_{};
  std::int64_t number_ = 0;
};

}  // namespace guichet::wire::detail
