// Measuring and breaking text. Own rules: no break at U+00A0 or U+202F, "…" at the end, tracking for
// headings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct ImFont;

namespace guichet::ui {

struct Face {
  ImFont* font = nullptr;
  float size = 14;  // CSS px
  float line = 20;
  float tracking = 0;  // after each letter
  float word_gap = 0;  // more, after a space
  float density = 1;   // physical pixels per CSS px
  bool is_semibold = false;
};

struct Line {
  std::string_view text;  // trailing spaces left out
  float width = 0;
  bool has_ellipsis = false;
};

// Decodes one code point and moves `text` past it; U+FFFD for malformed bytes.
[[nodiscard]] char32_t next_code_point(std::string_view& text);
[[nodiscard]] constexpr float spacing_after(const Face& face, char32_t code_point) {
  return face.tracking + (code_point == ' ' || code_point == 0xA0 ? face.word_gap : 0);
}
[[nodiscard]] float advance(const Face& face, char32_t code_point);
[[nodiscard]] float measure(const Face& face, std::string_view text);
// The longest start of `text` that fits with "…" after it. The text itself if all of it fits.
[[nodiscard]] Line shorten(const Face& face, std::string_view text, float width);
// max_lines 0: as many as needed. Explicit U+000A break always.
[[nodiscard]] std::vector<Line> break_lines(const Face& face, std::string_view text, float width,
                                            int max_lines);

}  // namespace guichet::ui
