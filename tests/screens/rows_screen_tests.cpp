// Rows lead somewhere: each holds a link with an address; lists go on where they end; keys move in galleries.
#include <boost/test/unit_test.hpp>

#include <string>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

using ui::Role;

namespace {

constexpr std::string_view french = "fr-CA";

const ui::Node* parent_of(const LoopbackApp& run, const ui::Node& node) {
  for (const ui::Node& other : run.screen->ui().nodes()) {
    if (other.id == node.parent) return &other;
  }
  return nullptr;
}

struct Row {
  std::string path;
  std::string name;
  std::string href;
  Role around = Role::list_item;
};

void check(const Row& row, const HeadlessOptions& device, guichet::Role who) {
  BOOST_TEST_CONTEXT(row.path << " " << row.name << " " << device.width) {
    LoopbackApp run(sample_bootstrap(french, who), row.path, device);
    const ui::Node* link = run.find_start(Role::link, row.name);
    BOOST_TEST_REQUIRE(link != nullptr);
    BOOST_TEST(link->href == row.href);
    const ui::Node* around = parent_of(run, *link);
    BOOST_TEST_REQUIRE(around != nullptr);
    const bool is_cell = around->role == Role::cell;
    BOOST_TEST((is_cell || around->role == row.around));
    BOOST_TEST(run.click(Role::link, std::string{link->name}));
    BOOST_TEST(run.browser.path() == row.href);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rows_screens)

BOOST_AUTO_TEST_CASE(every_row_of_orders_is_a_link_in_a_list_or_table) {  // V48, P21
  const std::vector<Row> rows{
      {"/panorama/", "77, avenue Cartier", "/panorama/orders/SP-20419"},
      {"/panorama/orders", "77, avenue Cartier", "/panorama/orders/SP-20419"},
      {"/panorama/media", "77, avenue Cartier", "/panorama/orders/SP-20419"},
      {"/panorama/orders/new", "1310, rue des Érables", "/panorama/orders/new?listing=24718804"}};
  for (const Row& row : rows) {
    check(row, desktop(), guichet::Role::client);
    check(row, phone(), guichet::Role::client);
  }
}

BOOST_AUTO_TEST_CASE(soon_erased_orders_are_links_too) {
  LoopbackApp run(sample_bootstrap(french), "/panorama/");
  BOOST_TEST(run.shows(Role::link, "1248, rue des Érables, 6 jours"));
}

BOOST_AUTO_TEST_CASE(the_queue_goes_on_where_it_ends) {
  LoopbackApp run(sample_bootstrap(french, guichet::Role::dispatcher), "/panorama/account");
  run.transport.on<orders::ListQueue>([](const orders::ListQueue& request) -> Result<orders::QueuePage> {
    orders::QueuePage page;
    const int from = request.after.empty() ? 0 : 50;
    for (int n = from; n < (from == 0 ? 50 : 53); ++n)
      page.items.push_back(sample_order(n, orders::OrderState::received));
    if (from == 0) page.next = "SP-20467";
    page.counts = {.all = 53};
    return page;
  });
  BOOST_TEST(run.click(Role::link, "Commandes"));
  BOOST_TEST(run.find_start(Role::link, "3310, chemin Saint-Louis, SP-20420") != nullptr);
  BOOST_TEST(!run.screen->has_text("SP-20470"));
  BOOST_TEST(run.click(Role::button, "Afficher plus"));
  BOOST_TEST(run.screen->has_text("SP-20470"));
  BOOST_TEST(!run.shows(Role::button, "Afficher plus"));
  BOOST_TEST(run.screen->scroll("Commandes", 0));
  BOOST_TEST(run.screen->has_text("SP-20420"));
}

BOOST_AUTO_TEST_CASE(arrows_move_between_pictures_and_turn_pages_in_the_lightbox) {
  LoopbackApp run(sample_bootstrap(french), "/panorama/orders/SP-20391");
  BOOST_TEST(run.click(Role::button, "Cuisine"));
  BOOST_TEST(run.shows(Role::dialog, "Cuisine"));
  const auto press = [&](ui::PressedKey key) {
    run.screen->press(key);
    run.settle();
  };
  press(ui::PressedKey::right);
  BOOST_TEST(run.shows(Role::dialog, "Chambre"));
  press(ui::PressedKey::end);
  press(ui::PressedKey::home);
  BOOST_TEST(run.shows(Role::dialog, "Séjour"));
  press(ui::PressedKey::left);
  BOOST_TEST(run.shows(Role::dialog, "Séjour"));
  press(ui::PressedKey::escape);
  BOOST_TEST(!run.shows(Role::dialog, "Séjour"));
  BOOST_TEST(run.click(Role::button, "Cuisine"));
  press(ui::PressedKey::escape);
  press(ui::PressedKey::right);
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
  BOOST_TEST(run.screen->focused()->name == "Chambre");
  press(ui::PressedKey::home);
  BOOST_TEST(run.screen->focused()->name == "Séjour, 360°");
}

BOOST_AUTO_TEST_CASE(times_follow_summer_and_winter) {
  portal::Bootstrap page = sample_bootstrap(french);
  page.zone_changes = {{.at = sample_now - days(200), .offset_minutes = -240},
                       {.at = sample_now - days(16), .offset_minutes = -300}};
  LoopbackApp run(page, "/panorama/account");
  run.transport.on<orders::GetOrder>([](const orders::GetOrder&) -> Result<orders::OrderDetails> {
    orders::OrderDetails details;
    details.order = sample_order(0, orders::OrderState::received);
    details.order.placed = sample_now - days(30);  // 15:00 in Greenwich
    return details;
  });
  run.browser.history.push_back("/panorama/orders/SP-20418");
  run.browser.at = 1, run.browser.has_moved = true;
  run.settle();
  BOOST_TEST(run.screen->tree_text().find("18 oct. 2026, 11") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_gets_a_title_from_staff) {
  LoopbackApp run(sample_bootstrap(french, guichet::Role::editor), "/panorama/account");
  run.app_is_staff = true, run.order_state = orders::OrderState::in_production;
  run.transport.on<media::DescribeMedia>([](const media::DescribeMedia& request) -> Result<media::MediaItem> {
    media::MediaItem item = sample_media(false)[0];
    item.title = request.title;
    return item;
  });
  run.browser.history.push_back("/panorama/staff/orders?order=SP-20418");
  run.browser.at = 1, run.browser.has_moved = true;
  run.settle();
  BOOST_TEST(run.click(Role::button, "Modifier, erables_00.jpg"));
  BOOST_TEST(run.shows(Role::dialog, "Décrire le fichier"));
  BOOST_TEST(run.type("Titre", "Salon"));
  BOOST_TEST(run.click(Role::button, "Enregistrer"));
  const auto* sent = run.transport.last(media::DescribeMedia::path);
  BOOST_TEST_REQUIRE(sent != nullptr);
  BOOST_TEST(sent->body.find("Salon") != std::string::npos);
  BOOST_TEST(!run.shows(Role::dialog, "Décrire le fichier"));
}

// WCAG 1.1.1
BOOST_AUTO_TEST_CASE(a_photograph_is_named_by_what_staff_wrote_about_it) {
  const std::string words = "Salon avec foyer, vue sur la cour";
  LoopbackApp run(sample_bootstrap(french), "/panorama/account");
  run.transport.on<orders::GetOrder>([&](const orders::GetOrder&) -> Result<orders::OrderDetails> {
    orders::OrderDetails details;
    details.order = sample_order(0, orders::OrderState::completed);
    details.media = sample_media(true);
    details.media[7].title = words;
    return details;
  });
  run.browser.history.push_back("/panorama/orders/SP-20391");
  run.browser.at = 1, run.browser.has_moved = true;
  run.settle();
  BOOST_TEST(run.click(Role::button, words));
  BOOST_TEST(run.shows(Role::dialog, words));
  BOOST_TEST(run.shows(Role::viewer, words));
}

BOOST_AUTO_TEST_CASE(videos_and_documents_are_opened_by_the_browser) {  // V60, P31
  LoopbackApp run(sample_bootstrap(french), "/panorama/account");
  run.transport.on<orders::GetOrder>([&](const orders::GetOrder&) -> Result<orders::OrderDetails> {
    orders::OrderDetails details;
    details.order = sample_order(0, orders::OrderState::completed);
    const auto add = [&](std::string id, media::MediaKind kind, std::string name) {
      media::MediaItem& item = details.media.emplace_back();
      item.id = {std::move(id)}, item.kind = kind, item.name = std::move(name);
      item.state = media::MediaState::ready, item.is_released = true;
    };
    add("v", media::MediaKind::video, "visite.mp4");
    add("p", media::MediaKind::floor_plan, "Plan.PDF");
    add("t", media::MediaKind::document, "notes.txt");
    return details;
  });
  run.browser.history.push_back("/panorama/orders/SP-20391");
  run.browser.at = 1, run.browser.has_moved = true;
  run.settle();
  BOOST_TEST(run.click(Role::button, "visite.mp4"));
  const ui::Node* video = run.screen->find(Role::link, "Ouvrir visite.mp4");
  BOOST_TEST_REQUIRE(video != nullptr);
  BOOST_TEST(video->href == "/files/panorama/v/original/visite.mp4");
  BOOST_TEST(video->states.has(ui::State::new_window));
  run.screen->press(ui::PressedKey::right);
  run.settle();
  BOOST_TEST(run.shows(Role::link, "Ouvrir Plan.PDF"));
  run.screen->press(ui::PressedKey::right);
  run.settle();
  BOOST_TEST(run.shows(Role::dialog, "notes.txt"));
  BOOST_TEST(run.find_start(Role::link, "Ouvrir") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
