#include "wasm-app/accounts/link_row.hpp"

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

bool link_row(ui::Ui& ui, ui::Rect row, const LiveLink& link, std::string_view whose,
              const app::Reader& reader) {
  const Catalog& words = reader.text();
  const auto item = ui.list_item(ui::Key::of(link.id), row);
  ui.separator(row);
  ui::Rect inside = row;
  const std::string title = shell::join(whose, " · ", link_kind_word(link.kind, reader));
  const std::string name = words.revoke_link.str() + ", " + title;
  const ui::ButtonSpec revoke{.kind = ui::ButtonKind::danger_outline, .access_name = name};
  const float width = ui.button_width(words.revoke_link, revoke);
  const ui::Rect button = inside.cut_right(width, 12).centered_vertically(ui.control_height());
  inside = inside.centered_vertically(40);
  ui.text(inside.cut_top(20), title, {.weight = ui::Weight::semibold});
  const std::string until = text::fill(words.link_until.view(), {{"time", reader.moment(link.expires_at)}});
  const std::string sent = link.email.empty()
                               ? words.link_on_paper.str()
                               : text::fill(words.link_sent_to.view(), {{"email", link.email}});
  ui.text(inside, shell::join(until, " · ", sent), {.size = ui::Size::caption, .color = ui::Color::text3});
  return ui.button(button, "revoke", words.revoke_link, revoke);
}

}  // namespace guichet::accounts
