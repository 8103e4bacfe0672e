#include <array>

#include "wasm-app/directory/directory_view.hpp"
#include "wasm-app/shell/form_column.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/shell/row_stamp.hpp"
#include "wasm-app/ui/near_rows.hpp"

namespace guichet::directory {

namespace {

using shell::FormColumn;
using ui::FieldKind;

// What the fields of every form share.
struct Fields {
  const DirectoryPart& part;
  FormColumn& column;

  void text(ui::Key key, std::string& value, std::string_view label, FieldKind kind, std::int64_t length_max,
            ui::FieldSpec more = {}) {
    const std::string problem = app::problem_text(*part.model.problems, value, part.reader);
    more.label = label, more.kind = kind, more.error = problem;
    more.max_length = static_cast<int>(length_max);
    column.field(key, value, more);
  }
  void day(ui::Key key, std::string& typed, Day& day, std::string_view label) {
    const std::string problem = app::problem_text(*part.model.problems, day, part.reader);
    column.field(key, typed, {.label = label, .kind = FieldKind::date, .error = problem});
    day = parse_iso_day(typed).value_or(Day{});
  }
  void area(ui::Key key, std::string& value, std::string_view label) {
    const std::string problem = app::problem_text(*part.model.problems, value, part.reader);
    const ui::FieldSpec spec{
        .label = label, .error = problem, .max_length = static_cast<int>(reason_max), .lines = 3};
    part.ui.text_area(column.row(part.ui.field_height(spec, column.area().w)), key, value, spec);
  }
  void send(std::string_view label) {
    if (column.button("send", label,
                      {.kind = ui::ButtonKind::primary, .is_busy = part.model.is_sending, .submits = true}))
      part.action = SendForm{};
  }
};

template <class Person>
void person_fields(Fields& fields, Person& person, bool has_code) {
  const Catalog& words = fields.part.words();
  fields.text("code", person.agent_code, words.agent_code, FieldKind::text, accounts::agent_code_max,
              {.is_read_only = has_code, .is_focused_first = !has_code});
  fields.text("first_name", person.first_name, words.first_name, FieldKind::text, name_max);
  fields.text("last_name", person.last_name, words.last_name, FieldKind::text, name_max);
  fields.text("office", person.office, words.office, FieldKind::text, office_max);
  fields.text("email", person.email, words.email, FieldKind::email, accounts::login_max,
              {.label_note = words.optional, .autocomplete = "off"});
  fields.text("phone", person.phone, words.phone, FieldKind::tel, phone_max,
              {.label_note = words.optional, .autocomplete = "off"});
}

void authorisation_form(const DirectoryPart& part, FormColumn& column) {
  Fields fields{part, column};
  RecordAuthorisation& draft = part.state.authorisation;
  person_fields(fields, draft, false);
  fields.day("signed_on", part.state.signed_on, draft.signed_on, part.words().authorisation_signed_on);
  std::array<ui::Choice, wire::count<SigningWay>> ways{};
  wire::each_value<SigningWay>(
      [&](SigningWay way) { ways[static_cast<std::size_t>(way)].label = way_word(way, part.reader); });
  const ui::FieldSpec how{.label = part.words().signing_way};
  part.ui.select(column.row(part.ui.field_height(how, column.area().w)), "how", ways, part.state.how, how);
  draft.how = static_cast<SigningWay>(part.state.how);
  fields.send(part.words().save);
}

void agent_form(const DirectoryPart& part, FormColumn& column) {
  Fields fields{part, column};
  const bool is_chosen = !part.place.agent.empty() && part.state.agent.agent_code == part.place.agent;
  person_fields(fields, part.state.agent, is_chosen);
  fields.send(part.words().save);
}

void revocation_form(const DirectoryPart& part, FormColumn& column) {
  Fields fields{part, column};
  fields.day("revoked_on", part.state.revoked_on, part.state.revocation.revoked_on, part.words().revoked_on);
  fields.area("reason", part.state.revocation.reason, part.words().reason);
  fields.send(part.words().revoke_authorisation);
}

void acceptance_form(const DirectoryPart& part, FormColumn& column) {
  Fields fields{part, column};
  column.paragraph(part.state.correction.text, {.color = ui::Color::text2});
  AcceptCorrection& draft = part.state.acceptance;
  fields.text("first_name", draft.first_name, part.words().first_name, FieldKind::text, name_max);
  fields.text("last_name", draft.last_name, part.words().last_name, FieldKind::text, name_max);
  fields.text("office", draft.office, part.words().office, FieldKind::text, office_max);
  fields.send(part.words().correction_apply);
}

void rejection_form(const DirectoryPart& part, FormColumn& column) {
  Fields fields{part, column};
  column.paragraph(part.state.correction.text, {.color = ui::Color::text2});
  fields.area("reason", part.state.rejection.reason, part.words().reason);
  fields.send(part.words().correction_reject);
}

std::string form_title(const DirectoryPart& part) {
  const Catalog& words = part.words();
  switch (part.state.form) {
    case DirectoryForm::authorisation:
      return words.record_authorisation.str();
    case DirectoryForm::agent:
      return part.place.agent == part.state.agent.agent_code && !part.place.agent.empty()
                 ? words.complete_agent.str()
                 : words.add_agent.str();
    case DirectoryForm::revocation:
      return words.revoke_authorisation.str();
    case DirectoryForm::acceptance:
      return words.correction_apply.str();
    case DirectoryForm::rejection:
    case DirectoryForm::none:
      break;
  }
  return words.correction_reject.str();
}

void form_fields(const DirectoryPart& part, FormColumn& column) {
  switch (part.state.form) {
    case DirectoryForm::authorisation:
      return authorisation_form(part, column);
    case DirectoryForm::agent:
      return agent_form(part, column);
    case DirectoryForm::revocation:
      return revocation_form(part, column);
    case DirectoryForm::acceptance:
      return acceptance_form(part, column);
    case DirectoryForm::rejection:
      return rejection_form(part, column);
    case DirectoryForm::none:
      break;
  }
}

constexpr ui::TextStyle said_style{.fit = ui::Fit::wrap},
    strong_style{.weight = ui::Weight::semibold, .fit = ui::Fit::wrap},
    soft_style{.size = ui::Size::small, .color = ui::Color::text3, .fit = ui::Fit::wrap};

struct CorrectionLines {
  std::string name, title, origin;
  float first = 0, second = 0, text = 0, buttons = 0;
  bool is_stacked = false;  // the buttons, where they don't fit beside each other

  float height() const { return 16 + first + second + 8 + text + 12 + buttons + 16; }
};

CorrectionLines correction_lines(const DirectoryPart& part, float width, const Correction& correction) {
  ui::Ui& ui = part.ui;
  CorrectionLines lines;
  lines.name = shell::join(correction.first_name, " ", correction.last_name);
  lines.title = shell::join(lines.name, " · ", correction.agent_code);
  lines.origin = shell::join(correction.office, " · ", part.reader.moment(correction.sent_at));
  lines.first = ui.text_height(lines.title, width - 40, strong_style) + 4;
  lines.second = ui.text_height(lines.origin, width - 40, soft_style) + 2;
  lines.text = ui.text_height(correction.text, width - 40, said_style);
  lines.is_stacked =
      ui.button_width(part.words().correction_accept) + 8 + ui.button_width(part.words().correction_reject) >
      width - 40;
  lines.buttons = lines.is_stacked ? 2 * ui.control_height() + 8 : ui.control_height();
  return lines;
}

void correction_card(const DirectoryPart& part, ui::Rect card, const Correction& correction) {
  ui::Ui& ui = part.ui;
  const CorrectionLines lines = correction_lines(part, card.w, correction);
  const auto item = ui.list_item(ui::Key::of(correction.id), card);
  ui.card(card);
  ui::Rect inside = card.inset(20, 16);
  ui.heading(inside.cut_top(lines.first), lines.title, 2, strong_style);
  ui.text(inside.cut_top(lines.second, 8), lines.origin, soft_style);
  ui.text(inside.cut_top(lines.text, 12), correction.text, said_style);
  ui::Rect row = inside.take_top(lines.buttons);
  const auto button = [&](ui::Key key, std::string_view label, ui::ButtonKind kind) {
    const std::string access = std::string{label} + ", " + lines.name;
    const ui::ButtonSpec spec{.kind = kind, .access_name = access};
    const ui::Rect box = lines.is_stacked ? row.cut_top(ui.control_height(), 8)
                                          : row.cut_left(ui.button_width(label, spec), 8);
    return ui.button(box, key, label, spec);
  };
  if (button("accept", part.words().correction_accept, ui::ButtonKind::tinted))
    start_correction(part, correction, DirectoryForm::acceptance);
  if (button("reject", part.words().correction_reject, ui::ButtonKind::secondary))
    start_correction(part, correction, DirectoryForm::rejection);
}

}  // namespace

void start_correction(const DirectoryPart& part, const Correction& correction, DirectoryForm form) {
  part.state.correction = correction;
  part.state.acceptance = {.id = correction.id,
                           .first_name = correction.first_name,
                           .last_name = correction.last_name,
                           .office = correction.office};
  part.state.rejection = {.id = correction.id, .reason = {}};
  part.state.form = form;
}

void directory_form(const DirectoryPart& part) {
  if (part.state.form == DirectoryForm::none) return;
  ui::Ui& ui = part.ui;
  const std::string title = form_title(part);
  auto sheet = ui.sheet(ui::Key(static_cast<int>(part.state.form)),
                        {.title = title, .width = 440, .has_footer = false});
  {
    auto scroller = ui.scroller("form_page", sheet.content().inset(-8, 0), title);
    const ui::Rect content = scroller.content().inset(8, 0);
    const auto form = ui.form("form", content, title);
    FormColumn column(ui, {content.x, content.y + 16, content.w, 0}, part.reader);
    column.failure(part.model.command_failure);
    form_fields(part, column);
    scroller.finish(column.height() + 48);
  }
  sheet.finish(sheet.content().h);
  if (sheet.wants_close()) part.state.form = DirectoryForm::none;
}

void correction_list(const DirectoryPart& part, ui::Rect area) {
  ui::Ui& ui = part.ui;
  auto scroller = ui.scroller("corrections_page", area, part.words().corrections);
  const ui::Rect content = scroller.content();
  if (part.model.corrections == nullptr) {
    if (part.model.corrections_failure != nullptr &&
        shell::load_failure(ui, content.with_height(320), *part.model.corrections_failure, part.reader))
      part.action = app::Retry{};
    scroller.finish(320);
    return;
  }
  if (part.model.corrections->items.empty()) {
    ui.empty_state(content.with_height(320), "no_corrections",
                   {.icon = ui::Icon::clipboard_check, .title = part.words().corrections_none});
    scroller.finish(320);
    return;
  }
  const auto& items = part.model.corrections->items;
  ui::Stack stack(content, 12);
  {
    const auto list = ui.list("corrections", content, part.words().corrections);
    ui::NearRows near(ui);
    for (const Correction& one : items) {
      const ui::Key key = ui::Key::of(one.id);
      const std::uint64_t stamp =
          shell::row_stamp(part.reader, one.first_name, one.last_name, one.office, one.text);
      near.add(key, stack.next(near.height(key, content.w, stamp,
                                           [&] { return correction_lines(part, content.w, one).height(); })));
    }
    near.draw([&](std::size_t n, const ui::Rect& card) { correction_card(part, card, items[n]); });
  }
  scroller.finish(stack.height() + 24);
}

}  // namespace guichet::directory
