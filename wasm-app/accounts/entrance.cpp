#include "wasm-app/accounts/entrance.hpp"

#include <algorithm>
#include <string>

#include "wasm-app/shell/mark.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/painter.hpp"

namespace guichet::accounts {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr float panel_from = 1024;

void brand(Ui& ui, const EntranceModel& model, Rect row) {
  shell::draw_mark(ui, row.cut_left(40, 12).centered_vertically(40), model.portal->mark);
  const ui::TextStyle name{.size = Size::lead, .weight = Weight::semibold};
  if (ui.text_width(model.portal->name, name) > row.w) {
    // In two lines, without what it is.
    ui.text(row, model.portal->name,
            {.weight = Weight::semibold, .fit = ui::Fit::wrap, .vertical = ui::Align::center});
    return;
  }
  Rect texts = row.centered_vertically(40);
  ui.text(texts.cut_top(22), model.portal->name, name);
  ui.text(texts, model.portal->subtitle, {.size = Size::caption, .color = Color::text3});
}

// "Français" of "Français (Canada)".
std::string_view short_name(Language language) {
  const std::string_view name = language_name(language);
  return name.substr(0, name.find(" ("));
}

void language_choice(Ui& ui, const EntranceModel& model, Rect rect, const app::Reader& reader,
                     std::optional<SpeakLanguage>& action) {
  std::vector<ui::Choice> options;
  int index = 0;
  for (const Language language : model.languages) {
    if (language == model.language) index = static_cast<int>(options.size());
    options.push_back(
        {.label = language_name(language), .note = short_name(language), .language = language_tag(language)});
  }
  const ui::FieldSpec spec{
      .label = reader.text().language, .icon = Icon::globe, .hides_label = true, .is_pill = true};
  if (ui.select(rect, "language", options, index, spec)) {
    action = SpeakLanguage{model.languages[static_cast<std::size_t>(index)]};
  }
}

// Cards over the picture.
void floating_card(Ui& ui, Rect card) {
  ui.painter().shadow(card, ui.theme().elevations.md);
  ui.fill(card, Color::surface, 14);
}

void contact_notice(Ui& ui, const portal::Contact& contact, Rect card, const app::Reader& reader) {
  floating_card(ui, card);
  Rect inside = card.inset(24, 20);
  ui.icon_square(inside.cut_left(48, 16).centered_vertically(48), Icon::phone_call);
  const std::string phone = shell::phone_href(contact.phone);
  if (!phone.empty()) {
    const std::string number = reader.phone(contact.phone);
    const ui::ButtonSpec call{.size = ui::ControlSize::large, .icon = Icon::phone};
    const float wide = ui.button_width(number, call);
    const Rect button = inside.cut_right(wide, 16).centered_vertically(48);
    (void)ui.link_button(button, "call", number, phone, call);
  }
  inside = inside.centered_vertically(44);
  ui.text(inside.cut_top(24), shell::join(contact.name, " · ", contact.role),
          {.size = Size::lead, .weight = Weight::semibold});
  ui.text(inside, contact.hours.empty() ? contact.email : contact.hours,
          {.size = Size::small, .color = Color::text2});
}

void first_visit_notice(Ui& ui, const EntranceModel& model, Rect card, const app::Reader& reader) {
  const Catalog& words = reader.text();
  const bool is_code = model.portal->login == portal::LoginKind::agent_code;
  floating_card(ui, card);
  Rect inside = card.inset(18, 16);
  ui.icon_square(inside.cut_left(40, 12).with_height(40), is_code ? Icon::user_plus : Icon::mail_check);
  ui.text(inside.cut_top(22), words.first_sign_in_question, {.weight = Weight::semibold});
  const std::string_view hint = is_code ? words.register_hint.view() : words.first_sign_in_hint.view();
  ui.text(inside, hint, {.size = Size::small, .color = Color::text2, .fit = ui::Fit::wrap});
}

float first_visit_height(Ui& ui, const EntranceModel& model, float width, const app::Reader& reader) {
  const bool is_code = model.portal->login == portal::LoginKind::agent_code;
  const std::string_view hint =
      is_code ? reader.text().register_hint.view() : reader.text().first_sign_in_hint.view();
  return 56 + ui.text_height(hint, width - 88, {.size = Size::small, .fit = ui::Fit::wrap});
}

// The portal's picture, or its colour and mark; what to do at a first visit, whom to call.
void side_panel(Ui& ui, const EntranceModel& model, Rect panel, const app::Reader& reader) {
  const auto region = ui.region(ui::Role::complementary, "side", panel, reader.text().contact_details);
  const std::string& picture = model.portal->picture;
  ui.fill(panel, Color::accent_soft, 20);
  if (!picture.empty()) ui.image(panel, picture, {}, {.radius = 20, .is_decorative = true});
  Rect middle = panel.inset(40, 40);
  const float width = std::min(420.f, middle.w);
  first_visit_notice(ui, model,
                     middle.take_top(first_visit_height(ui, model, width, reader)).with_width(width), reader);
  if (!model.portal->contact.name.empty())
    contact_notice(ui, model.portal->contact, middle.take_bottom(90), reader);
  if (!picture.empty()) return;
  const float mark = std::min(112.f, panel.w * 0.3f);
  shell::draw_mark(ui, panel.centered(mark, mark), model.portal->mark);
}

float phone_contact(Ui& ui, const EntranceModel& model, Rect at, const app::Reader& reader) {
  const portal::Contact& contact = model.portal->contact;
  const std::string phone = shell::phone_href(contact.phone);
  if (contact.name.empty() || phone.empty()) return 0;
  ui.separator(at.with_height(1));
  Rect row = at.moved(0, 16).with_height(48);
  const std::string number = reader.phone(contact.phone);
  const ui::ButtonSpec call{.icon = Icon::phone};
  const ui::TextStyle name{.size = Size::small, .weight = Weight::semibold};
  const float wide = std::min(row.w, ui.button_width(number, call));
  const bool is_beside = wide + 12 + ui.text_width(contact.name, name) <= row.w;
  const Rect button = is_beside ? row.cut_right(wide, 12) : row.moved(0, 48);
  row = row.centered_vertically(36);
  ui.text(row.cut_top(18), contact.name, name);
  ui.text(row, contact.role, {.size = Size::caption, .color = Color::text3});
  (void)ui.link_button(button, "call", number, phone, call);
  return is_beside ? 80 : 128;
}

void main_column(Ui& ui, const EntranceModel& model, Rect view, const app::Reader& reader,
                 std::optional<SpeakLanguage>& action, const std::function<float(Rect)>& form) {
  const bool has_panel = ui.viewport().w >= panel_from;
  const auto main = ui.region(ui::Role::page, "main", view, model.portal->name);
  auto scroller = ui.scroller("entrance", view, model.portal->name);
  const ui::Insets safe = ui.safe_area();
  const float margin = ui.is_phone() ? 16 : 56;
  Rect content = scroller.content().inset({margin, 0, has_panel ? 68.f : margin, 0});
  float y = content.y + safe.top + (ui.is_phone() ? 12.f : 32.f);
  const float head_height = ui.is_touch() ? 48 : 40;
  Rect head{content.x, y, content.w, head_height};
  const bool is_phone = ui.is_phone();
  if (!is_phone) {
    const float wide = std::min(ui.select_pill_width(short_name(model.language)), head.w * 0.5f);
    const float high = ui.is_touch() ? 44 : 32;
    language_choice(ui, model, head.cut_right(wide, 16).centered_vertically(high), reader, action);
  }
  brand(ui, model, head);
  const float width = std::min(440.f, content.w);
  y += head_height + (ui.is_phone() ? 32.f : 57.f);
  const float height = form({std::round(content.x + (content.w - width) / 2), y, width, 0});
  y += height + 32;
  if (!has_panel) y += phone_contact(ui, model, {content.x, y, content.w, 0}, reader);
  const std::string mark = "© " + std::to_string(reader.today().year) + " " + model.portal->name;
  if (is_phone) {
    const float wide = std::min(ui.select_pill_width(short_name(model.language)), content.w);
    language_choice(ui, model, {content.x, y, wide, 44}, reader, action);
    y += 44 + 24;
  }
  y = std::max(y + 8, content.y + view.h - 48);
  ui.text({content.x, y, content.w, 16}, mark, {.size = Size::caption, .color = Color::text3});
  scroller.finish(y + 48 - content.y);
}

}  // namespace

void entrance_view(Ui& ui, const EntranceModel& model, const app::Reader& reader,
                   std::optional<SpeakLanguage>& action, const std::function<float(Rect)>& form) {
  Rect view = ui.viewport();
  const bool has_panel = view.w >= panel_from;
  ui.sheet_surface(view.grown(2), 0);
  const Rect panel = has_panel ? view.cut_right(std::round(view.w * 0.52f)).inset({0, 12, 12, 12}) : Rect{};
  main_column(ui, model, view, reader, action, form);
  if (has_panel) side_panel(ui, model, panel, reader);
}

std::string_view login_label(portal::LoginKind kind, const app::Reader& reader) {
  switch (kind) {
    case portal::LoginKind::agent_code:
      return reader.text().agent_code;
    case portal::LoginKind::email:
      return reader.text().email_address;
    case portal::LoginKind::username:
      break;
  }
  return reader.text().login_name;
}

ui::FieldSpec login_field(portal::LoginKind kind, const app::Reader& reader) {
  const bool is_email = kind == portal::LoginKind::email;
  return {.label = login_label(kind, reader),
          .kind = is_email ? ui::FieldKind::username : ui::FieldKind::text,
          .icon = is_email ? Icon::mail : Icon::id_card,
          .max_length = static_cast<int>(login_max),
          .autocomplete = "username"};
}

std::string password_hint(const app::Reader& reader) {
  return text::fill(reader.text().password_hint.view(), {{"min", std::to_string(password_length_min)}});
}

}  // namespace guichet::accounts
