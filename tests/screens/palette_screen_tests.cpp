// The search over everything and the list of shortcuts, by keyboard and by pointer.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

using ui::Role;

namespace {

constexpr std::string_view search = "Rechercher ou agir";

void open_search(LoopbackApp& run) {
  run.screen->press(ui::PressedKey::k, {.ctrl = true});
  run.settle();
  BOOST_TEST_REQUIRE(run.shows(Role::dialog, search));
  BOOST_TEST(run.screen->problems_text() == "");
}

void press(LoopbackApp& run, ui::PressedKey key) {
  run.screen->press(key);
  run.settle();
}

// What the arrow keys are at, as a screen reader is told.
std::string active_option(const LoopbackApp& run) {
  const ui::Node* field = run.screen->find(Role::text_field, search);
  for (const ui::Node& node : run.screen->ui().nodes()) {
    if (field != nullptr && node.id == field->active_item) return node.name;
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(palette)

BOOST_AUTO_TEST_CASE(one_question_finds_orders_properties_and_messages) {
  for (const HeadlessOptions& options : {desktop(), phone()}) {
    LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/", options);
    BOOST_TEST(run.click(Role::button, search));
    BOOST_TEST(run.shows(Role::dialog, search));
    BOOST_TEST(run.type(search, "cart"));
    BOOST_TEST(run.transport.count(search::Find::path) == 1u);
    BOOST_TEST(run.screen->problems_text() == "");
    for (const std::string_view name :
         {"77, avenue Cartier", "12, avenue Cartier", "Clés du 77, avenue Cartier"})
      BOOST_TEST(run.shows(Role::list_option, name), name);
    BOOST_TEST(run.click(Role::list_option, "77, avenue Cartier"), run.screen->failure());
    BOOST_TEST(run.browser.path() == "/panorama/orders/SP-20419");
    BOOST_TEST(!run.shows(Role::dialog, search));
  }
}

BOOST_AUTO_TEST_CASE(every_option_has_a_row_of_its_own) {
  for (const HeadlessOptions& options : {desktop(), phone()}) {
    LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/", options);
    BOOST_TEST(run.click(Role::button, search));
    float bottom = 0;
    int count = 0;
    for (const ui::Node& node : run.screen->ui().nodes()) {
      if (node.role != Role::list_option) continue;
      BOOST_TEST(node.box.h >= 32, node.name);
      BOOST_TEST(node.box.y >= bottom - 0.5f, node.name);
      bottom = node.box.y + node.box.h;
      ++count;
    }
    BOOST_TEST(count > 10);
  }
}

BOOST_AUTO_TEST_CASE(arrow_keys_choose_and_enter_goes) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/");
  open_search(run);
  BOOST_TEST(run.screen->find(Role::text_field, search)->has(ui::State::autofocus));
  BOOST_TEST(run.type(search, "cart"));
  BOOST_TEST(active_option(run) == "77, avenue Cartier");
  press(run, ui::PressedKey::down);
  BOOST_TEST(active_option(run) == "12, avenue Cartier");
  press(run, ui::PressedKey::up);
  press(run, ui::PressedKey::up);
  BOOST_TEST(active_option(run) != "77, avenue Cartier");  // round to the last
  press(run, ui::PressedKey::down);
  press(run, ui::PressedKey::enter);
  BOOST_TEST(run.browser.path() == "/panorama/orders/SP-20419");
  BOOST_TEST(!run.shows(Role::dialog, search));
}

BOOST_AUTO_TEST_CASE(escape_closes_and_gives_the_focus_back) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/orders");
  BOOST_TEST(run.click(Role::button, search));
  press(run, ui::PressedKey::escape);
  BOOST_TEST(!run.shows(Role::dialog, search));
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
  BOOST_TEST(run.screen->focused()->name == search);
}

BOOST_AUTO_TEST_CASE(pages_seen_before_come_first) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/orders");
  BOOST_TEST(run.click(Role::link, "Médias"), run.screen->failure());
  open_search(run);
  BOOST_TEST(active_option(run) == "Commandes");
  BOOST_TEST(run.type(search, ""));
  press(run, ui::PressedKey::enter);
  BOOST_TEST(run.browser.path() == "/panorama/orders");
}

BOOST_AUTO_TEST_CASE(each_role_finds_its_own_places) {
  LoopbackApp client(sample_bootstrap("fr-CA"), "/panorama/");
  open_search(client);
  BOOST_TEST(client.shows(Role::list_option, "Nouvelle commande"));
  BOOST_TEST(!client.shows(Role::list_option, "Inscriptions"));
  LoopbackApp operator_(sample_bootstrap("fr-CA", guichet::Role::data_operator), "/panorama/staff/listings");
  open_search(operator_);
  BOOST_TEST(operator_.shows(Role::list_option, "Inscriptions"));
  BOOST_TEST(!operator_.shows(Role::list_option, "Nouvelle commande"));
  BOOST_TEST(!operator_.shows(Role::list_option, "Répertoire des courtiers"));
}

BOOST_AUTO_TEST_CASE(what_one_may_do_on_the_page_is_there) {
  LoopbackApp run(sample_bootstrap("fr-CA", guichet::Role::administrator),
                  "/panorama/staff/orders?order=SP-20418");
  run.app_is_staff = true;
  run.order_state = orders::OrderState::received;
  open_search(run);
  BOOST_TEST(run.type(search, "assigner"));
  run.transport.on<orders::AssignOrders>(
      [](const orders::AssignOrders& request) -> Result<orders::ChangedOrders> {
        orders::Order order = sample_order(0, orders::OrderState::received);
        order.number = request.orders.front().number;
        order.assignee = request.orders.front().to;
        return orders::ChangedOrders{.changed = {order}, .refused = {}};
      });
  press(run, ui::PressedKey::enter);
  BOOST_TEST(run.transport.count(orders::AssignOrders::path) == 1u);
}

BOOST_AUTO_TEST_CASE(an_order_is_cancelled_or_written_about_from_anywhere_on_its_page) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/orders/SP-20418");
  open_search(run);
  BOOST_TEST(run.click(Role::list_option, "Écrire au sujet de cette commande"), run.screen->failure());
  BOOST_TEST(run.browser.path() == "/panorama/messages/new?order=SP-20418");
}

BOOST_AUTO_TEST_CASE(language_and_appearance_change_at_once) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/");
  open_search(run);
  BOOST_TEST(run.type(search, "sombre"));
  press(run, ui::PressedKey::enter);
  BOOST_TEST(run.screen->ui().theme().is_dark());
  BOOST_TEST(run.browser.stored("appearance") == "dark");
  open_search(run);
  BOOST_TEST(run.type(search, "polski"));
  press(run, ui::PressedKey::enter);
  BOOST_TEST(run.shows(Role::button, "Szukaj lub działaj"));
}

// WCAG 3.1.2
BOOST_AUTO_TEST_CASE(names_of_languages_are_marked) {
  const auto marked = [](const LoopbackApp& run, std::string_view name) {
    const auto& nodes = run.screen->ui().nodes();
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
      return node.name == name && !node.language.empty();
    });
    return found == nodes.end() ? std::string{} : found->language;
  };
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/account");
  BOOST_TEST(marked(run, "English") == "en");
  BOOST_TEST(marked(run, "Polski") == "pl-PL");
  LoopbackApp entrance(sample_bootstrap("fr-CA", guichet::Role::anonymous), "/panorama/signin");
  BOOST_TEST(marked(entrance, "English") == "en");
  LoopbackApp palette(sample_bootstrap("fr-CA"), "/panorama/");
  open_search(palette);
  BOOST_TEST(marked(palette, "English") == "en");
}

BOOST_AUTO_TEST_CASE(signing_out_is_an_action) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/");
  run.transport.on<accounts::SignOut>([](const auto&) -> Result<portal::Bootstrap> {
    return sample_bootstrap("fr-CA", guichet::Role::anonymous);
  });
  open_search(run);
  BOOST_TEST(run.type(search, "déconnexion"));
  press(run, ui::PressedKey::enter);
  BOOST_TEST(run.shows(Role::button, "Se connecter"));
}

BOOST_AUTO_TEST_CASE(the_question_mark_lists_the_shortcuts_unless_it_is_turned_off) {  // WCAG 2.1.4
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/");
  press(run, ui::PressedKey::question);
  BOOST_TEST(run.shows(Role::dialog, "Raccourcis clavier"));
  BOOST_TEST(run.screen->problems_text() == "");
  BOOST_TEST(run.click(Role::switch_, "Raccourcis à une seule touche"), run.screen->failure());
  BOOST_TEST(run.browser.stored("single_keys") == "off");
  press(run, ui::PressedKey::escape);
  press(run, ui::PressedKey::question);
  BOOST_TEST(!run.shows(Role::dialog, "Raccourcis clavier"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
