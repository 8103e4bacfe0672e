#include "shared/orders/queue.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "shared/team/team.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::orders {

namespace {

using State = OrderState;

bool are(const std::vector<State>& found, const std::vector<State>& wanted) {
  return found == wanted;
}

constexpr Day monday{2026, 11, 16};

team::Team team_of_three() {
  const auto away = [](const char* stand_in) {
    return team::Absence{.from = monday, .to = add_days(monday, 4), .stand_in = {stand_in}};
  };
  return {.people = {{.account = {"a"}, .name = "Ada", .role = Role::editor, .absence = away("b")},
                     {.account = {"b"}, .name = "Bob", .role = Role::editor, .absence = away("c")},
                     {.account = {"c"}, .name = "Cleo", .role = Role::editor, .absence = {}}}};
}

std::string present(const team::Team& team, const char* account, const Day& day) {
  const team::Colleague* colleague = team::present_for(team, {account}, day);
  return colleague == nullptr ? "" : colleague->name;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(queue)

BOOST_AUTO_TEST_CASE(only_arrows_that_all_orders_have_are_offered) {
  const auto offered = [](std::vector<State> states, Role role) { return common_states_after(states, role); };
  BOOST_TEST(are(offered({State::received, State::received}, Role::dispatcher),
                 {State::scheduled, State::cancelled}));
  BOOST_TEST(are(offered({State::received, State::scheduled}, Role::dispatcher), {State::cancelled}));
  BOOST_TEST(are(offered({State::received, State::captured}, Role::dispatcher), {}));
  BOOST_TEST(are(offered({}, Role::dispatcher), {}));
}

BOOST_AUTO_TEST_CASE(delivery_is_offered_to_who_releases) {
  BOOST_TEST(are(common_states_after({State::quality_check}, Role::quality_lead), {State::completed}));
  BOOST_TEST(are(common_states_after({State::quality_check}, Role::dispatcher), {}));
}

BOOST_AUTO_TEST_CASE(who_may_give_work_to_whom) {
  const AccountId me{"me"}, other{"other"};
  BOOST_TEST(may_assign(Role::dispatcher, me, other));
  BOOST_TEST(may_assign(Role::photographer, me, me));
  BOOST_TEST(may_assign(Role::photographer, me, {}));
  BOOST_TEST(!may_assign(Role::photographer, me, other));
  BOOST_TEST(!may_assign(Role::client, me, me));
}

BOOST_AUTO_TEST_CASE(groups_come_in_their_order) {
  const auto key = [](QueueGrouping grouping, const Grouped& order) { return group_key(grouping, order); };
  BOOST_TEST((key(QueueGrouping::state, {.state = State::received}) <
              key(QueueGrouping::state, {.state = State::captured})));
  BOOST_TEST((key(QueueGrouping::assignee, {}) < key(QueueGrouping::assignee, {.assignee = "Ada"})));
  BOOST_TEST((key(QueueGrouping::area, {.city = "Écully"}) < key(QueueGrouping::area, {.city = "Lyon"})));
  BOOST_TEST((key(QueueGrouping::day, {.due = monday}) < key(QueueGrouping::day, {})));
  BOOST_TEST(
      (key(QueueGrouping::none, {.state = State::received}) == key(QueueGrouping::none, {.city = "Lyon"})));
}

BOOST_AUTO_TEST_CASE(a_view_needs_a_short_name) {
  SaveView draft{.id = {}, .name = " ", .is_shared = false, .where = {}};
  BOOST_TEST((wire::check(draft).find(draft.name)->message == text::MessageId(&Catalog::field_required)));
  draft.name = std::string(61, 'x');
  BOOST_TEST((wire::check(draft).find(draft.name)->message == text::MessageId(&Catalog::field_too_long)));
  draft.name = "Québec";
  BOOST_TEST(wire::check(draft).empty());
}

BOOST_AUTO_TEST_CASE(work_goes_on_to_who_is_there) {
  team::Team team = team_of_three();
  BOOST_TEST(present(team, "c", monday) == "Cleo");
  BOOST_TEST(present(team, "a", monday) == "Cleo");
  BOOST_TEST(present(team, "a", add_days(monday, 4)) == "Cleo");
  BOOST_TEST(present(team, "a", add_days(monday, 5)) == "Ada");
  BOOST_TEST(present(team, "a", add_days(monday, -1)) == "Ada");
  team.people[1].absence->stand_in = {"a"};  // for each other
  BOOST_TEST(present(team, "a", monday).empty());
  team.people[1].absence->stand_in = {};
  BOOST_TEST(present(team, "a", monday).empty());
  BOOST_TEST(present(team, "nobody", monday).empty());
}

BOOST_AUTO_TEST_CASE(an_absence_has_an_end_and_another_person) {
  const team::SaveAbsence good{.person = {"a"}, .from = monday, .to = monday, .stand_in = {"b"}};
  BOOST_TEST(wire::check(good).empty());
  team::SaveAbsence swapped = good;
  swapped.to = add_days(monday, -1);
  BOOST_TEST(
      (wire::check(swapped).find(swapped.to)->message == text::MessageId(&Catalog::absence_days_swapped)));
  team::SaveAbsence alone = good;
  alone.stand_in = {"a"};
  BOOST_TEST((wire::check(alone).find(alone.stand_in) != nullptr));
  team::SaveAbsence year = good;
  year.to = add_days(monday, team::absence_days_max - 1);
  BOOST_TEST(wire::check(year).empty());
  year.to = add_days(*year.to, 1);
  BOOST_TEST((wire::check(year).find(year.to)->message == text::MessageId(&Catalog::absence_too_long)));
  BOOST_TEST(
      (team::absence_of(good, team_of_three(), add_days(monday, 1)).failure().code == FailureCode::invalid));
  BOOST_TEST(team::absence_of(good, team_of_three(), monday).has_value());
  team::SaveAbsence open = good;
  open.from = {};
  BOOST_TEST((wire::check(open).find(open.from)->message == text::MessageId(&Catalog::field_required)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::orders
