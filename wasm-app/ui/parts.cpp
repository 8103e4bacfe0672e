// Small parts: chips, counters, avatars, pictures, cards, progress, skeletons.
#include <algorithm>
#include <cmath>
#include <utility>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

// First letters of the first and last word.
std::string initials(std::string_view name) {
  std::string out;
  bool starts_word = true;
  std::string last;
  while (!name.empty()) {
    const std::string_view before = name;
    const char32_t c = next_code_point(name);
    const bool is_break = c == ' ' || c == '-' || c == 0xA0;
    if (starts_word && !is_break) {
      last = before.substr(0, before.size() - name.size());
      if (out.empty()) out = std::exchange(last, {});
    }
    starts_word = is_break;
  }
  out += last;
  // ASCII letters only: accented initials are stored as capitals already
  for (char& ch : out)
    if (ch >= 'a' && ch <= 'z') ch = static_cast<char>(ch - 'a' + 'A');
  return out;
}

Size avatar_text(float side) {
  return side <= 24 ? Size::micro : side <= 32 ? Size::caption : side <= 40 ? Size::body : Size::title;
}

void chip(Core& c, const Rect& box, std::string_view label, Tone tone) {
  c.paint.fill(box, tone_background(tone), box.h / 2);
  Rect inner = box.inset(c.px(9), 0);
  if (tone != Tone::accent)
    c.paint.circle(inner.cut_left(c.px(6), c.px(6)).center(), c.px(3), tone_solid(tone));
  c.label(inner, label, Size::caption, Weight::semibold, tone_text(tone));
}

struct Crop {
  Vec2 uv0{0, 0}, uv1{1, 1};
  Rect rect;
};

Crop crop(const Rect& rect, const ImageState& image, ImageFit fit) {
  Crop c{.rect = rect};
  if (image.width <= 0 || image.height <= 0 || rect.is_empty()) return c;
  const float iw = static_cast<float>(image.width), ih = static_cast<float>(image.height);
  const float wide = (iw / ih) / (rect.w / rect.h);
  if (fit == ImageFit::contain) {
    c.rect = wide > 1 ? rect.centered_vertically(std::round(rect.h / wide))
                      : rect.centered_horizontally(std::round(rect.w * wide));
  } else if (wide > 1) {
    c.uv0.x = 0.5f - 0.5f / wide, c.uv1.x = 0.5f + 0.5f / wide;
  } else {
    c.uv0.y = 0.5f - 0.5f * wide, c.uv1.y = 0.5f + 0.5f * wide;
  }
  return c;
}

}  // namespace

void Core::counter_badge(Vec2 center, int count, Color fill, Color text, bool has_ring) {
  const std::string label = count > 99 ? "99+" : std::to_string(count);
  const float side = has_ring ? px(18) : px(20);
  const Size size = has_ring ? Size::micro : Size::caption;
  const float width = std::max(side, std::ceil(measure(face(size, Weight::semibold), label)) + px(10));
  const Rect box = Rect{std::round(center.x - width / 2), std::round(center.y - side / 2), width, side};
  if (has_ring) paint.fill(box.grown(2), Color::surface, side / 2 + 2);
  paint.fill(box, fill, side / 2);
  this->label(box, label, size, Weight::semibold, text, Align::center);
}

float Ui::status_chip_width(std::string_view label) const {
  return std::ceil(measure(core_->face(Size::caption, Weight::semibold), label)) + 2 * px(9) + px(6) + px(6);
}

void Ui::status_chip(Vec2 at, std::string_view label, Tone tone) {
  const float dot = tone == Tone::accent ? px(12) : 0;
  const Rect box{std::round(at.x), std::round(at.y), status_chip_width(label) - dot, px(24)};
  Node n = core_->node(Role::text, core_->text_id(), box, label);
  n.states.set(State::hidden_text);
  core_->add(std::move(n));
  if (core_->paint.is_visible(box)) chip(*core_, box, label, tone);
}

void Ui::status_chip_right(Rect rect, std::string_view label, Tone tone) {
  const float width = status_chip_width(label) - (tone == Tone::accent ? px(12) : 0);
  status_chip({rect.right() - width, rect.y + (rect.h - px(24)) / 2}, label, tone);
}

float Ui::status_button_width(std::string_view label) const {
  return status_chip_width(label) + px(6) + px(14);
}

bool Ui::status_button(Rect rect, Key key, std::string_view label, const StatusButtonSpec& spec) {
  Core& c = *core_;
  Node n =
      c.node(Role::button, c.id(key), c.touch_box(rect), spec.access_name.empty() ? label : spec.access_name);
  n.states.set(State::expandable).set(State::expanded, spec.is_open).set(State::busy, spec.is_busy);
  const float radius = px(6);
  const Interaction i = c.interact(std::move(n), rect, radius);
  c.paint.fill(rect, tone_background(spec.tone), radius);
  if (i.is_hovered || spec.is_open) c.paint.border(rect, tone_solid(spec.tone), radius);
  Rect inner = rect.inset(px(9), 0);
  c.paint.circle(inner.cut_left(px(6), px(6)).center(), px(3), tone_solid(spec.tone));
  c.icon(inner.cut_right(px(14), px(6)), Icon::chevron_down, 14, tone_text(spec.tone));
  c.label(inner, label, Size::caption, Weight::semibold, tone_text(spec.tone));
  return i.is_activated;
}

void Ui::counter(Vec2 center, int count, Tone tone, std::string_view name) {
  const bool is_loud = tone == Tone::accent;
  const bool is_quiet = tone == Tone::neutral;
  const Color fill = is_loud                         ? Color::accent_fill
                     : is_quiet && theme().is_dark() ? Color::pressed
                                                     : tone_background(tone);
  core_->counter_badge(center, count, fill, is_loud ? Color::accent_on : tone_text(tone), false);
  if (name.empty()) return;
  Node n = core_->node(Role::text, core_->text_id(), {center.x - 10, center.y - 10, 20, 20}, name);
  n.states.set(State::hidden_text);
  core_->add(std::move(n));
}

void Ui::avatar(Rect square, std::string_view name, const AvatarSpec& spec) {
  Core& c = *core_;
  if (spec.is_heard) c.add(c.node(Role::image, c.text_id(), square, name));
  if (!c.paint.is_visible(square)) return;
  const tokens::AvatarPair pair = tokens::avatars[fnv1a(name) % tokens::avatars.size()];
  const bool is_dark = theme().is_dark();
  // in the dark theme the pair changes places, darkened
  Rgba back = is_dark ? mix_colors(pair.text, theme()[Color::surface], 0.55) : pair.background;
  Rgba ink = is_dark ? pair.background : pair.text;
  if (theme().is_forced) back = theme()[Color::ink], ink = theme()[Color::white];
  c.paint.circle(square.center(), square.w / 2, back);
  c.line(square, initials(name), c.face(avatar_text(square.w), Weight::semibold), ink, Align::center);
  if (!spec.is_online) return;
  const Vec2 at{square.right() - square.w * 0.13f, square.bottom() - square.w * 0.13f};
  c.paint.circle(at, square.w * 0.16f + 2, Color::surface);
  c.paint.circle(at, square.w * 0.16f, Color::success_solid);
}

void Ui::image(Rect rect, std::string_view url, std::string_view name, const ImageSpec& spec) {
  Core& c = *core_;
  if (!spec.is_decorative) c.add(c.node(Role::image, c.text_id(), rect, name));
  // one screen ahead, so that pictures are there when they scroll in
  const Rect near = c.paint.clip().inset(0, -c.paint.clip().h);
  if (!rect.intersects(near)) return;
  const ImageState state =
      c.images != nullptr && !url.empty() ? c.images->request(url) : ImageState{ImageStatus::failed};
  const bool is_ready = state.status == ImageStatus::ready;
  if (!is_ready || spec.fit == ImageFit::contain)
    c.paint.fill(rect, spec.background, spec.radius, spec.corners);
  if (is_ready) {
    const Crop part = crop(rect, state, spec.fit);
    c.paint.picture(part.rect, static_cast<ImTextureID>(state.texture), part.uv0, part.uv1, spec.radius,
                    spec.corners);
  } else if (state.status == ImageStatus::failed) {
    c.icon(rect, Icon::image, std::min(20.f, std::floor(rect.h / 2)), Color::text3);
  }
  if (spec.has_border) c.paint.border(rect, Color::border, spec.radius, 1, spec.corners);
}

void Ui::icon_square(Rect square, Icon icon, Tone tone) {
  core_->paint.fill(square, tone_background(tone), square.w >= 56 ? px(14) : px(10));
  core_->icon(square, icon, square.w >= 56 ? 28 : 20,
              tone == Tone::accent ? Color::accent_ui : tone_text(tone));
}

void Ui::fill(Rect rect, Color color, float radius) {
  core_->paint.fill(rect, color, radius);
}
void Ui::outline(Rect rect, Color color, float radius, float width) {
  core_->paint.border(rect, color, radius, width);
}

void Ui::card(Rect rect, const CardSpec& spec) {
  core_->paint.fill(rect, spec.fill, px(spec.radius));
  core_->paint.border(rect, spec.border, px(spec.radius));
}

void Ui::sheet_surface(Rect rect, float radius) {
  core_->paint.shadow(rect, theme().elevations.xs);
  core_->paint.fill(rect, Color::surface, radius);
  core_->paint.border(rect, Color::border, radius);
}

void Ui::progress(Rect rect, float fraction, std::string_view name, Tone tone) {
  Core& c = *core_;
  fraction = std::clamp(fraction, 0.f, 1.f);
  Node n = c.node(Role::progress, c.text_id(), rect, name);
  n.value_now = std::round(fraction * 100);
  n.value_max = 100;
  n.value = std::to_string(static_cast<int>(n.value_now));
  const float shown = c.animate(Key("bar").in(n.id), fraction, 240);
  // Without a name it only paints what is written next to it.
  if (!name.empty()) c.add(std::move(n));
  const Rect bar = rect.centered_vertically(std::min(rect.h, px(6)));
  c.paint.fill(bar, theme().is_dark() ? Color::pressed : Color::sunken, bar.h / 2);
  if (shown > 0)
    c.paint.fill(bar.with_width(std::max(bar.h, std::round(bar.w * shown))), tone_solid(tone), bar.h / 2);
}

void Ui::spinner(Rect square, Color color) {
  const float turns = has_less_motion() ? 0.f : static_cast<float>(std::fmod(now_ms() / 900, 1.0));
  core_->paint.ring(square.center(), square.w / 2, Color::border, 2.5f);
  core_->paint.arc(square.center(), square.w / 2, turns, turns + 0.3f, color, 2.5f);
  if (!has_less_motion() && core_->paint.is_visible(square)) wake_after(16);
}

void Ui::skeleton(Rect rect, float radius) {
  Core& c = *core_;
  if (!c.paint.is_visible(rect)) return;
  if (c.skeletons_frame + 1 < c.frame) c.skeletons_since_ms = now_ms();
  c.skeletons_frame = c.frame;
  // What has not come by then waits for something else: a network, somebody to sign in.
  constexpr double pulse_max_ms = 10'000;
  const bool is_pulsing = !has_less_motion() && now_ms() - c.skeletons_since_ms < pulse_max_ms;
  const double phase = std::fmod(now_ms(), tokens::skeleton::period_ms) / tokens::skeleton::period_ms;
  const auto wave = static_cast<float>(0.5 + 0.5 * std::cos(phase * 6.283185307));
  const float low = tokens::skeleton::alpha_min;
  const float alpha = is_pulsing ? low + (tokens::skeleton::alpha_max - low) * wave : 1;
  c.paint.fill(rect, with_alpha(theme()[theme().is_dark() ? Color::pressed : Color::sunken], alpha), radius);
  if (is_pulsing) wake_after(33);
}

void Ui::tooltip(Rect anchor, std::string_view text) {
  Core& c = *core_;
  if (c.is_touch() || text.empty() || c.tooltip_closed == c.hovered) return;
  const double rested = now_ms() - c.hovered_since_ms;
  if (rested < 400) return wake_after(400 - rested);
  const Face face = c.face(Size::caption, Weight::regular);
  const float width = std::min(320.f, std::ceil(measure(face, text))) + px(20);
  const float height = text_height(text, width - px(20), {.size = Size::caption, .fit = Fit::wrap}) + px(12);
  Rect box{std::round(anchor.center().x - width / 2), anchor.bottom() + 6, width, height};
  if (box.bottom() > c.viewport.bottom() - 4) box.y = anchor.y - 6 - height;
  box.x = std::clamp(box.x, 4.f, std::max(4.f, c.viewport.right() - width - 4));
  const Layer before = c.paint.layer();
  c.paint.set_layer(Layer::tooltip);
  c.paint.push_whole_clip();
  c.hit(c.hovered, box.grown(6));  // it stays while it is pointed at
  c.paint.fill(box, Color::inverse, px(6));
  this->text(box.inset(px(10), px(6)), text,
             {.size = Size::caption, .color = Color::inverse_text, .fit = Fit::wrap, .heard = Heard::no});
  c.paint.pop_clip();
  c.paint.set_layer(before);
}

}  // namespace guichet::ui
