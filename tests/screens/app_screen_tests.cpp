// What people expect of any page of the web: back, reload, focus, drafts, a network that comes and goes.
#include <boost/test/unit_test.hpp>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

using ui::Role;

namespace {

constexpr std::string_view waiting = "Connexion perdue. Nouvel essai en cours; rien n’est perdu.";

portal::Bootstrap client() {
  return sample_bootstrap("fr-CA");
}

// Starts the program again in the same browser, as a reload does.
void reload(LoopbackApp& run, const portal::Bootstrap& page) {
  run.app.reset();
  run.app =
      std::make_unique<app::App>(run.transport, run.browser, run.words, run.panorama, wire::encode(page));
  run.settle();
}

void fill_order(LoopbackApp& run) {
  BOOST_TEST(run.type("Nom du client", "Jean-Philippe Bouchard"));
  BOOST_TEST(run.type("Téléphone", "418 555-0142"));
  for (const std::string_view start : {"Photos HDR", "Les coordonnées de la propriété"}) {
    const ui::Node* box = run.find_start(Role::checkbox, start);
    BOOST_TEST_REQUIRE(box != nullptr);
    BOOST_TEST(run.click(Role::checkbox, std::string{box->name}));
  }
}

float scrolled(const LoopbackApp& run) {
  for (auto command = run.screen->commands().rbegin(); command != run.screen->commands().rend(); ++command) {
    if (const auto* scroll = std::get_if<ui::command::ScrollTo>(&*command)) return scroll->y;
  }
  return -1;
}

const ui::Node* page_scroller(const LoopbackApp& run) {
  for (const ui::Node& node : run.screen->ui().nodes()) {
    if (node.role == Role::scroller && node.content_h > node.box.h + 20) return &node;
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(app_screens)

BOOST_AUTO_TEST_CASE(back_is_instant_and_finds_focus_and_scroll) {
  HeadlessOptions low = desktop();
  low.height = 480;
  LoopbackApp run(client(), "/panorama/orders", low);
  const ui::Node* scroller = page_scroller(run);
  BOOST_TEST_REQUIRE(scroller != nullptr);
  run.screen->send(ui::event::Scroll{scroller->id, 0, 90});
  const auto& nodes = run.screen->ui().nodes();
  const auto link = std::find_if(nodes.rbegin(), nodes.rend(), [](const ui::Node& node) {
    return node.role == Role::link && node.href.find("/orders/SP-") != std::string::npos;
  });
  BOOST_TEST_REQUIRE((link != nodes.rend()));
  const std::string name = link->name;
  BOOST_TEST(run.click(Role::link, name), run.screen->failure());
  BOOST_TEST(run.browser.path().find("/panorama/orders/SP-") == 0u);
  run.transport.is_holding = true;  // what is shown now comes from memory
  run.browser.go_back();
  run.settle();
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
  BOOST_TEST(run.screen->focused()->name == name);
  BOOST_TEST(scrolled(run) > 0);
}

BOOST_AUTO_TEST_CASE(the_number_to_call_is_one_touch_away) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/orders/SP-20391?tab=details");
  const ui::Node* number = run.find_start(Role::link, "418");
  BOOST_TEST_REQUIRE(number != nullptr);
  BOOST_TEST(number->href == "tel:+14185550142");
}

BOOST_AUTO_TEST_CASE(a_reload_keeps_the_place_on_the_page) {
  HeadlessOptions low = desktop();
  low.height = 480;
  LoopbackApp run(client(), "/panorama/orders", low);
  const ui::Node* scroller = page_scroller(run);
  BOOST_TEST_REQUIRE(scroller != nullptr);
  run.screen->send(ui::event::Scroll{scroller->id, 0, 40});
  run.app.reset();
  run.screen.reset();
  run.app =
      std::make_unique<app::App>(run.transport, run.browser, run.words, run.panorama, wire::encode(client()));
  run.screen = std::make_unique<HeadlessScreen>(low, [&run](ui::Ui& ui) {
    run.app->poll(ui.now_ms());
    run.app->frame(ui);
    if (run.app->needs_frame_in_ms() == 0) ui.wake_after(0);
  });
  run.settle();
  BOOST_TEST(scrolled(run) == 40);
  // Another page starts at its top.
  BOOST_TEST(run.click(Role::link, "Outils et compte"));
  reload(run, client());
  BOOST_TEST(run.browser.stored("tab.scroll") == "");
}

BOOST_AUTO_TEST_CASE(a_place_seen_before_shows_at_once_while_it_refreshes) {
  LoopbackApp run(client(), "/panorama/orders");
  BOOST_TEST(run.click(Role::link, "Accueil"));
  run.transport.is_holding = true;
  const std::size_t asked = run.transport.count(orders::ListOrders::path);
  BOOST_TEST(run.click(Role::link, "Commandes"));
  BOOST_TEST(run.screen->has_text("77, avenue Cartier"));
  BOOST_TEST(run.transport.count(orders::ListOrders::path) == asked + 1);
}

BOOST_AUTO_TEST_CASE(a_new_page_is_announced_once_by_its_focused_heading) {
  LoopbackApp run(client(), "/panorama/");
  BOOST_TEST((run.screen->focused() == nullptr));  // the browser's business on the first page
  for (const std::string_view link : {"Commandes", "Médiathèque", "Outils et compte"}) {
    if (!run.shows(Role::link, link)) continue;
    BOOST_TEST(run.click(Role::link, link));
    BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
    const Role role = run.screen->focused()->role;
    BOOST_TEST((role == Role::heading || role == Role::page));
  }
  BOOST_TEST(run.browser.announced.empty());
}

BOOST_AUTO_TEST_CASE(titles_follow_screen_and_language) {
  LoopbackApp run(client(), "/panorama/orders?group=completed");
  BOOST_TEST(run.browser.path() == "/panorama/orders?group=completed");
  BOOST_TEST(run.browser.title == "Commandes — Studio Panorama");
  LoopbackApp polish(sample_bootstrap("pl-PL"), "/panorama/orders?group=completed");
  BOOST_TEST(polish.browser.title == "Zamówienia — Studio Panorama");
}

BOOST_AUTO_TEST_CASE(no_frame_is_asked_for_at_rest) {  // P41
  LoopbackApp run(client(), "/panorama/");
  run.screen->advance(2000);
  BOOST_TEST(run.screen->ui().frame_needed_in_ms() < 0);
}

BOOST_AUTO_TEST_CASE(choosing_a_filter_keeps_the_focus_and_back_undoes_it) {  // V49
  LoopbackApp run(client(), "/panorama/orders");
  const ui::Node* filter = run.find_start(Role::toggle_button, "Complétée");
  if (filter == nullptr) filter = run.find_start(Role::tab, "Complétée");
  if (filter == nullptr) filter = run.find_start(Role::button, "Complétée");
  BOOST_TEST_REQUIRE(filter != nullptr);
  const ui::NodeId id = filter->id;
  BOOST_TEST(run.click(filter->role, std::string{filter->name}));
  BOOST_TEST(run.browser.path() == "/panorama/orders?group=completed");
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
  BOOST_TEST(run.screen->focused()->id == id);
  run.browser.go_back();
  run.settle();
  BOOST_TEST(run.browser.path() == "/panorama/orders");
  BOOST_TEST(run.screen->focused()->id == id);
}

BOOST_AUTO_TEST_CASE(every_screen_has_something_to_show_before_its_data) {
  for (const std::string_view path : {"/panorama/", "/panorama/orders", "/panorama/orders/SP-20391",
                                      "/panorama/orders/new", "/panorama/media", "/panorama/account"}) {
    BOOST_TEST_CONTEXT(path) {
      LoopbackApp run(client(), "/panorama/nowhere");
      run.transport.is_holding = true;
      run.browser.history.emplace_back(path);
      run.browser.at = 1, run.browser.has_moved = true;
      run.settle();
      BOOST_TEST(run.screen->problems_text() == "");
      BOOST_TEST(!run.browser.title.empty());
      run.screen->frames_at_rest(100);
      BOOST_TEST(run.screen->frames_at_rest(50) ==
                 0);  // P41: what does not come does not keep the screen busy
    }
  }
}

BOOST_AUTO_TEST_CASE(home_stays_where_it_is_when_its_data_come) {
  for (const HeadlessOptions& device : {desktop(), phone()}) {
    LoopbackApp run(client(), "/panorama/nowhere", device);
    run.transport.is_holding = true;
    run.browser.history.emplace_back("/panorama/");
    run.browser.at = 1, run.browser.has_moved = true;
    run.settle();
    const auto box_of = [&run](ui::Role role, std::string_view start) {
      const ui::Node* node = run.find_start(role, start);
      BOOST_TEST_REQUIRE(node != nullptr, start);
      return node->box;
    };
    const std::string_view filter = device.width < 500 ? "Tout voir" : "Complétées";
    const ui::Role role = device.width < 500 ? ui::Role::link : ui::Role::toggle_button;
    const ui::Rect orders = box_of(ui::Role::heading, "Commandes en cours"), last = box_of(role, filter);
    run.transport.is_holding = false;
    run.settle();
    BOOST_TEST(run.screen->has_text("77, avenue Cartier"));
    BOOST_TEST(box_of(ui::Role::heading, "Commandes en cours").y == orders.y);
    BOOST_TEST(box_of(role, filter).x == last.x);
  }
}

BOOST_AUTO_TEST_CASE(resting_on_a_link_asks_for_its_page_ahead) {
  LoopbackApp run(client(), "/panorama/");
  const std::size_t before = run.transport.count(orders::ListOrders::path);
  run.screen->hover(Role::link, "Commandes");
  run.screen->advance(100);
  run.settle();
  BOOST_TEST(run.transport.count(orders::ListOrders::path) == before + 1);
  run.transport.is_holding = true;
  BOOST_TEST(run.click(Role::link, "Commandes"));
  BOOST_TEST(run.screen->has_text("77, avenue Cartier"));
  BOOST_TEST(run.transport.count(orders::ListOrders::path) == before + 1);
}

BOOST_AUTO_TEST_CASE(one_question_is_asked_once) {
  LoopbackApp run(client(), "/panorama/");
  BOOST_TEST(run.transport.count(home::GetHome::path) == 1u);
}

BOOST_AUTO_TEST_CASE(without_a_network_what_is_kept_can_be_read) {
  LoopbackApp run(client(), "/panorama/orders");
  run.transport.is_cut = true;
  run.browser.is_kept = true;
  reload(run, sample_bootstrap("fr-CA", guichet::Role::anonymous));
  BOOST_TEST(run.screen->has_text("77, avenue Cartier"));
  BOOST_TEST(run.screen->has_text(waiting));
  run.transport.is_cut = false;
  BOOST_TEST(run.click(Role::button, "Réessayer"));
  BOOST_TEST(!run.screen->has_text(waiting));
}

BOOST_AUTO_TEST_CASE(signing_out_leaves_nothing_on_the_device) {
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  fill_order(run);
  run.transport.on<accounts::SignOut>([](const auto&) -> Result<portal::Bootstrap> {
    return sample_bootstrap("fr-CA", guichet::Role::anonymous);
  });
  BOOST_TEST(run.click(Role::button, "Déconnexion du système"));
  for (const auto& [key, text] : run.browser.storage)
    BOOST_TEST_CONTEXT(key) BOOST_TEST((text.empty() || key == "language"));
}

BOOST_AUTO_TEST_CASE(a_session_that_ended_unseen_leaves_drafts_but_nothing_to_read) {
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  fill_order(run);
  reload(run, sample_bootstrap("fr-CA", guichet::Role::anonymous));
  for (const auto& [key, text] : run.browser.storage)
    BOOST_TEST_CONTEXT(key) BOOST_TEST((text.empty() || key.find("draft") == 0u));
  BOOST_TEST(run.browser.stored("draft.a1.order") != "");
}

BOOST_AUTO_TEST_CASE(the_draft_of_one_person_is_not_shown_to_another) {
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  fill_order(run);
  portal::Bootstrap other = client();
  other.me->account = {"a2"};
  reload(run, other);
  BOOST_TEST_REQUIRE(run.screen->find(Role::text_field, "Nom du client") != nullptr);
  BOOST_TEST(run.screen->find(Role::text_field, "Nom du client")->value == "");
}

BOOST_AUTO_TEST_CASE(an_order_sent_into_a_dead_network_is_the_same_order_after_a_reload) {  // P44
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  fill_order(run);
  run.transport.is_cut = true;
  BOOST_TEST(run.click(Role::button, "Commander"));
  const std::string key = run.transport.last(orders::PlaceOrder::path)->key;
  BOOST_TEST(!key.empty());
  run.transport.is_cut = false;
  reload(run, client());
  BOOST_TEST(run.click(Role::button, "Commander"));
  BOOST_TEST(run.transport.last(orders::PlaceOrder::path)->key == key);
  BOOST_TEST(run.screen->has_text("Commande SP-20418 reçue"));
  BOOST_TEST(run.browser.stored("draft.a1.order.key") == "");
}

BOOST_AUTO_TEST_CASE(a_command_is_tried_again_by_itself) {
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  fill_order(run);
  run.transport.is_cut = true;
  BOOST_TEST(run.click(Role::button, "Commander"));
  BOOST_TEST(run.screen->has_text(waiting));
  run.transport.is_cut = false;
  run.screen->advance(2000);
  run.settle();
  BOOST_TEST(run.screen->has_text("Commande SP-20418 reçue"));
}

BOOST_AUTO_TEST_CASE(the_network_coming_back_is_tried_at_once) {
  LoopbackApp run(client(), "/panorama/");
  run.transport.is_cut = true, run.browser.online = false;
  BOOST_TEST(run.click(Role::link, "Commandes"));
  BOOST_TEST(run.screen->has_text(waiting));
  run.transport.is_cut = false, run.browser.online = true;
  run.settle();
  BOOST_TEST(run.screen->has_text("77, avenue Cartier"));
}

BOOST_AUTO_TEST_CASE(a_new_release_is_offered_and_not_forced) {
  constexpr std::string_view offer = "Une nouvelle version est disponible. Rechargez la page.";
  portal::Bootstrap page = client();
  page.build = "r1";
  LoopbackApp run(page, "/panorama/");
  run.transport.build = "r2";
  BOOST_TEST(run.click(Role::link, "Commandes"));
  BOOST_TEST(run.screen->has_text(offer));
  BOOST_TEST(run.browser.reloads == 0);
  BOOST_TEST(run.click(Role::button, "Fermer"));
  BOOST_TEST(!run.screen->has_text(offer));
  run.transport.build = "r3";
  BOOST_TEST(run.click(Role::link, "Accueil"));
  BOOST_TEST(run.click(Role::button, "Recharger"));
  BOOST_TEST(run.browser.reloads == 1);
}

BOOST_AUTO_TEST_CASE(another_language_loses_nothing_that_was_typed) {
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  fill_order(run);
  BOOST_TEST(run.click(Role::link, "Outils et compte"));
  BOOST_TEST(run.screen->choose("Langue", "Polski"));
  run.settle();
  run.browser.go_back();
  run.settle();
  const auto& nodes = run.screen->ui().nodes();
  BOOST_TEST(std::any_of(nodes.begin(), nodes.end(),
                         [](const ui::Node& node) { return node.value == "Jean-Philippe Bouchard"; }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
