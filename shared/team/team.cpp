#include "shared/team/team.hpp"

#include <algorithm>

#include "shared/text/catalog.hpp"

namespace guichet::team {

namespace {

FieldProblem problem_at(std::string_view path, text::MessageId message) {
  return {.path = std::string{path}, .message = message};
}

}  // namespace

void SaveAbsence::check(Problems& p) const {
  p.require(person, !person.empty(), &Catalog::field_required);
  p.require(from, from.has_value(), &Catalog::field_required);
  p.require(to, to.has_value(), &Catalog::field_required);
  if (from && to) {
    p.require(to, *from <= *to, &Catalog::absence_days_swapped);
    p.require(to, days_between(*from, *to) < absence_days_max, &Catalog::absence_too_long,
              {{.name = "max", .value = std::to_string(absence_days_max)}});
  }
  p.require(stand_in, stand_in.empty() || stand_in != person, &Catalog::stand_in_is_absent_person);
}

void EndAbsence::check(Problems& p) const {
  p.require(person, !person.empty(), &Catalog::field_required);
}

const Colleague* find(const Team& team, const AccountId& account) {
  const auto found = std::find_if(team.people.begin(), team.people.end(),
                                  [&](const Colleague& one) { return one.account == account; });
  return found == team.people.end() ? nullptr : &*found;
}

bool is_absent(const Colleague& colleague, const Day& today) {
  return colleague.absence && colleague.absence->from <= today && today <= colleague.absence->to;
}

const Colleague* present_for(const Team& team, const AccountId& account, const Day& today) {
  const Colleague* colleague = find(team, account);
  // As many steps as there are people: two who stand in for each other end as well.
  for (std::size_t step = 0; step < team.people.size() && colleague != nullptr; ++step) {
    if (!is_absent(*colleague, today)) return colleague;
    colleague = find(team, colleague->absence->stand_in);
  }
  return nullptr;
}

bool may_say_absence(Role role, const AccountId& me, const AccountId& person) {
  return permits(role, Permission::work_orders) &&
         (person == me || permits(role, Permission::schedule_orders));
}

Result<Absence> absence_of(const SaveAbsence& request, const Team& team, const Day& today) {
  if (find(team, request.person) == nullptr) return Failure::not_found();
  if (!request.stand_in.empty() && find(team, request.stand_in) == nullptr) return Failure::not_found();
  if (*request.to < today) return Failure::invalid({problem_at("to", &Catalog::absence_is_over)});
  return Absence{.from = *request.from, .to = *request.to, .stand_in = request.stand_in};
}

}  // namespace guichet::team
