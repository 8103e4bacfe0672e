#include "wasm-app/ui/pieces.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

constexpr int gap_mark = -1;

// First, last, and two around the current page; gap_mark where some are left out.
std::vector<int> page_numbers(int page, int count) {
  std::vector<int> out;
  for (int i = 0; i < count; ++i) {
    const bool is_shown = i == 0 || i == count - 1 || std::abs(i - page) <= 1 || (count <= 7);
    if (is_shown)
      out.push_back(i);
    else if (out.back() != gap_mark)
      out.push_back(gap_mark);
  }
  return out;
}

std::string numbered(std::string_view words, int n) {
  std::string out(words);
  const std::size_t at = out.find("{n}");
  return at == std::string::npos ? out + ' ' + std::to_string(n) : out.replace(at, 3, std::to_string(n));
}

const TextStyle banner_style{.size = Size::small, .fit = Fit::wrap, .vertical = Align::center};

float banner_room(const Ui& ui, float width, const BannerSpec& spec) {
  const float action =
      spec.action.empty() ? 0 : ui.button_width(spec.action, {.size = ControlSize::small}) + ui.px(12);
  return width - 2 * ui.px(16) - ui.px(28) - action - (spec.is_closable ? ui.px(40) : 0);
}

}  // namespace

bool paging(Ui& ui, Rect rect, Key key, int& page, int count, const PagingSpec& spec) {
  Core& c = ui.core();
  const auto around = ui.region(Role::navigation, key, rect, spec.name);
  const int before = page;
  const float side = ui.px(36);
  const auto next = [&] { return rect.cut_left(side, 4).centered_vertically(side); };
  if (ui.icon_button(next(), "previous", Icon::chevron_left, spec.previous, {.is_disabled = page <= 0}))
    --page;
  for (const int number : page_numbers(before, count)) {
    const Rect box = next();
    const std::string label = number == gap_mark ? "…" : std::to_string(number + 1);
    const bool is_current = number == before;
    if (number != gap_mark) {
      Node n = c.node(Role::button, c.id(number), c.touch_box(box), numbered(spec.page, number + 1));
      n.states.set(State::current, is_current).set(State::hidden_text);
      const Interaction i = c.interact(std::move(n), box, 8);
      if (i.is_activated) page = number;
      if (is_current)
        c.paint.fill(box, Color::accent_soft, c.px(8));
      else if (i.is_hovered)
        c.paint.fill(box, Color::hover, c.px(8));
    }
    c.label(box, label, Size::small, is_current ? Weight::semibold : Weight::regular,
            is_current ? Color::accent_text : Color::text2, Align::center);
  }
  if (ui.icon_button(next(), "next", Icon::chevron_right, spec.next, {.is_disabled = page + 1 >= count}))
    ++page;
  return page != before;
}

float banner_height(const Ui& ui, std::string_view text, float width, const BannerSpec& spec) {
  return std::max(ui.px(48),
                  ui.text_height(text, banner_room(ui, width, spec), banner_style) + 2 * ui.px(12));
}

NoticeResult banner(Ui& ui, Rect rect, Key key, std::string_view text, const BannerSpec& spec) {
  Core& c = ui.core();
  const auto region = ui.region(spec.tone == Tone::danger ? Role::alert : Role::status, key, rect, {});
  c.paint.fill(rect, tone_background(spec.tone));
  c.paint.fill(rect.take_bottom(c.paint.hairline()), with_alpha(c.theme[tone_solid(spec.tone)], 0.3f));
  NoticeResult result = NoticeResult::none;
  Rect inner = rect.inset(ui.px(16), 0);
  const Icon icon = spec.icon != Icon::none   ? spec.icon
                    : spec.tone == Tone::info ? Icon::info
                                              : Icon::triangle_alert;
  c.icon(inner.cut_left(ui.px(18), ui.px(10)), icon, 18, tone_text(spec.tone));
  if (spec.is_closable &&
      ui.icon_button(inner.cut_right(ui.px(32), ui.px(8)).centered(ui.px(32), ui.px(32)), "close", Icon::x,
                     c.labels.close, {.icon_size = 16, .color = tone_text(spec.tone)}))
    result = NoticeResult::closed;
  const ButtonSpec style{.size = ControlSize::small};
  if (!spec.action.empty() &&
      ui.button(
          inner.cut_right(ui.button_width(spec.action, style), ui.px(12)).centered_vertically(ui.px(32)),
          "action", spec.action, style))
    result = NoticeResult::action;
  TextStyle words = banner_style;
  words.color = tone_text(spec.tone);
  ui.text(inner, text, words);
  return result;
}

bool error_state(Ui& ui, Rect rect, Key key, const ErrorStateSpec& spec) {
  const auto around = ui.region(Role::alert, key, rect, {});
  const float width = std::min(rect.w, ui.px(340));
  const TextStyle detail{.color = Color::text2, .align = Align::center, .fit = Fit::wrap};
  const float lines = ui.text_height(spec.detail, width, detail);
  const float reference = spec.reference.empty() ? 0 : ui.line_height(Size::caption) + ui.px(8);
  const float button = spec.action.empty() ? 0 : ui.control_height() + ui.px(20);
  Rect block = rect.centered(
      rect.w, ui.px(64) + ui.px(16) + ui.line_height(Size::lead) + ui.px(4) + lines + reference + button);
  ui.icon_square(block.cut_top(ui.px(64), ui.px(16)).centered(ui.px(64), ui.px(64)), spec.icon, Tone::danger);
  ui.heading(block.cut_top(ui.line_height(Size::lead), ui.px(4)), spec.title, 2,
             {.size = Size::lead, .align = Align::center});
  ui.text(block.cut_top(lines).centered_horizontally(width), spec.detail, detail);
  if (reference > 0)
    ui.text(block.cut_top(reference).take_bottom(ui.line_height(Size::caption)), spec.reference,
            {.size = Size::caption, .color = Color::text3, .align = Align::center});
  if (spec.action.empty()) return false;
  block.cut_top(ui.px(20));
  const ButtonSpec style{.kind = ButtonKind::secondary, .icon = Icon::refresh_cw};
  return ui.button(
      block.take_top(ui.control_height()).centered_horizontally(ui.button_width(spec.action, style)), "retry",
      spec.action, style);
}

void avatar_group(Ui& ui, Rect rect, std::string_view name, std::span<const std::string_view> people,
                  std::string_view more) {
  Core& c = ui.core();
  const float side = rect.h;
  const Rect whole = rect;
  const NodeId id = c.text_id();
  c.open(c.node(Role::list, id, whole, name));
  c.push_scope(id);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Rect square = rect.take_left(side);
    rect.cut_left(side - ui.px(4));
    c.add(c.node(Role::list_item, c.id(i), square, people[i]));
    c.paint.circle(square.center(), side / 2 + 2, Color::surface);
    ui.avatar(square, people[i]);
  }
  if (!more.empty()) {
    const Rect square = rect.take_left(side);
    c.add(c.node(Role::list_item, c.id("more"), square, more));
    c.paint.circle(square.center(), side / 2 + 2, Color::surface);
    c.paint.circle(square.center(), side / 2, Color::neutral_bg);
    c.label(square, more, side <= 32 ? Size::micro : Size::caption, Weight::semibold, Color::neutral_text,
            Align::center);
  }
  c.pop_scope();
  c.tree.close();
}

namespace {

std::size_t picture_columns(const Ui& ui, float width, float side) {
  return static_cast<std::size_t>(std::max(2.f, std::floor((width + ui.px(8)) / (ui.px(side) + ui.px(8)))));
}
float picture_side(const Ui& ui, float width, std::size_t columns) {
  return std::floor((width - ui.px(8) * static_cast<float>(columns - 1)) / static_cast<float>(columns));
}

}  // namespace

float picture_grid_height(const Ui& ui, float width, std::size_t count, float side) {
  const std::size_t columns = picture_columns(ui, width, side);
  return grid_height(count, columns, ui.px(8), picture_side(ui, width, columns));
}

int picture_grid(Ui& ui, Rect rect, Key key, std::string_view name, std::span<const Picture> pictures,
                 float side) {
  Core& c = ui.core();
  const auto list = ui.region(Role::group, key, rect, name);
  const std::size_t columns = picture_columns(ui, rect.w, side);
  const float height = picture_side(ui, rect.w, columns);
  int opened = -1;
  c.begin_rove(list.id(), Roving::horizontal);
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const Picture& picture = pictures[i];
    const Rect box = grid_cell(rect, columns, ui.px(8), height, i);
    Node n = c.node(Role::button, c.id(i), box, picture.name);
    n.states.set(State::hidden_text);
    n.position = static_cast<int>(i) + 1, n.set_size = static_cast<int>(pictures.size());
    const NodeId id = n.id;
    const Interaction it = c.interact(std::move(n), box, 8);
    // down and up go to the next row
    const auto columns_n = static_cast<std::ptrdiff_t>(columns);
    const std::ptrdiff_t step = c.take_key(id, PressedKey::down) ? columns_n
                                : c.take_key(id, PressedKey::up) ? -columns_n
                                                                 : 0;
    const auto target = static_cast<std::ptrdiff_t>(i) + step;
    if (step != 0 && target >= 0 && target < std::ssize(pictures)) c.move_focus(c.id(target));
    ui.image(box, picture.url, picture.name, {.radius = ui.px(8), .has_border = true, .is_decorative = true});
    if (it.is_hovered) c.paint.fill(box, with_alpha(c.theme[Color::ink], 0.12f), ui.px(8));
    if (picture.is_selected) {
      c.paint.border(box, Color::accent_ui, ui.px(8), 3);
      c.check_box({box.right() - ui.px(28), box.y + ui.px(8), ui.px(20), ui.px(20)}, true, false, false,
                  false);
    }
    if (it.is_activated) opened = static_cast<int>(i);
  }
  c.end_rove();
  return opened;
}

}  // namespace guichet::ui
