#include "wasm-app/accounts/absence_card.hpp"

#include <utility>

#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/field_kinds.hpp"

namespace guichet::accounts {

namespace {

using ui::Rect;
using ui::Size;
using ui::Ui;

constexpr float padding = 20;

// Nobody, then everybody but the one who is away.
std::vector<const team::Colleague*> others(const team::Team& team, const AccountId& person) {
  std::vector<const team::Colleague*> list{nullptr};
  for (const team::Colleague& one : team.people) {
    if (one.account != person) list.push_back(&one);
  }
  return list;
}

}  // namespace

bool AbsenceCard::is_shown() const {
  return context_.session.is_staff() && context_.session.has(portal::Module::orders) &&
         context_.session.may(Permission::work_orders);
}

// The form shows what is known of a person, or today.
void AbsenceCard::choose(const AccountId& person) {
  const Day today = context_.reader().today();
  draft_ = {.person = person, .from = today, .to = today, .stand_in = {}};
  const team::Colleague* known = team_.value() == nullptr ? nullptr : team::find(*team_.value(), person);
  if (known != nullptr && known->absence) {
    draft_.from = known->absence->from;
    draft_.to = known->absence->to;
    draft_.stand_in = known->absence->stand_in;
  }
  from_ = wire_text(*draft_.from), to_ = wire_text(*draft_.to);
  save_.reset();
}

void AbsenceCard::update() {
  if (!is_shown()) return;
  team_.ensure(context_.api, {});
  if (auto team = save_.take()) {
    team_.put(std::move(*team));
    says_saved_ = true;
  }
  if (auto team = end_.take()) {
    team_.put(std::move(*team));
    says_ended_ = true;
  }
  const portal::Me* me = context_.session.me();
  if (team_.value() == nullptr || me == nullptr) return;
  if (std::exchange(shown_revision_, team_.revision()) != team_.revision() || draft_.person.empty())
    choose(draft_.person.empty() ? me->account : draft_.person);
}

void AbsenceCard::person_field(shell::FormColumn& column, const team::Team& team) {
  const Catalog& words = column.reader().text();
  const portal::Me& me = *context_.session.me();
  if (!context_.session.may(Permission::schedule_orders)) return;
  std::vector<ui::Choice> options;
  int index = 0;
  for (const team::Colleague& one : team.people) {
    if (one.account == draft_.person) index = static_cast<int>(options.size());
    options.push_back(
        {.label = one.account == me.account ? words.myself.view() : std::string_view{one.name}});
  }
  const ui::FieldSpec spec{.label = words.absence_of};
  const Rect row = column.row(column.widgets().field_height(spec, column.area().w));
  if (column.widgets().select(row, "person", options, index, spec))
    choose(team.people[static_cast<std::size_t>(index)].account);
}

void AbsenceCard::day_field(shell::FormColumn& column, ui::Key key, std::string_view label, std::string& iso,
                            std::optional<Day>& day) {
  const app::Reader& reader = column.reader();
  const std::string problem = problem_text(save_.problems(draft_), day, reader);
  const ui::FieldSpec spec{.label = label, .error = problem, .icon = ui::Icon::calendar};
  const Rect row = column.row(column.widgets().field_height(spec, column.area().w));
  if (ui::date_field(column.widgets(), row, key, iso, reader.locale, spec)) day = parse_iso_day(iso);
}

void AbsenceCard::stand_in_field(shell::FormColumn& column, const team::Team& team) {
  const app::Reader& reader = column.reader();
  const auto people = others(team, draft_.person);
  std::vector<ui::Choice> options;
  int index = 0;
  for (const team::Colleague* one : people) {
    if (one != nullptr && one->account == draft_.stand_in) index = static_cast<int>(options.size());
    options.push_back({.label = one == nullptr ? reader.text().nobody.view() : std::string_view{one->name}});
  }
  const std::string problem = problem_text(save_.problems(draft_), draft_.stand_in, reader);
  const ui::FieldSpec spec{
      .label = reader.text().stand_in, .help = reader.text().absence_hint, .error = problem};
  const Rect row = column.row(column.widgets().field_height(spec, column.area().w));
  if (!column.widgets().select(row, "stand_in", options, index, spec)) return;
  const team::Colleague* chosen = people[static_cast<std::size_t>(index)];
  draft_.stand_in = chosen == nullptr ? AccountId{} : chosen->account;
}

float AbsenceCard::form(Ui& ui, Rect rect, const team::Team& team) {
  const app::Reader reader = context_.reader();
  const Catalog& words = reader.text();
  const auto form = ui.form("absence", rect, words.absence);
  shell::FormColumn column(ui, {rect.x + padding, rect.y + padding, rect.w - 2 * padding, 0}, reader);
  column.heading(words.absence, 2, Size::lead, 16);
  const team::Colleague* person = team::find(team, draft_.person);
  if (person != nullptr && person->absence && team::is_absent(*person, reader.today()))
    column.notice("away", text::fill(words.absent_until.view(), {{"day", reader.date(person->absence->to)}}),
                  {.is_live = false});
  column.failure(save_.failure() != nullptr ? save_.failure() : end_.failure());
  person_field(column, team);
  day_field(column, "from", words.absence_first_day, from_, draft_.from);
  day_field(column, "to", words.absence_last_day, to_, draft_.to);
  stand_in_field(column, team);
  if (column.short_button("save", words.save_absence, {.is_busy = save_.is_sending(), .submits = true}))
    save_.send(context_.api, draft_);
  if (person != nullptr && person->absence) {
    column.gap(12);
    if (column.short_button("end", words.end_absence,
                            {.kind = ui::ButtonKind::danger_outline, .is_busy = end_.is_sending()}))
      end_.send(context_.api, {.person = draft_.person});
  }
  return column.height() + 2 * padding;
}

void AbsenceCard::toasts(Ui& ui) {
  const Catalog& words = context_.reader().text();
  if (std::exchange(says_saved_, false)) ui.toast("absence_saved", words.absence_saved);
  if (std::exchange(says_ended_, false)) ui.toast("absence_ended", words.absence_removed);
}

float AbsenceCard::frame(Ui& ui, Rect rect) {
  if (!is_shown() || team_.value() == nullptr || draft_.person.empty()) return 0;
  // The card lies behind its content, as high as it was in the last frame.
  if (height_ > 0) ui.card(rect.with_height(height_));
  const float before = std::exchange(height_, form(ui, rect, *team_.value()));
  if (height_ != before) ui.wake_after(0);
  toasts(ui);
  return height_ + 20;
}

}  // namespace guichet::accounts
