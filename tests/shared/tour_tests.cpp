// Where hot spots are on the screen, and the rules of tours.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>

#include "shared/media/camera.hpp"
#include "shared/media/media.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::media {

namespace {

// Across the width, from the middle, in halves of it.
float x_of(float yaw, const Look& look) {
  const auto at = Camera(look, 800, 400).project(direction_of(yaw, 0));
  BOOST_TEST_REQUIRE(at.has_value());
  return at->x;
}

bool is_seen(float yaw, float pitch, const Look& look, float width = 800, float height = 400) {
  return Camera(look, width, height).project(direction_of(yaw, pitch)).has_value();
}

MediaItem scene(const std::string& id, Scene placed) {
  MediaItem item;
  item.id = MediaId{id};
  item.kind = MediaKind::panorama;
  item.scene = std::move(placed);
  return item;
}

std::vector<std::string> wrong_fields(const PlaceScene& request) {
  Problems problems;
  request.check(problems);
  std::vector<std::string> paths;
  for (const FieldProblem& problem : problems.located_in(request)) paths.push_back(problem.path);
  return paths;
}

PlaceScene placed() {
  return {.media = MediaId{"a"},
          .scene = {.yaw = 180,
                    .place = PlanPlace{.plan = MediaId{"p"}, .x = 0, .y = 1000, .heading = 359},
                    .links = {{.to = MediaId{"b"}, .yaw = -180, .pitch = 90}}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tours)

BOOST_AUTO_TEST_CASE(what_one_looks_at_is_in_the_middle) {
  for (const float yaw : {0.f, 45.f, 90.f, 179.f, -90.f, 300.f})
    for (const float pitch : {0.f, 30.f, -60.f}) {
      const auto at = Camera({.yaw = yaw, .pitch = pitch}, 800, 400).project(direction_of(yaw, pitch));
      BOOST_TEST_REQUIRE(at.has_value());
      BOOST_TEST(std::abs(at->x) < 1e-4f);
      BOOST_TEST(std::abs(at->y) < 1e-4f);
    }
}

BOOST_AUTO_TEST_CASE(half_the_field_of_view_is_the_edge) {
  for (const float wide : {35.f, 90.f, 110.f}) {
    BOOST_TEST(std::abs(x_of(wide / 2 - 0.01f, {.field_of_view = wide}) - 1) < 0.01f);
    BOOST_TEST(std::abs(x_of(-wide / 2 + 0.01f, {.field_of_view = wide}) + 1) < 0.01f);
    BOOST_TEST(!is_seen(wide / 2 + 1, 0, {.field_of_view = wide}));
  }
  // half as high as wide: half the tangent
  const float edge = std::atan(0.5f) * 180 / 3.14159265f;
  BOOST_TEST(is_seen(0, edge - 0.1f, {}));
  BOOST_TEST(!is_seen(0, edge + 0.1f, {}));
}

BOOST_AUTO_TEST_CASE(what_is_behind_is_not_seen) {
  for (const float yaw : {0.f, 77.f, -140.f}) {
    BOOST_TEST(!is_seen(yaw + 180, 0, {.yaw = yaw}));
    BOOST_TEST(!is_seen(yaw + 90, 0, {.yaw = yaw, .field_of_view = 110}));
    BOOST_TEST(!is_seen(yaw, -89, {.yaw = yaw, .pitch = 85}));
  }
}

BOOST_AUTO_TEST_CASE(turning_right_moves_pictures_left_and_zooming_moves_them_outwards) {
  BOOST_TEST(x_of(20, {.yaw = 10}) < x_of(20, {}));
  BOOST_TEST(x_of(20, {.field_of_view = 60}) > x_of(20, {}));
  const auto level = Camera({}, 800, 400).project(direction_of(0, 10));
  const auto raised = Camera({.pitch = 5}, 800, 400).project(direction_of(0, 10));
  BOOST_TEST((level && raised && raised->y < level->y && raised->y > 0));
}

BOOST_AUTO_TEST_CASE(a_point_of_the_screen_is_where_its_direction_is_seen) {
  for (const float yaw : {0.f, 123.f, -45.f})
    for (const float pitch : {0.f, 40.f, -85.f}) {
      const Camera camera({.yaw = yaw, .pitch = pitch, .field_of_view = 70}, 390, 335);
      for (const ScreenPoint point : {ScreenPoint{0.3f, -0.7f}, ScreenPoint{-0.9f, 0.2f}}) {
        const auto back = camera.project(camera.direction(point));
        BOOST_TEST_REQUIRE(back.has_value());
        BOOST_TEST(std::abs(back->x - point.x) < 1e-3f);
        BOOST_TEST(std::abs(back->y - point.y) < 1e-3f);
      }
    }
}

BOOST_AUTO_TEST_CASE(who_goes_on_looks_the_same_way_on_the_plan) {
  const PlanPlace up{.plan = MediaId{"p"}, .x = 1, .y = 1, .heading = 0};
  const PlanPlace right{.plan = MediaId{"p"}, .x = 2, .y = 2, .heading = 90};
  const PlanPlace upstairs{.plan = MediaId{"q"}, .x = 2, .y = 2, .heading = 90};
  const MediaItem from = scene("a", {.yaw = 0, .place = up, .links = {}});
  BOOST_TEST(yaw_after(30, from, scene("b", {.yaw = 7, .place = up, .links = {}})) == 30);
  BOOST_TEST(yaw_after(30, from, scene("b", {.yaw = 7, .place = right, .links = {}})) == -60);
  BOOST_TEST(yaw_after(-170, from, scene("b", {.yaw = 7, .place = right, .links = {}})) == 100);
  BOOST_TEST(yaw_after(30, from, scene("b", {.yaw = 7, .place = upstairs, .links = {}})) == 7);
  BOOST_TEST(yaw_after(30, from, scene("b", {.yaw = 7, .place = {}, .links = {}})) == 7);
  BOOST_TEST(yaw_after(30, from, MediaItem{}) == 0);
}

BOOST_AUTO_TEST_CASE(ways_out_of_what_somebody_may_see_are_forgotten) {
  const auto both = Scene{.yaw = 0,
                          .place = PlanPlace{.plan = MediaId{"p"}, .x = 1, .y = 1},
                          .links = {{.to = MediaId{"secret"}}, {.to = MediaId{"b"}}}};
  std::vector<MediaItem> items{scene("a", both), scene("b", {})};
  keep_ways_among(items);
  BOOST_TEST(items[0].scene->links.size() == 1U);
  BOOST_TEST(items[0].scene->links[0].to.value == "b");
  BOOST_TEST(!items[0].scene->place.has_value());
}

BOOST_AUTO_TEST_CASE(a_scene_is_placed_inside_the_picture_and_the_plan) {
  BOOST_TEST(wrong_fields(placed()).empty());
  const auto wrong = [](auto spoil) {
    PlaceScene request = placed();
    spoil(request.scene);
    const auto paths = wrong_fields(request);
    return paths.empty() ? std::string{} : paths.front();
  };
  BOOST_TEST(wrong([](Scene& s) { s.yaw = 181; }) == "scene.yaw");
  BOOST_TEST(wrong([](Scene& s) { s.place->x = -1; }) == "scene.place.x");
  BOOST_TEST(wrong([](Scene& s) { s.place->y = 1001; }) == "scene.place.y");
  BOOST_TEST(wrong([](Scene& s) { s.place->heading = 360; }) == "scene.place.heading");
  BOOST_TEST(wrong([](Scene& s) { s.links[0].yaw = -181; }) == "scene.links[0].yaw");
  BOOST_TEST(wrong([](Scene& s) { s.links[0].pitch = 91; }) == "scene.links[0].pitch");
  BOOST_TEST(wrong([](Scene& s) { s.links[0].to = MediaId{"a"}; }) == "scene.links[0].to");
  BOOST_TEST(wrong([](Scene& s) { s.links.resize(25, s.links[0]); }) == "scene.links");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::media
