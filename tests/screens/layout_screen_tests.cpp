// Every screen, in every language, on a desktop and a phone: nothing cut, nothing unnamed, nothing
// overlapping. With GUICHET_PICTURES in the environment each is also written to build/screens, for people to
// look at.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

namespace {

struct Place {
  std::string name;
  std::string path;
  Role role = Role::client;
  orders::OrderState order = orders::OrderState::completed;
};

std::vector<Place> places() {
  const Role nobody = Role::anonymous, staff = Role::administrator;
  return {
      {.name = "sign_in", .path = "/panorama/signin", .role = nobody},
      {.name = "register", .path = "/panorama/register", .role = nobody},
      {.name = "reset", .path = "/panorama/reset", .role = nobody},
      {.name = "home", .path = "/panorama/"},
      {.name = "orders", .path = "/panorama/orders"},
      {.name = "orders_empty", .path = "/panorama/orders?group=cancelled"},
      {.name = "new_order_search", .path = "/panorama/orders/new"},
      {.name = "new_order", .path = "/panorama/orders/new?listing=24718803"},
      {.name = "order_completed", .path = "/panorama/orders/SP-20391"},
      {.name = "order_details", .path = "/panorama/orders/SP-20391?tab=details"},
      {.name = "order_progress", .path = "/panorama/orders/SP-20418", .order = orders::OrderState::received},
      {.name = "media", .path = "/panorama/media"},
      {.name = "messages", .path = "/panorama/messages"},
      {.name = "messages_empty", .path = "/panorama/messages?box=sent"},
      {.name = "conversation", .path = "/panorama/messages/t1"},
      {.name = "new_message", .path = "/panorama/messages/new"},
      {.name = "account", .path = "/panorama/account"},
      {.name = "not_found", .path = "/panorama/nowhere"},
      {.name = "queue", .path = "/panorama/staff/orders", .role = staff},
      {.name = "queue_order",
       .path = "/panorama/staff/orders?order=SP-20418",
       .role = staff,
       .order = orders::OrderState::in_production},
      {.name = "imports", .path = "/panorama/staff/listings", .role = staff},
      {.name = "agents", .path = "/panorama/staff/agents", .role = staff},
      {.name = "agent_known", .path = "/panorama/staff/agents?agent=48377", .role = staff},
      {.name = "agent_waiting", .path = "/panorama/staff/agents?agent=48531", .role = staff},
      {.name = "corrections", .path = "/panorama/staff/agents?view=corrections", .role = staff},
      {.name = "agent_links", .path = "/panorama/staff/agents?view=links", .role = staff},
      {.name = "slip", .path = "/panorama/staff/agents/48377/slip", .role = staff}};
}

void keep_picture(LoopbackApp& run, const std::string& name) {
  if (std::getenv("GUICHET_PICTURES") == nullptr) return;
  const std::string folder = std::string{GUICHET_SOURCE_DIR} + "/build/screens";
  std::filesystem::create_directories(folder);
  BOOST_TEST(run.screen->png(folder + "/" + name + ".png"));
}

// What lies beside the window, except in what scrolls sideways.
std::string beside_the_window(const HeadlessScreen& screen, float width) {
  std::string found;
  const std::vector<ui::Node>& nodes = screen.ui().nodes();
  for (const ui::Node& node : nodes) {
    const auto scroller = std::find_if(nodes.begin(), nodes.end(),
                                       [&](const ui::Node& other) { return other.id == node.scroller; });
    if (scroller != nodes.end() && scroller->has(ui::State::horizontal)) continue;
    const ui::Rect box = screen.ui().on_screen(node);
    if (node.name.empty() || box.w <= 0 || (box.x >= -0.5f && box.right() <= width + 0.5f)) continue;
    found += std::string{ui::role_name(node.role)} + " \"" + node.name + "\" " + std::to_string(box.x) +
             " to " + std::to_string(box.right()) + "\n";
  }
  return found;
}

void check(const Place& place, std::string_view language, HeadlessOptions options,
           const std::string& device) {
  BOOST_TEST_CONTEXT(place.name << " " << language << " " << device) {
    LoopbackApp run(sample_bootstrap(language, place.role), place.path, options);
    run.order_state = place.order;
    run.app_is_staff = place.role == Role::administrator;
    run.browser.has_moved = true;  // asks again, with the state above
    run.settle();
    BOOST_TEST(run.screen->problems_text() == "");
    BOOST_TEST(beside_the_window(*run.screen, options.width) == "");
    BOOST_TEST(!run.app->title().empty());
    keep_picture(run, place.name + "-" + std::string{language} + "-" + device);
  }
}

std::vector<std::string_view> all_languages() {
  std::vector<std::string_view> tags;
  guichet::wire::each_value<guichet::Language>(
      [&tags](guichet::Language language) { tags.push_back(language_tag(language)); });
  return tags;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(layout_screens)

BOOST_AUTO_TEST_CASE(every_screen_fits_in_canadian_french) {
  for (const Place& place : places()) {
    check(place, "fr-CA", desktop(), "desktop");
    check(place, "fr-CA", phone(), "phone");
    check(place, "fr-CA", upright_tablet(), "tablet");
  }
}

BOOST_AUTO_TEST_CASE(every_screen_fits_in_polish) {
  for (const Place& place : places()) {
    check(place, "pl-PL", desktop(), "desktop");
    check(place, "pl-PL", phone(), "phone");
  }
}

BOOST_AUTO_TEST_CASE(every_screen_fits_in_french_of_france_and_english) {
  for (const Place& place : places()) {
    check(place, "fr-FR", desktop(), "desktop");
    check(place, "en", phone(), "phone");
    check(place, "en", tablet(), "tablet");
  }
}

// WCAG 1.4.10: 1280 x 1024 at 400 % is 320 x 256.
BOOST_AUTO_TEST_CASE(every_screen_fits_in_a_window_of_320) {
  for (const std::string_view language : all_languages()) {
    for (const Place& place : places()) {
      check(place, language, narrow(), "narrow");
      check(place, language, zoomed(), "zoomed");
    }
  }
}

// WCAG 1.4.4
BOOST_AUTO_TEST_CASE(every_screen_fits_on_a_phone_with_text_of_twice_the_size) {
  for (const std::string_view language : all_languages()) {
    for (const Place& place : places()) check(place, language, phone_of_large_text(), "large-text");
  }
}

// WCAG 1.4.12
BOOST_AUTO_TEST_CASE(every_screen_fits_with_wide_text_spacing) {
  for (const std::string_view language : all_languages()) {
    for (HeadlessOptions options : {desktop(), phone(), tablet()}) {
      options.spacing = {.letter = 0.12f, .word = 0.16f, .line = 1.5f, .paragraph = 2};
      for (const Place& place : places())
        check(place, language, options,
              options.width < 500    ? "spaced-phone"
              : options.width < 1200 ? "spaced-tablet"
                                     : "spaced-desktop");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_belongs_to_one_message_is_in_one_line) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/messages");
  const ui::Node* number = run.screen->find(ui::Role::text, "SP-20422");
  const ui::Node* sender = run.screen->find(ui::Role::link, "Répondre à Maude Tremblay");
  BOOST_TEST_REQUIRE((number != nullptr && sender != nullptr));
  BOOST_TEST(std::abs(number->box.center().y - sender->box.center().y) <= 1);
}

BOOST_AUTO_TEST_CASE(a_tablet_shows_who_wrote_and_every_group_of_orders) {
  LoopbackApp mail(sample_bootstrap("fr-CA"), "/panorama/messages", upright_tablet());
  const ui::Node* sender = mail.screen->find(ui::Role::link, "Répondre à Maude Tremblay");
  BOOST_TEST_REQUIRE(sender != nullptr);
  const ui::TextStyle bold{.weight = ui::Weight::semibold};
  BOOST_TEST(sender->box.w >= mail.screen->ui().text_width("Maude Tremblay", bold));
  LoopbackApp orders(sample_bootstrap("fr-CA"), "/panorama/orders", upright_tablet());
  const ui::Node* last = orders.find_start(ui::Role::toggle_button, "Annulées");
  const ui::Node* search = orders.screen->find(ui::Role::text_field, "Rechercher");
  BOOST_TEST_REQUIRE((last != nullptr && search != nullptr));
  BOOST_TEST(last->box.right() <= upright_tablet().width);
  BOOST_TEST(!last->box.intersects(search->box));
}

BOOST_AUTO_TEST_CASE(a_long_title_of_a_phone_stands_whole_below_the_buttons) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/messages/t1", narrow());
  const ui::Node* title = run.screen->find(ui::Role::heading, "Clés du 77, avenue Cartier");
  const ui::Node* search = run.screen->find(ui::Role::button, "Rechercher ou agir");
  BOOST_TEST_REQUIRE((title != nullptr && search != nullptr));
  BOOST_TEST(title->box.y >= search->box.bottom());
}

BOOST_AUTO_TEST_CASE(the_lightbox_fits_and_closes_with_escape) {
  for (const HeadlessOptions& options : {desktop(), phone()}) {
    LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/orders/SP-20391", options);
    BOOST_TEST(run.click(ui::Role::button, "Cuisine"));
    BOOST_TEST(run.shows(ui::Role::dialog, "Cuisine"));
    BOOST_TEST(run.screen->problems_text() == "");
    keep_picture(run, options.has_touch ? "lightbox-phone" : "lightbox-desktop");
    BOOST_TEST(run.click(ui::Role::button, "Média suivant"));
    BOOST_TEST(run.shows(ui::Role::dialog, "Chambre"));
    run.screen->press(ui::PressedKey::escape);
    run.settle();
    BOOST_TEST(!run.shows(ui::Role::dialog, "Chambre"));
  }
}

BOOST_AUTO_TEST_CASE(the_status_menu_offers_what_may_follow) {
  LoopbackApp run(sample_bootstrap("fr-CA", Role::administrator), "/panorama/");
  run.app_is_staff = true;
  run.order_state = orders::OrderState::received;
  run.browser.history.push_back("/panorama/staff/orders?order=SP-20418");
  run.browser.at = 1, run.browser.has_moved = true;
  run.settle();
  BOOST_TEST(run.click(ui::Role::button, "Statut, Reçue"));
  BOOST_TEST(run.screen->problems_text() == "");
  keep_picture(run, "status_menu");
  BOOST_TEST(run.shows(ui::Role::menu_item_radio, "Planifiée"));
}

BOOST_AUTO_TEST_CASE(dark_and_another_brand_fit_too) {
  HeadlessOptions options = desktop();
  portal::Bootstrap page = sample_bootstrap("fr-FR");
  page.portal.brand = "#F5A800", page.portal.mark = "manutek";
  LoopbackApp run(page, "/panorama/", options);
  run.browser.preferences.is_dark = true;
  run.settle();
  BOOST_TEST(run.screen->problems_text() == "");
  keep_picture(run, "home-dark");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
