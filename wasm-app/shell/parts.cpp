#include "wasm-app/shell/parts.hpp"

#include <algorithm>

#include "wasm-app/ui/painter.hpp"

namespace guichet::shell {

using ui::Rect;

Rect page_content(const ui::Ui& ui, Rect page) {
  const float margin = ui.is_phone()                                ? phone_margin
                       : ui.width_class() == ui::WidthClass::tablet ? 24
                                                                    : page_padding;
  const Rect inside = page.inset(margin, 0);
  return inside.with_width(std::min(inside.w, content_width_max));
}

void property_photo(ui::Ui& ui, Rect rect, std::string_view url, float radius) {
  if (!url.empty()) {
    ui.image(rect, url, {}, {.radius = radius, .is_decorative = true});
    return;
  }
  ui.card(rect, {.radius = radius, .fill = ui::Color::sunken, .border = ui::Color::sunken});
  ui.icon(rect, ui::Icon::house, std::min(24.f, rect.h / 2), ui::Color::text3);
}

void vertical_line(ui::Ui& ui, float x, float y, float height) {
  ui.painter().fill(Rect{x, y, 1, height}, ui::Color::border);
}

bool load_failure(ui::Ui& ui, Rect rect, const Failure& failure, const app::Reader& reader) {
  const std::string words = reader.words_of(failure);
  const bool is_missing = failure.code == FailureCode::not_found;
  return ui.empty_state(rect.with_height(std::max(rect.h, 280.f)), "load_failure",
                        {.icon = is_missing ? ui::Icon::search : ui::Icon::circle_alert,
                         .title = words,
                         .action = is_missing ? std::string_view{} : reader.text().retry.view(),
                         .action_icon = ui::Icon::refresh_cw,
                         .action_kind = ui::ButtonKind::secondary});
}

namespace {

std::string failure_words(const Failure& failure, const app::Reader& reader) {
  std::string words = reader.words_of(failure);
  if (!failure.retry_after_s) return words;
  const std::int64_t seconds = *failure.retry_after_s;
  const Catalog& text = reader.text();
  return words + " " +
         (seconds < 90 ? reader.count(text.retry_in_seconds, seconds)
                       : reader.count(text.retry_in_minutes, (seconds + 59) / 60));
}

constexpr ui::NoticeSpec failure_notice{.tone = ui::Tone::danger};

}  // namespace

float command_failure_height(const ui::Ui& ui, float width, const Failure* failure, const app::Reader& reader,
                             float gap) {
  if (failure == nullptr) return 0;
  return ui.notice_height(failure_words(*failure, reader), width, failure_notice) + gap;
}

float command_failure(ui::Ui& ui, Rect rect, const Failure* failure, const app::Reader& reader, float gap) {
  if (failure == nullptr) return 0;
  const std::string words = failure_words(*failure, reader);
  const float height = ui.notice_height(words, rect.w, failure_notice);
  ui.notice(rect.with_height(height), "command_failure", words, failure_notice);
  return height + gap;
}

std::string phone_href(std::string_view phone) {
  std::string href;
  for (const char c : phone) {
    if ((c >= '0' && c <= '9') || c == '+') href += c;
  }
  return href.empty() ? href : "tel:" + href;
}

std::string mail_href(std::string_view email) {
  return email.empty() ? std::string{} : "mailto:" + std::string{email};
}

std::string join(std::string_view left, std::string_view between, std::string_view right) {
  std::string joined{left};
  if (!left.empty() && !right.empty()) joined += between;
  return joined += right;
}

ui::Labels widget_labels(const Catalog& words) {
  ui::Labels labels;
  labels.close = words.close.str();
  labels.show_password = words.show_password.str();
  labels.hide_password = words.hide_password.str();
  labels.clear = words.clear.str();
  labels.required = words.required.str();
  labels.loading = words.loading.str();
  labels.remove = words.remove.str();
  labels.step_of = text::fill(words.step_of.view(), {{"total", "{m}"}, {"n", "{n}"}});
  labels.sort_by = words.sort.str();
  labels.more = words.more_actions.str();
  labels.notifications = words.notifications.str();
  labels.done = words.step_done.str();
  labels.current = words.step_current.str();
  labels.to_come = words.step_to_come.str();
  labels.choose = words.choose.str();
  return labels;
}

}  // namespace guichet::shell
