#include "wasm-app/accounts/devices_card.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "wasm-app/accounts/link_row.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::accounts {

namespace {

using ui::Rect;
using ui::Size;
using ui::Ui;

constexpr float padding = 20;
constexpr ui::TextStyle device_style{.weight = ui::Weight::semibold, .fit = ui::Fit::wrap};
constexpr ui::TextStyle used_style{.size = Size::caption, .color = ui::Color::text3, .fit = ui::Fit::wrap};

// A session as words, and how much of its row they get: all of it where the chip stands below.
struct SessionWords {
  std::string device, used;
  float room = 0, device_height = 0, used_height = 0;
  bool is_chip_below = false;
  [[nodiscard]] float height() const {
    return std::max(60.f, device_height + used_height + 24) + (is_chip_below ? 32.f : 0.f);
  }
};

SessionWords words_of(const Ui& ui, float width, const DeviceSession& session, const app::Reader& reader) {
  const Catalog& words = reader.text();
  SessionWords out;
  out.device = session.device.empty() ? words.device_unknown.str() : session.device;
  out.used = text::fill(words.session_last_used.view(), {{"time", reader.moment(session.last_used_at)}});
  const float end = session.is_here ? ui.status_chip_width(words.session_here) + 12 : 48.f;
  out.is_chip_below = session.is_here && width - end < 130;
  out.room = out.is_chip_below ? width : width - end;
  out.device_height = ui.text_height(out.device, out.room, device_style);
  out.used_height = ui.text_height(out.used, out.room, used_style);
  return out;
}

Rect inside_of(Rect card) {
  return {card.x + padding, card.y + padding, card.w - 2 * padding, 0};
}

}  // namespace

void DevicesCard::refresh() {
  sessions_.refresh();
  links_.refresh();
}

void DevicesCard::update() {
  sessions_.ensure(context_.api, {});
  links_.ensure(context_.api, {});
  if (auto left = end_.take()) {
    sessions_.put(std::move(*left));
    says_ended_ = true;
  }
  if (auto left = end_others_.take()) {
    sessions_.put(std::move(*left));
    says_others_ended_ = true;
  }
  if (auto left = revoke_.take()) {
    links_.put(std::move(*left));
    says_revoked_ = true;
  }
}

void DevicesCard::session_row(Ui& ui, Rect row, const DeviceSession& session) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const auto item = ui.list_item(ui::Key::of(session.id), row);
  ui.separator(row);
  const SessionWords shown = words_of(ui, row.w, session, reader);
  if (shown.is_chip_below) {
    const Rect chip = row.cut_bottom(32);
    ui.status_chip({chip.x, chip.y}, words.session_here, ui::Tone::success);
  } else if (session.is_here) {
    const Rect chip = row.cut_right(ui.status_chip_width(words.session_here), 12);
    ui.status_chip_right(chip, words.session_here, ui::Tone::success);
  } else {
    const std::string name = words.sign_out_device.str() + ", " + shown.device;
    if (ui.icon_button(row.cut_right(40, 8).centered_vertically(40), "end", ui::Icon::log_out, name,
                       {.icon_size = 18, .is_busy = end_.is_sending()}))
      end_.send(context_.api, {.id = session.id});
  }
  Rect texts = row.with_width(shown.room).centered_vertically(shown.device_height + shown.used_height);
  ui.text(texts.cut_top(shown.device_height), shown.device, device_style);
  ui.text(texts, shown.used, used_style);
}

float DevicesCard::sessions(Ui& ui, Rect rect) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const auto region = ui.region(ui::Role::region, "sessions", rect, words.sessions);
  shell::FormColumn column(ui, inside_of(rect), reader);
  column.heading(words.sessions, 2, Size::lead, 12);
  column.failure(end_.failure() != nullptr ? end_.failure() : end_others_.failure());
  const DeviceSessions* list = sessions_.value();
  if (list == nullptr) {
    if (sessions_.failure() == nullptr) {
      for (int n = 0; n < 2; ++n) ui.skeleton(column.row(48, 12), 8);
    } else if (shell::load_failure(ui, column.row(280), *sessions_.failure(), reader)) {
      refresh();
    }
    return column.height() + 2 * padding;
  }
  {
    const auto rows = ui.list("devices", column.area(), words.sessions);
    for (const DeviceSession& session : list->items)
      session_row(ui, column.row(words_of(ui, column.area().w, session, reader).height(), 0), session);
  }
  column.gap(12);
  if (list->items.size() > 1 &&
      column.short_button("end_others", words.sign_out_others,
                          {.icon = ui::Icon::log_out, .is_busy = end_others_.is_sending()}))
    end_others_.send(context_.api, {});
  return column.height() + 2 * padding;
}

float DevicesCard::links(Ui& ui, Rect rect) {
  const LiveLinks* list = links_.value();
  if (list == nullptr || list->items.empty()) return 0;
  const app::Reader reader = context_.reader();
  const auto region = ui.region(ui::Role::region, "links", rect, reader.text().live_links);
  shell::FormColumn column(ui, inside_of(rect), reader);
  column.heading(reader.text().live_links, 2, Size::lead, 12);
  column.failure(revoke_.failure());
  const auto rows = ui.list("live_links", column.area(), reader.text().live_links);
  for (const LiveLink& link : list->items) {
    const float height = link_row_height(ui, column.area().w, link, {}, reader);
    if (link_row(ui, column.row(height, 0), link, {}, reader)) revoke_.send(context_.api, {.id = link.id});
  }
  return column.height() + 2 * padding;
}

void DevicesCard::toasts(Ui& ui) {
  const Catalog& words = context_.reader().text();
  if (std::exchange(says_ended_, false)) ui.toast("session_ended", words.device_signed_out);
  if (std::exchange(says_others_ended_, false)) ui.toast("sessions_ended", words.devices_signed_out);
  if (std::exchange(says_revoked_, false)) ui.toast("link_revoked", words.link_revoked);
}

float DevicesCard::frame(Ui& ui, Rect rect) {
  // Cards lie behind their content, as high as it was in the last frame.
  const auto framed = [&](Rect at, float& height, float (DevicesCard::*content)(Ui&, Rect)) {
    if (height > 0) ui.card(at.with_height(height));
    const float before = std::exchange(height, (this->*content)(ui, at));
    if (height != before) ui.wake_after(0);
    return height > 0 ? height + 20 : 0.f;
  };
  float height = framed(rect, sessions_height_, &DevicesCard::sessions);
  height += framed(rect.moved(0, height), links_height_, &DevicesCard::links);
  toasts(ui);
  return height;
}

}  // namespace guichet::accounts
