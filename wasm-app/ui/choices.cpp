// Checkbox, switch, radio, choice cards, segmented control, slider, filter chip.
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {

void Core::check_box(const Rect& box, bool is_on, bool is_mixed, bool is_disabled, bool is_hovered) {
  const float radius = px(6);
  if (is_on || is_mixed) {
    paint.fill(box, is_disabled ? Color::text_disabled : Color::accent_ui, radius);
    icon(box, is_mixed ? Icon::minus : Icon::check, 14, Color::accent_on_ui);
    return;
  }
  paint.fill(box, is_disabled ? Color::sunken : Color::surface, radius);
  paint.border(box, is_disabled ? Color::border : is_hovered ? Color::text2 : Color::control, radius, 1.5f);
}

namespace {

void radio_dot(Core& c, const Rect& box, bool is_on, bool is_disabled, bool is_hovered) {
  const Vec2 center = box.center();
  const float r = box.w / 2;
  if (is_on) {
    c.paint.circle(center, r, is_disabled ? Color::text_disabled : Color::accent_ui);
    c.paint.circle(center, r - 2, Color::surface);
    c.paint.circle(center, c.px(5), is_disabled ? Color::text_disabled : Color::accent_ui);
    return;
  }
  c.paint.circle(center, r, Color::surface);
  c.paint.ring(center, r, is_disabled ? Color::border : is_hovered ? Color::text2 : Color::control, 1.5f);
}

void draw_check_label(Ui& ui, Rect rect, std::string_view label, const CheckSpec& spec,
                      Weight weight = Weight::automatic) {
  if (spec.hides_label) return;
  const Color color = spec.is_disabled ? Color::text_disabled : Color::text;
  if (spec.detail.empty()) {
    const TextStyle style{.color = color, .fit = Fit::wrap, .vertical = Align::center, .heard = Heard::no};
    ui.text(rect, label, style);
    return;
  }
  TextStyle first{.weight = weight, .color = color, .fit = Fit::wrap, .heard = Heard::no};
  if (ui.text_height(label, rect.w, first) > 2 * ui.line_height(Size::body)) first.fit = Fit::ellipsis;
  const float line = ui.text_height(label, rect.w, first),
              second = ui.text_height(spec.detail, rect.w, {.size = Size::caption, .fit = Fit::wrap});
  Rect lines = rect.centered_vertically(std::min(line + second, std::max(rect.h, line + 16)));
  ui.text(lines.cut_top(line), label, first);
  ui.text(lines, spec.detail,
          {.size = Size::caption, .color = Color::text3, .fit = Fit::wrap, .heard = Heard::no});
}

// The answer of a checkbox: Activate toggles, Change says the value.
bool toggled(Core& c, const Interaction& i, bool is_disabled, bool& value) {
  if (is_disabled) return false;
  if (const std::string* now = c.changed_to(i.id); now != nullptr) {
    const bool is_new = (*now == "true") != value;
    value = *now == "true";
    return is_new;
  }
  if (!i.is_activated) return false;
  value = !value;
  return true;
}

Node check_node(Core& c, Role role, Key key, const Rect& rect, std::string_view label, bool value,
                const CheckSpec& spec) {
  Node n = c.node(role, c.id(key), c.touch_box(rect), label);
  n.description = spec.is_disabled && !spec.reason.empty() ? spec.reason : spec.detail;
  n.error = spec.error;
  n.states.set(State::disabled, spec.is_disabled).set(State::checked, value).set(State::mixed, spec.is_mixed);
  n.states.set(State::invalid, !spec.error.empty()).set(State::hidden_text, spec.hides_label);
  return n;
}

// The mirror shows the state after this frame's toggle.
void update_checked(Core& c, NodeId id, bool value) {
  if (Node* n = c.tree.find(id)) n->states.set(State::checked, value);
}

// Arrow keys move inside groups; the DOM has native radios for that and sends Activate or Change.
bool choose(int& index, int chosen) {
  if (chosen == index) return false;
  index = chosen;
  return true;
}

int arrow_step(Core& c, NodeId id) {
  if (c.take_key(id, PressedKey::right) || c.take_key(id, PressedKey::down)) return 1;
  if (c.take_key(id, PressedKey::left) || c.take_key(id, PressedKey::up)) return -1;
  return 0;
}

}  // namespace

bool Ui::checkbox(Rect rect, Key key, std::string_view label, bool& value, const CheckSpec& spec) {
  Core& c = *core_;
  const Rect box = rect.take_left(px(20)).centered(px(20), px(20));
  const Interaction i = c.interact(check_node(c, Role::checkbox, key, rect, label, value, spec), box, 6);
  const bool is_changed = toggled(c, i, spec.is_disabled, value);
  update_checked(c, i.id, value);
  c.check_box(box, value, spec.is_mixed, spec.is_disabled, i.is_hovered);
  draw_check_label(*this, rect.inset({px(20) + px(10), 0, 0, 0}), label, spec);
  return is_changed;
}

bool Ui::switch_(Rect rect, Key key, std::string_view label, bool& value, const CheckSpec& spec) {
  Core& c = *core_;
  const Rect track = rect.take_left(px(40)).centered(px(40), px(24));
  const Interaction i = c.interact(check_node(c, Role::switch_, key, rect, label, value, spec), track, 12);
  const bool is_changed = toggled(c, i, spec.is_disabled, value);
  update_checked(c, i.id, value);
  const float on = c.animate(Key("on").in(i.id), value ? 1 : 0, tokens::motion::base.ms);
  const Color off_color = spec.is_disabled ? Color::border_strong : Color::control;
  c.paint.fill(track,
               mix_colors(theme()[off_color], theme()[spec.is_disabled ? off_color : Color::accent_ui], on),
               px(12));
  const float from = track.x + px(12), to = track.right() - px(12);
  c.paint.circle({from + (to - from) * on, track.center().y}, px(9), theme()[Color::white]);
  draw_check_label(*this, rect.inset({px(40) + px(10), 0, 0, 0}), label, spec);
  return is_changed;
}

bool Ui::radio_group(Rect rect, Key key, std::string_view name, std::span<const Choice> options, int& index) {
  Core& c = *core_;
  const auto group = region(Role::radio_group, key, rect, name);
  const float height = is_touch() ? px(44) : px(32);
  bool is_changed = false;
  for (int n = 0; n < std::ssize(options); ++n) {
    const Choice& o = options[static_cast<std::size_t>(n)];
    const Rect row = rect.cut_top(height);
    const Rect dot = row.take_left(px(20)).centered(px(20), px(20));
    Node node = check_node(c, Role::radio, n, row, o.label, n == index,
                           {.is_disabled = o.is_disabled, .detail = o.detail});
    node.group_name = std::to_string(group.id());
    node.position = n + 1, node.set_size = static_cast<int>(options.size());
    const Interaction i = c.interact(std::move(node), dot, 10);
    if (!o.is_disabled && (i.is_activated || c.changed_to(i.id) != nullptr)) is_changed |= choose(index, n);
    radio_dot(c, dot, n == index, o.is_disabled, i.is_hovered);
    draw_check_label(*this, row.inset({px(30), 0, 0, 0}), o.label,
                     {.is_disabled = o.is_disabled, .detail = o.detail});
  }
  return is_changed;
}

bool Ui::choice_cards(Rect rect, Key key, std::string_view name, std::span<const Choice> options, int& index,
                      int columns) {
  Core& c = *core_;
  const auto group = region(Role::radio_group, key, rect, name);
  const auto columns_n = static_cast<std::size_t>(std::max(1, columns));
  const std::size_t rows = (options.size() + columns_n - 1) / columns_n;
  const float gap = px(8),
              height =
                  rows == 0 ? 0 : (rect.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
  bool is_changed = false;
  for (std::size_t n = 0; n < options.size(); ++n) {
    const Choice& o = options[n];
    const Rect card = grid_cell(rect, columns_n, gap, std::floor(height), n);
    const bool is_on = static_cast<int>(n) == index;
    Node node = check_node(c, Role::radio, n, card, o.label, is_on,
                           {.is_disabled = o.is_disabled, .detail = o.detail});
    node.group_name = std::to_string(group.id());
    node.position = static_cast<int>(n) + 1, node.set_size = static_cast<int>(options.size());
    const Interaction i = c.interact(std::move(node), card, 10);
    if (!o.is_disabled && (i.is_activated || c.changed_to(i.id) != nullptr))
      is_changed |= choose(index, static_cast<int>(n));
    c.paint.fill(card, is_on ? Color::accent_soft : i.is_hovered ? Color::hover : Color::surface, px(10));
    c.paint.border(card, is_on ? Color::accent_ui : Color::border, px(10));
    Rect inner = card.inset({px(14), 0, px(o.note.empty() ? 8.f : 14.f), 0});
    radio_dot(c, inner.cut_left(px(20), px(12)).centered(px(20), px(20)), is_on, o.is_disabled, i.is_hovered);
    if (o.icon != Icon::none)
      c.icon(inner.cut_left(px(18), px(10)), o.icon, 18, is_on ? Color::accent_ui : Color::text3);
    if (!o.note.empty()) {
      const float width = std::ceil(measure(c.face(Size::body, Weight::semibold), o.note));
      c.label(inner.cut_right(width, px(12)), o.note, Size::body, Weight::semibold, Color::text, Align::end);
    }
    draw_check_label(*this, inner, o.label, {.is_disabled = o.is_disabled, .detail = o.detail},
                     Weight::semibold);
  }
  return is_changed;
}

bool Ui::segmented(Rect rect, Key key, std::string_view name, std::span<const Choice> options, int& index) {
  Core& c = *core_;
  const auto group = region(Role::radio_group, key, rect, name);
  // With forced colours surfaces look alike: a frame around all, and the chosen one is marked by the accent.
  const bool is_forced = theme().is_forced;
  c.paint.fill(rect, theme().is_dark() ? Color::pressed : Color::sunken, px(8));
  if (is_forced) c.paint.border(rect, Color::border, px(8));
  bool is_changed = false;
  for (std::size_t n = 0; n < options.size(); ++n) {
    const Choice& o = options[n];
    const Rect item = column(rect.inset(3), options.size(), 2, n);
    const bool is_on = static_cast<int>(n) == index;
    Node node = check_node(c, Role::radio, n, item, o.label, is_on, {.is_disabled = o.is_disabled});
    // as high as a finger, without reaching into the neighbours
    if (c.is_touch()) node.box = item.grown_to(item.w, tokens::size::hit_min);
    node.group_name = std::to_string(group.id());
    node.position = static_cast<int>(n) + 1, node.set_size = static_cast<int>(options.size());
    const Interaction i = c.interact(std::move(node), item, 6);
    if (i.is_activated || c.changed_to(i.id) != nullptr) is_changed |= choose(index, static_cast<int>(n));
    if (is_on) {
      if (!is_forced) c.paint.shadow(item, theme().elevations.xs);
      c.paint.fill(item,
                   is_forced           ? Color::accent_fill
                   : theme().is_dark() ? Color::border_strong
                                       : Color::surface,
                   px(6));
    }
    const Color ink = is_on && is_forced      ? Color::accent_on
                      : is_on || i.is_hovered ? Color::text
                                              : Color::text2;
    const Face face = c.face(Size::small, is_on ? Weight::semibold : Weight::regular);
    const float icon = o.icon == Icon::none ? 0 : px(16) + px(6);
    const float need = std::ceil(measure(c.face(Size::small, Weight::semibold), o.label));
    if (icon + need > item.w - 8 && c.face(Size::caption, Weight::semibold).line * 2 <= item.h) {
      c.words(item.inset(2, 0), o.label,
              c.face(Size::caption, face.is_semibold ? Weight::semibold : Weight::regular), theme()[ink]);
      continue;
    }
    const float text = std::min(item.w - icon - 8, std::ceil(measure(face, o.label)));
    Rect inner = item.centered_horizontally(icon + text);
    if (o.icon != Icon::none) c.icon(inner.cut_left(px(16), px(6)), o.icon, 16, ink);
    c.line(inner, o.label, face, theme()[ink]);
  }
  return is_changed;
}

bool Ui::slider(Rect rect, Key key, std::string_view name, float& value, float min, float max, float step) {
  Core& c = *core_;
  Node n = c.node(Role::slider, c.id(key), c.touch_box(rect), name);
  n.value_now = value, n.value_min = min, n.value_max = max, n.step = step;
  n.states.set(State::wants_pointer);
  const Rect track = rect.inset(px(10), 0).centered_vertically(px(6));
  const Interaction i = c.interact(std::move(n), rect, 8);
  const float before = value;
  if (const std::string* typed = c.typed(i.id)) value = static_cast<float>(std::atof(typed->c_str()));
  if (i.is_pressed && track.w > 0) value = min + (c.pointer.x - track.x) / track.w * (max - min);
  if (const int move = arrow_step(c, i.id)) value += static_cast<float>(move) * step;
  if (step > 0) value = min + std::round((value - min) / step) * step;
  value = std::clamp(value, min, max);
  const float at = max > min ? (value - min) / (max - min) : 0;
  c.paint.fill(track, Color::sunken, px(3));
  c.paint.fill(track.with_width(std::max(track.h, track.w * at)), Color::accent_ui, px(3));
  const Vec2 knob{track.x + track.w * at, track.center().y};
  c.paint.shadow({knob.x - 10, knob.y - 10, 20, 20}, theme().elevations.sm);
  c.paint.circle(knob, px(10), Color::surface);
  c.paint.ring(knob, px(10), Color::accent_ui, 2);
  return value != before;
}

float Ui::filter_chip_width(std::string_view label, const ChipSpec& spec) const {
  const Size size = is_touch() ? Size::body : Size::small;
  // the width of the bold label, so that choosing a chip does not move its neighbours
  float width = std::ceil(measure(core_->face(size, Weight::semibold), label)) + 2 * px(12);
  if (spec.icon != Icon::none) width += px(16) + px(6);
  if (spec.has_dot) width += px(6) + px(6);
  if (spec.is_removable || spec.has_menu) width += px(14) + px(6);
  return width;
}

bool Ui::filter_chip(Rect rect, Key key, std::string_view label, bool is_active, const ChipSpec& spec) {
  Core& c = *core_;
  Node n = c.node(spec.is_removable || spec.has_menu ? Role::button : Role::toggle_button, c.id(key),
                  c.touch_box(rect), label);
  if (spec.is_removable) n.description = c.labels.remove;
  n.states.set(State::checked, is_active)
      .set(State::expandable, spec.has_menu)
      .set(State::expanded, spec.is_open);
  const float radius = rect.h / 2;
  const Interaction i = c.interact(std::move(n), rect, radius);
  Color ink = is_active ? Color::accent_text : spec.is_warning ? Color::danger_text : Color::text2;
  if (spec.is_over_photo) {
    c.paint.fill(rect, is_active ? theme()[Color::white] : plate(theme(), i.is_hovered ? 1 : 0), radius);
    ink = is_active ? Color::ink : Color::white;
  } else {
    c.paint.fill(rect, is_active ? Color::accent_soft : i.is_hovered ? Color::hover : Color::surface, radius);
    c.paint.border(rect, is_active ? Color::accent_soft_border : Color::border_strong, radius);
  }
  Rect inner = rect.inset(px(12), 0);
  if (spec.has_dot) c.paint.circle(inner.cut_left(px(6), px(6)).center(), px(3), tone_solid(spec.dot));
  if (spec.icon != Icon::none) c.icon(inner.cut_left(px(16), px(6)), spec.icon, 16, ink);
  if (spec.is_removable) c.icon(inner.cut_right(px(14), px(6)), Icon::x, 14, ink);
  if (spec.has_menu) c.icon(inner.cut_right(px(14), px(6)), Icon::chevron_down, 14, ink);
  const Weight weight = is_active || spec.is_over_photo ? Weight::semibold : Weight::regular;
  c.line(inner, label, c.face(is_touch() ? Size::body : Size::small, weight), theme()[ink], Align::center);
  return i.is_activated;
}

}  // namespace guichet::ui
