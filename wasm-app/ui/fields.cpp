// Text fields and native selects. The DOM edits; the canvas paints the box, and the text while it is not
// focused.
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

constexpr float label_gap = 6, help_gap = 6;

struct Parts {
  Rect label, box, help;
};

bool has_label(const FieldSpec& spec) {
  return !spec.hides_label && !spec.label.empty();
}
std::string_view below(const FieldSpec& spec) {
  return spec.error.empty() ? spec.help : spec.error;
}

TextStyle help_style(const FieldSpec& spec) {
  return {.size = Size::caption,
          .color = spec.error.empty() ? Color::text3 : Color::danger_text,
          .fit = Fit::wrap,
          .heard = Heard::no};
}

float help_indent(const Core& c, const FieldSpec& spec) {
  return spec.error.empty() ? 0 : c.px(14) + 6;
}

constexpr TextStyle label_style{
    .size = Size::small, .weight = Weight::semibold, .fit = Fit::wrap, .max_lines = 2, .heard = Heard::no};

float note_width(const Ui& ui, const FieldSpec& spec, float row) {
  const std::string most = std::to_string(spec.max_length);
  const std::string counter = spec.shows_counter ? most + " / " + most : std::string{};
  const std::string_view note = spec.shows_counter ? std::string_view{counter} : spec.label_note;
  return note.empty() ? 0 : std::min(row / 2, ui.text_width(note, {.size = Size::small}));
}

float label_height(const Ui& ui, const FieldSpec& spec, float width) {
  const float note = note_width(ui, spec, width);
  const float room = note > 0 ? width - note - 8 : width;
  return std::max(ui.line_height(Size::small), ui.text_height(spec.label, room, label_style));
}

Parts parts(const Ui& ui, Rect rect, const FieldSpec& spec) {
  Parts p;
  if (has_label(spec)) p.label = rect.cut_top(label_height(ui, spec, rect.w), ui.px(label_gap));
  const float help = below(spec).empty() ? 0 : ui.px(help_gap);
  if (help > 0) {
    const float width = rect.w - help_indent(const_cast<Ui&>(ui).core(), spec);
    p.help = rect.cut_bottom(ui.text_height(below(spec), width, help_style(spec)), help);
  }
  p.box = rect;
  return p;
}

void draw_label(Ui& ui, const Parts& p, const FieldSpec& spec, std::string_view value) {
  if (!has_label(spec)) return;
  Core& c = ui.core();
  std::string note(spec.label_note);
  if (spec.shows_counter) {
    const auto used = std::count_if(value.begin(), value.end(), [](char ch) { return (ch & 0xC0) != 0x80; });
    note = std::to_string(used) + " / " + std::to_string(spec.max_length);
  }
  Rect row = p.label;
  if (!note.empty()) {
    const float width = note_width(ui, spec, row.w);
    c.label(row.cut_right(width, 8).with_height(ui.line_height(Size::small)), note, Size::small,
            Weight::regular, Color::text3, Align::end);
  }
  ui.text(row, spec.label, label_style);
}

void draw_help(Ui& ui, Rect row, const FieldSpec& spec) {
  if (below(spec).empty()) return;
  Core& c = ui.core();
  if (!spec.error.empty()) {
    const Rect icon = row.cut_left(c.px(14), 6).with_height(ui.line_height(Size::caption));
    c.icon(icon, Icon::circle_alert, 14, Color::danger_solid);
  }
  ui.text(row, below(spec), help_style(spec));
}

void draw_box(Core& c, const Rect& box, const FieldSpec& spec, bool is_focused, bool is_hovered) {
  if (!spec.has_frame) return;
  const float radius = c.px(8);
  if (spec.is_disabled) {
    c.paint.fill(box, c.theme[c.theme.is_dark() ? Color::pressed : Color::sunken], radius);
    c.paint.border(box, Color::border, radius);
    return;
  }
  if (is_focused && spec.error.empty()) c.paint.border(box.grown(3), Color::accent_soft, radius + 3, 3);
  c.paint.fill(box, Color::surface, radius);
  if (!spec.error.empty()) {
    c.paint.border(box, Color::danger_solid, radius, 2);
  } else if (is_focused) {
    c.paint.border(box, Color::accent_ui, radius, 2);
  } else {
    c.paint.border(box, is_hovered ? Color::text3 : Color::control, radius);
  }
}

Node field_node(const Ui& ui, Core& c, Role role, Key key, const Rect& box, const FieldSpec& spec) {
  Node n = c.node(role, c.id(key), c.touch_box(box), spec.label.empty() ? spec.placeholder : spec.label);
  n.kind = spec.kind;
  n.description = spec.help;
  n.error = spec.error;
  n.placeholder = spec.placeholder;
  n.autocomplete = spec.autocomplete;
  n.language = spec.language;
  n.max_length = spec.max_length;
  n.value_min = spec.value_min, n.value_max = spec.value_max;
  n.states.set(State::disabled, spec.is_disabled).set(State::required, spec.is_required);
  n.states.set(State::read_only, spec.is_read_only).set(State::invalid, !spec.error.empty());
  n.states.set(State::autofocus, spec.is_focused_first).set(State::wants_arrows, spec.wants_arrows);
  n.right_aligned = spec.is_right_aligned;
  const Face face = c.face(ui.is_touch() ? Size::lead : Size::body, Weight::regular);
  n.font_size = face.size, n.line_height = face.line;
  const auto abgr = [](Rgba v) {
    return (v & 0xff) << 24 | (v >> 8 & 0xff) << 16 | (v >> 16 & 0xff) << 8 | v >> 24;
  };
  n.text_color = abgr(c.theme[spec.is_disabled ? Color::text_disabled : Color::text]);
  n.caret_color = abgr(c.theme[Color::accent_ui]);
  return n;
}

bool is_password(FieldKind kind) {
  return kind == FieldKind::password || kind == FieldKind::new_password ||
         kind == FieldKind::current_password;
}

std::string dots(std::string_view value) {
  std::string out;
  for (const char ch : value)
    if ((ch & 0xC0) != 0x80) out += "•";
  return out;
}

// A password's eye, a search's cross: real buttons after the field, inside its box.
void password_eye(Ui& ui, Rect& inner, NodeId id, const Rect& box) {
  Core& c = ui.core();
  bool& is_shown = c.revealed_passwords[id];
  const Rect square = Rect{box.right() - box.h, box.y, box.h, box.h}.inset(4);
  inner.w = std::max(0.f, square.x - inner.x - 4);
  if (ui.icon_button(square, Key("eye").in(id), Icon::eye,
                     is_shown ? c.labels.hide_password : c.labels.show_password,
                     {.icon_size = 18, .color = is_shown ? Color::accent_ui : Color::text3})) {
    is_shown = !is_shown;
  }
}

FieldResult receive(Core& c, NodeId id, std::string& value, const FieldSpec& spec) {
  FieldResult r;
  r.is_focused = c.focused == id;
#ifdef GUICHET_GALLERY
  r.is_focused |= c.staged.is_focused;
#endif
  const bool was_left =
      std::find(c.input.blurred.begin(), c.input.blurred.end(), id) != c.input.blurred.end();
  r.is_committed = was_left || c.take_key(id, PressedKey::enter) || c.changed_to(id) != nullptr;
  const std::string* typed = c.typed(id);
  if (typed == nullptr) typed = c.changed_to(id);
  if (typed == nullptr || spec.is_disabled || spec.is_read_only || *typed == value) return r;
  value = *typed;
  r.is_changed = true;
  return r;
}

Rect affixes(Core& c, Rect inner, const FieldSpec& spec) {
  if (spec.icon != Icon::none) c.icon(inner.cut_left(c.px(18), c.px(8)), spec.icon, 18, Color::text3);
  if (spec.kind == FieldKind::date)
    c.icon(inner.cut_right(c.px(16), c.px(8)), Icon::chevron_down, 16, Color::text3);
  const Face face = c.face(Size::body, Weight::regular);
  if (!spec.prefix.empty()) {
    c.line(inner.cut_left(std::ceil(measure(face, spec.prefix)), 6), spec.prefix, face,
           c.theme[Color::text3]);
  }
  if (!spec.suffix.empty()) {
    c.line(inner.cut_right(std::ceil(measure(face, spec.suffix)), 6), spec.suffix, face,
           c.theme[Color::text3]);
  }
  return inner;
}

Color value_color(const FieldSpec& spec, bool is_placeholder) {
  return spec.is_disabled ? Color::text_disabled : is_placeholder ? Color::text3 : Color::text;
}

}  // namespace

float Ui::field_height(const FieldSpec& spec, float width) const {
  float height = control_height();
  if (has_label(spec)) height += label_height(*this, spec, width) + px(label_gap);
  if (!below(spec).empty()) {
    height += px(help_gap) + text_height(below(spec), width - help_indent(*core_, spec), help_style(spec));
  }
  return height;
}

FieldResult Ui::text_field(Rect rect, Key key, std::string& value, const FieldSpec& spec) {
  Core& c = *core_;
  const Parts p = parts(*this, rect, spec);
  Node n = field_node(*this, c, Role::text_field, key, p.box, spec);
  const NodeId id = n.id;
  const FieldResult result = receive(c, id, value, spec);
  draw_label(*this, p, spec, value);
  draw_box(c, p.box, spec, result.is_focused, c.hovered == id);
  Rect inner = affixes(c, p.box.inset(px(12), 0), spec);
  const bool is_secret = is_password(spec.kind);
  const bool is_revealed = is_secret && c.revealed_passwords[id];
  Rect text_area = inner;
  if (is_secret) text_area.w = std::max(0.f, p.box.right() - p.box.h - inner.x);
  n.value = value;
  n.pad_left = text_area.x - n.box.x;
  n.pad_right = n.box.right() - text_area.right();
  n.text_box = text_area;
  n.states.set(State::reveals_value, is_revealed);
  const float font_size = n.font_size;
  c.interact(std::move(n), p.box, 8);
  if (is_secret) password_eye(*this, inner, id, p.box);
  if (result.is_focused) c.ring = {};  // the box itself shows it
  // The browser draws what is typed; until something is, the placeholder stays.
  if ((!result.is_focused || c.focused != id || value.empty()) && c.paint.is_visible(p.box)) {
    const std::string shown = is_secret && !is_revealed             ? dots(value)
                              : spec.shown.empty() || value.empty() ? value
                                                                    : std::string(spec.shown);
    Face face = c.face(is_touch() ? Size::lead : Size::body, Weight::regular);
    face.size = font_size;
    c.line(text_area, shown.empty() ? spec.placeholder : std::string_view(shown), face,
           theme()[value_color(spec, shown.empty())], spec.is_right_aligned ? Align::end : Align::start);
  }
  draw_help(*this, p.help, spec);
  return result;
}

FieldResult Ui::text_area(Rect rect, Key key, std::string& value, const FieldSpec& spec) {
  Core& c = *core_;
  const Parts p = parts(*this, rect, spec);
  Node n = field_node(*this, c, Role::text_area, key, p.box, spec);
  const NodeId id = n.id;
  const FieldResult result = receive(c, id, value, spec);
  draw_label(*this, p, spec, value);
  draw_box(c, p.box, spec, result.is_focused, c.hovered == id);
  const Rect inner = p.box.inset(px(12), px(10));
  n.value = value;
  n.rows = spec.lines;
  n.text_box = inner;
  n.pad_left = n.pad_right = px(12);
  c.interact(std::move(n), p.box, 8);
  if (result.is_focused) c.ring = {};
  const bool is_empty = value.empty();
  if (!result.is_focused || is_empty) {
    const TextStyle style{.size = is_touch() ? Size::lead : Size::body,
                          .color = value_color(spec, is_empty),
                          .fit = Fit::wrap,
                          .max_lines = std::max(1, static_cast<int>(inner.h / line_height(Size::body))),
                          .heard = Heard::no};
    text(inner, is_empty ? spec.placeholder : std::string_view(value), style);
  }
  draw_help(*this, p.help, spec);
  return result;
}

FieldResult Ui::search_field(Rect rect, Key key, std::string& value, std::string_view name,
                             std::string_view placeholder) {
  return text_field(rect, key, value,
                    {.label = name,
                     .kind = FieldKind::search,
                     .placeholder = placeholder,
                     .icon = Icon::search,
                     .hides_label = true,
                     .autocomplete = "off"});
}

namespace {

constexpr float pill_padding = 13, pill_icon = 16, pill_chevron = 14, pill_gap = 6;

void draw_pill(Core& c, const Rect& box, std::string_view shown, Icon icon, bool is_focused,
               bool is_hovered) {
  const float radius = box.h / 2;
  c.paint.fill(box, is_hovered ? Color::hover : Color::surface, radius);
  c.paint.border(box, is_focused ? Color::accent_ui : Color::border_strong, radius, is_focused ? 2.f : 1.f);
  Rect inner = box.inset(c.px(pill_padding), 0);
  c.icon(inner.cut_left(c.px(pill_icon), c.px(pill_gap)), icon, pill_icon, Color::text2);
  c.icon(inner.cut_right(c.px(pill_chevron), c.px(pill_gap)), Icon::chevron_down, pill_chevron, Color::text2);
  c.label(inner, shown, Size::small, Weight::regular, Color::text2);
}

void add_options(Core& c, std::span<const Choice> options, int index, std::string_view placeholder) {
  if (index < 0 || index >= std::ssize(options)) {
    Node none = c.node(Role::option, c.id(-1), {},
                       placeholder.empty() ? std::string_view(c.labels.choose) : placeholder);
    none.value = "-1";
    none.states = State::selected | State::initial;
    c.add(std::move(none));
  }
  for (int i = 0; i < std::ssize(options); ++i) {
    const Choice& choice = options[static_cast<std::size_t>(i)];
    Node option = c.node(Role::option, c.id(i), {}, choice.label);
    option.value = std::to_string(i);
    option.language = choice.language;
    option.states.set(State::selected, i == index).set(State::disabled, choice.is_disabled);
    c.add(std::move(option));
  }
}

}  // namespace

float Ui::select_pill_width(std::string_view shown) const {
  return std::ceil(measure(core_->face(Size::small, Weight::regular), shown)) + 2 * px(pill_padding) +
         px(pill_icon) + px(pill_chevron) + 2 * px(pill_gap);
}

Interaction field_button(Ui& ui, Rect rect, Key key, std::string_view shown, bool is_empty, bool is_open,
                         const FieldSpec& spec) {
  Core& c = ui.core();
  const Parts p = parts(ui, rect, spec);
  Node n = field_node(ui, c, Role::button, key, p.box, spec);
  n.name += ", " + std::string(shown);
  n.states.set(State::expandable).set(State::expanded, is_open).set(State::hidden_text);
  draw_label(ui, p, spec, {});
  const NodeId id = n.id;
  draw_box(c, p.box, spec, is_open || (c.focused == id && c.is_focus_visible), c.hovered == id);
  const Interaction i = c.interact(std::move(n), p.box, 8);
  if (i.is_focused) c.ring = {};
  Rect inner = affixes(c, p.box.inset(c.px(12), 0), spec);
  c.icon(inner.cut_right(c.px(16), c.px(8)), Icon::chevron_down, 16, Color::text3);
  c.line(inner, shown, c.face(ui.is_touch() ? Size::lead : Size::body, Weight::regular),
         ui.theme()[value_color(spec, is_empty)]);
  draw_help(ui, p.help, spec);
  return i;
}

FieldResult Ui::select(Rect rect, Key key, std::span<const Choice> options, int& index,
                       const FieldSpec& spec) {
  Core& c = *core_;
  const Parts p = parts(*this, rect, spec);
  Node n = field_node(*this, c, Role::combobox, key, p.box, spec);
  const NodeId id = n.id;
  FieldResult result;
  result.is_focused = c.focused == id;
  if (const std::string* chosen = c.changed_to(id); chosen != nullptr && !spec.is_disabled) {
    const int at = std::atoi(chosen->c_str());
    result.is_changed = at != index && at >= 0 && at < std::ssize(options);
    if (result.is_changed) index = at;
    result.is_committed = true;
  }
  const bool has_value = index >= 0 && index < std::ssize(options);
  const std::string_view shown =
      has_value ? options[static_cast<std::size_t>(index)].label : spec.placeholder;
  n.value = std::to_string(index);
  c.note_unique(n.id, n.box);
  c.hit(id, n.box);
  c.tree.open(std::move(n));
  c.push_scope(id);
  add_options(c, options, index, spec.placeholder);
  c.pop_scope();
  c.tree.close();
  const bool is_ringed = result.is_focused && c.is_focus_visible;
  if (spec.is_pill) {
    const std::string_view note = has_value ? options[static_cast<std::size_t>(index)].note : shown;
    draw_pill(c, p.box, note.empty() ? shown : note, spec.icon, is_ringed, c.hovered == id);
    return result;
  }
  draw_label(*this, p, spec, {});
  draw_box(c, p.box, spec, is_ringed, c.hovered == id);
  Rect inner = affixes(c, p.box.inset(px(12), 0), spec);
  c.icon(inner.cut_right(px(16), px(8)), Icon::chevron_down, 16, Color::text3);
  const Face face = c.face(is_touch() ? Size::lead : Size::body, Weight::regular);
  c.line(inner, shown, face, theme()[value_color(spec, !has_value)]);
  draw_help(*this, p.help, spec);
  return result;
}

}  // namespace guichet::ui
