// The people of the staff among themselves: who there is, who is away, and who stands in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/core/result.hpp"
#include "shared/core/time.hpp"
#include "shared/portal/portal.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::team {

inline constexpr std::int64_t absence_days_max = 366;

// Whole days of the portal's calendar, both included.
struct Absence {
    Day       from{};
    Day       to{};
    AccountId stand_in{};                         // empty: nobody
    WIRE_FIELDS(from, to, stand_in)
};

struct Colleague {
    AccountId   account{};
    std::string name{};
    Role        role = Role::anonymous;
    std::optional<Absence> absence{};             // now or to come
    WIRE_FIELDS(account, name, role, absence)
};

struct Team {
    std::vector<Colleague> people{};              // active staff, by name
    WIRE_FIELDS(people)
};

struct ListTeam {
    using Response = Team;
    static constexpr std::string_view path = "/api/team/list";
    static constexpr auto kind  = Kind::query;
    static constexpr auto needs = Permission::work_orders;
};

// One's own absence, or that of anybody for those who schedule; takes the place of the one before.
struct SaveAbsence {
    AccountId person{};
    std::optional<Day> from{};
    std::optional<Day> to{};
    AccountId stand_in{};
    WIRE_FIELDS(person, from, to, stand_in)

    using Response = Team;
    static constexpr std::string_view path = "/api/team/save-absence";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::work_orders;
    void check(Problems&) const;
};

struct EndAbsence {
    AccountId person{};
    WIRE_FIELDS(person)

    using Response = Team;
    static constexpr std::string_view path = "/api/team/end-absence";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::work_orders;
    void check(Problems&) const;
};

// ---- Rules -------------------------------------------------------------------------------------------------------

[[nodiscard]] const Colleague* find(const Team&, const AccountId&);
[[nodiscard]] bool is_absent(const Colleague&, const Day& today);
// Who does the work of somebody on a day: that person, or who stands in, or who stands in for them. Null when all of
// these are away.
[[nodiscard]] const Colleague* present_for(const Team&, const AccountId&, const Day& today);

// Oneself, or anybody for who schedules orders.
[[nodiscard]] bool may_say_absence(Role role, const AccountId& me, const AccountId& person);
// What only the day and the team tell: a day that is over, a person or stand-in whom nobody knows.
[[nodiscard]] Result<Absence> absence_of(const SaveAbsence&, const Team&, const Day& today);

using Api = wire::Endpoints<ListTeam, SaveAbsence, EndAbsence>;

}  // namespace guichet::team
