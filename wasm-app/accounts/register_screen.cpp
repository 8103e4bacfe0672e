#include "wasm-app/accounts/register_screen.hpp"

#include "wasm-app/accounts/entrance_screens.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::accounts {

namespace {

using ui::Icon;
using ui::Size;
namespace route = app::route;

constexpr int steps_total = 4;

ui::ButtonSpec primary(bool is_busy) {
  return {
      .kind = ui::ButtonKind::primary, .size = ui::ControlSize::large, .is_busy = is_busy, .submits = true};
}

void step_title(shell::FormColumn& column, std::string_view title, std::string_view intro, int step) {
  ui::Ui& ui = column.widgets();
  const app::Reader& reader = column.reader();
  const std::string place = text::fill(reader.text().step_of.view(),
                                       {{"n", reader.number(step)}, {"total", reader.number(steps_total)}});
  column.paragraph(place, {.size = Size::small, .color = ui::Color::text3}, 8);
  column.heading(title, 1, ui.is_phone() ? Size::headline : Size::display);
  column.paragraph(intro, {.size = Size::lead, .color = ui::Color::text2}, 24);
}

}  // namespace

void RegisterScreen::update() {
  if (auto started = start_.take()) {
    answer_ = std::move(started);
    answered_code_ = start_draft_.agent_code;
    if (answer_->answer == RegistrationAnswer::proof_sent) {
      proof_draft_ = {.attempt = answer_->attempt, .code = {}};
      step_ = Step::proof;
    }
  }
  if (auto identity = proof_.take()) {
    identity_ = std::move(identity);
    step_ = Step::identity;
    confirm_draft_.ticket = correct_draft_.ticket = identity_->ticket;
  }
  if (correct_.take()) step_ = Step::correction_sent;
  if (auto bootstrap = confirm_.take()) {
    confirm_draft_.password.clear();
    context_.desk.open(std::move(*bootstrap));
  }
}

void RegisterScreen::code_answer(shell::FormColumn& column) {
  if (!answer_ || answered_code_ != start_draft_.agent_code) return;
  const app::Reader& reader = column.reader();
  const Catalog& words = reader.text();
  if (answer_->answer == RegistrationAnswer::waiting) {
    const std::string date = answer_->expected_by ? reader.date(*answer_->expected_by) : std::string{};
    column.notice("waiting", text::fill(words.agent_waiting.view(), {{"date", date}}),
                  {.tone = ui::Tone::info, .icon = Icon::calendar_clock});
  } else {
    column.notice("unknown", words.agent_unknown_hint,
                  {.tone = ui::Tone::warning, .title = words.agent_unknown});
  }
}

void RegisterScreen::code_form(shell::FormColumn& column) {
  const Catalog& words = column.reader().text();
  step_title(column, words.register_section, words.register_hint, 1);
  column.failure(start_.failure());
  const Problems problems = start_.problems(start_draft_);
  const std::string problem = problem_text(problems, start_draft_.agent_code, column.reader());
  column.field("agent_code", start_draft_.agent_code,
               {.label = words.agent_code,
                .kind = ui::FieldKind::text,
                .help = words.agent_code_hint,
                .error = problem,
                .icon = Icon::id_card,
                .is_focused_first = !column.widgets().is_touch(),
                .max_length = static_cast<int>(login_max),
                .autocomplete = "username"});
  code_answer(column);
  if (column.button("go_on", words.go_on, primary(start_.is_sending()))) {
    start_.send(context_.api, start_draft_);
  }
}

void RegisterScreen::proof_form(shell::FormColumn& column) {
  const Catalog& words = column.reader().text();
  step_title(column, words.check_mailbox, words.registration_code_sent, 2);
  column.failure(proof_.failure());
  const Problems problems = proof_.problems(proof_draft_);
  const std::string problem = problem_text(problems, proof_draft_.code, column.reader());
  column.field("one_time_code", proof_draft_.code,
               {.label = words.one_time_code,
                .kind = ui::FieldKind::one_time_code,
                .error = problem,
                .icon = Icon::mail_check,
                .is_focused_first = true,
                .max_length = 64});  // a letter's code is longer than a mail's
  if (column.button("go_on", words.go_on, primary(proof_.is_sending()))) {
    proof_.send(context_.api, proof_draft_);
  }
  // Said to everybody alike: who is registered only the mailbox learns (V6, V15).
  column.paragraph(words.already_registered_question, {.color = ui::Color::text2}, 8);
  if (column.link("reset", words.forgot_password, context_.path(route::Reset{})))
    context_.navigator.go(route::Reset{});
}

void RegisterScreen::identity_form(shell::FormColumn& column) {
  const Catalog& words = column.reader().text();
  step_title(column, words.check_identity, words.check_identity_hint, 3);
  ui::Ui& ui = column.widgets();
  const ui::Rect card = column.row(148);
  ui.card(card);
  ui::Rect inside = card.inset(20, 16);
  ui.key_value(inside.cut_top(20, 12), words.your_name,
               shell::join(identity_->first_name, " ", identity_->last_name));
  ui.key_value(inside.cut_top(20, 12), words.your_office, identity_->office);
  ui.key_value(inside.cut_top(20, 12), words.agent_code, identity_->agent_code);
  ui.key_value(inside.cut_top(20), words.email, identity_->email);
  if (column.button("right", words.identity_is_right, primary(false))) step_ = Step::password;
  if (column.button("wrong", words.identity_is_wrong, {.size = ui::ControlSize::large}))
    step_ = Step::correction;
}

void RegisterScreen::password_form(shell::FormColumn& column) {
  const Catalog& words = column.reader().text();
  step_title(column, words.choose_password, {}, 4);
  column.failure(confirm_.failure());
  const Problems problems = confirm_.problems(confirm_draft_);
  const std::string problem = problem_text(problems, confirm_draft_.password, column.reader());
  const std::string hint = password_hint(column.reader());
  std::string login = identity_->agent_code;
  column.field(
      "login", login,
      {.label = words.agent_code, .icon = Icon::id_card, .is_read_only = true, .autocomplete = "username"});
  column.field("password", confirm_draft_.password,
               {.label = words.new_password,
                .kind = ui::FieldKind::new_password,
                .help = hint,
                .error = problem,
                .icon = Icon::lock,
                .is_focused_first = true,
                .max_length = static_cast<int>(password_length_max)});
  if (column.button("create", words.create_account, primary(confirm_.is_sending()))) {
    confirm_.send(context_.api, confirm_draft_);
  }
}

void RegisterScreen::correction_form(shell::FormColumn& column) {
  const Catalog& words = column.reader().text();
  if (step_ == Step::correction_sent) {
    column.heading(words.identity_correction, 1, Size::headline);
    column.gap(8);
    column.notice("sent", words.identity_correction_sent, {.tone = ui::Tone::success});
    return;
  }
  step_title(column, words.identity_correction, {}, 3);
  column.failure(correct_.failure());
  const Problems problems = correct_.problems(correct_draft_);
  const std::string problem = problem_text(problems, correct_draft_.correction, column.reader());
  const ui::FieldSpec spec{.label = words.comment,
                           .error = problem,
                           .shows_counter = true,
                           .max_length = static_cast<int>(correction_max),
                           .lines = 5};
  ui::Ui& ui = column.widgets();
  const float height = ui.field_height(spec, column.area().w) - ui.control_height() + 120;
  ui.text_area(column.row(height), "correction", correct_draft_.correction, spec);
  if (column.button("send", words.send, primary(correct_.is_sending()))) {
    correct_.send(context_.api, correct_draft_);
  }
  if (column.button("back", words.back, {.kind = ui::ButtonKind::plain})) step_ = Step::identity;
}

void RegisterScreen::way_back(shell::FormColumn& column) {
  column.gap(4);
  if (column.link("sign_in", column.reader().text().sign_in, context_.path(route::SignIn{}),
                  {.icon = Icon::arrow_left})) {
    context_.navigator.go(route::SignIn{});
  }
}

float RegisterScreen::form(ui::Ui& ui, ui::Rect rect) {
  const app::Reader reader = context_.reader();
  const auto region = ui.form(ui::Key(static_cast<int>(step_)), rect, reader.text().register_section);
  shell::FormColumn column(ui, rect, reader);
  switch (step_) {
    case Step::code:
      code_form(column);
      break;
    case Step::proof:
      proof_form(column);
      break;
    case Step::identity:
      identity_form(column);
      break;
    case Step::password:
      password_form(column);
      break;
    case Step::correction:
    case Step::correction_sent:
      correction_form(column);
      break;
  }
  way_back(column);
  return column.height();
}

void RegisterScreen::frame(ui::Ui& ui, const app::Areas&) {
  std::optional<SpeakLanguage> language;
  entrance_view(ui, entrance_model(context_.session), context_.reader(), language,
                [&](ui::Rect column) { return form(ui, column); });
  if (language) context_.session.choose_language(language->language);
}

std::vector<app::Crumb> RegisterScreen::crumbs(const app::Reader& reader) const {
  return {{.label = reader.text().register_section.str(), .route = {}}};
}

}  // namespace guichet::accounts
