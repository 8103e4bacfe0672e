#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/agency.hpp"

namespace guichet::orders {

namespace {

using test::Agency;
using State = OrderState;

const std::vector<State> way_to_check{State::received, State::scheduled, State::captured,
                                      State::in_production, State::quality_check};

bool is_refused_alike(const Failure& failure) {
  return failure == Failure::not_found();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_service)

BOOST_AUTO_TEST_CASE(an_order_is_numbered_priced_confirmed_and_copied_to_the_staff) {  // V43, P22
  Agency agency;
  const Order order = agency.ask(Agency::order_of("24718803"), agency.elise);
  BOOST_TEST(order.number.value == "SP-20431");
  BOOST_TEST((order.state == State::received));
  BOOST_TEST(order.street == "12, rue des Érables");
  BOOST_TEST(order.totals.total.v == 61282);
  BOOST_TEST(order.phone == "418\u00A0555-0142");
  BOOST_TEST(order.due.has_value());
  const auto mails = agency.mails_to("agent48213@panorama.example");
  BOOST_REQUIRE(mails.size() == 1U);
  BOOST_TEST(mails[0].text.find("SP-20431") != std::string::npos);
  BOOST_TEST(mails[0].text.find("612,82\u00A0$") != std::string::npos);
  BOOST_TEST(agency.mails_to("dispatch@panorama.example").size() == 1U);
  // V45: the next form warns.
  const auto form = agency.ask(GetOrderForm{.listing = order.listing}, agency.elise);
  BOOST_TEST(form.listing.open_order == "SP-20431");
  BOOST_TEST(form.services.size() == 6U);
  BOOST_TEST(form.taxes.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_may_not_be_ordered_is_refused_and_takes_no_number) {  // V25, V37
  Agency agency;
  const Failure foreign = agency.refusal(Agency::order_of("9159788"), agency.elise);
  BOOST_TEST((foreign.code == FailureCode::not_found));
  BOOST_TEST((foreign == agency.refusal(Agency::order_of("11111111"), agency.elise)));
  BOOST_TEST((agency.refusal(Agency::order_of("24330671"), agency.elise).code == FailureCode::conflict));
  PlaceOrder order = Agency::order_of("24718803");
  order.services.push_back(ServiceId{"helicopter"});
  BOOST_TEST(agency.refusal(order, agency.elise).problems.at(0).path == "services");
  order = Agency::order_of("24718803");
  order.preferred_day = Day{2020, 1, 1};
  BOOST_TEST(agency.refusal(order, agency.elise).problems.at(0).path == "preferred_day");
  BOOST_TEST(agency.ask(Agency::order_of("26190447"), agency.elise).number.value == "SP-20431");  // co-listed
}

BOOST_AUTO_TEST_CASE(staff_order_in_the_name_of_the_agent) {
  Agency agency;
  const Order order = agency.ask(Agency::order_of("9159788"), agency.dispatcher);
  BOOST_TEST(order.agent_name == "Agent 48220");
  BOOST_TEST(agency.ask(ListOrders{}, agency.rene).items.size() == 1U);
}

BOOST_AUTO_TEST_CASE(two_clients_cannot_see_each_others_orders) {
  Agency agency;
  const Order mine = agency.ask(Agency::order_of("24718803"), agency.elise);
  const Failure absent = agency.refusal(GetOrder{.number = OrderNumber{"SP-1"}}, agency.rene);
  BOOST_TEST(is_refused_alike(absent));
  BOOST_TEST((agency.refusal(GetOrder{.number = mine.number}, agency.rene) == absent));
  BOOST_TEST((agency.refusal(CancelOrder{.number = mine.number}, agency.rene) == absent));
  BOOST_TEST(agency.ask(ListOrders{}, agency.rene).items.empty());
  BOOST_TEST(agency.ask(home::GetHome{}, agency.rene).in_progress.empty());
  BOOST_TEST((agency.refusal(ListQueue{}, agency.rene).code == FailureCode::forbidden));
  BOOST_TEST((agency.refusal(ListOrders{}).code == FailureCode::unauthenticated));
  // The manager of the same office sees it, and so do the staff.
  BOOST_TEST(agency.ask(ListOrders{}, agency.mathieu).items.size() == 1U);
  BOOST_TEST(agency.ask(GetOrder{.number = mine.number}, agency.mathieu).order.client_name ==
             mine.client_name);
  BOOST_TEST(agency.ask(GetOrder{.number = mine.number}, agency.dispatcher).order.number.value ==
             mine.number.value);
  BOOST_TEST((agency.refusal(ListQueue{}, agency.mathieu).code == FailureCode::forbidden));
}

BOOST_AUTO_TEST_CASE(parallel_orders_are_numbered_without_gaps) {
  Agency agency;
  constexpr int threads = 6;
  constexpr int each = 8;
  std::vector<std::vector<std::string>> numbers(threads);
  std::vector<std::thread> clients;
  for (int t = 0; t < threads; ++t) {
    clients.emplace_back([&agency, &numbers, t] {
      for (int i = 0; i < each; ++i) {
        // Every third one fails and must not take a number with it.
        if (i % 3 == 2) (void)agency.send(Agency::order_of("9159788"), agency.elise);
        numbers[static_cast<std::size_t>(t)].push_back(
            agency.ask(Agency::order_of("24718803"), agency.elise).number.value);
      }
    });
  }
  for (auto& client : clients) client.join();
  std::vector<std::string> all;
  for (const auto& some : numbers) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  BOOST_REQUIRE(all.size() == static_cast<std::size_t>(threads * each));
  for (std::size_t i = 0; i < all.size(); ++i) BOOST_TEST(all[i] == "SP-" + std::to_string(20431 + i));
}

BOOST_AUTO_TEST_CASE(files_appear_for_the_client_at_completion_and_he_is_told) {  // V50, V51, V56
  Agency agency;
  PlaceOrder request = Agency::order_of("24718803");
  request.services = {ServiceId{"photos_hdr"}};
  const OrderNumber number = agency.ask(request, agency.elise).number;
  agency.move(number, way_to_check);
  const MoveOrder deliver{.number = number, .from = State::quality_check, .to = State::completed};
  BOOST_TEST((agency.refusal(deliver, agency.quality).code == FailureCode::conflict));  // no photo yet
  agency.add_ready_file(number, media::MediaKind::photo);
  BOOST_TEST(agency.ask(GetOrder{.number = number}, agency.elise).media.empty());
  BOOST_TEST(agency.ask(GetOrder{.number = number}, agency.dispatcher).media.size() == 1U);
  BOOST_TEST((agency.refusal(deliver, agency.dispatcher).code == FailureCode::forbidden));

  const OrderDetails done = agency.ask(deliver, agency.quality);
  BOOST_TEST((done.order.state == State::completed));
  BOOST_TEST(done.media.at(0).is_released);
  const OrderDetails seen = agency.ask(GetOrder{.number = number}, agency.elise);
  BOOST_TEST(seen.media.size() == 1U);
  BOOST_TEST(seen.events.size() == 6U);
  BOOST_TEST(
      agency.mails_to("agent48213@panorama.example").back().subject.starts_with("Vos médias sont prêts"));
  BOOST_TEST((agency.refusal(deliver, agency.quality).code == FailureCode::changed_meanwhile));

  // A file added later is not the client's until it is released; back in production, none is.
  agency.add_ready_file(number, media::MediaKind::photo);
  BOOST_TEST(agency.ask(GetOrder{.number = number}, agency.elise).media.size() == 1U);
  agency.move(number, {State::completed, State::in_production});
  BOOST_TEST(agency.ask(GetOrder{.number = number}, agency.elise).media.empty());
}

BOOST_AUTO_TEST_CASE(an_archived_order_names_the_day_of_erasure) {
  Agency agency;
  PlaceOrder request = Agency::order_of("24718803");
  request.services = {ServiceId{"staging_3d"}};  // not counted: needs no file
  const OrderNumber number = agency.ask(request, agency.elise).number;
  agency.move(number, way_to_check);
  agency.move(number, {State::quality_check, State::completed, State::archived});
  const OrderPage archived = agency.ask(ListOrders{.group = OrderGroup::archived}, agency.elise);
  BOOST_REQUIRE(archived.items.size() == 1U);
  BOOST_TEST((archived.items[0].erased_on == Day{2027, 2, 16}));  // 90 days after 2026-11-18
  BOOST_TEST(archived.counts.archived == 1);
  BOOST_TEST(agency.ask(home::GetHome{}, agency.elise).erased_soon.size() == 1U);
}

BOOST_AUTO_TEST_CASE(clients_cancel_before_the_visit_only) {
  Agency agency;
  const OrderNumber early = agency.ask(Agency::order_of("24718803"), agency.elise).number;
  BOOST_TEST((agency.ask(CancelOrder{.number = early}, agency.elise).state == State::cancelled));
  const OrderNumber late = agency.ask(Agency::order_of("24718803"), agency.elise).number;
  agency.move(late, {State::received, State::scheduled, State::captured});
  BOOST_TEST((agency.refusal(CancelOrder{.number = late}, agency.elise).code == FailureCode::conflict));
}

BOOST_AUTO_TEST_CASE(the_queue_is_sorted_filtered_and_counted) {  // P11
  Agency agency;
  const OrderNumber first = agency.ask(Agency::order_of("24718803"), agency.elise).number;
  PlaceOrder sooner = Agency::order_of("9159788");
  sooner.preferred_day = Day{2026, 11, 19};
  const OrderNumber second = agency.ask(sooner, agency.rene).number;
  const OrderNumber third = agency.ask(Agency::order_of("26190447"), agency.elise).number;
  agency.move(third, {State::received, State::scheduled});
  const AccountId dispatcher = agency.ask(portal::GetBootstrap{}, agency.dispatcher).me->account;
  agency.ask(AssignOrders{.orders = {{.number = first, .from = {}, .to = dispatcher}}}, agency.dispatcher);

  const QueuePage all = agency.ask(ListQueue{}, agency.dispatcher);
  BOOST_REQUIRE(all.items.size() == 3U);
  BOOST_TEST(all.items[0].number.value == second.value);
  BOOST_TEST(all.items[1].number.value == first.value);
  BOOST_TEST(all.items[2].number.value == third.value);
  BOOST_TEST(all.counts.mine == 1);
  const QueuePage mine = agency.ask(ListQueue{.where = {.filter = QueueFilter::mine}}, agency.dispatcher);
  BOOST_TEST(mine.items.size() == 1U);
  BOOST_TEST(mine.counts.all == 3);
  BOOST_TEST(agency.ask(ListQueue{.where = {.text = "erables ouest"}}, agency.dispatcher).items.size() == 1U);
  agency.server.clock.advance(days(10));
  agency.dispatcher = agency.server.sign_in(
      std::string(Agency::portal),
      agency.server.add_account(std::string(Agency::portal), "late@panorama.example", Role::dispatcher));
  BOOST_TEST(agency.ask(ListQueue{.where = {.filter = QueueFilter::late}}, agency.dispatcher).items.size() ==
             3U);
}

BOOST_AUTO_TEST_CASE(a_long_list_comes_in_pages) {
  Agency agency;
  for (int i = 0; i < 53; ++i) agency.ask(Agency::order_of("24718803"), agency.elise);
  const OrderPage first = agency.ask(ListOrders{}, agency.elise);
  BOOST_TEST(first.items.size() == 50U);
  BOOST_TEST(first.items[0].number.value == "SP-20483");
  BOOST_TEST(first.counts.in_progress == 53);
  const OrderPage second = agency.ask(ListOrders{.after = first.next}, agency.elise);
  BOOST_TEST(second.items.size() == 3U);
  BOOST_TEST(second.next.empty());
  BOOST_TEST(agency.ask(ListOrders{.text = "20440"}, agency.elise).items.size() == 1U);
  BOOST_TEST(agency.ask(ListOrders{.group = OrderGroup::completed}, agency.elise).items.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::orders
