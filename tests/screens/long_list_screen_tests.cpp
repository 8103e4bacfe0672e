// Lists of 250 rows: what is near is there, the rest comes before anybody gets to it, and nothing gives it
// away.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/support/screens/loopback_app.hpp"
#include "wasm-app/ui/near_rows.hpp"

namespace guichet::tests {

using ui::Role;

namespace {

constexpr int loaded = 250;

struct Place {
  std::string path, list, scroller;
  guichet::Role who = guichet::Role::client;
  Role row = Role::list_item;
  HeadlessOptions device = desktop();
};

std::string street(int n) {
  return std::to_string(n + 1) + ", rue Longue";
}

class LongRun : public LoopbackApp {
 public:
  explicit LongRun(Place place)
      : LoopbackApp(sample_bootstrap("fr-CA", place.who), "/panorama/account", place.device), place_(place) {
    answer_orders();
    transport.on<listings::SearchListings>([](const auto&) -> Result<listings::ListingPage> {
      listings::ListingPage page;
      for (int n = 0; n < loaded; ++n) {
        page.items.push_back(sample_listing(n));
        page.items.back().street = street(n);
      }
      page.total = loaded;
      return page;
    });
    transport.on<messages::ListMessages>([](const auto&) -> Result<messages::MessagePage> {
      messages::MessagePage page;
      for (int n = 0; n < loaded; ++n) {
        messages::Message message = sample_unread().front();
        message.id = {"long" + std::to_string(n)}, message.subject = street(n);
        page.items.push_back(message);
      }
      return page;
    });
    directory.agents.resize(1);
    for (int n = 1; n < loaded; ++n) {
      directory.agents.push_back(directory.agents.front());
      directory.agents.back().agent_code = std::to_string(50000 + n);
      directory.agents.back().last_name = street(n);
    }
    browser.history.push_back(place.path);
    browser.at = 1, browser.has_moved = true;
    settle();
  }

  [[nodiscard]] int rows() const {
    const auto& nodes = screen->ui().nodes();
    return static_cast<int>(
        std::count_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) { return is_row(node); }));
  }
  [[nodiscard]] int place_of(const ui::Node& row) const {
    return row.role == Role::row ? row.row_index - 1 : row.position;
  }
  // The row that has the focus, counted from 1; 0: none.
  [[nodiscard]] int focused_row() const {
    const ui::Node* node = screen->focused();
    while (node != nullptr && !is_row(*node)) node = by_id(node->parent);
    return node == nullptr ? 0 : place_of(*node);
  }
  [[nodiscard]] std::set<int> places() const {
    std::set<int> found;
    for (const ui::Node& node : screen->ui().nodes())
      if (is_row(node)) found.insert(place_of(node));
    return found;
  }
  [[nodiscard]] const ui::Node* scroller() const { return screen->find(Role::scroller, place_.scroller); }
  void walk_to_first_row() {
    for (int n = 0; n < 200 && focused_row() != 1; ++n) screen->tab();
  }

  std::vector<orders::Order> orders_made;

 private:
  void answer_orders() {
    for (int n = 0; n < loaded; ++n) {
      orders_made.push_back(sample_order(n, orders::OrderState::received));
      orders_made.back().street = street(n);
    }
    transport.on<orders::ListOrders>([this](const auto&) -> Result<orders::OrderPage> {
      orders::OrderPage page;
      page.items = orders_made, page.counts.in_progress = loaded;
      return page;
    });
    transport.on<orders::ListQueue>([this](const auto&) -> Result<orders::QueuePage> {
      orders::QueuePage page;
      page.items = orders_made, page.counts.all = loaded;
      return page;
    });
  }
  [[nodiscard]] bool is_row(const ui::Node& node) const {
    if (node.role != place_.row) return false;
    if (node.role == Role::row) return node.row_index > 1;
    const ui::Node* list = by_id(node.parent);
    return list != nullptr && list->role == Role::list && list->name == place_.list;
  }
  [[nodiscard]] const ui::Node* by_id(ui::NodeId id) const {
    for (const ui::Node& node : screen->ui().nodes())
      if (node.id == id) return &node;
    return nullptr;
  }
  Place place_;
};

const Place orders_table{.path = "/panorama/orders", .list = "", .scroller = "Commandes", .row = Role::row};
const Place queue{.path = "/panorama/staff/orders",
                  .list = "Reçue",
                  .scroller = "Commandes",
                  .who = guichet::Role::dispatcher};

std::vector<Place> places() {
  std::vector<Place> all{
      orders_table, queue,
      Place{.path = "/panorama/orders/new",
            .list = "Rechercher dans notre base de données",
            .scroller = "Quelle propriété?"},
      Place{.path = "/panorama/messages", .list = "Boîte de réception", .scroller = "Messages"},
      Place{.path = "/panorama/staff/agents",
            .list = "",
            .scroller = "Répertoire des courtiers",
            .who = guichet::Role::agent_liaison,
            .row = Role::row}};
  for (std::size_t n = 0, count = all.size(); n < count; ++n) {
    Place small = all[n];
    small.device = phone_of_large_text();
    if (small.row == Role::row) {
      small.row = Role::list_item;
      small.list = small.path == orders_table.path ? "En traitement" : "Répertoire des courtiers";
    }
    all.push_back(small);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(long_list_screens)

BOOST_AUTO_TEST_CASE(only_rows_in_sight_and_a_screen_around_it_are_there) {
  for (const Place& place : places()) {
    BOOST_TEST_CONTEXT(place.path << " " << place.device.width) {
      LongRun run(place);
      BOOST_TEST_REQUIRE(run.scroller() != nullptr);
      BOOST_TEST(run.rows() > 2);  // more than the ends
      BOOST_TEST(run.rows() < 50);
      BOOST_TEST(run.screen->ui().nodes().size() < 600u);
      BOOST_TEST(run.places().count(1) == 1u);
      BOOST_TEST(run.places().count(loaded) == 1u);
      BOOST_TEST(!run.places().count(loaded / 2));
      const float height = run.scroller()->content_h;
      for (const float part : {0.25f, 0.5f, 0.75f, 1.f, 0.1f}) {
        BOOST_TEST(run.screen->scroll(place.scroller, height * part));
        BOOST_TEST(run.scroller()->content_h == height);
        BOOST_TEST(run.rows() < 50);
        BOOST_TEST(run.screen->problems_text() == "");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_heard_of_a_list_is_true) {
  LongRun table(orders_table);
  for (const ui::Node& node : table.screen->ui().nodes())
    if (node.role == Role::table) BOOST_TEST(node.row_count == loaded + 1);
  BOOST_TEST(table.screen->scroll("Commandes", 64 * 100));
  const ui::Node* middle = table.find_start(Role::link, street(100));
  BOOST_TEST_REQUIRE(middle != nullptr);
  BOOST_TEST(middle->href == "/panorama/orders/SP-20518");
  BOOST_TEST(table.places().count(101) == 1u);
  LongRun list(queue);
  for (const ui::Node& node : list.screen->ui().nodes())
    if (node.role == Role::list_item && node.position > 0) BOOST_TEST(node.set_size == loaded);
}

BOOST_AUTO_TEST_CASE(tab_leads_through_every_row) {
  for (const Place& place : {orders_table, Place{.path = "/panorama/messages",
                                           .list = "Boîte de réception",
                                           .scroller = "Messages",
                                           .device = phone_of_large_text()}}) {
    LongRun run(place);
    run.walk_to_first_row();
    BOOST_TEST_REQUIRE(run.focused_row() == 1);
    int at = 1;
    for (int n = 0; n < 4 * loaded && at < loaded; ++n) {
      run.screen->tab();
      const int row = run.focused_row();
      if (row == at) continue;
      BOOST_TEST_REQUIRE(row == at + 1, place.path);
      at = row;
    }
    BOOST_TEST(at == loaded, place.path);
  }
}

BOOST_AUTO_TEST_CASE(the_row_with_the_focus_stays_between_its_neighbours) {
  LongRun run(orders_table);
  run.walk_to_first_row();
  for (int n = 0; n < 9; ++n) run.screen->tab();
  BOOST_TEST_REQUIRE(run.focused_row() == 10);
  BOOST_TEST(run.screen->scroll("Commandes", 64 * 200));
  BOOST_TEST(run.focused_row() == 10);
  for (const int row : {9, 10, 11, 200}) BOOST_TEST(run.places().count(row) == 1u);
  BOOST_TEST(run.places().count(13) == 0u);
  run.screen->tab();
  BOOST_TEST(run.focused_row() == 11);
  BOOST_TEST(run.places().count(13) == 1u);
}

BOOST_AUTO_TEST_CASE(arrows_and_ends_reach_rows_that_are_far) {
  LongRun run(queue);
  run.walk_to_first_row();
  run.screen->press(ui::PressedKey::end);
  BOOST_TEST(run.focused_row() == loaded);
  run.screen->press(ui::PressedKey::home);
  BOOST_TEST(run.focused_row() == 1);
  for (int n = 1; n < loaded; ++n) {
    run.screen->press(ui::PressedKey::down);
    BOOST_TEST_REQUIRE(run.focused_row() == n + 1);
  }
  BOOST_TEST(run.screen->scroll("Commandes", 0));
  run.screen->press(ui::PressedKey::page_up);
  BOOST_TEST(run.focused_row() == loaded - 8);
}

BOOST_AUTO_TEST_CASE(a_range_reaches_over_rows_that_are_not_drawn) {
  LongRun run(queue);
  const auto box = [&](int n) {
    const ui::Node* found = run.find_start(Role::checkbox, "Choisir SP-" + std::to_string(20418 + n) + ",");
    return found == nullptr ? std::string{} : found->name;
  };
  BOOST_TEST(run.click(Role::checkbox, box(1)), run.screen->failure());
  BOOST_TEST(run.screen->scroll("Commandes", 60 * 200));
  const ui::Node* last = run.screen->find(Role::checkbox, box(200));
  BOOST_TEST_REQUIRE(last != nullptr);
  run.screen->send(ui::event::Activate{last->id, {.shift = true}});
  run.settle();
  BOOST_TEST(run.screen->has_text("200 commandes choisies"));
}

BOOST_AUTO_TEST_CASE(a_printed_list_has_all_its_rows) {
  for (const Place& place : {orders_table, queue}) {
    LongRun run(place);
    const int before = run.rows();
    ui::show_all_rows(run.screen->ui(), true);
    run.settle();
    BOOST_TEST(run.rows() == loaded, place.path);
    ui::show_all_rows(run.screen->ui(), false);
    run.settle();
    BOOST_TEST(run.rows() == before);
  }
}

BOOST_AUTO_TEST_CASE(the_way_back_leads_to_the_same_rows) {
  LongRun run(orders_table);
  BOOST_TEST(run.screen->scroll("Commandes", 64 * 100));
  const std::string name = run.find_start(Role::link, street(103))->name;
  BOOST_TEST(run.click(Role::link, name), run.screen->failure());
  BOOST_TEST(run.browser.path() == "/panorama/orders/SP-20521");
  run.browser.go_back();
  run.settle();
  BOOST_TEST(run.places().count(104) == 1u);
  BOOST_TEST(run.focused_row() == 104);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
