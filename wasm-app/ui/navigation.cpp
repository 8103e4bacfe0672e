// Tabs, breadcrumb, rail and bottom bar.
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

float tab_width(const Core& c, const TabSpec& tab) {
  float width = std::ceil(measure(c.face(Size::body, Weight::semibold), tab.label));
  if (tab.count >= 0) {
    const float digits =
        std::ceil(measure(c.face(Size::caption, Weight::semibold), std::to_string(tab.count)));
    width += c.px(8) + std::max(c.px(20), digits + c.px(10));
  }
  return width;
}

void draw_tab(Core& c, Rect box, const TabSpec& tab, bool is_on, bool is_hovered) {
  const Face face = c.face(Size::body, is_on ? Weight::semibold : Weight::regular);
  const float text = std::ceil(measure(face, tab.label));
  c.line(box, tab.label, face, c.theme[is_on || is_hovered ? Color::text : Color::text2]);
  if (tab.count < 0) return;
  const float digits = std::ceil(measure(c.face(Size::caption, Weight::semibold), std::to_string(tab.count)));
  const float badge = std::max(c.px(20), digits + c.px(10));
  const Color fill = c.theme.is_dark() ? Color::pressed : Color::neutral_bg;
  c.counter_badge({box.x + text + c.px(8) + badge / 2, box.center().y}, tab.count, fill, Color::neutral_text,
                  false);
}

}  // namespace

bool Ui::tabs(Rect rect, Key key, std::string_view name, std::span<const TabSpec> tabs, int& index) {
  Core& c = *core_;
  separator(rect.take_bottom(c.paint.hairline()));
  float needed = -px(24);
  for (const TabSpec& tab : tabs) needed += tab_width(c, tab) + px(24);
  const auto group = region(Role::tab_list, key, rect, name);
  // more than fits scrolls sideways
  const NodeId scroller = Key("scroll").in(group.id());
  const bool scrolls = needed > rect.w + 0.5f;
  const Rect view = rect;
  if (scrolls) {
    c.content_sizes[scroller] = {needed, rect.h};
    rect.x = c.open_scroller(scroller, view, {}, States{}.set(State::horizontal)).x;
  }
  const int before = index;
  // the tab stop is the chosen tab, whatever had the focus last
  if (index >= 0) c.rove_places[group.id()] = c.id(index);
  c.begin_rove(group.id(), Roving::horizontal);
  float x = rect.x;
  Rect active;
  for (int n = 0; n < std::ssize(tabs); ++n) {
    const TabSpec& tab = tabs[static_cast<std::size_t>(n)];
    const Rect box{x, rect.y, tab_width(c, tab), rect.h};
    x = box.right() + px(24);
    Node node = c.node(Role::tab, c.id(n), box.inset(-px(12), 0), tab.label);
    if (tab.count >= 0) node.description = std::to_string(tab.count);
    node.position = n + 1, node.set_size = static_cast<int>(tabs.size());
    node.states.set(State::selected, n == index);
    const Interaction i = c.interact(std::move(node), box.inset(-4, 6), 6);
    if (i.is_activated) index = n;
    draw_tab(c, box, tab, n == index, i.is_hovered);
    if (n == index) active = box;
  }
  // the keys choose as they move
  if (const NodeId moved = c.end_rove(); moved != 0) {
    for (int n = 0; n < std::ssize(tabs); ++n)
      if (c.id(n) == moved) index = n;
    c.wake_after(0);
  }
  const float left = c.animate(Key("underline").in(group.id()), active.x - rect.x, tokens::motion::base.ms);
  const float width = c.animate(Key("underline width").in(group.id()), active.w, tokens::motion::base.ms);
  c.paint.fill({rect.x + left, rect.bottom() - 2, width, 2}, Color::accent_ui, 1);
  if (scrolls) c.close_scroller(scroller, view);
  return before != index;
}

int Ui::breadcrumb(Rect rect, Key key, std::string_view name, std::span<const Crumb> crumbs) {
  Core& c = *core_;
  const auto group = region(Role::navigation, key, rect, name);
  int activated = -1;
  const float chevron = px(14), gap = px(8);
  for (int n = 0; n < std::ssize(crumbs); ++n) {
    const Crumb& crumb = crumbs[static_cast<std::size_t>(n)];
    const bool is_last = n + 1 == std::ssize(crumbs);
    const Weight weight = is_last ? Weight::semibold : Weight::regular;
    const float width = std::ceil(measure(c.face(Size::body, weight), crumb.label));
    // the last one gives way: it is also the page's heading
    const Rect box = rect.cut_left(is_last ? rect.w : std::min(width, rect.w / 2), gap);
    if (is_last || crumb.href.empty()) {
      text(box, crumb.label,
           {.weight = weight, .color = is_last ? Color::text : Color::text3, .vertical = Align::center});
    } else if (link(box, n, crumb.label, crumb.href, {.weight = weight, .color = Color::text3})) {
      activated = n;
    }
    if (!is_last) c.icon(rect.cut_left(chevron, gap), Icon::chevron_right, 14, Color::text3);
  }
  return activated;
}

bool Ui::nav_item(Rect rect, Key key, std::string_view label, const NavSpec& spec) {
  Core& c = *core_;
  Node n = c.node(spec.href.empty() ? Role::button : Role::link, c.id(key), c.touch_box(rect), label);
  n.href = spec.href;
  if (spec.count > 0)
    n.description = spec.count_words.empty() ? std::to_string(spec.count) : std::string{spec.count_words};
  n.states.set(State::current, spec.is_current).set(State::hidden_text, spec.is_icon_only);
  const Interaction i = c.interact(std::move(n), rect, 8);
  const float radius = px(8);
  if (spec.is_current) {
    c.paint.shadow(rect, theme().elevations.xs);
    c.paint.fill(rect, Color::surface, radius);
    c.paint.border(rect, Color::border, radius);
  } else if (i.is_hovered || i.is_pressed) {
    c.paint.fill(rect, i.is_pressed ? Color::border : Color::pressed, radius);
  }
  const Color icon_color = spec.is_current ? Color::accent_ui : Color::text2;
  const Color fill = spec.is_urgent      ? Color::accent_fill
                     : theme().is_dark() ? Color::pressed
                                         : Color::neutral_bg;
  const Color ink = spec.is_urgent ? Color::accent_on : Color::neutral_text;
  if (spec.is_icon_only) {
    c.icon(rect, spec.icon, 20, icon_color);
    if (spec.count > 0)
      c.counter_badge({rect.center().x + 11, rect.center().y - 10}, spec.count, fill, ink, true);
    if (i.is_hovered) tooltip(rect, label);
    return i.is_activated;
  }
  Rect inner = rect.inset(px(12), 0);
  c.icon(inner.cut_left(px(18), px(12)), spec.icon, 18, icon_color);
  if (spec.count > 0) c.counter_badge(inner.cut_right(px(20), px(8)).center(), spec.count, fill, ink, false);
  text(inner, label,
       {.weight = spec.is_current ? Weight::semibold : Weight::regular,
        .color = spec.is_current ? Color::text : Color::text2,
        .fit = Fit::wrap,
        .vertical = Align::center,
        .max_lines = 2,
        .heard = Heard::no});
  return i.is_activated;
}

bool Ui::bottom_bar_item(Rect rect, Key key, std::string_view label, const NavSpec& spec) {
  Core& c = *core_;
  Node n = c.node(spec.href.empty() ? Role::button : Role::link, c.id(key), rect, label);
  n.href = spec.href;
  if (spec.count > 0)
    n.description = spec.count_words.empty() ? std::to_string(spec.count) : std::string{spec.count_words};
  n.states.set(State::current, spec.is_current);
  const Interaction i = c.interact(std::move(n), rect.inset(4), 8);
  const Color ink = spec.is_current ? Color::accent_text : i.is_pressed ? Color::text : Color::text2;
  const Rect icon{rect.x, rect.y + px(10), rect.w, px(24)};
  c.icon(icon, spec.icon, 22, spec.is_current ? Color::accent_ui : ink);
  c.label({rect.x - 2, icon.bottom() + px(2), rect.w + 4, px(16)}, label, Size::caption,
          spec.is_current ? Weight::semibold : Weight::regular, ink, Align::center);
  if (spec.count > 0) {
    c.counter_badge({icon.center().x + px(14), icon.y + px(4)}, spec.count, Color::accent_fill,
                    Color::accent_on, true);
  }
  return i.is_activated;
}

}  // namespace guichet::ui
