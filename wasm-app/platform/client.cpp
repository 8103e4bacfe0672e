#include "wasm-app/platform/client.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "wasm-app/ui/near_rows.hpp"

namespace guichet::platform {

Client::Client(ui::Fonts fonts, PageWords& words)
    : words_(words),
      transport_(read(Read::portal)),
      ui_(std::move(fonts), &images_),
      app_(transport_, page_, words, panorama_, page_.bootstrap()) {
  renderer_.start();
  ui_.set_surface_painter(
      [this](ui::NodeId, const ui::Rect& box, const ui::Rect& clip) { paint_surface(box, clip); });
}

void Client::tell(Message&& message) {
  if (message.kind == Told::context_lost || message.kind == Told::context_restored)
    return tell_context(message.kind);
  if (message.kind == Told::webgl) return tell_webgl(message.id);
  if (message.kind == Told::image) return take_image(message);
  if (message.kind == Told::words) return words_.take(std::move(message));
  if (message.kind == Told::resize) {
    has_size_ = must_paint_ = true;
    renderer_.canvas_cleared();
  }
  if (message.kind == Told::environment) ui::show_all_rows(ui_, (message.id & 32u) != 0);
  page_.tell(message);
  if (auto event = reader_.read(message)) events_.push_back(std::move(*event));
}

void Client::tell_context(Told kind) {
  if (kind == Told::context_lost) return renderer_.context_lost(now_ms_);
  if (renderer_.context_restored(ui_.draw_data())) forget_pictures();
}

// The page has found none, opened it, shows its canvas.
void Client::tell_webgl(std::uint32_t what) {
  constexpr std::uint32_t none = 0, opened = 1;
  if (what == opened) return renderer_.prepare_webgl();
  if (what == none) {
    renderer_.stay_in_software();
  } else {
    renderer_.use_webgl(ui_.draw_data());
  }
  images_.pictures().set_painting(renderer_.painting());
  panorama_.pictures().set_painting(renderer_.painting());
  events_.emplace_back(ui::event::ImagesChanged{});
  panorama_.note_change();
  must_paint_ = true;
}

void Client::forget_pictures() {
  images_.pictures().forget_all(renderer_.painting());
  panorama_.pictures().forget_all(renderer_.painting());
  panorama_.forget_program();
  must_paint_ = true;
}

void Client::take_image(const Message& message) {
  const auto width = static_cast<int>(message.a), height = static_cast<int>(message.b);
  if (images_.pictures().arrived(message.id, width, height)) {
    events_.emplace_back(ui::event::ImagesChanged{});
  } else if (panorama_.pictures().arrived(message.id, width, height)) {
    panorama_.note_change();
  }
}

double Client::frame(double now_ms) {
  now_ms_ = now_ms;
  if (!has_size_) return -1;
  if (renderer_.give_up_if_due(now_ms, ui_.draw_data())) forget_pictures();
  if (!renderer_.is_able()) return renderer_.due_in_ms(now_ms);
  app_.poll(now_ms);
  if (!app_.can_draw()) return -1;
  const std::vector<ui::Event> events = std::exchange(events_, {});
  ui_.begin_frame(now_ms, events);
  draw_page();
  ui_.end_frame();
  send_patch();
  run_commands();
  paint();
  return wait_ms(now_ms);
}

void Client::draw_page() {
#ifdef GUICHET_GALLERY
  // "/panorama/_gallery?en" shows it in English
  if (page_.path().find("/_gallery") != std::string::npos) {
    const app::MediaPreferences media = page_.media();
    const auto mode = media.is_dark
                          ? media.wants_contrast ? ui::ThemeMode::dark_contrast : ui::ThemeMode::dark
                      : media.wants_contrast ? ui::ThemeMode::light_contrast
                                             : ui::ThemeMode::light;
    const std::string path = page_.path();
    const auto asked = parse_language(path.substr(std::min(path.size(), path.find('?') + 1)));
    ui_.set_theme(mode, ui::guichet_brand);
    ui::gallery::screen(ui_, gallery_, {asked.value_or(Language::fr_ca), ui::gallery::Length::brief});
    return;
  }
#endif
  app_.frame(ui_);
}

void Client::send_patch() {
  const std::vector<ui::Change> changes = ui_.take_changes();
  if (changes.empty()) return;
  const std::vector<std::uint8_t>& bytes = patch_.write(changes);
  guichet_patch(bytes.data(), static_cast<int>(bytes.size()));
}

void Client::run_commands() {
  page_.set_title(app_.title());
  if (language_ != app_.language()) {
    language_ = app_.language();
    ask(Asked::language, language_);
  }
  for (const ui::Command& command : ui_.take_commands()) run_command(command);
}

void Client::run_command(const ui::Command& command) {
  namespace is = ui::command;
  if (const auto* focus = std::get_if<is::MoveFocus>(&command)) {
    ask(Asked::focus, focus->id);
  } else if (const auto* scroll = std::get_if<is::ScrollTo>(&command)) {
    ask(Asked::scroll_to, scroll->scroller, static_cast<double>(scroll->x), static_cast<double>(scroll->y));
  } else if (const auto* reveal = std::get_if<is::Reveal>(&command)) {
    ask(Asked::reveal, reveal->id);
  } else if (const auto* announce = std::get_if<is::Announce>(&command)) {
    page_.announce(announce->text, announce->is_urgent ? app::Urgency::assertive : app::Urgency::polite);
  } else if (const auto* copy = std::get_if<is::CopyText>(&command)) {
    page_.copy_text(copy->text);
  }
}

void Client::paint() {
  const std::uint64_t hash = ui_.frame_hash();
  const bool has_changed = panorama_.take_change();
  if (hash != shown_hash_ || must_paint_ || has_changed) {
    renderer_.render(ui_.draw_data(),
                     [this](std::uint64_t texture) { return images_.pictures().pixels_of(texture); });
  }
  shown_hash_ = hash;
  must_paint_ = false;
  images_.pictures().end_frame();
  panorama_.end_frame();
  if (!std::exchange(has_painted_, true)) ask(Asked::painted);
}

void Client::paint_surface(const ui::Rect& box, const ui::Rect& clip) {
  if (!panorama_.is_at(box)) return;  // the surface of something else
  const float scale = ui_.pixels_per_unit();
  if (renderer_.painting() == Painting::webgl) {
    panorama_.paint(clip, scale, static_cast<int>(ui_.viewport().h * scale + 0.5f));
  } else {
    panorama_.paint_software(clip, scale, renderer_.target());
  }
}

double Client::wait_ms(double now_ms) const {
  double wait = -1;
  for (const double due : {ui_.frame_needed_in_ms(), app_.needs_frame_in_ms(), renderer_.due_in_ms(now_ms)}) {
    if (due >= 0) wait = wait < 0 ? due : std::min(wait, due);
  }
  return wait;
}

}  // namespace guichet::platform
