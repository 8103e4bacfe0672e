#include "wasm-app/ui/text_layout.hpp"

#include <imgui.h>

#include <cstddef>
#include <cstdint>

namespace guichet::ui {
namespace {

constexpr char32_t ellipsis = 0x2026;

bool may_break_after(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014 || c == '/';
}

std::string_view until(std::string_view from, std::string_view rest) {
  return from.substr(0, from.size() - rest.size());
}

std::string_view without_trailing_spaces(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// A candidate for the end of a line.
struct Break {
  std::string_view rest;
  bool is_set = false;
};

// Cuts one line off `text`; `text` becomes what follows it.
std::string_view take_line(const Face& face, std::string_view& text, float width) {
  const std::string_view start = text;
  std::string_view rest = text;
  Break last;
  float x = 0;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const char32_t c = next_code_point(rest);
    if (c == '\n') {
      text = rest;
      return until(start, before);
    }
    const float step = advance(face, c);
    // a trailing space may hang over the edge
    if (c != ' ' && x + step > width + 0.01f && before.size() != start.size()) {
      text = last.is_set ? last.rest : before;
      return until(start, text);
    }
    x += step;
    if (c == ' ' || may_break_after(c)) last = {rest, true};
  }
  text = {};
  return start;
}

}  // namespace

char32_t next_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
  };
  const std::uint8_t lead = byte(0);
  const std::size_t length = lead < 0x80       ? 1
                             : lead >> 5 == 6  ? 2
                             : lead >> 4 == 14 ? 3
                             : lead >> 3 == 30 ? 4
                                               : 0;
  char32_t c = length == 1 ? lead : length == 2 ? lead & 31u : length == 3 ? lead & 15u : lead & 7u;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) {
      text.remove_prefix(1);
      return 0xFFFD;
    }
    c = c << 6 | (byte(i) & 63u);
  }
  text.remove_prefix(length == 0 ? 1 : length);
  return length == 0 ? 0xFFFD : c;
}

float advance(const Face& face, char32_t code_point) {
  if (code_point > 0xFFFF) code_point = 0xFFFD;
  ImFontBaked* baked = face.font->GetFontBaked(face.size, face.density);
  return baked->GetCharAdvance(static_cast<ImWchar>(code_point)) + spacing_after(face, code_point);
}

float measure(const Face& face, std::string_view text) {
  float width = 0;
  while (!text.empty()) width += advance(face, next_code_point(text));
  return width;
}

Line shorten(const Face& face, std::string_view text, float width) {
  const float room = width - advance(face, ellipsis);
  float x = 0, cut_width = 0;
  std::string_view rest = text, cut;
  bool has_cut = false;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const float step = advance(face, next_code_point(rest));
    if (!has_cut && x + step > room) {
      has_cut = true;
      cut = until(text, before);
      cut_width = x;
    }
    x += step;
  }
  // half a pixel of tolerance: widths of centred labels are computed, then rounded
  if (x <= width + 0.5f) return {text, x, false};
  const std::string_view kept = without_trailing_spaces(cut);
  if (kept.size() != cut.size()) cut_width = measure(face, kept);
  return {kept, cut_width + advance(face, ellipsis), true};
}

std::vector<Line> break_lines(const Face& face, std::string_view text, float width, int max_lines) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const bool is_last = max_lines > 0 && std::ssize(lines) + 1 == max_lines;
    const std::string_view whole = text;
    const std::string_view line = without_trailing_spaces(take_line(face, text, width));
    if (is_last && !text.empty()) {
      Line cut = shorten(face, whole.substr(0, whole.find('\n')), width);
      if (!cut.has_ellipsis) cut = {cut.text, cut.width, true};
      lines.push_back(cut);
      return lines;
    }
    lines.push_back({line, measure(face, line), false});
  }
  return lines;
}

}  // namespace guichet::ui
