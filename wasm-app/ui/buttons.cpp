// Buttons in all their kinds.
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

struct Metrics {
  float padding = 16, radius = 8, icon = 18, gap = 8;
  Size text = Size::body;
};

Metrics metrics(const Ui& ui, ControlSize size, ButtonKind kind) {
  if (size == ControlSize::automatic) size = ui.is_touch() ? ControlSize::large : ControlSize::medium;
  Metrics m;
  if (size == ControlSize::small) m = {12, 7, 16, 6, Size::small};
  if (size == ControlSize::large) m = {20, 10, 18, 8, Size::lead};
  if (kind == ButtonKind::plain) m.padding = 12;
  return m;
}

struct Look {
  Rgba fill = 0, text = 0, border = 0;
  bool has_shadow = false;
};

Look look(const Theme& t, ButtonKind kind, bool is_disabled, float hover, bool is_pressed) {
  const auto mix = [&](Rgba from, Color to) { return mix_colors(from, t[to], hover); };
  if (is_disabled) {
    const bool is_bare = kind == ButtonKind::plain;
    return {is_bare ? 0 : t[t.is_dark() ? Color::pressed : Color::sunken], t[Color::text_disabled], 0, false};
  }
  const Rgba clear_hover = with_alpha(t[Color::hover], hover);
  switch (kind) {
    case ButtonKind::primary:
      return {is_pressed ? t[Color::accent_pressed] : mix(t[Color::accent_fill], Color::accent_hover),
              t[Color::accent_on], t.is_accent_pale ? t[Color::control] : 0, false};
    case ButtonKind::danger: {
      const Rgba fill = mix_colors(t[Color::danger_fill], t[Color::ink], is_pressed ? 0.2 : 0.1 * hover);
      return {fill, t[Color::white], 0, false};
    }
    case ButtonKind::tinted: {
      const Rgba fill =
          mix_colors(t[Color::accent_soft], t[Color::accent_soft_border], is_pressed ? 0.6 : 0.35 * hover);
      return {fill, t[Color::accent_text], 0, false};
    }
    case ButtonKind::plain:
      return {is_pressed ? t[Color::pressed] : clear_hover, t[Color::text2], 0, false};
    case ButtonKind::inverse: {
      const Rgba fill =
          mix_colors(t[Color::inverse], t[Color::inverse_text], is_pressed ? 0.3 : 0.16 + 0.08 * hover);
      return {fill, t[Color::inverse_text], 0, false};
    }
    case ButtonKind::secondary:
    case ButtonKind::danger_outline:
      break;
  }
  const Color ink = kind == ButtonKind::danger_outline ? Color::danger_text : Color::text;
  return {is_pressed ? t[Color::pressed] : mix(t[Color::surface], Color::hover), t[ink],
          t[Color::border_strong], true};
}

void paint_body(Core& c, const Rect& rect, const Look& l, float radius) {
  if (l.has_shadow) c.paint.shadow(rect, c.theme.elevations.xs);
  c.paint.fill(rect, l.fill, radius);
  if (l.border != 0) c.paint.border(rect, l.border, radius, 1);
}

Node button_node(Core& c, Role role, Key key, const Rect& rect, std::string_view name,
                 const ButtonSpec& spec) {
  Node n = c.node(role, c.id(key), c.touch_box(rect), name);
  n.description = spec.is_disabled ? spec.reason : std::string_view{};
  n.shortcut = spec.shortcut;
  n.states.set(State::disabled, spec.is_disabled || spec.is_busy).set(State::busy, spec.is_busy);
  n.states.set(State::submits, spec.submits);
  n.states.set(State::expandable, spec.has_menu).set(State::expanded, spec.is_open);
  n.states.set(State::download, spec.is_download);
  return n;
}

float content_width(const Core& c, const Metrics& m, std::string_view label, const ButtonSpec& spec) {
  const float text = label.empty() ? 0 : std::ceil(measure(c.face(m.text, Weight::semibold), label));
  const float icons = (spec.icon != Icon::none || spec.is_busy ? c.px(m.icon) + c.px(m.gap) : 0) +
                      (spec.trailing_icon != Icon::none ? c.px(m.icon) + c.px(m.gap) : 0);
  return text + icons;
}

Face smaller_face(const Core& c, const Rect& rect, std::string_view label) {
  const Face small = c.face(Size::small, Weight::semibold);
  const auto lines = static_cast<float>(break_lines(small, label, rect.w - 8, 0).size());
  return lines * small.line > rect.h ? c.face(Size::caption, Weight::semibold) : small;
}

void paint_content(Ui& ui, const Rect& rect, std::string_view label, ButtonSpec spec, const Metrics& m,
                   Rgba color) {
  Core& c = ui.core();
  // Where there is no room, icons go first; then the words take smaller lines.
  if (content_width(c, m, label, spec) > rect.w - 8) spec.icon = spec.trailing_icon = Icon::none;
  if (content_width(c, m, label, spec) > rect.w - 8) {
    if (spec.is_busy) return ui.spinner(rect.centered(c.px(m.icon), c.px(m.icon)));
    return c.words(rect.inset(4, 0), label, smaller_face(c, rect, label), color);
  }
  const float padding =
      std::min(c.px(m.padding), std::max(4.f, (rect.w - content_width(c, m, label, spec)) / 2));
  Rect inner = rect.inset(padding, 0);
  const float need = std::min(inner.w, content_width(c, m, label, spec));
  if (spec.align == Align::center) inner = inner.centered_horizontally(need);
  const float size = c.px(m.icon), gap = c.px(m.gap);
  if (spec.is_busy) {
    ui.spinner(inner.cut_left(size, gap).centered(size, size));
  } else if (spec.icon != Icon::none) {
    c.paint.icon(inner.cut_left(size, gap), spec.icon, size, color);
  }
  if (spec.trailing_icon != Icon::none) {
    c.paint.icon(inner.cut_right(size, gap), spec.trailing_icon, size, color);
  }
  c.line(inner, label, c.face(m.text, Weight::semibold), color);
}

bool any_button(Ui& ui, const Rect& rect, Node node, std::string_view label, const ButtonSpec& spec) {
  Core& c = ui.core();
  const Metrics m = metrics(ui, spec.size, spec.kind);
  const bool is_disabled = spec.is_disabled;
  const NodeId id = node.id;
  const Interaction i = c.interact(std::move(node), rect, c.px(m.radius));
  if (i.is_activated && spec.submits) c.awaits_errors = true;
  const float hover = c.animate(Key("hover").in(id), i.is_hovered ? 1 : 0, tokens::motion::fast.ms);
  if (is_disabled && !spec.reason.empty() && c.hovered == id) ui.tooltip(rect, spec.reason);
  if (!c.paint.is_visible(rect.grown(4))) return i.is_activated;
  const Look l = look(c.theme, spec.kind, is_disabled, hover, i.is_pressed);
  paint_body(c, rect, l, c.px(m.radius));
  paint_content(ui, rect, label, spec, m, l.text);
  return i.is_activated;
}

// "Control+K Meta+K" is said to browsers; people read "Ctrl K".
std::string with_keys(std::string_view name, std::string_view shortcut) {
  std::string text{name};
  shortcut = shortcut.substr(0, shortcut.find(' '));
  if (shortcut.empty()) return text;
  text += "   ";
  const std::size_t plus = shortcut.find('+');
  if (plus == std::string_view::npos) return text.append(shortcut);
  return text.append(shortcut.substr(0, plus) == "Control" ? "Ctrl" : shortcut.substr(0, plus))
      .append(" ")
      .append(shortcut.substr(plus + 1));
}

}  // namespace

float Ui::button_width(std::string_view label, const ButtonSpec& spec) const {
  const Metrics m = metrics(*this, spec.size, spec.kind);
  return content_width(*core_, m, label, spec) + 2 * px(m.padding);
}

bool Ui::button(Rect rect, Key key, std::string_view label, const ButtonSpec& spec) {
  Node n =
      button_node(*core_, Role::button, key, rect, spec.access_name.empty() ? label : spec.access_name, spec);
  return any_button(*this, rect, std::move(n), label, spec);
}

bool Ui::link_button(Rect rect, Key key, std::string_view label, std::string_view href,
                     const ButtonSpec& spec) {
  Node n =
      button_node(*core_, Role::link, key, rect, spec.access_name.empty() ? label : spec.access_name, spec);
  n.href = href;
  return any_button(*this, rect, std::move(n), label, spec);
}

ChosenFiles Ui::file_button(Rect rect, Key key, std::string_view label, const ButtonSpec& style,
                            const DropZoneSpec& spec) {
  Node n = button_node(*core_, Role::file_chooser, key, rect, label, style);
  n.accept = spec.accept;
  n.states.set(State::multiple, spec.is_multiple).set(State::capture, spec.is_camera);
  const NodeId id = n.id;
  any_button(*this, rect, std::move(n), label, style);
  for (const event::FilesChosen& e : core_->input.files)
    if (e.id == id) return {e.count, e.token};
  return {};
}

bool Ui::icon_button(Rect rect, Key key, Icon icon, std::string_view name, const IconButtonSpec& spec) {
  Core& c = *core_;
  Node n = c.node(spec.is_toggle ? Role::toggle_button : Role::button, c.id(key), c.touch_box(rect), name);
  n.description = spec.reason;
  n.shortcut = spec.shortcut;
  n.states.set(State::disabled, spec.is_disabled || spec.is_busy)
      .set(State::checked, spec.is_toggle && spec.is_pressed);
  n.states.set(State::expandable, spec.has_menu).set(State::expanded, spec.is_open).set(State::hidden_text);
  const NodeId id = n.id;
  const float radius = spec.is_over_photo && is_touch() ? rect.h / 2 : px(8);
  const Interaction i = c.interact(std::move(n), rect, radius);
  const float hover =
      c.animate(Key("hover").in(id), i.is_hovered || spec.is_open ? 1 : 0, tokens::motion::fast.ms);
  if (c.hovered == id && !spec.is_open)
    tooltip(rect, spec.is_disabled && !spec.reason.empty() ? std::string{spec.reason}
                                                           : with_keys(name, spec.shortcut));
  const float size = px(spec.icon_size > 0 ? spec.icon_size : rect.h <= px(32) ? 18.f : 20.f);
  if (spec.is_over_photo) {
    const bool is_on = spec.is_toggle && spec.is_pressed;
    c.paint.fill(rect, is_on ? theme()[Color::white] : plate(theme(), hover), radius);
    c.paint.icon(rect, icon, size, theme()[is_on ? Color::ink : Color::white]);
    return i.is_activated;
  }
  Look l = look(c.theme, spec.kind, spec.is_disabled && spec.kind != ButtonKind::plain, hover, i.is_pressed);
  if (spec.is_toggle && spec.is_pressed)
    l = {theme()[Color::accent_soft], theme()[Color::accent_text], 0, false};
  paint_body(c, rect, l, px(8));
  const bool is_bare = spec.kind == ButtonKind::plain && !(spec.is_toggle && spec.is_pressed);
  const Rgba ink = spec.is_disabled ? theme()[Color::text_disabled] : is_bare ? theme()[spec.color] : l.text;
  if (spec.is_busy) {
    spinner(rect.centered(size, size));
  } else {
    c.paint.icon(rect, icon, size, ink);
  }
  if (spec.count > 0) {
    const Vec2 at{rect.center().x + size / 2, rect.center().y - size / 2 + 1};
    c.counter_badge(at, spec.count, Color::accent_fill, Color::accent_on, true);
  }
  return i.is_activated;
}

bool Ui::clickable(Rect rect, Key key, std::string_view name, std::string_view href, float radius) {
  Node n =
      core_->node(href.empty() ? Role::button : Role::link, core_->id(key), core_->touch_box(rect), name);
  n.href = href;
  n.states.set(State::hidden_text);
  return core_->interact(std::move(n), rect, radius).is_activated;
}

}  // namespace guichet::ui
