// Tiles, figures, steps, uploads, notices, empty states.
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"
#include "wasm-app/ui/heights.hpp"

namespace guichet::ui {
namespace {

std::string with_numbers(std::string text, int n, int m) {
  const auto put = [&](std::string_view mark, int value) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos) text.replace(at, mark.size(), std::to_string(value));
  };
  put("{n}", n), put("{m}", m);
  return text;
}

void step_dot(Core& c, Vec2 at, StepState state, Tone tone) {
  const float r = c.px(10);
  const Color color = tone_solid(tone);
  switch (state) {
    case StepState::done:
      c.paint.circle(at, r, color);
      c.paint.icon({at.x - r, at.y - r, 2 * r, 2 * r}, Icon::check, c.px(12),
                   c.theme[tone == Tone::accent ? Color::accent_on_ui : Color::white]);
      break;
    case StepState::current:
      c.paint.ring(at, r, color, 2);
      c.paint.circle(at, c.px(4), color);
      break;
    case StepState::to_come:
      c.paint.ring(at, r, Color::border_strong, 2);
      break;
  }
}

Icon tone_icon(Tone tone) {
  switch (tone) {
    case Tone::success:
      return Icon::circle_check;
    case Tone::warning:
    case Tone::danger:
      return Icon::triangle_alert;
    default:
      return Icon::info;
  }
}

struct NoticeParts {
  float action = 0, close = 0;
};

NoticeParts notice_parts(const Ui& ui, const NoticeSpec& spec) {
  NoticeParts p;
  if (!spec.action.empty()) p.action = ui.link_width(spec.action, {.size = Size::small}) + ui.px(12);
  if (spec.is_closable) p.close = ui.px(32);
  return p;
}

const TextStyle notice_style{.size = Size::small, .fit = Fit::wrap};

constexpr float tile_gap = 10;  // below the icon

// Title and detail; both wrap where the tile is high enough.
struct TileWords {
  TextStyle title, detail;
  float title_height = 0, detail_height = 0;
};

TileWords tile_lines(const Ui& ui, float width, const TileSpec& spec, Size title_size) {
  TileWords words{
      .title = {.size = title_size, .weight = Weight::semibold, .fit = Fit::wrap, .heard = Heard::no},
      .detail = {.size = Size::small, .fit = Fit::wrap, .heard = Heard::no}};
  words.title_height = std::max(ui.line_height(title_size), ui.text_height(spec.title, width, words.title));
  words.detail_height =
      std::max(ui.line_height(Size::small), ui.text_height(spec.detail, width, words.detail));
  return words;
}

void tile_words(Ui& ui, Rect inner, const TileSpec& spec, Size title_size, Color title, Color detail,
                Align vertical) {
  TileWords words = tile_lines(ui, inner.w, spec, title_size);
  words.title.color = title, words.detail.color = detail;
  if (words.title_height + words.detail_height > inner.h) {
    words.title.fit = words.detail.fit = Fit::ellipsis;
    words.title_height = ui.line_height(title_size), words.detail_height = ui.line_height(Size::small);
  }
  const float height = words.title_height + words.detail_height;
  Rect lines = vertical == Align::end      ? inner.take_bottom(height)
               : vertical == Align::center ? inner.centered_vertically(height)
                                           : inner;
  ui.text(lines.cut_top(words.title_height), spec.title, words.title);
  ui.text(lines, spec.detail, words.detail);
}

// Very narrow tiles have only words and the arrow.
bool has_square(const Ui& ui, float room) {
  return room >= ui.px(220);
}

void wide_tile(Ui& ui, Rect inner, const TileSpec& spec, Color title, Color detail) {
  Core& c = ui.core();
  const Rect square =
      has_square(ui, inner.w) ? inner.cut_left(ui.px(40), ui.px(12)).centered(ui.px(40), ui.px(40)) : Rect{};
  if (square.is_empty()) {
  } else if (spec.is_filled) {
    c.paint.fill(square, with_alpha(c.theme[Color::accent_on], 0.16f), ui.px(10));
    c.icon(square, spec.icon, 20, Color::accent_on);
  } else {
    ui.icon_square(square, spec.icon);
  }
  c.icon(inner.cut_right(ui.px(20), ui.px(8)), Icon::arrow_right, 20, title);
  tile_words(ui, inner, spec, Size::lead, title, detail, Align::center);
}

}  // namespace

bool Ui::tile(Rect rect, Key key, const TileSpec& spec) {
  Core& c = *core_;
  Node n = c.node(spec.href.empty() ? Role::button : Role::link, c.id(key), rect, spec.title);
  n.href = spec.href;
  n.description = std::string(spec.detail) + (spec.chip.empty() ? "" : " · ") + std::string(spec.chip);
  const Interaction i = c.interact(std::move(n), rect, 12);
  const float hover = c.animate(Key("hover").in(i.id), i.is_hovered ? 1 : 0, tokens::motion::fast.ms);
  const Color title = spec.is_filled ? Color::accent_on : Color::text,
              detail = spec.is_filled ? Color::accent_on2 : Color::text2;
  if (spec.is_filled) {
    const Rgba fill = mix_colors(theme()[Color::accent_fill], theme()[Color::accent_hover], hover);
    c.paint.fill(rect, i.is_pressed ? theme()[Color::accent_pressed] : fill, px(12));
  } else {
    if (hover > 0) c.paint.shadow(rect, theme().elevations.sm);
    card(rect, {.fill = i.is_pressed ? Color::hover : Color::surface});
  }
  if (spec.is_wide) {
    wide_tile(*this, rect.inset(px(16), 0), spec, title, detail);
    return i.is_activated;
  }
  Rect inner = rect.inset(px(is_phone() ? 15.f : 19.f));
  const Rect square = inner.take_left(px(40)).with_height(px(40));
  if (spec.is_filled) {
    c.paint.fill(square, with_alpha(theme()[Color::accent_on], 0.16f), px(10));
    c.icon(square, spec.icon, 20, Color::accent_on);
    c.icon(inner.take_right(px(20)).with_height(px(40)), Icon::arrow_up_right, 20, Color::accent_on);
  } else {
    icon_square(square, spec.icon);
  }
  if (!spec.chip.empty()) {
    const float width = std::max(px(26), status_chip_width(spec.chip) - px(12));
    const Rect box = inner.take_right(width).with_height(px(24)).moved(0, px(8));
    c.paint.fill(box, tone_background(spec.chip_tone), box.h / 2);
    c.label(box, spec.chip, Size::caption, Weight::semibold, tone_text(spec.chip_tone), Align::center);
  }
  // On phones titles stand side by side at one height, however many lines are below them.
  inner.cut_top(px(is_phone() ? 40.f + tile_gap : 40.f));
  tile_words(*this, inner, spec, is_phone() ? Size::body : Size::lead, title, detail,
             is_phone() ? Align::start : Align::end);
  return i.is_activated;
}

void Ui::stat(Rect rect, const StatSpec& spec) {
  text(rect.cut_top(line_height(Size::small), px(4)), spec.label,
       {.size = Size::small, .color = Color::text3});
  text(rect.cut_top(line_height(Size::headline), px(2)), spec.value,
       {.size = Size::headline, .fit = Fit::exact});
  const Color ink = spec.tone == Tone::neutral ? Color::text3 : tone_text(spec.tone);
  text(rect.take_top(line_height(Size::caption)), spec.detail, {.size = Size::caption, .color = ink});
}

float tile_height(const Ui& ui, float width, const TileSpec& spec) {
  if (!spec.is_wide) {
    const float padding = ui.px(ui.is_phone() ? 15 : 19);
    const TileWords words =
        tile_lines(ui, width - 2 * padding, spec, ui.is_phone() ? Size::body : Size::lead);
    return std::max(ui.px(118),
                    2 * padding + ui.px(40 + tile_gap) + words.title_height + words.detail_height);
  }
  const float inside = width - 2 * ui.px(16);
  const float room = inside - (has_square(ui, inside) ? ui.px(40 + 12) : 0.f) - ui.px(20 + 8);
  const TileWords words = tile_lines(ui, room, spec, Size::lead);
  return std::max(ui.px(74), ui.px(32) + words.title_height + words.detail_height);
}

namespace {

constexpr TextStyle fact_name{.color = Color::text3, .fit = Fit::wrap};

TextStyle below_name(TextStyle style) {
  style.align = Align::start, style.fit = Fit::wrap;
  return style;
}

}  // namespace

float fact_height(const Ui& ui, float width, std::string_view name, std::string_view value, float single,
                  const TextStyle& value_style) {
  if (ui.text_width(name) + 13 + ui.text_width(value, value_style) <= width) return single;
  const float line = ui.line_height(Size::body);
  return ui.text_height(name, width, fact_name) + ui.text_height(value, width, below_name(value_style)) +
         single - line;
}

void Ui::key_value(Rect rect, std::string_view name, std::string_view value, const TextStyle& value_style,
                   std::string_view href) {
  const auto put = [&](const Rect& at, const TextStyle& style) -> void {
    if (href.empty()) {
      text(at, value, style);
      return;
    }
    link(at, Key::of(name), value, href, {.size = style.size, .weight = style.weight, .align = style.align});
  };
  const float line = line_height(Size::body);
  if (fact_height(*this, rect.w, name, value, line, value_style) > line && rect.h >= 2 * line - 3) {
    const TextStyle style = below_name(value_style);
    const float first = text_height(name, rect.w, fact_name);
    rect = rect.centered_vertically(first + text_height(value, rect.w, style));
    text(rect.cut_top(first), name, fact_name);
    return put(rect, style);
  }
  const float need = text_width(value, value_style);
  const float room = std::max(rect.w * 0.7f, rect.w - text_width(name) - 13);
  const Rect right = rect.cut_right(std::min(need + 1, room), 12);
  TextStyle style = value_style;
  style.vertical = Align::center;
  text(rect, name, {.color = Color::text3, .vertical = Align::center});
  put(right, style);
}

void Ui::steps(Rect rect, std::span<const std::string_view> labels, int current, bool shows_all_labels) {
  Core& c = *core_;
  if (labels.empty()) return;
  const int count = static_cast<int>(labels.size());
  const int shown = std::clamp(current, 0, count - 1);
  Node n = c.node(Role::image, c.text_id(), rect, with_numbers(c.labels.step_of, shown + 1, count));
  n.name += " : " + std::string(labels[static_cast<std::size_t>(shown)]);
  c.add(std::move(n));
  if (!c.paint.is_visible(rect)) return;
  const float r = px(10), label_room = shows_all_labels
                                           ? std::min(px(40), rect.w / static_cast<float>(2 * count))
                                           : px(10);
  const float first = rect.x + label_room,
              step = count > 1 ? (rect.w - 2 * label_room) / static_cast<float>(count - 1) : 0;
  const float y = rect.y + r;
  for (int i = 0; i < count; ++i) {
    const Vec2 at{std::round(first + step * static_cast<float>(i)), y};
    const StepState state = i < current    ? StepState::done
                            : i == current ? StepState::current
                                           : StepState::to_come;
    step_dot(c, at, state, Tone::accent);
    if (i + 1 < count) {
      const float next = std::round(first + step * static_cast<float>(i + 1));
      c.paint.fill({at.x + r + 4, y - 1, next - at.x - 2 * r - 8, 2},
                   i < current ? Color::accent_ui : Color::border_strong, 1);
    }
    if (!shows_all_labels && i != shown && i != count - 1) continue;
    const std::string_view label = labels[static_cast<std::size_t>(i)];
    const Weight weight = i == shown ? Weight::semibold : Weight::regular;
    const float width = std::ceil(measure(c.face(Size::caption, weight), label)) + 1;
    if (i == count - 1 && i != shown && first + step * static_cast<float>(shown) + width > at.x - width / 2)
      continue;
    c.label({at.x - width / 2, y + r + px(6), width, line_height(Size::caption)}, label, Size::caption,
            weight, i == shown ? Color::text : Color::text3, Align::center);
  }
}

void Ui::step_bar(Rect rect, std::string_view current_label, int current, int count) {
  Core& c = *core_;
  const Rect bar = rect.cut_top(px(6), px(6));
  for (int i = 0; i < count; ++i) {
    const Rect part = column(bar, static_cast<std::size_t>(count), 4, static_cast<std::size_t>(i));
    c.paint.fill(part,
                 i <= current        ? Color::accent_ui
                 : theme().is_dark() ? Color::pressed
                                     : Color::sunken,
                 px(3));
  }
  const std::string place = with_numbers(c.labels.step_of, current + 1, count);
  const TextStyle style{.size = Size::caption, .color = Color::text2};
  const float width = text_width(place, style);
  // Below each other where there is height for that, but no width.
  const bool is_below =
      text_width(current_label, style) + 8 + width > rect.w && rect.h >= 2 * line_height(Size::caption);
  if (is_below) {
    text(rect.cut_top(line_height(Size::caption)), current_label, style);
    text(rect, place, style);
    return;
  }
  const Rect end = rect.cut_right(width, 8);
  TextStyle last = style;
  last.align = Align::end;
  text(end, place, last);
  text(rect, current_label, style);
}

float Ui::timeline_height(std::size_t items) const {
  return static_cast<float>(items) * px(54) - px(10);
}

void Ui::timeline(Rect rect, std::string_view name, std::span<const TimelineItem> items) {
  Core& c = *core_;
  const auto group = region(Role::list, Key(0x71e11e), rect, name);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const TimelineItem& item = items[i];
    Rect row = rect.cut_top(px(44), px(10));
    const auto entry = list_item(i, row);
    if (Node* n = c.tree.find(entry.id())) n->states.set(State::current, item.state == StepState::current);
    const Rect dot = row.cut_left(px(20), px(12));
    step_dot(c, {dot.center().x, dot.y + px(10)}, item.state, item.tone);
    if (i + 1 < items.size())
      c.paint.fill({dot.center().x - 1, dot.y + px(24), 2, px(54) - px(28)}, Color::border, 1);
    text(row.cut_top(line_height(Size::body)), item.title, {.weight = Weight::semibold});
    text(row.take_top(line_height(Size::caption)), item.detail,
         {.size = Size::caption, .color = Color::text3});
  }
}

UploadRowResult Ui::upload_row(Rect rect, Key key, const UploadRowSpec& spec) {
  const auto row = region(Role::list_item, key, rect, {});
  const Tone tone = spec.state == UploadRowState::done     ? Tone::success
                    : spec.state == UploadRowState::failed ? Tone::danger
                                                           : Tone::accent;
  const Rect square = rect.cut_left(px(40), px(12)).centered(px(40), px(40));
  if (spec.image.empty()) {
    icon_square(square, spec.icon, tone);
  } else {
    image(square, spec.image, {}, {.radius = 6, .is_decorative = true});
  }
  UploadRowResult result = UploadRowResult::none;
  const auto button = [&](Key name, Icon icon, std::string_view label, UploadRowResult meaning) {
    if (label.empty()) return;
    const Rect box = rect.cut_right(px(32), px(4)).centered(px(32), px(32));
    if (icon_button(box, name, icon, label)) result = meaning;
  };
  button("cancel", Icon::x, spec.cancel, UploadRowResult::cancel);
  button("action", spec.action_icon, spec.action, UploadRowResult::action);
  rect.cut_right(px(8));
  const bool has_bar = spec.state != UploadRowState::done;
  Rect lines =
      rect.centered_vertically(line_height(Size::body) + (has_bar ? px(12) : line_height(Size::caption)));
  Rect first = lines.cut_top(line_height(Size::body));
  const Color ink = tone == Tone::accent ? Color::text3 : tone_text(tone);
  const TextStyle caption{.size = Size::caption,
                          .color = ink,
                          .align = has_bar ? Align::end : Align::start,
                          .vertical = Align::center};
  if (has_bar && !spec.caption.empty()) {
    text(first.cut_right(std::min(first.w * 0.6f, text_width(spec.caption, caption)), 12), spec.caption,
         caption);
  }
  text(first, spec.name, {.size = Size::small, .weight = Weight::semibold, .vertical = Align::center});
  if (has_bar) {
    progress(lines.cut_bottom(px(6)), spec.fraction, spec.name, tone);
  } else {
    text(lines, spec.caption, caption);
  }
  return result;
}

ChosenFiles Ui::drop_zone(Rect rect, Key key, const DropZoneSpec& spec) {
  Core& c = *core_;
  Node n = c.node(Role::file_chooser, c.id(key), rect, spec.title);
  n.description = spec.detail;
  n.accept = spec.accept;
  n.states.set(State::multiple, spec.is_multiple)
      .set(State::capture, spec.is_camera)
      .set(State::disabled, spec.is_disabled);
  n.states.set(State::wants_drop);
  const Interaction i = c.interact(std::move(n), rect, 12);
  const bool is_over = c.files_over == i.id && c.files_over != 0;
  c.paint.fill(rect, is_over || i.is_hovered ? Color::accent_soft : Color::subtle, px(12));
  c.paint.border(rect, is_over ? Color::accent_ui : Color::border_strong, px(12), is_over ? 2.f : 1.f);
  const bool is_low = rect.h < px(104);
  const std::string_view title = is_over && !spec.dragging.empty() ? spec.dragging : spec.title;
  Rect lines = rect.inset(px(16), 0);
  const Align align = is_low ? Align::start : Align::center;
  if (is_low) c.icon(lines.cut_left(px(24), px(12)), spec.icon, 24, Color::accent_ui);
  const float detail = spec.detail.empty() ? 0 : line_height(Size::caption);
  lines = lines.centered_vertically(line_height(Size::body) + detail + (is_low ? 0 : px(36)));
  if (!is_low) c.icon(lines.cut_top(px(28), px(8)), spec.icon, 24, Color::accent_ui);
  c.label(lines.cut_top(line_height(Size::body)), title, Size::body, Weight::semibold, Color::text, align);
  c.label(lines, spec.detail, Size::caption, Weight::regular, Color::text3, align);
  for (const event::FilesChosen& e : c.input.files)
    if (e.id == i.id && !spec.is_disabled) return {e.count, e.token};
  return {};
}

bool Ui::empty_state(Rect rect, Key key, const EmptySpec& spec) {
  const float width = std::min(rect.w - px(32), px(340));
  const TextStyle title{.size = Size::lead, .align = Align::center, .fit = Fit::wrap};
  const TextStyle detail{.color = Color::text2, .align = Align::center, .fit = Fit::wrap};
  TextStyle measured = title;
  measured.weight = Weight::semibold;
  const float title_height = text_height(spec.title, width, measured);
  const float lines = text_height(spec.detail, width, detail);
  const float button_height = spec.action.empty() ? 0 : control_height() + px(20);
  Rect block = rect.centered(width, px(64) + px(16) + title_height + px(4) + lines + button_height);
  icon_square(block.cut_top(px(64), px(16)).centered(px(64), px(64)), spec.icon);
  heading(block.cut_top(title_height, px(4)), spec.title, spec.level, title);
  if (!spec.detail.empty()) text(block.cut_top(lines), spec.detail, detail);
  if (spec.action.empty()) return false;
  block.cut_top(px(20));
  const ButtonSpec style{.kind = spec.action_kind, .icon = spec.action_icon};
  const float wide = std::min(block.w, button_width(spec.action, style));
  return button(block.take_top(control_height()).centered_horizontally(wide), key, spec.action, style);
}

float Ui::notice_height(std::string_view text, float width, const NoticeSpec& spec) const {
  const NoticeParts p = notice_parts(*this, spec);
  const float room = width - 2 * px(14) - px(18) - px(10) - p.action - p.close;
  const float title = spec.title.empty() ? 0 : line_height(Size::small);
  return 2 * px(12) + title + std::max(line_height(Size::small), text_height(text, room, notice_style));
}

NoticeResult Ui::notice(Rect rect, Key key, std::string_view text, const NoticeSpec& spec) {
  Core& c = *core_;
  const NoticeParts p = notice_parts(*this, spec);
  const Role role = spec.is_live ? (spec.tone == Tone::danger ? Role::alert : Role::status) : Role::group;
  const auto box = region(role, key, rect, {});
  NoticeResult result = NoticeResult::none;
  c.paint.fill(rect, tone_background(spec.tone), px(10));
  Rect inner = rect.inset(px(14), px(12));
  const Rect icon = inner.cut_left(px(18), px(10)).with_height(line_height(Size::small));
  c.icon(icon, spec.icon == Icon::none ? tone_icon(spec.tone) : spec.icon, 18, tone_text(spec.tone));
  if (p.close > 0) {
    const Rect close =
        inner.cut_right(p.close).with_height(line_height(Size::small)).centered(px(28), px(28));
    if (icon_button(close, "close", Icon::x, c.labels.close,
                    {.icon_size = 16, .color = tone_text(spec.tone)}))
      result = NoticeResult::closed;
  }
  if (p.action > 0) {
    const LinkSpec style{.size = Size::small, .color = tone_text(spec.tone), .align = Align::end};
    if (link(inner.cut_right(p.action), "action", spec.action, {}, style)) result = NoticeResult::action;
  }
  TextStyle style = notice_style;
  style.color = tone_text(spec.tone);
  if (!spec.title.empty()) {
    this->text(inner.cut_top(line_height(Size::small)), spec.title,
               {.size = Size::small, .weight = Weight::semibold, .color = style.color});
  }
  this->text(inner, text, style);
  return result;
}

}  // namespace guichet::ui
