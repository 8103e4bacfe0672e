#include "wasm-app/shell/form_column.hpp"

#include <algorithm>

#include "wasm-app/shell/parts.hpp"

namespace guichet::shell {

using ui::Rect;

Rect FormColumn::row(float height, float gap_after) {
  const Rect rect{area_.x, y_, area_.w, height};
  y_ += height + gap_after;
  gap_ = gap_after;
  return rect;
}

void FormColumn::heading(std::string_view words, int level, ui::Size size, float gap_after) {
  const ui::TextStyle style{.size = size, .weight = ui::Weight::semibold, .fit = ui::Fit::wrap};
  const float height = ui_.text_height(words, area_.w, style);
  ui_.heading(row(height, gap_after), words, level, style);
}

void FormColumn::paragraph(std::string_view words, const ui::TextStyle& style, float gap_after) {
  if (words.empty()) return;
  ui::TextStyle wrapped = style;
  wrapped.fit = ui::Fit::wrap;
  ui_.text(row(ui_.text_height(words, area_.w, wrapped), gap_after), words, wrapped);
}

ui::FieldResult FormColumn::field(ui::Key key, std::string& value, const ui::FieldSpec& spec) {
  return ui_.text_field(row(ui_.field_height(spec, area_.w)), key, value, spec);
}

bool FormColumn::button(ui::Key key, std::string_view label, const ui::ButtonSpec& spec, float gap_after) {
  return ui_.button(row(ui_.control_height(spec.size), gap_after), key, label, spec);
}

bool FormColumn::short_button(ui::Key key, std::string_view label, const ui::ButtonSpec& spec) {
  Rect rect = row(ui_.control_height(spec.size));
  if (!ui_.is_phone()) rect.w = std::min(rect.w, ui_.button_width(label, spec));
  return ui_.button(rect, key, label, spec);
}

bool FormColumn::link(ui::Key key, std::string_view label, std::string_view href, const ui::LinkSpec& spec) {
  Rect rect = row(ui_.line_height(spec.size), 12);
  rect.w = std::min(rect.w, ui_.link_width(label, spec));
  return ui_.link(rect, key, label, href, spec);
}

void FormColumn::notice(ui::Key key, std::string_view words, const ui::NoticeSpec& spec) {
  (void)ui_.notice(row(ui_.notice_height(words, area_.w, spec)), key, words, spec);
}

void FormColumn::failure(const Failure* failure) {
  // Problems of fields are shown beside them.
  if (failure == nullptr || !failure->problems.empty()) return;
  const float height = command_failure_height(ui_, area_.w, failure, reader_, 0);
  command_failure(ui_, row(height), failure, reader_, 0);
}

}  // namespace guichet::shell
