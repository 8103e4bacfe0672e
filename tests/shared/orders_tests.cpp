#include "shared/orders/orders.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <utility>

#include "shared/text/catalog.hpp"

namespace guichet::orders {

namespace {

using State = OrderState;

PlaceOrder good_order() {
  PlaceOrder order;
  order.listing = listings::ListingNumber{"24718803"};
  order.services = {ServiceId{"photos_hdr"}};
  order.address_is_right = true;
  order.client_name = "Jean-Philippe Bouchard";
  order.phone = "418 555-0142";
  return order;
}

template <class Member>
bool has_problem(const PlaceOrder& order, const Member& member, text::MessageId message) {
  const Problems problems = wire::check(order);
  const Problem* problem = problems.find(member);
  return problem != nullptr && problem->message == message;
}

Order order_in(OrderState state) {
  Order order;
  order.number = OrderNumber{"SP-1"};
  order.state = state;
  order.services = {{.id = ServiceId{"photos_hdr"}, .name = "Photos HDR", .files_expected = 25}};
  return order;
}

media::MediaItem file(media::MediaKind kind, media::MediaState state) {
  media::MediaItem item;
  item.kind = kind;
  item.state = state;
  return item;
}

MoveOrder move_from(OrderState from, OrderState to) {
  return {.number = OrderNumber{"SP-1"}, .from = from, .to = to};
}

constexpr Instant now{1'795'371'000'000};  // 2026-11-22T18:10:00Z

}  // namespace

BOOST_AUTO_TEST_SUITE(orders)

BOOST_AUTO_TEST_CASE(every_pair_of_states_is_an_arrow_of_sm4_or_refused) {
  const std::set<std::pair<OrderState, OrderState>> arrows{
      {State::received, State::scheduled},      {State::received, State::cancelled},
      {State::scheduled, State::captured},      {State::scheduled, State::cancelled},
      {State::captured, State::in_production},  {State::in_production, State::quality_check},
      {State::quality_check, State::completed}, {State::completed, State::in_production},
      {State::completed, State::archived},      {State::archived, State::completed}};
  wire::each_value<OrderState>([&](OrderState from) {
    wire::each_value<OrderState>([&](OrderState to) {
      const bool is_arrow = arrows.contains({from, to});
      BOOST_TEST(may_follow(from, to) == is_arrow, wire::name(from) << " -> " << wire::name(to));
      const auto media = std::vector{file(media::MediaKind::photo, media::MediaState::ready)};
      const auto after = moved(order_in(from), move_from(from, to), media, now);
      BOOST_TEST(after.has_value() == is_arrow);
      if (after)
        BOOST_TEST((after->state == to));
      else
        BOOST_TEST((after.failure().code == FailureCode::conflict));
    });
  });
}

BOOST_AUTO_TEST_CASE(the_status_menu_offers_the_arrows_in_order) {
  BOOST_TEST((states_after(State::received) == (std::vector{State::scheduled, State::cancelled})));
  BOOST_TEST((states_after(State::completed) == (std::vector{State::in_production, State::archived})));
  BOOST_TEST((states_after(State::files_erased).empty()));
}

BOOST_AUTO_TEST_CASE(every_group_has_a_count_of_its_own) {
  GroupCounts counts;
  wire::each_value<OrderGroup>(
      [&](OrderGroup group) { counts.*count_of(group) = 1 + static_cast<std::int64_t>(group); });
  BOOST_TEST(counts.in_progress == 1);
  BOOST_TEST(counts.completed == 2);
  BOOST_TEST(counts.archived == 3);
  BOOST_TEST(counts.cancelled == 4);
}

BOOST_AUTO_TEST_CASE(clients_know_three_words_and_five_steps) {
  for (const OrderState state :
       {State::received, State::scheduled, State::captured, State::in_production, State::quality_check})
    BOOST_TEST((group_of(state) == OrderGroup::in_progress));
  BOOST_TEST((group_of(State::completed) == OrderGroup::completed));
  BOOST_TEST((group_of(State::archived) == OrderGroup::archived));
  BOOST_TEST((group_of(State::files_erased) == OrderGroup::archived));
  BOOST_TEST((group_of(State::cancelled) == OrderGroup::cancelled));
  int last = -1;
  for (const OrderState state :
       {State::received, State::scheduled, State::captured, State::in_production, State::completed}) {
    BOOST_TEST(step_of(state) == last + 1);
    last = step_of(state);
  }
}

BOOST_AUTO_TEST_CASE(somebody_faster_is_told_apart) {
  const auto after = moved(order_in(State::captured), move_from(State::scheduled, State::captured), {}, now);
  BOOST_TEST((after.failure().code == FailureCode::changed_meanwhile));
}

BOOST_AUTO_TEST_CASE(completion_needs_a_ready_file_of_every_counted_service) {
  using enum media::MediaKind;
  using enum media::MediaState;
  const MoveOrder move = move_from(State::quality_check, State::completed);
  Order order = order_in(State::quality_check);
  order.services.push_back(
      {.id = ServiceId{"tour"}, .name = "Visite", .files_expected = 15, .makes = panorama});
  order.services.push_back(
      {.id = ServiceId{"staging"}, .name = "3D", .files_expected = 0, .makes = document});

  const auto nothing = moved(order, move, {}, now);
  BOOST_REQUIRE(!nothing.has_value());
  BOOST_TEST((nothing.failure().problems.size() == 2));
  BOOST_TEST((*nothing.failure().message == text::MessageId(&Catalog::service_has_no_file)));

  const auto half = moved(order, move, {file(photo, ready), file(panorama, failed)}, now);
  BOOST_REQUIRE(!half.has_value());
  BOOST_TEST(half.failure().arguments.at(0).value == "Visite");

  const auto busy =
      moved(order, move, {file(photo, ready), file(panorama, ready), file(photo, processing)}, now);
  BOOST_REQUIRE(!busy.has_value());
  BOOST_TEST((*busy.failure().message == text::MessageId(&Catalog::files_still_processing)));

  const auto done = moved(order, move, {file(photo, ready), file(panorama, ready)}, now);
  BOOST_REQUIRE(done.has_value());
  BOOST_TEST((done->completed == now));
  BOOST_TEST(done->files_released == 2);
}

BOOST_AUTO_TEST_CASE(archived_files_are_kept_ninety_days_from_the_local_day) {
  const MoveOrder move = move_from(State::completed, State::archived);
  const Instant late_evening{1'795'399'200'000};  // 2026-11-23T02:00:00Z, still the 22nd in Montréal
  BOOST_TEST(
      (moved(order_in(State::completed), move, {}, late_evening, {-300})->erased_on == (Day{2027, 2, 20})));
  BOOST_TEST((moved(order_in(State::completed), move, {}, late_evening)->erased_on == (Day{2027, 2, 21})));
  Order back = order_in(State::archived);
  back.erased_on = Day{2027, 2, 20};
  back.completed = Instant{5};
  const auto relisted = moved(back, move_from(State::archived, State::completed), {}, now);
  BOOST_REQUIRE(relisted.has_value());
  BOOST_TEST(!relisted->erased_on.has_value());
  BOOST_TEST((relisted->completed == Instant{5}));
}

BOOST_AUTO_TEST_CASE(clients_cancel_until_the_visit) {
  wire::each_value<OrderState>([](OrderState state) {
    const bool is_early = state == State::received || state == State::scheduled;
    BOOST_TEST(may_cancel(order_in(state)) == is_early);
    BOOST_TEST(cancelled(order_in(state), now).has_value() == is_early);
  });
}

BOOST_AUTO_TEST_CASE(each_tax_is_rounded_on_its_own) {
  const std::vector<TaxLine> quebec{{.name = "TPS", .rate_per_100000 = 5000},
                                    {.name = "TVQ", .rate_per_100000 = 9975}};
  const auto service = [](std::int64_t cents) { return Service{.price = Cents{cents}}; };
  const Totals totals = totals_of({service(18900), service(24900), service(9500)}, quebec);
  BOOST_TEST(totals.subtotal.v == 53300);
  BOOST_TEST(totals.taxes.at(0).amount.v == 2665);
  BOOST_TEST(totals.taxes.at(1).amount.v == 5317);
  BOOST_TEST(totals.total.v == 61282);
  const Totals split = totals_of({service(12345)}, quebec);  // 18.48 apart, 18.49 combined
  BOOST_TEST(split.total.v - split.subtotal.v == 1848);
  BOOST_TEST(totals_of({}, quebec).total.v == 0);
  BOOST_TEST(totals_of({service(100)}, {}).total.v == 100);
}

BOOST_AUTO_TEST_CASE(a_form_says_what_is_missing_beside_its_field) {
  BOOST_TEST(wire::check(good_order()).empty());
  PlaceOrder order = good_order();
  order.services.clear();
  BOOST_TEST(has_problem(order, order.services, &Catalog::services_missing));
  order = good_order();
  order.services = {ServiceId{"a"}, ServiceId{"a"}};
  BOOST_TEST(has_problem(order, order.services, &Catalog::service_unavailable));
  order = good_order();
  order.address_is_right = false;
  BOOST_TEST(has_problem(order, order.address_is_right, &Catalog::property_details_unconfirmed));
  order = good_order();
  order.client_name = "\u00A0 ";
  BOOST_TEST(has_problem(order, order.client_name, &Catalog::client_name_missing));
  order = good_order();
  order.phone.clear();
  BOOST_TEST(has_problem(order, order.phone, &Catalog::phone_missing));
  order.other_phone = "(514) 555-0100 p. 12";
  BOOST_TEST(wire::check(order).empty());
  order.other_phone = "12";
  BOOST_TEST(has_problem(order, order.other_phone, &Catalog::phone_invalid));
  order = good_order();
  order.comment = std::string(501, 'x');
  BOOST_TEST(has_problem(order, order.comment, &Catalog::field_too_long));
  order.comment = "Chien à l’intérieur.\nSonner avant d’entrer.";
  BOOST_TEST(wire::check(order).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::orders
