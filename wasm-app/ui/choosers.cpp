#include "wasm-app/ui/choosers.hpp"

#include <algorithm>
#include <cmath>

#include "shared/core/text.hpp"
#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

constexpr int search_from = 9;
constexpr float list_height_max = 324;

std::vector<int> matching(std::span<const Choice> options, std::string_view query) {
  std::vector<int> out;
  for (int i = 0; i < std::ssize(options); ++i) {
    const Choice& o = options[static_cast<std::size_t>(i)];
    if (query.empty() || text::matches(std::string(o.label) + ' ' + std::string(o.detail), query))
      out.push_back(i);
  }
  return out;
}

struct List {
  Ui& ui;
  Key key;
  Rect anchor;
  std::span<const Choice> options;
  std::vector<int> shown;
  const std::vector<int>& chosen;
  ChooserState& state;
  const ChooserSpec& spec;
  bool is_multiple = false;
  bool has_search = false;

  [[nodiscard]] float row() const { return ui.is_touch() ? ui.px(44) : ui.px(36); }
  [[nodiscard]] bool is_chosen(int option) const {
    return std::find(chosen.begin(), chosen.end(), option) != chosen.end();
  }
};

Rect place(const List& l, float height) {
  const Rect view = l.ui.viewport().inset(8);
  const float below = view.bottom() - l.anchor.bottom() - 4, above = l.anchor.y - 4 - view.y;
  const bool is_above = height > below && above > below;
  const float h = std::min({height, l.ui.px(list_height_max), is_above ? above : below});
  return {l.anchor.x, is_above ? l.anchor.y - 4 - h : l.anchor.bottom() + 4, l.anchor.w, h};
}

bool draw_option(List& l, Rect rect, int place_in_list) {
  Core& c = l.ui.core();
  const int index = l.shown[static_cast<std::size_t>(place_in_list)];
  const Choice& o = l.options[static_cast<std::size_t>(index)];
  const bool is_on = l.is_chosen(index);
  Node n = c.node(Role::list_option, c.id(index), rect, o.label);
  n.description = o.detail;
  n.language = o.language;
  n.states.set(State::clickable).set(State::selected, is_on).set(State::disabled, o.is_disabled);
  n.position = place_in_list + 1, n.set_size = static_cast<int>(l.shown.size());
  if (c.roves.back().kind == Roving::none) n.states.set(State::no_tab);
  const Interaction i = c.interact(std::move(n), rect, 7);
  const bool is_active = l.state.active == place_in_list || (i.is_focused && c.is_focus_visible);
  if (i.is_hovered || is_active)
    c.paint.fill(rect, l.ui.theme().is_dark() ? Color::pressed : Color::hover, c.px(7));
  Rect inner = rect.inset(c.px(10), 0);
  if (l.is_multiple)
    c.check_box(inner.cut_left(c.px(20), c.px(10)).centered(c.px(20), c.px(20)), is_on, false, o.is_disabled,
                i.is_hovered);
  else if (is_on)
    c.icon(inner.cut_right(c.px(16), c.px(8)), Icon::check, 16, Color::accent_ui);
  if (o.icon != Icon::none) c.icon(inner.cut_left(c.px(18), c.px(10)), o.icon, 18, Color::text2);
  const std::string_view aside = o.note.empty() ? o.detail : o.note;
  if (!aside.empty()) {
    const float width =
        std::min(inner.w / 2, std::ceil(measure(c.face(Size::caption, Weight::regular), aside)));
    c.label(inner.cut_right(width, c.px(8)), aside, Size::caption, Weight::regular, Color::text3, Align::end);
  }
  c.label(inner, o.label, Size::body, is_on ? Weight::semibold : Weight::regular,
          o.is_disabled ? Color::text_disabled : Color::text);
  return i.is_activated && !o.is_disabled;
}

// Moves `active` with the arrow keys; true when Enter takes it.
bool follow_keys(Core& c, NodeId field, ChooserState& s, int count) {
  const int before = s.active;
  const auto pressed = [&](PressedKey key) { return c.take_key(field, key); };
  if (pressed(PressedKey::down))
    s.active = s.is_open && count > 0 ? (s.active + 1) % count : 0, s.is_open = true;
  if (pressed(PressedKey::up)) s.active = s.active <= 0 ? count - 1 : s.active - 1, s.is_open = true;
  if (pressed(PressedKey::page_down)) s.active = std::min(count - 1, s.active + 8);
  if (pressed(PressedKey::page_up)) s.active = std::max(0, s.active - 8);
  if (pressed(PressedKey::escape)) s.is_open = false;
  s.active = std::min(s.active, count - 1);
  if (s.active != before) c.wake_after(0);
  return s.is_open && s.active >= 0 && pressed(PressedKey::enter);
}

// The options between the list's edges; the place of the one that was chosen, or -1.
int draw_rows(List& l, Rect rows, NodeId list) {
  Core& c = l.ui.core();
  const float height = l.row() * static_cast<float>(l.shown.size());
  const NodeId scroller = Key("rows").in(list);
  const bool scrolls = height > rows.h + 0.5f;
  Rect content = rows;
  if (scrolls) {
    c.content_sizes[scroller].y = height;
    const Vec2 origin = c.open_scroller(scroller, rows, {}, {});
    content.y = origin.y, content.h = height;
  }
  int taken = -1;
  for (int i = 0; i < std::ssize(l.shown); ++i)
    if (draw_option(l, content.cut_top(l.row()), i)) taken = i;
  if (scrolls) c.close_scroller(scroller, rows);
  return taken;
}

// Opens the layer above, draws what `body` draws; closed by a click beside it.
template <class Body>
void drop_down(List& l, Rect box, Body body) {
  Core& c = l.ui.core();
  const NodeId list = Key("list").in(c.id(l.key));
  Node n = c.node(Role::list_box, list, box, l.spec.field.label);
  n.states.set(State::wants_escape)
      .set(State::wants_arrows)
      .set(State::no_tab)
      .set(State::multiple, l.is_multiple);
  c.overlays[list].frame = c.frame;
  c.open_overlay(std::move(n), Layer::menu);
  const NodeId scrim = Key("scrim").in(list);
  c.hit(scrim, c.viewport);
  Node behind = c.node(Role::button, scrim, c.viewport, c.labels.close);
  behind.states = State::hidden_text | State::no_tab;
  c.add(std::move(behind));
  c.hit(list, box);
  c.paint.shadow(box, c.theme.elevations.md);
  c.paint.fill(box, Color::raised, c.px(12));
  c.paint.border(box, Color::border, c.px(12));
  body(list);
  if (c.take_activation(scrim) || c.take_key(list, PressedKey::escape)) l.state.is_open = false;
  c.close_overlay();
}

void describe_field(Core& c, NodeId id, const ChooserState& s, const std::vector<int>& shown, Key key,
                    bool has_moved) {
  Node* n = c.tree.find(id);
  if (n == nullptr) return;
  const NodeId list = Key("list").in(c.id(key));
  n->states.set(State::expandable).set(State::expanded, s.is_open).set(State::wants_arrows);
  n->states.set(State::wants_escape, s.is_open);
  n->controls = s.is_open ? list : 0;
  const bool has_active = s.is_open && s.active >= 0 && s.active < std::ssize(shown);
  n->active_item = has_active ? Key(shown[static_cast<std::size_t>(s.active)]).in(list) : 0;
  if (has_active && has_moved) c.commands.push_back(command::Reveal{n->active_item});
}

void none_found(List& l, Rect rect) {
  l.ui.text(rect.inset(l.ui.px(10), 0), l.spec.none_found,
            {.size = Size::small, .color = Color::text3, .vertical = Align::center});
}

}  // namespace

ComboboxResult combobox(Ui& ui, Rect rect, Key key, std::string& text, std::span<const Choice> options,
                        ChooserState& state, const ChooserSpec& spec) {
  Core& c = ui.core();
  ComboboxResult result;
  const NodeId id = c.id(key);
  const int before = state.active;
  std::vector<int> shown = matching(options, spec.is_filtered && state.is_typed ? text : std::string{});
  const bool is_taken = follow_keys(c, id, state, static_cast<int>(shown.size()));
  result.field = ui.text_field(rect, key, text, spec.field);
  if (result.field.is_changed) {
    state = {
        .is_open = true,
        .is_typed = true,
        .active = -1,
    };
    shown = matching(options, spec.is_filtered ? text : std::string{});
  }
  if (!result.field.is_focused) state.is_open = false;
  const auto take = [&](int at) {
    result.chosen = shown[static_cast<std::size_t>(at)];
    text = options[static_cast<std::size_t>(result.chosen)].label;
    result.field.is_changed = true;
    state = {};
    c.wake_after(0);
    if (Node* n = c.tree.find(id)) n->value = text;
  };
  if (is_taken) take(state.active);
  const Node* field = c.tree.find(id);
  if (state.is_open && field != nullptr && !(shown.empty() && spec.none_found.empty())) {
    const std::vector<int> chosen;
    List l{ui, key, ui.on_screen(*field), options, shown, chosen, state, spec};
    const float rows = l.row() * static_cast<float>(std::max<std::size_t>(1, shown.size()));
    const Rect box = place(l, rows + 2 * ui.px(6));
    int taken = -1;
    drop_down(l, box, [&](NodeId list) {
      if (shown.empty()) return none_found(l, box.inset(ui.px(6)));
      taken = draw_rows(l, box.inset(ui.px(6)), list);
    });
    if (taken >= 0) take(taken);
  }
  describe_field(c, id, state, shown, key, state.active != before);
  return result;
}

namespace {

std::string summary(std::span<const Choice> options, const std::vector<int>& chosen, std::string_view empty) {
  std::string out;
  for (const int index : chosen)
    out += (out.empty() ? "" : ", ") + std::string(options[static_cast<std::size_t>(index)].label);
  return out.empty() ? std::string(empty) : out;
}

void toggle(std::vector<int>& chosen, int index, bool is_multiple) {
  const auto found = std::find(chosen.begin(), chosen.end(), index);
  if (!is_multiple) {
    chosen.assign(1, index);
  } else if (found != chosen.end()) {
    chosen.erase(found);
  } else {
    chosen.insert(std::upper_bound(chosen.begin(), chosen.end(), index), index);
  }
}

// The search line above the options; the place Enter took, or -1.
int search_line(List& l, Rect line, NodeId list, std::string_view placeholder) {
  Core& c = l.ui.core();
  const NodeId id = c.id("search");
  const bool is_taken = follow_keys(c, id, l.state, static_cast<int>(l.shown.size()));
  const int at = l.state.active;
  const FieldResult typed = l.ui.text_field(line, "search", l.state.search,
                                            {.label = l.spec.search,
                                             .kind = FieldKind::search,
                                             .placeholder = placeholder,
                                             .icon = Icon::search,
                                             .hides_label = true,
                                             .is_focused_first = true,
                                             .has_frame = false});
  if (typed.is_changed) {
    if (l.spec.is_filtered) l.shown = matching(l.options, l.state.search);
    l.state.active = l.shown.empty() ? -1 : 0;
    c.wake_after(0);
  }
  l.ui.separator(line.moved(0, line.h));
  if (Node* n = c.tree.find(id)) {
    n->states.set(State::expandable).set(State::expanded).set(State::wants_arrows).set(State::wants_escape);
    n->controls = list;
    if (l.state.active >= 0 && l.state.active < std::ssize(l.shown))
      n->active_item = Key(l.shown[static_cast<std::size_t>(l.state.active)]).in(list);
  }
  return is_taken ? at : -1;
}

void open_list(List& l, std::vector<int>& chosen, bool& is_changed) {
  Core& c = l.ui.core();
  const float search = l.has_search ? l.ui.px(44) : 0;
  const float rows = l.row() * static_cast<float>(std::max<std::size_t>(1, l.shown.size()));
  const Rect box = place(l, search + rows + 2 * l.ui.px(6));
  const NodeId id = Key("list").in(c.id(l.key));
  Overlay& overlay = c.overlays[id];
  if (overlay.frame + 1 < c.frame) overlay = {.opener = c.id(l.key), .takes_focus = !l.has_search};
  overlay.content_height = 0;
  drop_down(l, box, [&](NodeId list) {
    Rect inner = box.inset(l.ui.px(6));
    int taken = l.has_search
                    ? search_line(l, inner.cut_top(search - l.ui.px(6), l.ui.px(6)), list, l.spec.search)
                    : -1;
    c.begin_rove(list, l.has_search ? Roving::none : Roving::vertical);
    if (l.shown.empty()) none_found(l, inner);
    const int clicked = draw_rows(l, inner, list);
    c.enter_first(overlay);
    c.end_rove();
    if (clicked >= 0) taken = clicked;
    if (taken < 0) return;
    toggle(chosen, l.shown[static_cast<std::size_t>(taken)], l.is_multiple);
    is_changed = true;
    if (!l.is_multiple) l.state = {};
    c.wake_after(0);
  });
}

// The options of each group below its name; the place of the one that was clicked, or -1.
int draw_groups(List& l, Rect rows, NodeId list, std::span<const ChoiceGroup> groups) {
  Core& c = l.ui.core();
  const float head = c.px(28);
  const NodeId scroller = Key("rows").in(list);
  const float height =
      head * static_cast<float>(groups.size()) + l.row() * static_cast<float>(l.shown.size()) + c.px(8);
  c.content_sizes[scroller].y = height;
  const Vec2 origin = c.open_scroller(scroller, rows, {}, {});
  Rect content{rows.x, origin.y, rows.w, height};
  int taken = -1, place_in_list = 0;
  for (std::size_t n = 0; n < groups.size(); ++n) {
    const Rect title = content.cut_top(head).inset({c.px(10), c.px(8), 0, 0});
    c.open(
        c.node(Role::group, Key("group").in(Key(static_cast<int>(n)).in(scroller)), title, groups[n].name));
    l.ui.text(title, groups[n].name, {.size = Size::caption, .color = Color::text3, .heard = Heard::no});
    for (int i = 0; i < groups[n].count; ++i, ++place_in_list)
      if (draw_option(l, content.cut_top(l.row()), place_in_list)) taken = place_in_list;
    c.tree.close();
  }
  c.close_scroller(scroller, rows);
  return taken;
}

bool any_picker(Ui& ui, Rect rect, Key key, std::span<const Choice> options, std::vector<int>& chosen,
                ChooserState& state, const ChooserSpec& spec, bool is_multiple) {
  Core& c = ui.core();
  const std::string_view empty =
      spec.field.placeholder.empty() ? std::string_view(c.labels.choose) : spec.field.placeholder;
  const Interaction i =
      field_button(ui, rect, key, summary(options, chosen, empty), chosen.empty(), state.is_open, spec.field);
  if (i.is_activated) state = {.is_open = !state.is_open};
  bool is_changed = false;
  if (state.is_open && !spec.field.is_disabled) {
    const Node* field = c.tree.find(i.id);
    List l{ui,
           key,
           ui.on_screen(*field),
           options,
           matching(options, state.search),
           chosen,
           state,
           spec,
           is_multiple,
           std::ssize(options) >= search_from && !spec.search.empty()};
    open_list(l, chosen, is_changed);
    if (Node* n = c.tree.find(i.id))
      n->states.set(State::expanded, state.is_open), n->controls = state.is_open ? Key("list").in(i.id) : 0;
  }
  return is_changed;
}

}  // namespace

int search_list(Ui& ui, Rect rect, Key key, std::span<const Choice> options,
                std::span<const ChoiceGroup> groups, ChooserState& state, const ChooserSpec& spec) {
  Core& c = ui.core();
  const auto scope = ui.scope(key);
  const NodeId list = c.id("list");
  const std::vector<int> none;
  List l{ui, key, rect, options, matching(options, {}), none, state, spec, false, true};
  state.active = std::clamp(state.active, l.shown.empty() ? -1 : 0, static_cast<int>(l.shown.size()) - 1);
  const int before = state.active;
  int taken = search_line(l, rect.cut_top(c.px(44)), list, spec.field.placeholder);
  rect.cut_top(c.px(4));
  if (l.shown.empty()) {
    none_found(l, rect.take_top(c.px(48)));
    return -1;
  }
  c.open(c.node(Role::list_box, list, rect, spec.field.label));
  c.push_scope(list);
  c.begin_rove(list, Roving::none);
  const int clicked = draw_groups(l, rect, list, groups);
  c.end_rove();
  c.pop_scope();
  c.tree.close();
  if (clicked >= 0) taken = clicked;
  if (state.active != before && state.active >= 0)
    c.commands.push_back(command::Reveal{Key(l.shown[static_cast<std::size_t>(state.active)]).in(list)});
  return taken < 0 ? -1 : l.shown[static_cast<std::size_t>(taken)];
}

bool picker(Ui& ui, Rect rect, Key key, std::span<const Choice> options, int& index, ChooserState& state,
            const ChooserSpec& spec) {
  std::vector<int> chosen;
  if (index >= 0 && index < std::ssize(options)) chosen.push_back(index);
  const int before = index;
  if (any_picker(ui, rect, key, options, chosen, state, spec, false))
    index = chosen.empty() ? -1 : chosen.front();
  return index != before;
}

bool multi_picker(Ui& ui, Rect rect, Key key, std::span<const Choice> options, std::vector<int>& chosen,
                  ChooserState& state, const ChooserSpec& spec) {
  return any_picker(ui, rect, key, options, chosen, state, spec, true);
}

}  // namespace guichet::ui
