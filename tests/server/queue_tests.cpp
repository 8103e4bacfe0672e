// The staff queue: several orders at once, saved views, absent people.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/server/agency.hpp"

namespace guichet::orders {

namespace {

using test::Agency;
using State = OrderState;

struct Queue : Agency {
  Queue() {
    for (const char* listing : {"24718803", "26190447", "24718803"})
      numbers.push_back(ask(order_of(listing), elise).number);
    dispatcher_id = id_of("dispatch@panorama.example");
    quality_id = id_of("quality@panorama.example");
  }

  AccountId id_of(const std::string& login) {
    return server.db.read(portal, [&](storage::Tx& tx) {
      return tx.one<AccountId>("select id from accounts where portal = :portal and login = $1", login)
          .value_or(AccountId{});
    });
  }
  AssignOrders all_to(const AccountId& to) const {
    AssignOrders request;
    for (const OrderNumber& number : numbers)
      request.orders.push_back({.number = number, .from = {}, .to = to});
    return request;
  }
  Order order(const OrderNumber& number) { return ask(GetOrder{.number = number}, dispatcher).order; }

  std::vector<OrderNumber> numbers;
  AccountId dispatcher_id, quality_id;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(queue_service)

BOOST_AUTO_TEST_CASE(several_orders_are_given_to_somebody_and_back) {  // P11
  Queue q;
  const ChangedOrders given = q.ask(q.all_to(q.quality_id), q.dispatcher);
  BOOST_TEST(given.refused.empty());
  BOOST_REQUIRE(given.changed.size() == 3U);
  for (const Order& order : given.changed) BOOST_TEST(order.assignee.value == q.quality_id.value);
  BOOST_TEST(q.ask(ListQueue{.where = {.filter = QueueFilter::mine}}, q.quality).items.size() == 3U);
  AssignOrders back;
  for (const Order& order : given.changed)
    back.orders.push_back({.number = order.number, .from = q.quality_id, .to = {}});
  BOOST_TEST(q.ask(back, q.dispatcher).changed.size() == 3U);
  BOOST_TEST(q.order(q.numbers[0]).assignee.empty());
}

BOOST_AUTO_TEST_CASE(who_does_not_schedule_takes_and_releases_only) {
  Queue q;
  BOOST_TEST((q.refusal(q.all_to(q.dispatcher_id), q.quality).code == FailureCode::forbidden));
  BOOST_TEST(q.ask(q.all_to(q.quality_id), q.quality).changed.size() == 3U);
  BOOST_TEST((q.refusal(q.all_to(q.quality_id), q.elise).code == FailureCode::forbidden));
  BOOST_TEST((q.refusal(q.all_to(q.quality_id)).code == FailureCode::unauthenticated));
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_named_and_the_rest_is_done) {
  Queue q;
  q.ask(AssignOrders{.orders = {{.number = q.numbers[1], .from = {}, .to = q.dispatcher_id}}}, q.dispatcher);
  AssignOrders request = q.all_to(q.quality_id);
  request.orders.push_back({.number = OrderNumber{"SP-1"}, .from = {}, .to = q.quality_id});
  const ChangedOrders result = q.ask(request, q.dispatcher);
  BOOST_TEST(result.changed.size() == 2U);
  BOOST_REQUIRE(result.refused.size() == 2U);
  BOOST_TEST(result.refused[0].number.value == q.numbers[1].value);
  BOOST_TEST((result.refused[0].why.code == FailureCode::changed_meanwhile));
  BOOST_TEST((result.refused[1].why.code == FailureCode::not_found));
  BOOST_TEST(q.order(q.numbers[1]).assignee.value == q.dispatcher_id.value);
}

BOOST_AUTO_TEST_CASE(work_is_given_to_colleagues_only) {
  Queue q;
  for (const AccountId& nobody : {q.id_of("48213"), AccountId{"no-such-person"}})
    BOOST_TEST((q.refusal(q.all_to(nobody), q.dispatcher).code == FailureCode::not_found));
  BOOST_TEST(q.order(q.numbers[0]).assignee.empty());
}

BOOST_AUTO_TEST_CASE(a_command_takes_two_hundred_orders_each_once) {
  Queue q;
  AssignOrders request;
  BOOST_TEST((q.refusal(request, q.dispatcher).problems.at(0).message == &Catalog::no_order_chosen));
  for (int n = 0; n <= chosen_max; ++n)
    request.orders.push_back({.number = OrderNumber{"SP-" + std::to_string(n)}, .from = {}, .to = {}});
  const Failure failure = q.refusal(request, q.dispatcher);
  BOOST_TEST(failure.problems.at(0).path == "orders");
  BOOST_TEST((failure.problems.at(0).message == &Catalog::too_many_orders));
  MoveOrders twice{.orders = {{.number = q.numbers[0]}, {.number = q.numbers[0]}}};
  BOOST_TEST((q.refusal(twice, q.dispatcher).problems.at(0).message == &Catalog::order_chosen_twice));
}

BOOST_AUTO_TEST_CASE(several_orders_move_along_one_arrow) {  // SM4
  Queue q;
  MoveOrders request{.orders = {{.number = q.numbers[0]}, {.number = q.numbers[1]}}, .to = State::scheduled};
  BOOST_TEST(q.ask(request, q.dispatcher).changed.size() == 2U);
  BOOST_TEST((q.order(q.numbers[1]).state == State::scheduled));
  BOOST_TEST((q.refusal(request, q.dispatcher).code == FailureCode::changed_meanwhile));
  request.orders = {{.number = q.numbers[0], .state = State::scheduled}, {.number = q.numbers[2]}};
  request.to = State::captured;
  const ChangedOrders result = q.ask(request, q.dispatcher);
  BOOST_TEST(result.changed.size() == 1U);
  BOOST_REQUIRE(result.refused.size() == 1U);
  BOOST_TEST((result.refused[0].why.message == text::MessageId(&Catalog::move_not_allowed)));
  BOOST_TEST((q.order(q.numbers[2]).state == State::received));
}

BOOST_AUTO_TEST_CASE(only_who_releases_delivers_several) {
  Queue q;
  PlaceOrder small = Agency::order_of("24718803");
  small.services = {ServiceId{"staging_3d"}};
  const OrderNumber number = q.ask(small, q.elise).number;
  q.move(number,
         {State::received, State::scheduled, State::captured, State::in_production, State::quality_check});
  const MoveOrders deliver{.orders = {{.number = number, .state = State::quality_check}},
                           .to = State::completed};
  BOOST_TEST((q.refusal(deliver, q.dispatcher).code == FailureCode::forbidden));
  BOOST_TEST(q.ask(deliver, q.quality).changed.size() == 1U);
  BOOST_TEST(q.mails_to("agent48213@panorama.example").back().subject.starts_with("Vos médias sont prêts"));
}

BOOST_AUTO_TEST_CASE(the_queue_is_asked_for_by_state_person_and_order) {
  Queue q;
  q.move(q.numbers[2], {State::received, State::scheduled});
  q.ask(AssignOrders{.orders = {{.number = q.numbers[0], .from = {}, .to = q.quality_id}}}, q.dispatcher);
  const auto count = [&](QueueConditions where) {
    return q.ask(ListQueue{.where = std::move(where)}, q.dispatcher).items.size();
  };
  BOOST_TEST(count({.state = State::scheduled}) == 1U);
  BOOST_TEST(count({.assignee = q.quality_id}) == 1U);
  BOOST_TEST(count({.is_unassigned = true}) == 2U);
  const auto page = q.ask(
      ListQueue{.where = {.sort = QueueSort::street, .grouping = QueueGrouping::assignee}}, q.dispatcher);
  BOOST_REQUIRE(page.items.size() == 3U);
  BOOST_TEST(page.items[0].assignee.empty());
  BOOST_TEST(page.items[1].assignee.empty());
  BOOST_TEST(page.items[2].number.value == q.numbers[0].value);
  BOOST_TEST((q.refusal(ListQueue{.where = {.assignee = AccountId{"nobody-here"}}}, q.dispatcher).code ==
              FailureCode::not_found));
}

BOOST_AUTO_TEST_CASE(a_view_is_kept_counted_renamed_removed_and_brought_back) {
  Queue q;
  SaveView draft{.id = {}, .name = " À planifier ", .is_shared = false, .where = {.state = State::received}};
  const SavedView view = q.ask(draft, q.quality);
  BOOST_TEST(view.name == "À planifier");
  BOOST_TEST(view.count == 3);
  BOOST_TEST(view.is_mine);
  BOOST_TEST(q.refusal(draft, q.quality).problems.at(0).path == "name");
  q.move(q.numbers[0], {State::received, State::scheduled});
  BOOST_TEST(q.ask(ListViews{}, q.quality).items.at(0).count == 2);
  BOOST_TEST(q.ask(ListViews{}, q.dispatcher).items.empty());

  draft.id = view.id, draft.name = "Reçues";
  BOOST_TEST(q.ask(draft, q.quality).name == "Reçues");
  q.ask(RemoveView{.id = view.id}, q.quality);
  BOOST_TEST(q.ask(ListViews{}, q.quality).items.empty());
  q.ask(RemoveView{.id = view.id, .is_removed = false}, q.quality);
  BOOST_TEST(q.ask(ListViews{}, q.quality).items.at(0).id.value == view.id.value);
  for (const auto& stranger : {q.dispatcher, q.liaison}) {
    BOOST_TEST((q.refusal(RemoveView{.id = view.id}, stranger).code == FailureCode::not_found));
    BOOST_TEST((q.refusal(draft, stranger).code == FailureCode::not_found));
  }
}

BOOST_AUTO_TEST_CASE(who_schedules_shares_views_with_the_team) {
  Queue q;
  SaveView draft{.id = {}, .name = "Équipe", .is_shared = true, .where = {}};
  BOOST_TEST((q.refusal(draft, q.quality).code == FailureCode::forbidden));
  const SavedView view = q.ask(draft, q.dispatcher);
  const SavedViews seen = q.ask(ListViews{}, q.quality);
  BOOST_REQUIRE(seen.items.size() == 1U);
  BOOST_TEST(!seen.items[0].is_mine);
  BOOST_TEST(!seen.items[0].owner_name.empty());
  draft.id = view.id, draft.is_shared = false;
  q.ask(draft, q.dispatcher);
  BOOST_TEST(q.ask(ListViews{}, q.quality).items.empty());
}

BOOST_AUTO_TEST_CASE(a_person_keeps_twenty_views_and_they_go_with_the_person) {
  Queue q;
  for (int n = 0; n < views_max; ++n)
    q.ask(SaveView{.id = {}, .name = "Vue " + std::to_string(n), .is_shared = false, .where = {}}, q.quality);
  const Failure failure =
      q.refusal(SaveView{.id = {}, .name = "Vue de trop", .is_shared = false, .where = {}}, q.quality);
  BOOST_TEST((failure.problems.at(0).message == &Catalog::views_too_many));
  q.write([&](storage::Tx& tx) {
    tx.run("delete from accounts where portal = :portal and id = $1", q.quality_id);
    const auto left = tx.one<std::int64_t>("select count(*) from queue_views where portal = :portal");
    BOOST_TEST(left.value_or(-1) == 0);
  });
}

BOOST_AUTO_TEST_CASE(orders_of_absent_people_are_found) {
  Queue q;
  q.ask(q.all_to(q.quality_id), q.dispatcher);
  const Day today = to_local(q.server.clock.now(), {-300}).day;
  const team::SaveAbsence away{
      .person = q.quality_id, .from = today, .to = add_days(today, 4), .stand_in = q.dispatcher_id};
  const team::Team team = q.ask(away, q.quality);
  const team::Colleague* colleague = team::find(team, q.quality_id);
  BOOST_REQUIRE(colleague != nullptr);
  BOOST_TEST(team::is_absent(*colleague, today));
  const QueuePage page = q.ask(ListQueue{.where = {.filter = QueueFilter::absent}}, q.dispatcher);
  BOOST_TEST(page.items.size() == 3U);
  BOOST_TEST(page.counts.absent == 3);
  q.ask(team::EndAbsence{.person = q.quality_id}, q.quality);
  BOOST_TEST(q.ask(ListQueue{}, q.dispatcher).counts.absent == 0);
  BOOST_TEST((q.refusal(team::EndAbsence{.person = q.quality_id}, q.quality).code == FailureCode::not_found));
}

BOOST_AUTO_TEST_CASE(absences_are_said_by_oneself_or_by_who_schedules) {
  Queue q;
  const Day today = to_local(q.server.clock.now(), {-300}).day;
  team::SaveAbsence away{.person = q.dispatcher_id, .from = today, .to = today, .stand_in = {}};
  BOOST_TEST((q.refusal(away, q.quality).code == FailureCode::forbidden));
  away.person = q.quality_id;
  BOOST_TEST(q.ask(away, q.dispatcher).people.size() == 3U);
  away.person = q.id_of("48213");
  BOOST_TEST((q.refusal(away, q.dispatcher).code == FailureCode::not_found));
  away = {.person = q.quality_id, .from = add_days(today, -9), .to = add_days(today, -1), .stand_in = {}};
  BOOST_TEST((q.refusal(away, q.quality).problems.at(0).message == &Catalog::absence_is_over));
  away = {.person = q.quality_id, .from = today, .to = add_days(today, -1), .stand_in = q.quality_id};
  BOOST_TEST(q.refusal(away, q.quality).problems.size() == 2U);
  away = {.person = q.quality_id, .from = today, .to = add_days(today, 400), .stand_in = {}};
  BOOST_TEST((q.refusal(away, q.quality).problems.at(0).message == &Catalog::absence_too_long));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::orders
