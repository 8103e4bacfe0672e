// Dialogs, sheets, menus and toasts.
#include <algorithm>
#include <cmath>
#include <utility>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

// Content whose height follows from what is laid out in it.
constexpr float unlimited = 1e5f;

struct Opening {
  NodeId id = 0;
  float shown = 0;     // 0 to 1
  float content = -1;  // height, negative while unknown
};

Opening opening(Core& c, Key key, double duration_ms) {
  Opening o;
  o.id = c.id(key);
  Overlay& state = c.overlays[o.id];
  if (state.frame + 1 < c.frame)
    state = {.opener = c.focused, .takes_focus = true, .since_ms = c.now_ms, .frame = c.frame};
  state.frame = c.frame;
  o.content = state.content_height;
  if (o.content < 0) {
    state.since_ms = c.now_ms;  // the fade starts when there is something to see
    c.wake_after(0);
    return o;
  }
  const double time = c.environment.wants_less_motion ? 60 : duration_ms;
  const double t = std::clamp((c.now_ms - state.since_ms) / time, 0.0, 1.0);
  o.shown = static_cast<float>(1 - std::pow(1 - t, 3));
  if (t < 1) c.wake_after(0);
  return o;
}

void scrim(Core& c, NodeId id, float shown) {
  c.paint.fill(c.viewport, with_alpha(c.theme[Color::scrim], shown));
  c.hit(Key("scrim").in(id), c.viewport);
}

// Escape, or a click beside the box: the mirror sends the scrim's Activate. Escape comes with the id of the
// nearest node around the focus that wants it.
bool wants_close(Core& c, NodeId id, bool is_closable) {
  const bool is_asked = c.take_activation(Key("scrim").in(id)) || c.take_key(id, PressedKey::escape) ||
                        c.take_key_of_nobody(PressedKey::escape);
  return is_asked && is_closable;
}

enum class ScrimSaid : bool { no, yes };

// Only for pointers where a button closes as well; what has none is left through it by screen readers on
// phones.
void add_scrim_node(Core& c, NodeId id, ScrimSaid said) {
  const bool is_said = said == ScrimSaid::yes;
  Node n = c.node(is_said ? Role::button : Role::group, Key("scrim").in(id), c.viewport,
                  is_said ? std::string_view{c.labels.close} : std::string_view{});
  n.states = State::hidden_text | State::no_tab;
  n.states.set(State::clickable, !is_said);
  c.add(std::move(n));
}

Rect dialog_box(const Ui& ui, const DialogSpec& spec, float height) {
  const Rect view = ui.viewport().inset(ui.safe_area());
  const float margin = ui.is_phone() ? 0.f : 24.f;
  const float w = std::min(ui.px(spec.width), view.w - 2 * margin - (ui.is_phone() ? 32 : 0));
  const float h = std::min(height, view.h - 2 * std::max(margin, 16.f));
  return view.centered(w, h);
}

// Corners that touch the screen's edge are square.
void paint_overlay(Core& c, const Rect& box, float radius, Corners corners,
                   const tokens::Elevation& elevation) {
  c.paint.shadow(box, elevation);
  c.paint.fill(box, Color::raised, radius, corners);
  if (c.theme.is_dark() || c.theme.is_forced || corners != Corners::all)
    c.paint.border(box, Color::border, radius, 1, corners);
}

}  // namespace

namespace {

// Content that is higher than `view` scrolls in it.
void scroll_content(Core& c, OverlayRegion::Parts& parts, const Rect& view, float height) {
  if (height <= parts.content.h + 0.5f) return;
  parts.scroller = Key("scroll").in(parts.id);
  parts.view = view;
  c.content_sizes[parts.scroller].y = height + 2 * (parts.content.y - view.y);
  const Vec2 origin = c.open_scroller(parts.scroller, view, {}, {});
  parts.content = {parts.content.x, parts.content.y - view.y + origin.y, parts.content.w, height};
}

}  // namespace

OverlayRegion::~OverlayRegion() {
  Core& c = ui_.core();
  // without finish() it would stay invisible and ask for frames for ever
  Overlay& state = c.overlays[parts_.id];
  if (state.content_height < 0) state.content_height = 0;
  if (parts_.is_menu) {
    c.enter_first(state);
    c.end_rove();
  }
  end_scrolling();
  c.paint.set_alpha(1);
  c.close_overlay();
}

void OverlayRegion::end_scrolling() {
  if (parts_.scroller != 0) ui_.core().close_scroller(std::exchange(parts_.scroller, 0), parts_.view);
}

Rect OverlayRegion::next_item() {
  return parts_.content.cut_top(ui_.menu_item_height());
}

void OverlayRegion::finish(float content_height) {
  Core& c = ui_.core();
  end_scrolling();
  Overlay& state = c.overlays[parts_.id];
  if (state.content_height != content_height) c.wake_after(0);
  state.content_height = content_height;
}

OverlayRegion Ui::dialog(Key key, const DialogSpec& spec) {
  Core& c = *core_;
  const Opening o = opening(c, key, tokens::motion::slow.ms);
  const bool has_icon = spec.icon != Icon::none;
  const float head = has_icon ? px(24) : px(24) + line_height(Size::title) + px(12);
  const float foot = spec.has_footer ? control_height() + 2 * px(14) + 1 : 0;
  const float bottom = spec.has_footer ? px(24) : px(24);
  const float title_in_body = has_icon ? line_height(Size::lead) + px(4) : 0;
  const Rect box = dialog_box(*this, spec, head + title_in_body + std::max(o.content, 0.f) + bottom + foot);
  Node n = c.node(Role::dialog, o.id, box, spec.title);
  n.description = spec.description;
  n.states = State::modal | State::wants_escape | State::autofocus;
  c.open_overlay(std::move(n), Layer::dialog);
  c.paint.set_alpha(o.shown);
  scrim(c, o.id, 1);
  c.hit(o.id, box);
  paint_overlay(c, box, px(16), Corners::all, theme().elevations.lg);
  OverlayRegion::Parts parts{.id = o.id, .box = box, .wants_close = wants_close(c, o.id, spec.is_closable)};
  if (spec.is_closable) add_scrim_node(c, o.id, ScrimSaid::no);
  Rect inner = box.inset({px(24), px(24), px(24), 0});
  if (spec.has_footer) {
    const Rect band = box.take_bottom(foot);
    separator(band);
    parts.footer = band.inset({px(24), px(14) + 1, px(24), px(14)});
    inner.h -= foot;
  }
  inner.h -= bottom;
  if (has_icon) {
    const Rect square = inner.cut_left(px(40), px(16)).with_height(px(40));
    icon_square(square, spec.icon, spec.tone);
    heading(inner.cut_top(line_height(Size::lead), px(4)), spec.title, 2, {.size = Size::lead});
  } else {
    Rect title = inner.cut_top(line_height(Size::title), px(12));
    if (spec.is_closable) {
      const Rect close = title.cut_right(px(32), px(8)).centered(px(36), px(36));
      if (icon_button(close, "close", Icon::x, c.labels.close)) parts.wants_close = true;
    }
    heading(title, spec.title, 2, {.size = Size::title});
  }
  parts.content = inner;
  // the whole width, so that the scroll bar is at the edge and nothing cuts the halo of a field
  scroll_content(c, parts, {box.x, inner.y - 4, box.w, inner.h + 8}, o.content);
  parts.content.h = unlimited;
  return {*this, parts};
}

OverlayRegion Ui::sheet(Key key, const SheetSpec& spec) {
  Core& c = *core_;
  const Opening o = opening(c, key, tokens::motion::slow.ms);
  const Rect view = viewport();
  Rect box = view.take_right(std::min(px(spec.width), view.w)).moved(std::round((1 - o.shown) * px(24)), 0);
  Corners corners = Corners::left;
  if (is_phone()) {
    const float content =
        std::max(o.content, 0.f) + px(64) + (spec.has_footer ? px(72) : px(16)) + safe_area().bottom;
    box = spec.is_full_page_on_phone ? view : view.take_bottom(std::min(content, view.h - 48));
    corners = spec.is_full_page_on_phone ? Corners::none : Corners::top;
  }
  Node n = c.node(Role::dialog, o.id, box, spec.title);
  n.states.set(State::modal, spec.is_modal).set(State::wants_escape).set(State::autofocus, spec.is_modal);
  c.open_overlay(std::move(n), Layer::panel);
  c.paint.set_alpha(o.shown);
  if (spec.is_modal) scrim(c, o.id, 1);
  c.hit(o.id, box);
  paint_overlay(c, box, px(16), corners, theme().elevations.lg);
  OverlayRegion::Parts parts{.id = o.id, .box = box, .wants_close = wants_close(c, o.id, true)};
  if (spec.is_modal) add_scrim_node(c, o.id, ScrimSaid::no);
  const float side = is_phone() ? px(16) : px(24);
  Rect inner = is_phone() && spec.is_full_page_on_phone ? box.inset(safe_area())
                                                        : box.inset({0, 0, 0, safe_area().bottom});
  Rect head = inner.cut_top(px(64)).inset(side, 0);
  if (icon_button(head.cut_right(px(40), px(8)).centered(px(40), px(40)), "close", Icon::x, c.labels.close))
    parts.wants_close = true;
  const float second = spec.detail.empty() ? 0 : line_height(Size::caption);
  TextStyle style{.size = Size::lead, .weight = Weight::semibold};
  if (text_width(spec.title, style) > head.w)
    style.size = Size::body, style.fit = Fit::wrap, style.max_lines = 2;
  const float first = text_height(spec.title, head.w, style);
  Rect title = head.centered_vertically(first + second);
  heading(title.cut_top(first), spec.title, 2, style);
  text(title, spec.detail, {.size = Size::caption, .color = Color::text3});
  separator(inner.take_top(1));
  if (spec.has_footer) {
    const Rect foot = inner.cut_bottom(px(72));
    separator(foot);
    parts.footer = foot.inset(side, 0).centered_vertically(control_height());
  }
  parts.content = inner.inset(side, 0);
  scroll_content(c, parts, inner.inset({0, 1, 0, 0}), o.content);
  if (is_phone() && !spec.is_full_page_on_phone) parts.content.h = unlimited;
  return {*this, parts};
}

OverlayRegion Ui::menu(Key key, Rect anchor, const MenuSpec& spec) {
  Core& c = *core_;
  const Opening o = opening(c, key, tokens::motion::base.ms);
  const float width = spec.width > 0 ? px(spec.width) : std::max(anchor.w, px(200));
  const float height =
      2 * px(6) + static_cast<float>(spec.item_count) * menu_item_height() + px(spec.extra_height);
  Rect box{spec.aligns_right ? anchor.right() - width : anchor.x, anchor.bottom() + 4, width, height};
  const Rect view = viewport().inset(8);
  const float below = view.bottom() - box.y, above = anchor.y - 4 - view.y;
  if (height > below && above > below) box.y = anchor.y - 4 - std::min(height, above);
  box.h = std::min(height, std::max(below, above));
  box.x = std::clamp(box.x, view.x, std::max(view.x, view.right() - width));
  Node n = c.node(Role::menu, o.id, box, {});
  n.states = State::wants_escape | State::wants_arrows;
  c.open_overlay(std::move(n), Layer::menu);
  c.paint.set_alpha(std::max(o.shown, c.environment.wants_less_motion ? 1.f : 0.f));
  c.hit(Key("scrim").in(o.id), c.viewport);
  c.hit(o.id, box);
  paint_overlay(c, box, px(12), Corners::all, theme().elevations.md);
  c.paint.border(box, Color::border, px(12));
  add_scrim_node(c, o.id, ScrimSaid::yes);
  OverlayRegion::Parts parts{
      .id = o.id, .box = box, .content = box.inset(px(6)), .wants_close = wants_close(c, o.id, true)};
  parts.is_menu = true;
  scroll_content(c, parts, box.inset(0, px(6)), height - 2 * px(6));
  // after the scroller: leaving the menu by Tab closes it
  if (c.take_key_of_nobody(PressedKey::tab)) parts.wants_close = true;
  c.begin_rove(o.id, Roving::vertical);
  return {*this, parts};
}

float Ui::menu_item_height() const {
  return is_touch() ? px(48) : px(40);
}

bool Ui::menu_item(Rect rect, Key key, std::string_view label, const MenuItemSpec& spec) {
  Core& c = *core_;
  Node n = c.node(spec.is_radio ? Role::menu_item_radio : Role::menu_item, c.id(key), rect, label);
  n.description = spec.detail;
  n.states.set(State::checked, spec.is_radio && spec.is_selected)
      .set(State::disabled, spec.is_disabled)
      .set(State::wants_arrows);
  const Interaction i = c.interact(std::move(n), rect, 7);
  if (i.is_hovered || i.is_focused)
    c.paint.fill(rect, theme().is_dark() ? Color::pressed : Color::hover, px(7));
  const Color ink = spec.is_disabled ? Color::text_disabled
                    : spec.is_danger ? Color::danger_text
                                     : Color::text;
  Rect inner = rect.inset(px(10), 0);
  if (spec.icon != Icon::none)
    c.icon(inner.cut_left(px(18), px(10)), spec.icon, 18, spec.is_danger ? ink : Color::text2);
  if (spec.has_dot) c.paint.circle(inner.cut_left(px(8), px(10)).center(), px(4), tone_solid(spec.dot));
  if (spec.is_selected) c.icon(inner.cut_right(px(18), px(8)), Icon::check, 16, Color::accent_ui);
  if (!spec.detail.empty()) {
    const float width = std::ceil(measure(c.face(Size::caption, Weight::regular), spec.detail));
    c.label(inner.cut_right(width, px(8)), spec.detail, Size::caption, Weight::regular, Color::text3,
            Align::end);
  }
  c.label(inner, label, Size::body, spec.is_selected ? Weight::semibold : Weight::regular, ink);
  return i.is_activated;
}

namespace {

// What offers an action stays long enough to get there (WCAG 2.2.1: twenty seconds at least).
constexpr double shown_ms = 5000, offered_ms = 20000;

NodeId toast_id(Key key) {
  return key.in(0x70a57u);
}

}  // namespace

void Ui::toast(Key key, std::string_view text, const ToastSpec& spec) {
  Core& c = *core_;
  const NodeId id = toast_id(key);
  std::erase_if(c.toasts, [&](const Toast& t) { return t.key == id; });
  c.toasts.push_back({id, std::string(text), std::string(spec.action), spec.tone,
                      spec.stays || spec.tone == Tone::danger, false,
                      c.now_ms + (spec.action.empty() ? shown_ms : offered_ms), c.now_ms});
  if (c.toasts.size() > 3) c.toasts.erase(c.toasts.begin());
  if (c.focused == Key("action").in(id)) c.focused = 0;  // of the one before, which is gone
  c.commands.push_back(command::Announce{std::string(text), spec.tone == Tone::danger});
  c.wake_after(0);
}

bool Ui::toast_action(Key key) {
  const NodeId id = toast_id(key);
  const auto found =
      std::find_if(core_->toasts.begin(), core_->toasts.end(), [&](const Toast& t) { return t.key == id; });
  if (found == core_->toasts.end() || !core_->take_activation(Key("action").in(id))) return false;
  core_->toasts.erase(found);
  return true;
}

bool Ui::is_toast_held(Key key) const {
  const NodeId id = toast_id(key);
  return std::any_of(core_->toasts.begin(), core_->toasts.end(),
                     [&](const Toast& t) { return t.key == id && t.is_held; });
}

namespace {

// True when the toast is to go.
bool draw_toast(Ui& ui, Toast& t, const Rect& box) {
  Core& c = ui.core();
  const bool has_focus = c.focused == Key("close").in(t.key) || c.focused == Key("action").in(t.key);
  const bool was_held = std::exchange(t.is_held, has_focus || box.contains(c.pointer));
  if (was_held != t.is_held) c.wake_after(0);  // who asks whether it is held learns it in the next frame
  if (was_held || t.is_held) t.until_ms = std::max(t.until_ms, c.now_ms + shown_ms);
  Node n = c.node(Role::group, t.key, box, {});
  c.open_overlay(std::move(n), Layer::toast);
  c.hit(t.key, box);
  const double age = c.now_ms - t.since_ms,
               fade = c.environment.wants_less_motion ? 60 : tokens::motion::base.ms;
  c.paint.set_alpha(static_cast<float>(std::clamp(age / fade, 0.0, 1.0)));
  if (age < fade) c.wake_after(0);
  c.paint.shadow(box, c.theme.elevations.md);
  c.paint.fill(box, Color::inverse, c.px(10));
  Rect inner = box.inset({c.px(14), 0, c.px(8), 0});
  const Icon icon = t.tone == Tone::danger    ? Icon::circle_alert
                    : t.tone == Tone::success ? Icon::circle_check
                                              : Icon::info;
  const Rgba tint = (c.theme.is_dark() ? tokens::light : tokens::dark).success_text;
  const Rgba red = (c.theme.is_dark() ? tokens::light : tokens::dark).danger_text;
  const Rgba ink = c.theme.is_forced         ? c.theme[Color::inverse_text]
                   : t.tone == Tone::danger  ? red
                   : t.tone == Tone::success ? tint
                                             : c.theme[Color::inverse_text];
  c.paint.icon(inner.cut_left(c.px(18), c.px(10)), icon, c.px(18), ink);
  const Rect close = inner.cut_right(c.px(32), c.px(4)).centered(c.px(32), c.px(32));
  const bool is_closed = ui.icon_button(close, "close", Icon::x, c.labels.close,
                                        {.icon_size = 16, .color = Color::inverse_text});
  if (!t.action.empty()) {
    const ButtonSpec style{.kind = ButtonKind::inverse, .size = ControlSize::small};
    const float width = ui.button_width(t.action, style);
    ui.button(inner.cut_right(width, c.px(12)).centered_vertically(c.px(32)), "action", t.action, style);
  }
  ui.text(inner, t.text, {.color = Color::inverse_text, .fit = Fit::wrap, .vertical = Align::center});
  c.paint.set_alpha(1);
  c.close_overlay();
  return is_closed || (!t.stays && c.now_ms >= t.until_ms);
}

// Its size; a long text has several lines.
Rect toast_size(Ui& ui, const Toast& t, float room) {
  Core& c = ui.core();
  const float action =
      t.action.empty() ? 0 : ui.button_width(t.action, {.size = ControlSize::small}) + c.px(12);
  const float around = c.px(14 + 18 + 10 + 32 + 4 + 12 + 8) + action;
  const float width = std::min(room, std::max(c.px(300), ui.text_width(t.text) + around));
  const float text = ui.text_height(t.text, width - around + c.px(12), {.fit = Fit::wrap});
  return {0, 0, width, std::max(c.px(48), text + c.px(20))};
}

// Whether they stand at the upper edge, because they would cover the focus at the lower one.
bool must_be_above(const Core& c, const Rect& below, const Rect& above) {
  const auto focus = std::find_if(c.hits.begin(), c.hits.end(),
                                  [&](const Hit& h) { return h.id == c.focused && h.layer < Layer::toast; });
  if (c.focused == 0 || focus == c.hits.end()) return c.are_toasts_above;
  return focus->box.intersects(below) && !focus->box.intersects(above);
}

}  // namespace

void Core::toasts_frame(Ui& ui) {
  const float bottom_bar = ui.is_phone() ? px(64) + safe.bottom : 0, margin = ui.is_phone() ? 16.f : 24.f;
  std::vector<Rect> boxes;
  float high = 0;
  for (const Toast& t : toasts) {
    boxes.push_back(toast_size(ui, t, viewport.w - 2 * margin));
    high += boxes.back().h + 8;
  }
  const float end = viewport.bottom() - margin - bottom_bar, top = viewport.y + safe.top + margin;
  const float wide = viewport.w - 2 * margin;
  are_toasts_above =
      !toasts.empty() && must_be_above(*this, {margin, end - high, wide, high}, {margin, top, wide, high});
  float y = are_toasts_above ? top + high : end;
  std::vector<NodeId> gone;
  for (std::size_t i = toasts.size(); i-- > 0;) {
    Toast& t = toasts[i];
    y -= boxes[i].h;
    if (draw_toast(ui, t, boxes[i].moved(margin, y))) gone.push_back(t.key);
    y -= 8;
    if (!t.stays && !t.is_held) wake_after(t.until_ms - now_ms);
  }
  std::erase_if(toasts,
                [&](const Toast& t) { return std::find(gone.begin(), gone.end(), t.key) != gone.end(); });
  if (!gone.empty()) wake_after(0);
}

}  // namespace guichet::ui
