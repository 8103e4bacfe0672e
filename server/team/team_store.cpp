#include "server/team/team_store.hpp"

namespace guichet::team {

namespace {

struct AbsenceRow {
  AccountId account{};
  Absence absence{};
  WIRE_FIELDS(account, absence)
};

}  // namespace

Team load_team(storage::Tx& tx, const Day& today) {
  Team team;
  team.people = tx.all<Colleague>(
      "select id as account, trim(first_name || ' ' || last_name) as name, role from accounts"
      " where portal = :portal and role not in ('client', 'office_manager') and state = 'active'"
      " order by first_name, last_name, id");
  const auto rows = tx.all<AbsenceRow>(
      "select account, from_day as absence_from, to_day as absence_to, stand_in as absence_stand_in"
      " from absences where portal = :portal and to_day >= $1",
      today);
  for (const AbsenceRow& row : rows) {
    for (Colleague& colleague : team.people) {
      if (colleague.account == row.account) colleague.absence = row.absence;
    }
  }
  return team;
}

bool is_colleague(storage::Tx& tx, const AccountId& account) {
  return tx
      .one<std::int64_t>(
          "select 1 from accounts where portal = :portal and id = $1"
          " and role not in ('client', 'office_manager') and state = 'active'",
          account)
      .has_value();
}

std::vector<AccountId> absent_on(storage::Tx& tx, const Day& today) {
  return tx.all<AccountId>(
      "select account from absences where portal = :portal and from_day <= $1 and to_day >= $1", today);
}

void store_absence(storage::Tx& tx, const AccountId& person, const Absence& absence, Instant now) {
  const auto stand_in = absence.stand_in.empty() ? std::nullopt : std::optional(absence.stand_in);
  tx.run(
      "insert into absences (portal, account, from_day, to_day, stand_in, updated_at)"
      " values (:portal, $1, $2, $3, $4, $5) on conflict (portal, account) do update set"
      " from_day = $2, to_day = $3, stand_in = $4, updated_at = $5",
      person, absence.from, absence.to, stand_in, now);
}

bool drop_absence(storage::Tx& tx, const AccountId& person) {
  return tx.run("delete from absences where portal = :portal and account = $1", person).rows == 1;
}

}  // namespace guichet::team
