#include "wasm-app/ui/rich_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

constexpr float indent = 24, block_gap = 12, item_gap = 4, line_max = 660;

bool is_safe(std::string_view href) {
  static constexpr std::array<std::string_view, 4> safe{"https://", "mailto:", "tel:", "/"};
  if (href.starts_with("//")) return false;
  return std::any_of(safe.begin(), safe.end(),
                     [&](std::string_view start) { return href.starts_with(start); });
}

// A link at the start of `text`: its label and address, and what follows.
struct Link {
  std::string_view label, href, rest;
};
std::optional<Link> read_link(std::string_view text) {
  const std::size_t middle = text.find("](");
  const std::size_t end = middle == std::string_view::npos ? middle : text.find(')', middle);
  if (end == std::string_view::npos || text.find('[', 1) < middle) return std::nullopt;
  return Link{text.substr(1, middle - 1), text.substr(middle + 2, end - middle - 2), text.substr(end + 1)};
}

void read_runs(std::string_view text, std::vector<TextRun>& runs) {
  bool is_strong = false;
  TextRun plain;
  const auto flush = [&] {
    if (!plain.text.empty()) runs.push_back(plain);
    plain = {.text = {}, .href = {}, .is_strong = is_strong};
  };
  while (!text.empty()) {
    if (text.starts_with("**")) {
      is_strong = !is_strong;
      flush();
      text.remove_prefix(2);
      continue;
    }
    const auto link = text.front() == '[' ? read_link(text) : std::nullopt;
    if (link && is_safe(link->href)) {
      flush();
      runs.push_back({std::string(link->label), std::string(link->href), is_strong});
      text = link->rest;
    } else if (link) {
      plain.text += link->label;
      text = link->rest;
    } else {
      plain.text += text.front();
      text.remove_prefix(1);
    }
  }
  flush();
}

TextBlock block_of(std::string_view& line) {
  TextBlock block;
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (hashes >= 1 && hashes <= 3 && line.substr(hashes).starts_with(" ")) {
    block.kind = BlockKind::heading, block.level = static_cast<int>(hashes);
    line.remove_prefix(hashes + 1);
  } else if (line.starts_with("- ") || line.starts_with("* ")) {
    block.kind = BlockKind::bullet;
    line.remove_prefix(2);
  } else if (line.starts_with("> ") || line == ">") {
    block.kind = BlockKind::quote;
    line.remove_prefix(std::min<std::size_t>(2, line.size()));
  } else if (digits >= 1 && digits <= 3 && line.substr(digits).starts_with(". ")) {
    block.kind = BlockKind::number;
    for (const char ch : line.substr(0, digits)) block.level = block.level * 10 + (ch - '0');
    line.remove_prefix(digits + 2);
  }
  return block;
}

// A piece of a run that stands on one line.
struct Piece {
  std::size_t run = 0;
  std::string_view text;
  float x = 0, width = 0;
};
using Lines = std::vector<std::vector<Piece>>;

Face face_of(const Core& c, const TextBlock& block, const TextRun& run) {
  if (block.kind == BlockKind::heading)
    return c.face(block.level == 1 ? Size::title : Size::lead, Weight::semibold);
  return c.face(Size::body, run.is_strong || !run.href.empty() ? Weight::semibold : Weight::regular);
}

// Words flow from run to run.
Lines flow(const Core& c, const TextBlock& block, float width) {
  Lines lines(1);
  float x = 0;
  for (std::size_t i = 0; i < block.runs.size(); ++i) {
    const Face face = face_of(c, block, block.runs[i]);
    std::string_view rest = block.runs[i].text;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      const std::string_view word = rest.substr(0, space == std::string_view::npos ? space : space + 1);
      const float bare = measure(face, word.ends_with(' ') ? word.substr(0, word.size() - 1) : word);
      if (x > 0 && x + bare > width) lines.emplace_back(), x = 0;
      if (x == 0 && bare > width) {
        // longer than the line: broken anywhere
        for (const Line& part : break_lines(face, word, width, 0)) {
          if (!lines.back().empty()) lines.emplace_back();
          lines.back().push_back({i, part.text, 0, part.width});
          x = part.width;
        }
      } else {
        const float all = measure(face, word);
        auto& line = lines.back();
        if (!line.empty() && line.back().run == i &&
            line.back().text.data() + line.back().text.size() == word.data()) {
          line.back().text = {line.back().text.data(), line.back().text.size() + word.size()};
          line.back().width += all;
        } else {
          line.push_back({i, word, x, all});
        }
        x += all;
      }
      rest.remove_prefix(word.size());
    }
  }
  return lines;
}

bool is_item(const TextBlock& block) {
  return block.kind == BlockKind::bullet || block.kind == BlockKind::number;
}

float line_of(const Ui& ui, const TextBlock& block) {
  if (block.kind != BlockKind::heading) return ui.line_height(Size::body) + 2;
  return ui.line_height(block.level == 1 ? Size::title : Size::lead);
}

float gap_before(const Ui& ui, const std::vector<TextBlock>& blocks, std::size_t i) {
  if (i == 0) return 0;
  if (is_item(blocks[i]) && is_item(blocks[i - 1])) return ui.px(item_gap);
  const Core& c = const_cast<Ui&>(ui).core();
  const float asked = c.spacing.paragraph * c.face(Size::body, Weight::regular).size;
  return std::max(asked, ui.px(blocks[i].kind == BlockKind::heading ? 2 * block_gap : block_gap));
}

float inset_of(const Ui& ui, const TextBlock& block) {
  return is_item(block) || block.kind == BlockKind::quote ? ui.px(indent) : 0;
}

float measure_width(const Ui& ui, float width) {
  return std::min(width, ui.px(line_max));
}

std::string plain_text(const TextBlock& block) {
  std::string out;
  for (const TextRun& run : block.runs) out += run.text;
  return out;
}

void draw_piece(Ui& ui, const Rect& at, const TextBlock& block, const Piece& piece, bool is_first) {
  Core& c = ui.core();
  const TextRun& run = block.runs[piece.run];
  const Face face = face_of(c, block, run);
  const Color color = !run.href.empty()                ? Color::accent_text
                      : block.kind == BlockKind::quote ? Color::text2
                                                       : Color::text;
  std::string_view shown = piece.text;
  while (shown.ends_with(' ')) shown.remove_suffix(1);
  const float width = measure(face, shown);
  const Rect box{at.x + piece.x, at.y, std::ceil(width) + 1, at.h};
  c.line(box, shown, face, c.theme[color]);
  Node n = c.node(Role::text, c.text_id(), box, piece.text);
  n.text_box = {box.x, box.y + std::round((box.h - face.line) / 2), width, face.line};
  n.font_size = face.size, n.line_height = face.line, n.semibold = face.is_semibold, n.text_width = width;
  n.tracking = face.tracking;
  if (run.href.empty()) {
    if (block.kind != BlockKind::heading) c.add(std::move(n));
    return;
  }
  // one link for each line it stands on; only the first takes a tab stop
  n.role = Role::link, n.id = Key(piece.run).in(n.id);
  n.name = run.text, n.href = run.href;
  n.text_box = {};
  n.states.set(State::new_window, run.href.starts_with("https://"))
      .set(State::hidden_text)
      .set(State::no_tab, !is_first);
  const Interaction i = c.interact(std::move(n), box, 4);
  if (i.is_hovered) c.paint.fill({box.x, box.bottom() - 3, width, 1}, color);
}

void draw_lines(Ui& ui, Rect area, const TextBlock& block, const Lines& lines) {
  std::vector<bool> seen(block.runs.size());
  for (const auto& line : lines) {
    const Rect row = area.cut_top(line_of(ui, block));
    for (const Piece& piece : line) {
      draw_piece(ui, row, block, piece, !seen[piece.run]);
      seen[piece.run] = true;
    }
  }
}

float draw_block(Ui& ui, Rect area, std::size_t index, const TextBlock& block, int heading_level) {
  Core& c = ui.core();
  Rect inner = area;
  const Rect margin = inner.cut_left(inset_of(ui, block));
  const Lines lines = flow(c, block, inner.w);
  const float height = line_of(ui, block) * static_cast<float>(lines.size());
  inner.h = height;
  const Rect box = area.with_height(height);
  const Role role = block.kind == BlockKind::heading ? Role::heading
                    : block.kind == BlockKind::quote ? Role::block_quote
                    : is_item(block)                 ? Role::list_item
                                                     : Role::group;
  Node n = c.node(role, c.id(index), box, role == Role::heading ? plain_text(block) : std::string{});
  n.level = std::min(6, heading_level + block.level - 1);
  c.open(std::move(n));
  c.push_scope(c.id(index));
  const Rect first = margin.with_height(line_of(ui, block));
  if (block.kind == BlockKind::bullet)
    c.paint.circle({first.right() - ui.px(14), first.center().y}, 2.5f, Color::text3);
  if (block.kind == BlockKind::number)
    c.label({first.x, first.y, first.w - ui.px(8), first.h}, std::to_string(block.level) + ".", Size::body,
            Weight::regular, Color::text3, Align::end);
  if (block.kind == BlockKind::quote)
    c.paint.fill({margin.x + 2, box.y, 3, height}, Color::border_strong, 1.5f);
  draw_lines(ui, inner, block, lines);
  c.pop_scope();
  c.tree.close();
  return height;
}

}  // namespace

std::vector<TextBlock> read_rich_text(std::string_view source) {
  std::vector<TextBlock> blocks;
  std::vector<std::string> texts;
  bool continues = false;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    std::string_view line = source.substr(0, end);
    source.remove_prefix(std::min(end + 1, source.size()));
    while (line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    if (line.empty()) {
      continues = false;
      continue;
    }
    TextBlock block = block_of(line);
    const bool is_same =
        block.kind == BlockKind::paragraph ||
        (block.kind == BlockKind::quote && !blocks.empty() && blocks.back().kind == BlockKind::quote);
    if (continues && is_same) {
      texts.back() += ' ' + std::string(line);
    } else {
      blocks.push_back(std::move(block));
      texts.emplace_back(line);
    }
    continues = blocks.back().kind != BlockKind::heading;
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) read_runs(texts[i], blocks[i].runs);
  return blocks;
}

float rich_text_height(const Ui& ui, const std::vector<TextBlock>& blocks, float width) {
  const Core& c = const_cast<Ui&>(ui).core();
  float height = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const float room = measure_width(ui, width) - inset_of(ui, blocks[i]);
    height += gap_before(ui, blocks, i) +
              line_of(ui, blocks[i]) * static_cast<float>(flow(c, blocks[i], room).size());
  }
  return height;
}

float rich_text(Ui& ui, Rect rect, Key key, const std::vector<TextBlock>& blocks, int heading_level) {
  Core& c = ui.core();
  rect.w = measure_width(ui, rect.w);
  const auto scope = ui.scope(key);
  float y = rect.y;
  bool is_in_list = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool is_listed = is_item(blocks[i]);
    if (is_in_list && !is_listed) c.tree.close();
    y += gap_before(ui, blocks, i);
    if (is_listed && !is_in_list)
      c.open(c.node(Role::list, c.id(0x11570000u + i), {rect.x, y, rect.w, 0}, {}));
    is_in_list = is_listed;
    y += draw_block(ui, {rect.x, y, rect.w, 1e5f}, i, blocks[i], heading_level);
  }
  if (is_in_list) c.tree.close();
  return y - rect.y;
}

}  // namespace guichet::ui
