#include "wasm-app/accounts/link_row.hpp"

#include <algorithm>

#include "wasm-app/shell/parts.hpp"

namespace guichet::accounts {

std::string_view link_kind_word(LinkKind kind, const app::Reader& reader) {
  switch (kind) {
    case LinkKind::password_reset:
      return reader.text().link_password_reset;
    case LinkKind::email_change:
      return reader.text().link_email_change;
    case LinkKind::activation:
      break;
  }
  return reader.text().link_activation;
}

namespace {

constexpr ui::TextStyle title_style{.weight = ui::Weight::semibold, .fit = ui::Fit::wrap};
constexpr ui::TextStyle detail_style{
    .size = ui::Size::caption, .color = ui::Color::text3, .fit = ui::Fit::wrap};

std::string title_words(const LiveLink& link, std::string_view whose, const app::Reader& reader) {
  return shell::join(whose, " · ", link_kind_word(link.kind, reader));
}

std::string detail_words(const LiveLink& link, const app::Reader& reader) {
  const Catalog& words = reader.text();
  const std::string until = text::fill(words.link_until.view(), {{"time", reader.moment(link.expires_at)}});
  const std::string sent = link.email.empty()
                               ? words.link_on_paper.str()
                               : text::fill(words.link_sent_to.view(), {{"email", link.email}});
  return shell::join(until, " · ", sent);
}

constexpr ui::ButtonSpec revoke_button{.kind = ui::ButtonKind::danger_outline};

// The texts' width beside the button, or all of it where the button stands below them.
float texts_width(const ui::Ui& ui, float width, const app::Reader& reader) {
  const float beside = width - ui.button_width(reader.text().revoke_link, revoke_button) - 12;
  return beside < 140 ? width : beside;
}

}  // namespace

float link_row_height(const ui::Ui& ui, float width, const LiveLink& link, std::string_view whose,
                      const app::Reader& reader) {
  const float room = texts_width(ui, width, reader);
  const float texts = ui.text_height(title_words(link, whose, reader), room, title_style) +
                      ui.text_height(detail_words(link, reader), room, detail_style);
  return room < width ? std::max(64.f, texts + 24) : texts + 12 + 8 + ui.control_height() + 12;
}

bool link_row(ui::Ui& ui, ui::Rect row, const LiveLink& link, std::string_view whose,
              const app::Reader& reader) {
  const Catalog& words = reader.text();
  const auto item = ui.list_item(ui::Key::of(link.id), row);
  ui.separator(row);
  ui::Rect inside = row;
  const std::string title = title_words(link, whose, reader), detail = detail_words(link, reader);
  const std::string name = words.revoke_link.str() + ", " + title;
  ui::ButtonSpec revoke = revoke_button;
  revoke.access_name = name;
  const float room = texts_width(ui, row.w, reader);
  const ui::Rect button =
      room < row.w ? inside.cut_right(row.w - room - 12, 12).centered_vertically(ui.control_height())
                   : inside.inset(0, 12).take_bottom(ui.control_height());
  const float first = ui.text_height(title, room, title_style);
  const float both = first + ui.text_height(detail, room, detail_style);
  inside = room < row.w ? inside.centered_vertically(both) : inside.moved(0, 12).with_height(both);
  ui.text(inside.cut_top(first), title, title_style);
  ui.text(inside, detail, detail_style);
  return ui.button(button, "revoke", words.revoke_link, revoke);
}

}  // namespace guichet::accounts
