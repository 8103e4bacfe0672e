#include "wasm-app/accounts/sign_in_view.hpp"

#include "wasm-app/accounts/entrance.hpp"
#include "wasm-app/shell/form_column.hpp"

namespace guichet::accounts {

namespace {

using ui::Icon;
using ui::Rect;
using ui::Size;

// "Stay signed in" and "forgot" share a line where both fit.
void stay_and_forgot(shell::FormColumn& column, const SignInModel& model, SignIn& draft,
                     std::optional<SignInAction>& action) {
  ui::Ui& ui = column.widgets();
  const Catalog& words = column.reader().text();
  const float forgot_width = ui.link_width(words.forgot_password, {.size = Size::small});
  const float stay_width = ui.text_width(words.stay_signed_in, {.size = Size::small}) + 36;
  const float line = ui.is_touch() ? 44 : 24;
  const bool is_one_line = !model.is_over_page && forgot_width + stay_width + 16 <= column.area().w;
  Rect row = column.row(line, is_one_line || model.is_over_page ? 16 : 0);
  Rect link = is_one_line ? row.cut_right(forgot_width, 16) : Rect{};
  ui.checkbox(row, "stay", words.stay_signed_in, draft.stay_signed_in);
  if (model.is_over_page) return;
  if (!is_one_line) link = column.row(line).with_width(forgot_width);
  const std::string reset = app::to_path(model.portal->slug, app::route::Reset{});
  if (ui.link(link.centered_vertically(18), "forgot", words.forgot_password, reset, {.size = Size::small})) {
    action = app::Go{app::route::Reset{}};
  }
}

void register_part(shell::FormColumn& column, const SignInModel& model, std::optional<SignInAction>& action) {
  if (!model.portal->may_register || model.is_over_page) return;
  ui::Ui& ui = column.widgets();
  const Catalog& words = column.reader().text();
  column.gap(4);
  Rect rule = column.row(16, 12);
  const float wide = ui.text_width(words.or_else, {.size = Size::caption}) + 24;
  ui.separator(rule.cut_left((rule.w - wide) / 2).moved(0, 8));
  ui.text(rule.cut_left(wide), words.or_else,
          {.size = Size::caption, .color = ui::Color::text3, .align = ui::Align::center});
  ui.separator(rule.moved(0, 8));
  const std::string path = app::to_path(model.portal->slug, app::route::Register{});
  const ui::ButtonSpec spec{.size = ui::ControlSize::large, .icon = Icon::user_plus};
  if (ui.link_button(column.row(48), "register", words.register_section, path, spec)) {
    action = app::Go{app::route::Register{}};
  }
}

}  // namespace

float sign_in_form(ui::Ui& ui, Rect rect, const SignInModel& model, const app::Reader& reader, SignIn& draft,
                   std::optional<SignInAction>& action) {
  const Catalog& words = reader.text();
  const std::string login_problem = problem_text(*model.problems, draft.login, reader);
  const std::string password_problem = problem_text(*model.problems, draft.password, reader);
  const auto form = ui.form("sign_in", rect, words.sign_in_section);
  shell::FormColumn column(ui, rect, reader);
  if (!model.is_over_page) {
    column.heading(words.welcome_back, 1, ui.is_phone() ? Size::headline : Size::display);
    column.paragraph(words.sign_in_intro, {.size = Size::lead, .color = ui::Color::text2}, 24);
  }
  column.failure(model.failure);
  ui::FieldSpec login = login_field(model.portal->login, reader);
  login.error = login_problem;
  // Who was here before types the password only.
  const bool is_known = model.is_over_page && !draft.login.empty();
  login.is_focused_first = !ui.is_touch() && !is_known;
  column.field("login", draft.login, login);
  column.field("password", draft.password,
               {.label = words.password,
                .kind = ui::FieldKind::current_password,
                .error = password_problem,
                .icon = Icon::lock,
                .is_focused_first = !ui.is_touch() && is_known,
                .max_length = static_cast<int>(password_length_max)});
  stay_and_forgot(column, model, draft, action);
  if (column.button("sign_in", words.sign_in,
                    {.kind = ui::ButtonKind::primary,
                     .size = ui::ControlSize::large,
                     .trailing_icon = Icon::arrow_right,
                     .is_busy = model.is_sending,
                     .submits = true})) {
    action = SignInNow{};
  }
  register_part(column, model, action);
  return column.height();
}

}  // namespace guichet::accounts
