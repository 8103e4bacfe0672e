#include "server/listings/import/delimited.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/core/text.hpp"

namespace guichet::listings {

namespace {

constexpr std::size_t cell_bytes_max = std::size_t{1} << 20;
constexpr std::size_t piece_bytes = std::size_t{256} << 10;
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

bool DelimitedReader::refill() {
  buffer_.resize(piece_bytes);
  input_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  at_ = buffer_.data();
  end_ = at_ + input_.gcount();
  return at_ != end_;
}

int DelimitedReader::peek() {
  if (at_ == end_ && !refill()) return end_of_input;
  return static_cast<unsigned char>(*at_);
}

int DelimitedReader::take() {
  const int c = peek();
  if (c == end_of_input) return c;
  ++at_;
  if (c == '\n') ++line_;
  return c;
}

DelimitedReader::Stop DelimitedReader::fail(std::string problem) {
  problem_ = std::move(problem);
  return Stop::broken;
}

bool DelimitedReader::decode(std::string& cell) {
  if (seen_ < 0x80) return true;
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

// Appends everything up to one of the bytes that mean something here; false when the cell becomes too long or
// a NUL byte comes. Counts the lines on its way.
bool DelimitedReader::append_while_plain(Place place, std::string& cell) {
  while (peek() != end_of_input) {
    const char* const first = at_;
    for (; at_ != end_; ++at_) {
      const char c = *at_;
      if (c == '"' && place == Place::quoted) break;
      if (place == Place::open && (c == ',' || c == '\n' || c == '\r')) break;
      if (c == 0) {
        problem_ = "the file holds a NUL byte";
        return false;
      }
      line_ += c == '\n';
      seen_ = static_cast<unsigned char>(seen_ | static_cast<unsigned char>(c));
    }
    if (at_ != first) cell.append(first, at_);
    if (cell.size() > cell_bytes_max) {
      problem_ = "a cell is over 1 MiB";
      return false;
    }
    if (at_ != end_) break;
  }
  return true;
}

// After the opening quote: everything up to a quote that is not doubled.
DelimitedReader::Stop DelimitedReader::read_quoted(std::string& cell) {
  for (;;) {
    if (!append_while_plain(Place::quoted, cell)) return Stop::broken;
    if (take() == end_of_input) return fail("a quoted cell is never closed");
    if (peek() != '"') return Stop::cell;
    take();
    cell.push_back('"');
  }
}

// What most cells are: quoted, whole in this piece of the file, one line without quotes, a comma behind it.
// False leaves the cell to be read with care.
bool DelimitedReader::read_simple(std::string& cell) {
  if (at_ == end_ || *at_ != '"') return false;
  unsigned char seen = 0;
  const char* const first = at_ + 1;
  const char* last = first;
  for (; last != end_ && *last != '"'; ++last) {
    if (*last == '\n' || *last == 0) return false;
    seen = static_cast<unsigned char>(seen | static_cast<unsigned char>(*last));
  }
  if (end_ - last < 2 || last[1] != ',') return false;
  if (last != first) cell.assign(first, last);
  seen_ = seen;
  at_ = last + 2;
  return true;
}

DelimitedReader::Stop DelimitedReader::read_cell(std::string& cell) {
  cell.clear();
  seen_ = 0;
  if (read_simple(cell)) return Stop::cell;
  if (peek() == '"') {
    take();
    if (read_quoted(cell) == Stop::broken) return Stop::broken;
  }
  for (;;) {
    if (!append_while_plain(Place::open, cell)) return Stop::broken;
    switch (take()) {
      case end_of_input:
        return Stop::end;
      case ',':
        return Stop::cell;
      case '\n':
        return Stop::row;
      default:
        break;  // a carriage return
    }
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
