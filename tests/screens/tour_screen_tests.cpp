// P32: the ways from room to room lie in the picture and on the plan, for the hand and for the ear.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

namespace {

using ui::PressedKey;
using ui::Role;

const std::string dining_room = "Aller à\u00a0: Salle à manger";
const std::string living_room = "Aller à\u00a0: Séjour";
const std::string kitchen = "Aller à\u00a0: Cuisine";

struct Tour : LoopbackApp {
  explicit Tour(HeadlessOptions options = desktop(), bool wants_less_motion = true)
      : LoopbackApp(sample_bootstrap("fr-CA"), "/panorama/", with(options, wants_less_motion)) {
    order_state = orders::OrderState::completed;
    browser.history.push_back("/panorama/orders/SP-20391");
    browser.at = 1, browser.has_moved = true;
    settle();
  }
  static HeadlessOptions with(HeadlessOptions options, bool wants_less_motion) {
    options.wants_less_motion = wants_less_motion;
    return options;
  }
  [[nodiscard]] const ui::Node& viewer() const {
    const ui::Node* found = find_start(Role::viewer, "Visite 360°");
    BOOST_TEST_REQUIRE(found != nullptr);
    return *found;
  }
  // Where a way lies across the picture: -1 left to 1 right; 2 when it is not in sight.
  [[nodiscard]] float across(std::string_view way) const {
    const ui::Node* found = screen->find(Role::button, way);
    if (found == nullptr) return 2;
    const ui::Rect box = viewer().box;
    return (found->box.center().x - box.center().x) / (box.w / 2);
  }
  void press_in_viewer(PressedKey key, int times = 1) {
    for (int n = 0; n < times; ++n) screen->send(ui::event::Key{.id = viewer().id, .key = key});
    settle();
  }
  void drag(float by) {
    const ui::Vec2 at = viewer().box.center();
    screen->send(ui::event::PointerDown{.id = viewer().id, .x = at.x, .y = at.y});
    screen->send(ui::event::PointerMove{.x = at.x + by, .y = at.y});
    screen->send(ui::event::PointerUp{.id = viewer().id, .x = at.x + by, .y = at.y});
    settle();
  }
};

bool is_near(float a, float b, float by = 0.01f) {
  return std::abs(a - b) < by;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tour_screens)

BOOST_AUTO_TEST_CASE(a_way_lies_where_it_is_in_the_picture) {
  Tour run;
  const float expected = std::tan(30 * 3.14159265f / 180);  // of 90 degrees across
  BOOST_TEST(is_near(run.across(dining_room), expected));
  BOOST_TEST(!run.shows(Role::button, kitchen));  // behind
  BOOST_TEST(run.screen->problems_text() == "");
}

BOOST_AUTO_TEST_CASE(it_follows_drags_and_zooming) {
  Tour run;
  const float before = run.across(dining_room);
  run.drag(-120);  // the picture goes left
  BOOST_TEST(run.across(dining_room) < before - 0.1f);
  run.drag(120);
  BOOST_TEST(is_near(run.across(dining_room), before));
  BOOST_TEST(run.click(Role::button, "Agrandir"));
  BOOST_TEST(run.across(dining_room) > before + 0.05f);
  run.drag(2000);  // far to the left of it
  BOOST_TEST(!run.shows(Role::button, dining_room));
}

BOOST_AUTO_TEST_CASE(what_is_behind_comes_into_sight_when_one_turns_round) {
  Tour run;
  run.press_in_viewer(PressedKey::right, 18);
  BOOST_TEST(run.shows(Role::button, kitchen));
  BOOST_TEST(!run.shows(Role::button, dining_room));
  run.press_in_viewer(PressedKey::home);
  BOOST_TEST(run.shows(Role::button, dining_room));
}

BOOST_AUTO_TEST_CASE(a_way_leads_on_in_the_direction_one_looks_and_the_focus_stays_in_the_tour) {
  Tour run;
  run.press_in_viewer(PressedKey::right, 3);
  BOOST_TEST(run.click(Role::button, dining_room));
  BOOST_TEST(run.viewer().name == "Visite 360°, Salle à manger");
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
  BOOST_TEST((run.screen->focused()->role == Role::viewer));
  BOOST_TEST(is_near(run.panorama.look.yaw, -60));  // 30 on a plan where this picture is turned by 90
  BOOST_TEST(is_near(run.across(living_room), 0));
  BOOST_TEST(run.panorama.scene.base_url.find("m1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_room_that_is_chosen_by_name_is_shown_as_it_is_first_seen) {
  Tour run;
  BOOST_TEST(run.click(Role::toggle_button, "Salle à manger"));
  BOOST_TEST(is_near(run.panorama.look.yaw, 120));
  BOOST_TEST(run.click(Role::toggle_button, "Chambre"));  // was placed nowhere
  BOOST_TEST(is_near(run.panorama.look.yaw, 0));
  BOOST_TEST(run.find_start(Role::button, "Aller à") == nullptr);
  BOOST_TEST(!run.shows(Role::group, "Plan d’étage"));
  BOOST_TEST(!run.shows(Role::toggle_button, "Plan d’étage"));
}

BOOST_AUTO_TEST_CASE(the_keyboard_reaches_a_way_right_after_the_picture) {
  Tour run;
  for (int n = 0; n < 60; ++n) {
    run.screen->tab();
    if (run.screen->focused() != nullptr && run.screen->focused()->role == Role::viewer) break;
  }
  run.screen->tab();
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
  BOOST_TEST(run.screen->focused()->name == dining_room);
  run.screen->press(PressedKey::enter);
  run.settle();
  BOOST_TEST(run.viewer().name == "Visite 360°, Salle à manger");
}

BOOST_AUTO_TEST_CASE(the_plan_shows_where_the_rooms_are_and_can_be_put_away) {
  Tour run;
  const ui::Node* plan = run.screen->find(Role::group, "Plan d’étage");
  BOOST_TEST_REQUIRE(plan != nullptr);
  const ui::Node* room = run.screen->find(Role::button, "Plan d’étage, Salle à manger");
  BOOST_TEST_REQUIRE(room != nullptr);
  BOOST_TEST(room->box.center().x > plan->box.center().x);
  BOOST_TEST(!run.shows(Role::button, "Plan d’étage, Séjour"));  // one is there
  BOOST_TEST(!run.shows(Role::button, "Plan d’étage, Cuisine"));
  BOOST_TEST(run.click(Role::button, "Plan d’étage, Salle à manger"));
  BOOST_TEST(run.viewer().name == "Visite 360°, Salle à manger");
  BOOST_TEST(run.shows(Role::button, "Plan d’étage, Séjour"));
  BOOST_TEST(run.click(Role::toggle_button, "Plan d’étage"));
  BOOST_TEST(!run.shows(Role::group, "Plan d’étage"));
}

BOOST_AUTO_TEST_CASE(on_a_phone_the_plan_waits_behind_its_button_and_everything_is_large_enough) {
  Tour run(phone());
  BOOST_TEST(!run.shows(Role::group, "Plan d’étage"));
  BOOST_TEST(run.click(Role::toggle_button, "Plan d’étage"));
  BOOST_TEST(run.shows(Role::group, "Plan d’étage"));
  for (const std::string& name : {std::string("Plan d’étage, Salle à manger"), dining_room}) {
    const ui::Node* found = run.screen->find(Role::button, name);
    BOOST_TEST_REQUIRE(found != nullptr, name);
    BOOST_TEST(found->box.w >= 43.5f);
    BOOST_TEST(found->box.h >= 43.5f);
  }
  BOOST_TEST(run.screen->problems_text() == "");
}

BOOST_AUTO_TEST_CASE(it_turns_by_itself_only_when_asked_and_until_somebody_takes_over) {
  Tour run(desktop(), false);
  const auto yaw = [&] { return run.panorama.look.yaw; };
  const auto pass = [&] {
    const float before = yaw();
    run.screen->advance(500);
    return yaw() - before;
  };
  BOOST_TEST(pass() == 0);
  const auto ask = [&] { return run.click(Role::toggle_button, "Rotation automatique"); };
  const auto is_turning = [&] {
    return run.screen->find(Role::toggle_button, "Rotation automatique")->has(ui::State::checked);
  };
  BOOST_TEST(ask());
  BOOST_TEST(is_turning());
  BOOST_TEST(pass() > 0);
  run.drag(10);
  BOOST_TEST(!is_turning());
  BOOST_TEST(pass() == 0);
  BOOST_TEST(ask());
  BOOST_TEST(pass() > 0);
  run.press_in_viewer(PressedKey::up);
  BOOST_TEST(pass() == 0);
  BOOST_TEST(ask());
  BOOST_TEST(ask());
  BOOST_TEST(pass() == 0);
  BOOST_TEST(run.screen->frames_at_rest(10) == 0);  // nothing moves, nothing is drawn
}

BOOST_AUTO_TEST_CASE(a_long_pause_is_not_made_up_for) {
  Tour run(desktop(), false);
  BOOST_TEST(run.click(Role::toggle_button, "Rotation automatique"));
  const float before = run.panorama.look.yaw;
  run.screen->advance(60'000);  // the page was hidden
  BOOST_TEST(run.panorama.look.yaw - before < 15);
}

BOOST_AUTO_TEST_CASE(who_wants_less_motion_is_not_offered_any) {
  Tour run;
  BOOST_TEST(!run.shows(Role::toggle_button, "Rotation automatique"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
