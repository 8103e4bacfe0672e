#include "wasm-app/accounts/entrance_screens.hpp"

#include <utility>

#include "wasm-app/accounts/sign_in_view.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::accounts {

namespace {

using ui::Icon;
using ui::Rect;
using ui::Size;
namespace route = app::route;

Size title_size(const ui::Ui& ui) {
  return ui.is_phone() ? Size::headline : Size::display;
}

// A way back to the sign-in form, under every other form of the entrance.
void back_to_sign_in(shell::FormColumn& column, app::Context& context) {
  column.gap(4);
  if (column.link("sign_in", column.reader().text().sign_in, context.path(route::SignIn{}),
                  {.icon = Icon::arrow_left})) {
    context.navigator.go(route::SignIn{});
  }
}

}  // namespace

EntranceModel entrance_model(const app::Session& session) {
  return {
      .portal = &session.portal(), .languages = session.languages(), .language = session.wanted_language()};
}

// ---- Sign-in
// -----------------------------------------------------------------------------------------------------

void SignInScreen::update() {
  if (auto bootstrap = sign_in_.take()) {
    draft_.password.clear();
    context_.desk.open(std::move(*bootstrap));
  }
}

void SignInScreen::frame(ui::Ui& ui, const app::Areas&) {
  std::optional<SpeakLanguage> language;
  std::optional<SignInAction> action;
  const Problems problems = sign_in_.problems(draft_);
  const SignInModel model{.portal = &context_.session.portal(),
                          .problems = &problems,
                          .failure = sign_in_.failure(),
                          .is_sending = sign_in_.is_sending()};
  const app::Reader reader = context_.reader();
  entrance_view(ui, entrance_model(context_.session), reader, language,
                [&](Rect column) { return sign_in_form(ui, column, model, reader, draft_, action); });
  if (language) context_.session.choose_language(language->language);
  if (!action) return;
  if (const auto* go = std::get_if<app::Go>(&*action)) return context_.navigator.go(go->route);
  sign_in_.send(context_.api, draft_);
}

std::vector<app::Crumb> SignInScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().sign_in.str(), .route = {}}};
}

// ---- Forgotten password
// ------------------------------------------------------------------------------------------

void ResetScreen::update() {
  if (request_.take()) is_sent_ = true;
}

float ResetScreen::form(ui::Ui& ui, Rect rect) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const auto form = ui.form("reset", rect, words.reset_title);
  shell::FormColumn column(ui, rect, reader);
  column.heading(words.reset_title, 1, title_size(ui));
  if (is_sent_) {
    column.gap(8);
    column.notice("sent", words.reset_link_sent, {.tone = ui::Tone::success, .icon = Icon::mail_check});
    back_to_sign_in(column, context_);
    return column.height();
  }
  const Problems problems = request_.problems(draft_);
  const std::string problem = problem_text(problems, draft_.login, reader);
  column.paragraph(words.reset_intro, {.size = Size::lead, .color = ui::Color::text2}, 24);
  column.failure(request_.failure());
  ui::FieldSpec login = login_field(context_.session.portal().login, reader);
  login.error = problem;
  login.is_focused_first = !ui.is_touch();
  column.field("login", draft_.login, login);
  if (column.button("send", words.send_reset_link,
                    {.kind = ui::ButtonKind::primary,
                     .size = ui::ControlSize::large,
                     .is_busy = request_.is_sending(),
                     .submits = true})) {
    request_.send(context_.api, draft_);
  }
  back_to_sign_in(column, context_);
  return column.height();
}

void ResetScreen::frame(ui::Ui& ui, const app::Areas&) {
  std::optional<SpeakLanguage> language;
  entrance_view(ui, entrance_model(context_.session), context_.reader(), language,
                [&](Rect column) { return form(ui, column); });
  if (language) context_.session.choose_language(language->language);
}

std::vector<app::Crumb> ResetScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().reset_title.str(), .route = {}}};
}

// ---- A link from a mail
// ------------------------------------------------------------------------------------------

void LinkScreen::show(const app::Route& route) {
  if (const auto* link = std::get_if<route::Link>(&route)) draft_.token = link->token;
}

void LinkScreen::update() {
  page_.ensure(context_.api, {.token = draft_.token});
  if (auto bootstrap = use_.take()) {
    draft_.password.clear();
    const LinkPage* page = page_.value();
    if (page != nullptr && page->kind == LinkKind::email_change) {
      confirmed_ = std::move(bootstrap);
    } else {
      context_.desk.open(std::move(*bootstrap));
    }
  }
}

void LinkScreen::confirmation(shell::FormColumn& column) {
  const Catalog& words = column.reader().text();
  column.heading(words.change_email, 1, title_size(column.widgets()));
  column.gap(8);
  column.notice("confirmed", words.email_confirmed, {.tone = ui::Tone::success, .icon = Icon::mail_check});
  if (column.button("go_on", words.go_on, {.kind = ui::ButtonKind::primary, .size = ui::ControlSize::large}))
    context_.desk.open(*std::exchange(confirmed_, std::nullopt));
}

void LinkScreen::use_form(ui::Ui& ui, Rect rect, const LinkPage& page, float& height) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const bool sets_password = page.kind != LinkKind::email_change;
  const auto form = ui.form("use_link", rect, words.link_confirm);
  shell::FormColumn column(ui, rect, reader);
  const std::string_view title = !sets_password                      ? words.change_email.view()
                                 : page.kind == LinkKind::activation ? words.choose_password.view()
                                                                     : words.reset_title.view();
  column.heading(title, 1, title_size(ui));
  const std::string person = shell::join(shell::join(page.name, " · ", page.login), " · ", page.office);
  column.paragraph(person, {.size = Size::lead, .color = ui::Color::text2},
                   page.kind == LinkKind::activation ? 8.f : 24.f);
  if (page.kind == LinkKind::activation)
    column.paragraph(words.check_identity_hint, {.color = ui::Color::text2}, 24);
  column.failure(use_.failure());
  const Problems problems = use_.problems(draft_);
  const std::string problem = problem_text(problems, draft_.password, reader);
  const std::string hint = password_hint(reader);
  if (sets_password) {
    std::string login = page.login;
    ui::FieldSpec who = login_field(context_.session.portal().login, reader);
    who.is_read_only = true;
    column.field("login", login, who);
    column.field("password", draft_.password,
                 {.label = words.new_password,
                  .kind = ui::FieldKind::new_password,
                  .help = hint,
                  .error = problem,
                  .icon = Icon::lock,
                  .is_focused_first = !ui.is_touch(),
                  .max_length = static_cast<int>(password_length_max)});
  }
  if (column.button("use", sets_password ? words.set_password : words.confirm,
                    {.kind = ui::ButtonKind::primary,
                     .size = ui::ControlSize::large,
                     .is_busy = use_.is_sending(),
                     .submits = true})) {
    use_.send(context_.api, draft_);
  }
  height = column.height();
}

float LinkScreen::form(ui::Ui& ui, Rect rect) {
  const app::Reader reader = context_.reader();
  const LinkPage* page = page_.value();
  if (page == nullptr && page_.failure() != nullptr) {
    if (shell::load_failure(ui, rect, *page_.failure(), reader)) page_.refresh();
    return 280;
  }
  if (page == nullptr) {
    for (int n = 0; n < 3; ++n) ui.skeleton(rect.moved(0, static_cast<float>(n) * 60).with_height(40), 8);
    return 180;
  }
  if (confirmed_) {
    shell::FormColumn column(ui, rect, reader);
    confirmation(column);
    return column.height();
  }
  float height = 0;
  if (page->state == LinkState::usable) {
    use_form(ui, rect, *page, height);
    return height;
  }
  shell::FormColumn column(ui, rect, reader);
  const Catalog& words = reader.text();
  column.heading(words.sign_in_link, 1, title_size(ui));
  column.gap(8);
  column.notice("state", page->state == LinkState::expired ? words.link_expired : words.link_used_up,
                {.tone = ui::Tone::warning});
  if (column.link("reset", words.send_reset_link, context_.path(route::Reset{}))) {
    context_.navigator.go(route::Reset{});
  }
  back_to_sign_in(column, context_);
  return column.height();
}

void LinkScreen::frame(ui::Ui& ui, const app::Areas&) {
  std::optional<SpeakLanguage> language;
  entrance_view(ui, entrance_model(context_.session), context_.reader(), language,
                [&](Rect column) { return form(ui, column); });
  if (language) context_.session.choose_language(language->language);
}

std::vector<app::Crumb> LinkScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().sign_in_link.str(), .route = {}}};
}

}  // namespace guichet::accounts
