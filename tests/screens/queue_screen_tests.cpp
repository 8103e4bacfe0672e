// The staff queue: choosing several orders, what is done to them, saved views, absent people.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

using ui::Role;

namespace {

struct QueueRun : LoopbackApp {
  explicit QueueRun(guichet::Role role = guichet::Role::dispatcher, HeadlessOptions device = desktop(),
                    std::string path = "/panorama/staff/orders")
      : LoopbackApp(sample_bootstrap("fr-CA", role), "/panorama/account", device) {
    transport.on<orders::ListQueue>([this](const orders::ListQueue& request) -> Result<orders::QueuePage> {
      asked = request.where;
      orders::QueuePage page;
      page.items = items;
      page.counts = {.all = 5, .mine = 0, .late = 0, .today = 1, .absent = 2};
      return page;
    });
    transport.on<orders::ListViews>([this](const auto&) -> Result<orders::SavedViews> { return views; });
    transport.on<orders::AssignOrders>(
        [this](const orders::AssignOrders& request) { return assign(request); });
    transport.on<orders::MoveOrders>([this](const orders::MoveOrders& request) { return move(request); });
    using enum orders::OrderState;
    items = {sample_order(3, received), sample_order(7, received), sample_order(11, received),
             sample_order(1, captured), sample_order(0, in_production)};
    for (orders::Order& order : items) order.assignee = {}, order.assignee_name = {};
    visit(std::move(path));
  }

  void visit(std::string path) {
    browser.history.push_back(std::move(path));
    browser.at = browser.history.size() - 1, browser.has_moved = true;
    settle();
  }
  Result<orders::ChangedOrders> assign(const orders::AssignOrders& request) {
    orders::ChangedOrders result;
    sent = request;
    for (const orders::Assignment& one : request.orders) {
      if (one.number == refuses) {
        result.refused.push_back({.number = one.number, .why = Failure::changed_meanwhile()});
        continue;
      }
      for (orders::Order& order : items) {
        if (order.number != one.number) continue;
        order.assignee = one.to;
        result.changed.push_back(order);
      }
    }
    return result;
  }
  Result<orders::ChangedOrders> move(const orders::MoveOrders& request) {
    orders::ChangedOrders result;
    for (const orders::OrderInState& one : request.orders) {
      for (orders::Order& order : items) {
        if (order.number != one.number) continue;
        order.state = request.to;
        result.changed.push_back(order);
      }
    }
    return result;
  }
  bool choose(int n) {
    const ui::Node* box = find_start(Role::checkbox, "Choisir SP-" + std::to_string(20418 + n));
    return box != nullptr && click(Role::checkbox, std::string{box->name});
  }
  [[nodiscard]] bool is_chosen(int n) const {
    const ui::Node* box = find_start(Role::checkbox, "Choisir SP-" + std::to_string(20418 + n));
    return box != nullptr && box->has(ui::State::checked);
  }
  // By the tabulator to what has a name that begins like this.
  void walk_to(std::string_view start) {
    for (int n = 0; n < 100; ++n) {
      const ui::Node* node = screen->focused();
      if (node != nullptr && node->name.substr(0, start.size()) == start) return;
      screen->tab();
    }
  }
  [[nodiscard]] bool said(std::string_view message) const {
    const auto& commands = screen->commands();
    return std::any_of(commands.begin(), commands.end(), [&](const ui::Command& command) {
      const auto* announced = std::get_if<ui::command::Announce>(&command);
      return announced != nullptr && announced->text == message;
    });
  }

  std::vector<orders::Order> items;
  orders::SavedViews views;
  orders::QueueConditions asked;
  orders::AssignOrders sent;
  orders::OrderNumber refuses;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(queue_screens)

BOOST_AUTO_TEST_CASE(who_goes_there_reads_what_was_ordered_and_whom_to_call) {  // P11
  QueueRun run(guichet::Role::photographer, desktop(), "/panorama/staff/orders?order=SP-20418");
  const orders::Order order = sample_order(0, orders::OrderState::in_production);
  for (const orders::Service& service : order.services) BOOST_TEST(run.screen->has_text(service.name));
  BOOST_TEST(run.screen->has_text(order.client_name));
  BOOST_TEST(run.screen->has_text("418\u00a0555-0142"));
}

BOOST_AUTO_TEST_CASE(staff_and_clients_find_an_order_by_each_others_address) {  // P21
  BOOST_TEST(QueueRun(guichet::Role::dispatcher, desktop(), "/panorama/orders/SP-20418")
                 .shows(Role::region, "1248, rue des Érables"));
  LoopbackApp client(sample_bootstrap("fr-CA"), "/panorama/staff/orders?order=SP-20418", desktop());
  BOOST_TEST(client.shows(Role::heading, "1248, rue des Érables"));
}

BOOST_AUTO_TEST_CASE(words_of_a_search_can_be_read_with_large_text) {  // WCAG 1.4.4
  QueueRun run(guichet::Role::dispatcher, phone_of_large_text());
  const ui::Node* search = run.find_start(Role::text_field, "Rechercher");
  BOOST_TEST_REQUIRE(search != nullptr);
  BOOST_TEST(search->box.w >= 120);
}

BOOST_AUTO_TEST_CASE(chosen_orders_are_given_to_a_colleague_and_taken_back) {  // P11
  QueueRun run;
  BOOST_TEST(!run.shows(Role::region, "Actions sur les commandes choisies"));
  BOOST_TEST(run.choose(3));
  BOOST_TEST(run.choose(7));
  BOOST_TEST(run.said("2 commandes choisies"));
  BOOST_TEST(run.shows(Role::region, "Actions sur les commandes choisies"));
  BOOST_TEST(run.click(Role::button, "Assigner"));
  BOOST_TEST(run.click(Role::menu_item, "Nora Roy"), run.screen->failure());
  BOOST_REQUIRE(run.sent.orders.size() == 2u);
  BOOST_TEST(run.sent.orders[0].to.value == "n1");
  BOOST_TEST(run.screen->has_text("2 commandes assignées à Nora Roy"));
  BOOST_TEST(!run.shows(Role::region, "Actions sur les commandes choisies"));
  BOOST_TEST(run.click(Role::button, "Revenir en arrière"));
  BOOST_TEST(run.sent.orders[0].to.value.empty());
  BOOST_TEST(run.sent.orders[0].from.value == "n1");
  BOOST_TEST(run.screen->has_text("Assignations rétablies"));
}

BOOST_AUTO_TEST_CASE(what_was_refused_is_named_and_stays_chosen) {
  QueueRun run;
  run.refuses = {"SP-20425"};
  BOOST_TEST(run.choose(3));
  BOOST_TEST(run.choose(7));
  BOOST_TEST(run.click(Role::button, "Assigner"));
  BOOST_TEST(run.click(Role::menu_item, "Nora Roy"));
  BOOST_TEST(run.shows(Role::dialog, "1 commande n’a pas été modifiée"));
  BOOST_TEST(run.screen->tree_text().find("SP-20425 · ") != std::string::npos);
  BOOST_TEST(run.screen->has_text("1 commande assignée à Nora Roy"));
  run.screen->press(ui::PressedKey::escape);
  run.settle();
  BOOST_TEST(!run.shows(Role::dialog, "1 commande n’a pas été modifiée"));
  BOOST_TEST(run.is_chosen(7));
  BOOST_TEST(!run.is_chosen(3));
}

BOOST_AUTO_TEST_CASE(only_common_moves_are_offered) {
  QueueRun run;
  BOOST_TEST(run.choose(3));
  BOOST_TEST(run.choose(7));
  BOOST_TEST(run.click(Role::button, "Changer le statut"));
  BOOST_TEST(run.shows(Role::menu_item, "Planifiée"));
  BOOST_TEST(!run.shows(Role::menu_item, "Captation"));
  BOOST_TEST(run.click(Role::menu_item, "Planifiée"));
  BOOST_TEST(run.screen->has_text("2 commandes\u00a0: Planifiée"));
  BOOST_TEST(run.choose(3));
  BOOST_TEST(run.choose(1));
  const ui::Node* button = run.screen->find(Role::button, "Changer le statut");
  BOOST_TEST_REQUIRE(button != nullptr);
  BOOST_TEST(button->has(ui::State::disabled));
}

BOOST_AUTO_TEST_CASE(all_a_range_and_none_are_chosen) {
  QueueRun run;
  BOOST_TEST(run.click(Role::checkbox, "Choisir toutes les commandes affichées"));
  BOOST_TEST(run.said("5 commandes choisies"));
  run.screen->press(ui::PressedKey::escape);
  run.settle();
  BOOST_TEST(run.said("Aucune commande choisie"));
  BOOST_TEST(!run.is_chosen(3));
  BOOST_TEST(run.choose(3));
  run.walk_to("Choisir SP-20429");
  run.screen->press(ui::PressedKey::space, {.shift = true});
  run.settle();
  BOOST_TEST(run.is_chosen(7));
  BOOST_TEST(run.said("3 commandes choisies"));
}

BOOST_AUTO_TEST_CASE(rows_are_walked_and_chosen_by_keyboard) {
  QueueRun run;
  run.walk_to("15, rang du Nord");
  run.screen->press(ui::PressedKey::down);
  run.settle();
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
  BOOST_TEST(run.screen->focused()->name.find("SP-20425") != std::string::npos);
  run.screen->press_letter("x");
  run.settle();
  BOOST_TEST(run.is_chosen(7));
  run.screen->press(ui::PressedKey::end);
  run.settle();
  BOOST_TEST(run.screen->focused()->name.find("SP-20418") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(work_for_an_absent_person_is_offered_to_the_stand_in) {
  QueueRun run;
  BOOST_TEST(run.choose(3));
  BOOST_TEST(run.click(Role::button, "Assigner"));
  const ui::Node* karim = run.screen->find(Role::menu_item, "Karim Benali");
  BOOST_TEST_REQUIRE(karim != nullptr);
  BOOST_TEST(karim->description.find("Absence jusqu’au") != std::string::npos);
  BOOST_TEST(run.click(Role::menu_item, "Karim Benali"));
  BOOST_TEST(run.sent.orders.empty());
  BOOST_TEST(run.shows(Role::dialog, "Absence"));
  BOOST_TEST(run.screen->has_text("Karim Benali\u00a0: absence jusqu’au ven. 20 nov."));
  BOOST_TEST(run.shows(Role::button, "Assigner à Karim Benali"));
  BOOST_TEST(run.click(Role::button, "Assigner à Nora Roy"));
  BOOST_REQUIRE(run.sent.orders.size() == 1u);
  BOOST_TEST(run.sent.orders[0].to.value == "n1");
  BOOST_TEST(!run.shows(Role::dialog, "Absence"));
}

BOOST_AUTO_TEST_CASE(orders_of_absent_people_have_their_filter) {
  QueueRun run;
  BOOST_TEST(run.click(Role::toggle_button, "Personnes absentes 2"));
  BOOST_TEST((run.asked.filter == orders::QueueFilter::absent));
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders?filter=absent");
}

BOOST_AUTO_TEST_CASE(who_does_not_schedule_takes_or_releases) {
  QueueRun run(guichet::Role::photographer);
  BOOST_TEST(run.choose(3));
  BOOST_TEST(run.click(Role::button, "Assigner"));
  BOOST_TEST(run.shows(Role::menu_item, "M’assigner"));
  BOOST_TEST(run.shows(Role::menu_item, "Personne"));
  BOOST_TEST(!run.shows(Role::menu_item, "Nora Roy"));
}

BOOST_AUTO_TEST_CASE(conditions_stand_in_the_address_and_are_kept_as_a_view) {
  QueueRun run;
  run.transport.on<orders::SaveView>([&](const orders::SaveView& request) -> Result<orders::SavedView> {
    const orders::SavedView view{.id = {"v1"},
                                 .name = request.name,
                                 .is_shared = request.is_shared,
                                 .is_mine = true,
                                 .owner_name = "Élise Gagnon",
                                 .where = request.where,
                                 .count = 3};
    run.views.items = {view};
    return view;
  });
  BOOST_TEST(run.click(Role::button, "Affichage"));
  BOOST_TEST(run.screen->choose("Statut", "Reçue"), run.screen->failure());
  run.settle();
  BOOST_TEST(run.screen->choose("Grouper par", "Ville"));
  run.settle();
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders?state=received&group=area");
  BOOST_TEST((run.asked.grouping == orders::QueueGrouping::area));
  BOOST_TEST(run.click(Role::button, "Enregistrer la vue"));
  BOOST_TEST(run.click(Role::button, "Enregistrer"));
  BOOST_TEST(run.transport.count(orders::SaveView::path) == 0u);  // without a name
  BOOST_TEST(run.type("Nom de la vue", "À planifier"));
  BOOST_TEST(run.click(Role::button, "Enregistrer"));
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders?view=v1");
  const ui::Node* link = run.screen->find(Role::link, "À planifier 3");
  BOOST_TEST_REQUIRE(link != nullptr);
  BOOST_TEST(link->href == "/panorama/staff/orders?view=v1");
  BOOST_TEST(link->has(ui::State::current));
}

BOOST_AUTO_TEST_CASE(a_view_opens_by_its_address_and_is_removed_and_brought_back) {
  QueueRun run;
  run.views.items = {{.id = {"v1"},
                      .name = "Reçues",
                      .is_shared = false,
                      .is_mine = true,
                      .owner_name = "Élise Gagnon",
                      .where = {.state = orders::OrderState::received},
                      .count = 3},
                     {.id = {"v2"},
                      .name = "Équipe",
                      .is_shared = true,
                      .is_mine = false,
                      .owner_name = "Nora Roy",
                      .where = {},
                      .count = 5}};
  run.transport.on<orders::RemoveView>([&](const orders::RemoveView& request) -> Result<portal::Done> {
    if (request.is_removed) run.views.items.erase(run.views.items.begin());
    return portal::Done{};
  });
  run.visit("/panorama/account");
  run.visit("/panorama/staff/orders?view=v1");
  BOOST_TEST((run.asked.state == orders::OrderState::received));
  BOOST_TEST(run.click(Role::link, "Équipe 5"));
  BOOST_TEST(!run.asked.state.has_value());
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders?view=v2");
  BOOST_TEST(run.find_start(Role::button, "Actions de la vue") == nullptr);  // another's
  BOOST_TEST(run.click(Role::link, "Reçues 3"));
  BOOST_TEST(run.click(Role::button, "Actions de la vue Reçues"));
  BOOST_TEST(run.click(Role::menu_item, "Supprimer la vue"));
  BOOST_TEST(run.screen->has_text("Vue supprimée"));
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders");
  BOOST_TEST(run.click(Role::button, "Revenir en arrière"));
  const auto* sent = run.transport.last(orders::RemoveView::path);
  BOOST_TEST_REQUIRE(sent != nullptr);
  BOOST_TEST(sent->body.find("false") != std::string::npos);
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders?view=v1");
}

BOOST_AUTO_TEST_CASE(a_view_that_is_gone_says_so) {
  QueueRun run(guichet::Role::dispatcher, desktop(), "/panorama/staff/orders?view=v9");
  BOOST_TEST(run.screen->has_text("Cette vue n’existe plus"));
  BOOST_TEST(run.click(Role::button, "Voir toutes les commandes"));
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders");
}

BOOST_AUTO_TEST_CASE(on_a_phone_boxes_come_when_one_chooses) {
  QueueRun run(guichet::Role::dispatcher, phone());
  BOOST_TEST(run.find_start(Role::checkbox, "Choisir SP-") == nullptr);
  BOOST_TEST(run.click(Role::toggle_button, "Choisir"));
  BOOST_TEST(run.choose(3));
  BOOST_TEST(run.click(Role::button, "Assigner"));
  BOOST_TEST(run.click(Role::menu_item, "M’assigner"));
  BOOST_REQUIRE(run.sent.orders.size() == 1u);
  BOOST_TEST(run.sent.orders[0].to.value == "a1");
  BOOST_TEST(run.find_start(Role::checkbox, "Choisir SP-") == nullptr);
}

BOOST_AUTO_TEST_CASE(one_says_when_one_is_away_and_who_stands_in) {
  QueueRun run;
  run.transport.on<team::SaveAbsence>([](const team::SaveAbsence& request) -> Result<team::Team> {
    team::Team team = sample_team();
    team.people[0].absence =
        team::Absence{.from = *request.from, .to = *request.to, .stand_in = request.stand_in};
    return team;
  });
  run.visit("/panorama/account");
  BOOST_TEST(run.shows(Role::heading, "Absence"));
  BOOST_TEST(run.type("Dernier jour", "2026-11-27"), run.screen->failure());
  BOOST_TEST(run.screen->choose("Remplacement", "Nora Roy"), run.screen->failure());
  run.settle();
  BOOST_TEST(run.click(Role::button, "Enregistrer l’absence"));
  const auto* sent = run.transport.last(team::SaveAbsence::path);
  BOOST_TEST_REQUIRE(sent != nullptr);
  BOOST_TEST(sent->body.find("2026-11-27") != std::string::npos);
  BOOST_TEST(sent->body.find("\"n1\"") != std::string::npos);
  BOOST_TEST(run.screen->has_text("Absence enregistrée"));
  BOOST_TEST(run.shows(Role::button, "Supprimer l’absence"));
}

BOOST_AUTO_TEST_CASE(a_day_taken_out_of_an_absence_is_asked_for) {
  QueueRun run;
  run.visit("/panorama/account");
  BOOST_TEST(run.type("Dernier jour", ""), run.screen->failure());
  BOOST_TEST(run.click(Role::button, "Enregistrer l’absence"));
  BOOST_TEST(run.transport.last(team::SaveAbsence::path) == nullptr);
  BOOST_TEST(run.screen->find(Role::text_field, "Dernier jour")->error == "Remplissez ce champ");
}

BOOST_AUTO_TEST_CASE(escape_closes_what_shows_how_the_queue_is_displayed) {
  QueueRun run;
  BOOST_TEST(run.click(Role::button, "Affichage"));
  BOOST_TEST(run.shows(Role::dialog, "Affichage"));
  run.screen->press(ui::PressedKey::escape);
  run.settle();
  BOOST_TEST(!run.shows(Role::dialog, "Affichage"));
}

BOOST_AUTO_TEST_CASE(clients_have_no_absence) {
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/account");
  BOOST_TEST(!run.shows(Role::heading, "Absence"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
