// Text, headings, links, icons.
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

struct Laid {
  std::vector<Line> lines;
  Face face;
  Rect box;  // around the lines
  float widest = 0;
};

int lines_that_fit(const Rect& rect, const Face& face, int max_lines) {
  const int room = std::max(1, static_cast<int>((rect.h + 1) / face.line));
  return max_lines > 0 ? std::min(room, max_lines) : room;
}

Laid lay_out(const Core& c, const Rect& rect, std::string_view text, const TextStyle& style) {
  Laid laid;
  laid.face = c.face(style);
  if (style.fit == Fit::wrap) {
    laid.lines = break_lines(laid.face, text, rect.w, lines_that_fit(rect, laid.face, style.max_lines));
  } else if (!text.empty()) {
    laid.lines.push_back(shorten(laid.face, text, rect.w));
  }
  for (const Line& line : laid.lines) laid.widest = std::max(laid.widest, line.width);
  const float height = static_cast<float>(laid.lines.size()) * laid.face.line;
  const float spare = rect.h - height, free = rect.w - laid.widest;
  laid.box = {rect.x, rect.y, laid.widest, height};
  if (style.vertical == Align::center) laid.box.y += std::round(spare / 2);
  if (style.vertical == Align::end) laid.box.y += spare;
  if (style.align == Align::center) laid.box.x += std::round(free / 2);
  if (style.align == Align::end) laid.box.x += free;
  return laid;
}

void draw(Core& c, const Rect& rect, const Laid& laid, const TextStyle& style) {
  if (!c.paint.is_visible(laid.box)) return;
  float y = laid.box.y;
  for (const Line& line : laid.lines) {
    const float free = rect.w - line.width;
    const float x = rect.x + (style.align == Align::end      ? free
                              : style.align == Align::center ? std::round(free / 2)
                                                             : 0.f);
    c.paint.text(laid.face, {x, y}, line.text, c.theme[style.color]);
    if (line.has_ellipsis) {
      const float dots = advance(laid.face, 0x2026);
      c.paint.text(laid.face, {x + line.width - dots, y}, "…", c.theme[style.color]);
    }
    y += laid.face.line;
  }
}

void check(Core& c, const Rect& rect, std::string_view text, const Laid& laid, const TextStyle& style) {
  const bool is_cut =
      std::any_of(laid.lines.begin(), laid.lines.end(), [](const Line& l) { return l.has_ellipsis; });
  // a line with room above and below is not cut where only that room is missing
  const float letters = laid.lines.size() == 1 ? std::min(laid.box.h, laid.face.size * 1.25f) : laid.box.h;
  const bool sticks_out = letters > rect.h + 2 || laid.widest > rect.w + 1;
  const bool must_fit = style.fit == Fit::exact || (style.fit == Fit::wrap && style.max_lines == 0);
  if ((is_cut && must_fit) || sticks_out) c.problem(LayoutProblem::Kind::text_cut, 0, text, rect);
  if (c.checks_layout && c.paint.layer() == Layer::page)
    c.text_boxes.push_back(laid.box.intersection(c.paint.clip()));
}

void describe(Node& n, const Laid& laid, const TextStyle& style) {
  n.text_box = laid.box;
  n.font_size = laid.face.size;
  n.line_height = laid.face.line;
  n.tracking = laid.face.tracking;
  n.semibold = laid.face.is_semibold;
  n.text_width = laid.widest;
  n.centered = style.align == Align::center;
  n.right_aligned = style.align == Align::end;
}

// The whole text with U+000A where a line ends; what "…" hides stays in the last line.
std::string with_breaks(std::string_view text, const Laid& laid) {
  std::string out(text);
  for (std::size_t i = 1; i < laid.lines.size(); ++i) {
    const auto start = static_cast<std::size_t>(laid.lines[i].text.data() - text.data());
    if (start > 0 && start <= out.size() && out[start - 1] == ' ') out[start - 1] = '\n';
  }
  return out;
}

float draw_text(Core& c, Rect rect, std::string_view text, const TextStyle& style, Role role, int level) {
  if (text.empty()) return 0;
  if (rect.h <= 0) rect.h = c.face(style).line;
  const Laid laid = lay_out(c, rect, text, style);
  check(c, rect, text, laid, style);
  draw(c, rect, laid, style);
  if (style.heard == Heard::no) return laid.box.h;
  Node n = c.node(role, c.text_id(), laid.box,
                  laid.lines.size() > 1 ? with_breaks(text, laid) : std::string(text));
  n.level = level;
  describe(n, laid, style);
  c.add(std::move(n));
  return laid.box.h;
}

float icon_room(const LinkSpec& spec, float icon_size) {
  return (spec.icon == Icon::none ? 0.f : icon_size + 6) +
         (spec.trailing_icon == Icon::none ? 0.f : icon_size + 6);
}

}  // namespace

float Ui::line_height(Size size) const {
  return core_->face(size, Weight::automatic).line;
}
float Ui::text_width(std::string_view text, const TextStyle& style) const {
  return std::ceil(measure(core_->face(style), text));
}
float Ui::text_height(std::string_view text, float width, const TextStyle& style) const {
  const Face face = core_->face(style);
  if (style.fit != Fit::wrap) return text.empty() ? 0 : face.line;
  return static_cast<float>(break_lines(face, text, width, style.max_lines).size()) * face.line;
}

float Ui::text(Rect rect, std::string_view text, const TextStyle& style) {
  return draw_text(*core_, rect, text, style, style.fit == Fit::wrap ? Role::paragraph : Role::text, 0);
}

float Ui::heading(Rect rect, std::string_view text, int level, const TextStyle& style) {
  TextStyle s = style;
  if (s.weight == Weight::automatic) s.weight = Weight::semibold;
  return draw_text(*core_, rect, text, s, Role::heading, level);
}

void Ui::unseen_heading(std::string_view text, int level) {
  Node n = core_->node(Role::heading, core_->text_id(), {}, text);
  n.level = level;
  n.states.set(State::hidden_text);
  core_->add(std::move(n));
}

float Ui::link_width(std::string_view label, const LinkSpec& spec) const {
  return std::ceil(measure(core_->face(spec.size, spec.weight), label)) + icon_room(spec, px(16));
}

bool Ui::link(Rect rect, Key key, std::string_view label, std::string_view href, const LinkSpec& spec) {
  Core& c = *core_;
  const Face face = c.face(spec.size, spec.weight);
  if (rect.h <= 0) rect.h = face.line;
  const float icon_size = px(16), width = std::min(rect.w, link_width(label, spec));
  Rect box = rect.centered_vertically(face.line).with_width(width);
  if (spec.align == Align::end) box.x = rect.right() - width;
  if (spec.align == Align::center) box.x = std::round(rect.x + (rect.w - width) / 2);
  Node n = c.node(href.empty() ? Role::button : Role::link, c.id(key), c.touch_box(box),
                  spec.access_name.empty() ? label : spec.access_name);
  n.href = href;
  n.text_box = box;
  n.font_size = face.size, n.line_height = face.line, n.semibold = face.is_semibold, n.text_width = width;
  n.tracking = face.tracking;
  n.states.set(State::new_window, spec.opens_window).set(State::download, spec.is_download);
  const Interaction i = c.interact(std::move(n), box.grown(2), 4);
  Rect inner = box;
  if (spec.icon != Icon::none) c.icon(inner.cut_left(icon_size, 6), spec.icon, 16, spec.color);
  if (spec.trailing_icon != Icon::none)
    c.icon(inner.cut_right(icon_size, 6), spec.trailing_icon, 16, spec.color);
  const float drawn = c.line(inner, label, face, theme()[spec.color]);
  if (i.is_hovered) c.paint.fill({inner.x, inner.bottom() - 2, drawn, 1}, spec.color);
  return i.is_activated;
}

void Ui::icon(Rect rect, Icon icon, float size, Color color) {
  core_->icon(rect, icon, size, color);
}

void Ui::separator(Rect rect) {
  core_->paint.fill(rect.with_height(core_->paint.hairline()), Color::border);
}

}  // namespace guichet::ui
