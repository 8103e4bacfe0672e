#include "server/listings/import/delimited.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/core/text.hpp"

namespace guichet::listings {

namespace {

constexpr std::size_t cell_bytes_max = std::size_t{1} << 20;
constexpr int end_of_input = -1;

// 0x80 to 0x9F of Windows-1252; the rest of the table is Latin-1.
constexpr std::array<char32_t, 32> upper_controls{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

constexpr std::int64_t suspicious_cells = 3;

bool has_unassigned(std::string_view bytes) {
  return bytes.find_first_of("\x81\x8D\x8F\x90\x9D") != std::string_view::npos;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_special = byte >= 0x80 && byte < 0xA0;
    text::append_utf8(out, is_special ? upper_controls[byte - 0x80u] : static_cast<char32_t>(byte));
  }
  return out;
}

int DelimitedReader::take() {
  const auto c = input_.rdbuf()->sbumpc();
  if (c == std::istream::traits_type::eof()) return end_of_input;
  if (c == '\n') ++line_;
  return c;
}

DelimitedReader::Stop DelimitedReader::fail(std::string problem) {
  problem_ = std::move(problem);
  return Stop::broken;
}

bool DelimitedReader::decode(std::string& cell) {
  if (is_ascii(cell)) return true;
  const bool is_utf8 = text::is_valid_utf8(cell);
  if (encoding_ == Encoding::utf_8) {
    problem_ = "the file is not UTF-8";
    return is_utf8;
  }
  // French in Windows-1252 is valid UTF-8 by rare accident only: "É»".
  ++(is_utf8 ? utf8_cells_ : other_cells_);
  problem_ = "the file is UTF-8, but Windows-1252 is expected";
  if (utf8_cells_ >= suspicious_cells && other_cells_ == 0) return false;
  problem_ = "the file holds bytes that Windows-1252 does not have";
  if (has_unassigned(cell)) return false;
  cell = from_windows_1252(cell);
  return true;
}

// After the opening quote: everything up to a quote that is not doubled.
DelimitedReader::Stop DelimitedReader::read_quoted(std::string& cell) {
  for (;;) {
    const int c = take();
    if (c == end_of_input) return fail("a quoted cell is never closed");
    if (c == 0) return fail("the file holds a NUL byte");
    if (c == '"') {
      if (input_.rdbuf()->sgetc() != '"') return Stop::cell;
      take();
    }
    if (cell.size() >= cell_bytes_max) return fail("a cell is over 1 MiB");
    cell.push_back(static_cast<char>(c));
  }
}

DelimitedReader::Stop DelimitedReader::read_cell(std::string& cell) {
  cell.clear();
  for (bool is_first = true;; is_first = false) {
    const int c = take();
    if (c == end_of_input) return Stop::end;
    if (c == 0) return fail("the file holds a NUL byte");
    if (c == ',') return Stop::cell;
    if (c == '\n') return Stop::row;
    if (c == '\r') continue;
    if (c == '"' && is_first) {
      if (read_quoted(cell) == Stop::broken) return Stop::broken;
      continue;
    }
    if (cell.size() >= cell_bytes_max) return fail("a cell is over 1 MiB");
    cell.push_back(static_cast<char>(c));
  }
}

DelimitedReader::Outcome DelimitedReader::next(std::vector<std::string>& cells) {
  std::size_t count = 0;
  row_line_ = line_;
  for (;;) {
    if (cells.size() <= count) cells.emplace_back();
    std::string& cell = cells[count++];
    const Stop stop = read_cell(cell);
    if (stop == Stop::broken) return Outcome::broken;
    if (!decode(cell)) return Outcome::broken;
    if (stop == Stop::cell) continue;
    const bool is_blank_line = count == 1 && cell.empty();
    if (is_blank_line && stop == Stop::end) return Outcome::end;
    if (is_blank_line) {
      count = 0;
      row_line_ = line_;
      continue;
    }
    cells.resize(count);
    return Outcome::row;
  }
}

}  // namespace guichet::listings
