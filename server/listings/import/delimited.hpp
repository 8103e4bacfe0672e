// Reads the comma-delimited text of board feeds: quoted cells, doubled quotes, line breaks inside quotes,
// CRLF or LF, in Windows-1252 or UTF-8. Streams, so that a snapshot of any size takes constant memory.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::listings {

enum class Encoding { windows_1252, utf_8 };

// Windows-1252 to UTF-8. The five unassigned bytes become U+FFFD.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

class DelimitedReader {
 public:
  enum class Outcome { row, end, broken };

  DelimitedReader(std::istream& input, Encoding encoding) : input_(input), encoding_(encoding) {}

  // Fills `cells` with the next non-empty row. `broken`: a quote never closes, a cell is over 1 MiB, a NUL
  // byte, or bytes that are not of the encoding; `problem()` says which, and reading cannot go on.
  [[nodiscard]] Outcome next(std::vector<std::string>& cells);

  // Line on which the last row began, from 1.
  [[nodiscard]] std::int64_t line() const { return row_line_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  enum class Stop { cell, row, end, broken };
  enum class Place { open, quoted };
  Stop read_cell(std::string& cell);
  Stop read_quoted(std::string& cell);
  Stop fail(std::string problem);
  bool decode(std::string& cell);
  bool read_simple(std::string& cell);
  bool append_while_plain(Place place, std::string& cell);
  bool refill();
  int peek();
  int take();

  std::istream& input_;
  Encoding encoding_;
  std::vector<char> buffer_{};  // the piece of the file being read, from at_ to end_
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  unsigned char seen_ = 0;  // the bits of all bytes of this cell: 0x80 when it is not ASCII
  std::int64_t line_ = 1;
  std::int64_t row_line_ = 0;
  std::string problem_{};
  std::int64_t utf8_cells_ = 0;  // of those that are not ASCII
  std::int64_t other_cells_ = 0;
};

}  // namespace guichet::listings
