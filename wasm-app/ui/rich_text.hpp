// Formatted text: headings, paragraphs, lists, quotes, strong words and links, from a small part of Markdown.
//   # Title  ## Section  - item  1. item  > quote  **strong**  [label](https://…)
// Lines of one block are joined; an empty line ends it. Everything else is plain text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

enum class BlockKind : std::uint8_t { paragraph, heading, bullet, number, quote };

struct TextRun {
  std::string text;
  std::string href;  // empty: not a link
  bool is_strong = false;
};

struct TextBlock {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;  // of a heading, place of a numbered item
  std::vector<TextRun> runs{};
};

// Links to anything but https, mailto, tel and this site become plain text.
[[nodiscard]] std::vector<TextBlock> read_rich_text(std::string_view source);

[[nodiscard]] float rich_text_height(const Ui& ui, const std::vector<TextBlock>& blocks, float width);
// Headings start below `heading_level`. Returns the height taken.
float rich_text(Ui& ui, Rect rect, Key key, const std::vector<TextBlock>& blocks, int heading_level = 2);

}  // namespace guichet::ui
