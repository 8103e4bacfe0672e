#include "wasm-app/accounts/account_screen.hpp"

#include <algorithm>

#include "wasm-app/accounts/entrance.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/heights.hpp"

namespace guichet::accounts {

namespace {

using ui::Icon;
using ui::Rect;
using ui::Size;

constexpr float card_padding = 20;

Rect card_column(Rect rect) {
  return {rect.x + card_padding, rect.y + card_padding, rect.w - 2 * card_padding, 0};
}

ui::FieldSpec password_field(const Catalog& words, std::string_view problem) {
  return {.label = words.current_password,
          .kind = ui::FieldKind::current_password,
          .error = problem,
          .icon = Icon::lock,
          .max_length = static_cast<int>(password_length_max)};
}

// Cards are drawn behind their content, so their height is the last frame's.
void card_behind(ui::Ui& ui, Rect rect, float height) {
  if (height <= 0) return ui.wake_after(0);
  ui.card(rect.with_height(height));
}

}  // namespace

void AccountScreen::update() {
  if (change_email_.take()) {
    email_sent_to_ = email_draft_.email;
    email_draft_ = {};
    change_email_.reset();
    devices_.refresh();
  }
  if (change_password_.take()) {
    is_password_changed_ = true;
    password_draft_ = {};
    change_password_.reset();
    devices_.refresh();
  }
  devices_.update();
  absence_.update();
}

float AccountScreen::details_card(ui::Ui& ui, Rect rect) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const portal::Me& me = *context_.session.me();
  std::vector<ui::Choice> options;
  int index = 0;
  const std::vector<Language> languages = context_.session.languages();
  for (const Language language : languages) {
    if (language == context_.session.wanted_language()) index = static_cast<int>(options.size());
    options.push_back({.label = language_name(language), .language = language_tag(language)});
  }
  const ui::FieldSpec choose{.label = words.language, .icon = Icon::globe};
  // In the order of app::Appearance.
  const ui::Choice looks[] = {
      {.label = words.theme_system}, {.label = words.theme_light}, {.label = words.theme_dark}};
  int look = static_cast<int>(context_.session.appearance());
  const float select_height = ui.field_height(choose, rect.w - 2 * card_padding);
  const std::string name = shell::join(me.first_name, " ", me.last_name);
  const std::string_view login = login_label(context_.session.portal().login, reader);
  std::vector<std::pair<std::string_view, std::string_view>> facts{{words.name, name}};
  if (me.login != me.email) facts.emplace_back(login, me.login);  // of the staff
  if (!me.office.empty()) facts.emplace_back(words.your_office, me.office);
  facts.emplace_back(words.email, me.email);
  const float width = rect.w - 2 * card_padding;
  const ui::TextStyle title{.size = Size::lead, .weight = ui::Weight::semibold, .fit = ui::Fit::wrap};
  float height = ui.text_height(words.my_details, width, title) + 16 + 2 * select_height + 24;
  for (const auto& [label, value] : facts) height += ui::fact_height(ui, width, label, value, 20) + 12;
  card_behind(ui, rect, height + 2 * card_padding);
  shell::FormColumn column(ui, card_column(rect), reader);
  column.heading(words.my_details, 2, Size::lead, 16);
  for (const auto& [label, value] : facts)
    ui.key_value(column.row(ui::fact_height(ui, width, label, value, 20), 12), label, value);
  column.gap(8);
  if (ui.select(column.row(select_height, 16), "language", options, index, choose)) {
    context_.session.choose_language(languages[static_cast<std::size_t>(index)]);
  }
  if (ui.select(column.row(select_height, 0), "appearance", looks, look,
                {.label = words.theme, .icon = Icon::palette}))
    context_.session.choose_appearance(static_cast<app::Appearance>(look));
  return height + 2 * card_padding;
}

float AccountScreen::email_card(ui::Ui& ui, Rect rect) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const Problems problems = change_email_.problems(email_draft_);
  const std::string email_problem = problem_text(problems, email_draft_.email, reader);
  const std::string password_problem = problem_text(problems, email_draft_.current_password, reader);
  const auto form = ui.form("change_email", rect, words.change_email);
  shell::FormColumn column(ui, card_column(rect), reader);
  column.heading(words.change_email, 2, Size::lead, 16);
  if (!email_sent_to_.empty()) {
    column.notice("sent", text::fill(words.email_change_sent.view(), {{"email", email_sent_to_}}),
                  {.tone = ui::Tone::success});
  }
  column.failure(change_email_.failure());
  column.field("email", email_draft_.email,
               {.label = words.new_email,
                .kind = ui::FieldKind::email,
                .error = email_problem,
                .icon = Icon::mail,
                .max_length = static_cast<int>(login_max)});
  column.field("password", email_draft_.current_password, password_field(words, password_problem));
  if (column.short_button("save", words.change_email,
                          {.is_busy = change_email_.is_sending(), .submits = true})) {
    change_email_.send(context_.api, email_draft_);
  }
  return column.height() + 2 * card_padding;
}

float AccountScreen::password_card(ui::Ui& ui, Rect rect) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const Problems problems = change_password_.problems(password_draft_);
  const std::string current_problem = problem_text(problems, password_draft_.current_password, reader);
  const std::string new_problem = problem_text(problems, password_draft_.new_password, reader);
  const std::string hint = password_hint(reader);
  const auto form = ui.form("change_password", rect, words.change_password);
  shell::FormColumn column(ui, card_column(rect), reader);
  column.heading(words.change_password, 2, Size::lead, 16);
  if (is_password_changed_) {
    column.notice("changed", words.other_sessions_ended,
                  {.tone = ui::Tone::success, .title = words.password_changed});
  }
  column.failure(change_password_.failure());
  column.field("current", password_draft_.current_password, password_field(words, current_problem));
  column.field("new", password_draft_.new_password,
               {.label = words.new_password,
                .kind = ui::FieldKind::new_password,
                .help = hint,
                .error = new_problem,
                .icon = Icon::lock,
                .max_length = static_cast<int>(password_length_max)});
  if (column.short_button("save", words.change_password,
                          {.is_busy = change_password_.is_sending(), .submits = true})) {
    change_password_.send(context_.api, password_draft_);
  }
  return column.height() + 2 * card_padding;
}

void AccountScreen::frame(ui::Ui& ui, const app::Areas& areas) {
  const app::Reader reader = context_.reader();
  auto scroller = ui.scroller("account", areas.page, reader.text().my_account);
  const Rect content = shell::page_content(ui, scroller.content());
  float y = content.y + (ui.is_phone() ? 4.f : 24.f);
  if (!ui.is_phone()) {
    ui.heading({content.x, y, content.w, 32}, reader.text().my_account, 1, {.size = Size::headline});
    y += 52;
  }
  const bool is_split = content.w >= 760;
  Rect left{content.x, y, content.w, 0};
  Rect right = left;
  if (is_split) {
    left = ui::column({content.x, y, content.w, 0}, 2, 20, 0);
    right = ui::column({content.x, y, content.w, 0}, 2, 20, 1);
  }
  float left_height = details_card(ui, left) + 20;
  if (!is_split) right.y += left_height;
  card_behind(ui, right, password_height_);
  password_height_ = password_card(ui, right);
  const float right_height = password_height_ + 20;
  Rect next = is_split ? left.moved(0, left_height) : right.moved(0, right_height);
  card_behind(ui, next, email_height_);
  email_height_ = email_card(ui, next);
  const float email_height = email_height_ + 20;
  const Rect last = is_split ? right.moved(0, right_height) : next.moved(0, email_height);
  const float devices_bottom = last.y + devices_.frame(ui, last);
  const Rect below = is_split ? next.moved(0, email_height) : last.moved(0, devices_bottom - last.y);
  const float absence_bottom = below.y + absence_.frame(ui, below);
  const float bottom = std::max(absence_bottom, devices_bottom);
  scroller.finish(bottom - content.y + 12);
}

std::vector<app::Crumb> AccountScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().my_account.str(), .route = {}}};
}

}  // namespace guichet::accounts
