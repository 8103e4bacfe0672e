// P32: how the panoramas of an order are linked, and that nobody hears of what they may not open.
#include <boost/test/unit_test.hpp>

#include "server/orders/order_store.hpp"
#include "tests/server/media_house.hpp"

namespace guichet::media {

namespace {

using test::MediaHouse;

struct Fixture : MediaHouse {
  std::string jpeg = picture("cuisine.jpg");
  MediaId living = bring({.name = "salon-360.jpg", .kind = "panorama"}, jpeg);
  MediaId kitchen = bring({.name = "cuisine-360.jpg", .kind = "panorama"}, jpeg);
  MediaId plan = bring({.name = "plan.jpg", .kind = "floor_plan"}, jpeg);

  [[nodiscard]] PlaceScene placing() const {
    return {.media = living,
            .scene = {.yaw = 50,
                      .place = PlanPlace{.plan = plan, .x = 476, .y = 713, .heading = 90},
                      .links = {{.to = kitchen, .yaw = 86, .pitch = -6}}}};
  }
  [[nodiscard]] std::string refused_field(const PlaceScene& request) {
    const Failure failure = agency.refusal(request, editor);
    return failure.problems.empty() ? std::string(wire::name(failure.code)) : failure.problems[0].path;
  }
  // To the client, as if the worker had made everything.
  void release(const std::vector<MediaId>& files) {
    agency.write([&](storage::Tx& tx) {
      for (const MediaId& file : files)
        tx.run("update media set state = 'ready', released_at = $2 where portal = :portal and id = $1", file,
               agency.server.clock.now());
      tx.run("update orders set state = 'completed' where portal = :portal and number = $1", order);
    });
  }
  [[nodiscard]] std::optional<Scene> seen_by(const std::string& cookie) {
    for (const auto& found : agency.ask(orders::GetOrder{.number = order}, cookie).media)
      if (found.id == living) return found.scene;
    return std::nullopt;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tours, Fixture)

BOOST_AUTO_TEST_CASE(a_scene_is_where_staff_placed_it) {
  const MediaItem answer = agency.ask(placing(), editor);
  BOOST_TEST_REQUIRE(answer.scene.has_value());
  const auto scene = seen_by(editor);
  BOOST_TEST_REQUIRE(scene.has_value());
  BOOST_TEST(wire::encode(*scene) == wire::encode(placing().scene));
  BOOST_TEST(wire::encode(*answer.scene) == wire::encode(*scene));
  BOOST_TEST(!item(kitchen)->scene.has_value());
}

BOOST_AUTO_TEST_CASE(placing_again_replaces) {
  agency.ask(placing(), editor);
  agency.ask(PlaceScene{.media = living, .scene = {.yaw = -20, .place = {}, .links = {}}}, editor);
  const auto scene = seen_by(editor);
  BOOST_TEST_REQUIRE(scene.has_value());
  BOOST_TEST(scene->yaw == -20);
  BOOST_TEST(!scene->place.has_value());
  BOOST_TEST(scene->links.empty());
}

BOOST_AUTO_TEST_CASE(a_tour_stays_inside_its_order_and_leads_to_panoramas) {
  const auto with = [this](auto spoil) {
    PlaceScene request = placing();
    spoil(request);
    return refused_field(request);
  };
  BOOST_TEST(with([this](PlaceScene& r) { r.scene.links[0].to = plan; }) == "scene.links[0].to");
  BOOST_TEST(with([this](PlaceScene& r) { r.scene.place->plan = kitchen; }) == "scene.place.plan");
  BOOST_TEST(with([this](PlaceScene& r) { r.media = plan; }) == "media");
  BOOST_TEST(with([](PlaceScene& r) { r.media = MediaId{"x"}; }) == "not_found");
  agency.write([this](storage::Tx& tx) {
    orders::Order other;
    other.number = orders::OrderNumber{"SP-1"};
    other.placed = agency.server.clock.now();
    orders::insert_order(tx, {.order = other, .account = orders::account_of(tx, order), .office = "B004"});
    tx.run("update media set order_number = $1 where portal = :portal and id = $2", other.number, kitchen);
  });
  BOOST_TEST(refused_field(placing()) == "scene.links[0].to");
  BOOST_TEST(!seen_by(editor).has_value());
}

BOOST_AUTO_TEST_CASE(clients_see_the_tour_and_may_not_change_it) {
  agency.ask(placing(), editor);
  release({living, kitchen, plan});
  const auto scene = seen_by(agency.elise);
  BOOST_TEST_REQUIRE(scene.has_value());
  BOOST_TEST(wire::encode(*scene) == wire::encode(placing().scene));
  BOOST_TEST((agency.refusal(placing(), agency.elise).code == FailureCode::forbidden));
}

BOOST_AUTO_TEST_CASE(clients_do_not_hear_of_what_is_not_released) {
  agency.ask(placing(), editor);
  release({living});
  const auto scene = seen_by(agency.elise);
  BOOST_TEST_REQUIRE(scene.has_value());
  BOOST_TEST(scene->links.empty());
  BOOST_TEST(!scene->place.has_value());
  const auto reply = agency.send(orders::GetOrder{.number = order}, agency.elise);
  BOOST_TEST(reply.body.find(kitchen.value) == std::string::npos);
  BOOST_TEST(reply.body.find(plan.value) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_removed_room_takes_the_way_to_it_along_until_it_comes_back) {
  agency.ask(placing(), editor);
  agency.ask(RemoveMedia{.media = kitchen}, editor);
  BOOST_TEST(seen_by(editor)->links.empty());
  BOOST_TEST(refused_field(placing()) == "scene.links[0].to");
  agency.ask(RestoreMedia{.media = kitchen}, editor);
  BOOST_TEST(seen_by(editor)->links.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::media
