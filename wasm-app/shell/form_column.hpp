// Fields, texts and buttons one below the other, with the gaps of the design.
#pragma once

#include <string>
#include <string_view>

#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::shell {

class FormColumn {
 public:
  FormColumn(ui::Ui& ui, ui::Rect area, const app::Reader& reader)
      : ui_(ui), area_(area), reader_(reader), y_(area.y) {}

  // The next `height` pixels, after the pending gap.
  ui::Rect row(float height, float gap_after = 16);
  void gap(float px) { y_ += px; }
  void heading(std::string_view words, int level, ui::Size size, float gap_after = 8);
  void paragraph(std::string_view words, const ui::TextStyle& style = {.color = ui::Color::text2},
                 float gap_after = 16);
  ui::FieldResult field(ui::Key key, std::string& value, const ui::FieldSpec& spec);
  bool button(ui::Key key, std::string_view label, const ui::ButtonSpec& spec = {}, float gap_after = 12);
  // As wide as its label, at the left; the whole width on phones.
  bool short_button(ui::Key key, std::string_view label, const ui::ButtonSpec& spec = {});
  bool link(ui::Key key, std::string_view label, std::string_view href, const ui::LinkSpec& spec = {});
  void notice(ui::Key key, std::string_view words, const ui::NoticeSpec& spec);
  void failure(const Failure* failure);

  [[nodiscard]] float height() const { return y_ - area_.y - gap_; }
  [[nodiscard]] ui::Rect area() const { return area_; }
  [[nodiscard]] const app::Reader& reader() const { return reader_; }
  [[nodiscard]] ui::Ui& widgets() { return ui_; }

 private:
  ui::Ui& ui_;
  ui::Rect area_;
  const app::Reader& reader_;
  float y_ = 0, gap_ = 0;
};

}  // namespace guichet::shell
