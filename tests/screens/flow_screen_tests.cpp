// What people do, through roles and names only.
#include <boost/test/unit_test.hpp>

#include <optional>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

using ui::Role;

namespace {

constexpr std::string_view french = "fr-CA";
portal::Bootstrap anonymous() {
  return sample_bootstrap(french, guichet::Role::anonymous);
}
portal::Bootstrap client() {
  return sample_bootstrap(french);
}

// Fills everything but what a test leaves out.
void fill_order(LoopbackApp& run) {
  BOOST_TEST(run.type("Nom du client", "Jean-Philippe Bouchard"));
  BOOST_TEST(run.type("Téléphone", "418 555-0142"));
  BOOST_TEST(run.type("Commentaire", "Sonner avant d’entrer."));
}

bool tick(LoopbackApp& run, std::string_view start) {
  const ui::Node* box = run.find_start(Role::checkbox, start);
  return box != nullptr && run.click(Role::checkbox, std::string{box->name});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(flow_screens)

BOOST_AUTO_TEST_CASE(signing_in_goes_on_to_the_page_that_was_asked_for) {
  LoopbackApp run(anonymous(), "/panorama/orders?group=completed");
  run.transport.on<accounts::SignIn>([](const accounts::SignIn& request) -> Result<portal::Bootstrap> {
    if (request.password != "guichet-demo-2026") return Failure::unauthenticated(&Catalog::sign_in_refused);
    return sample_bootstrap(french);
  });
  BOOST_TEST(run.type("Code d’agent", "48213"));
  BOOST_TEST(run.type("Mot de passe", "wrong"));
  BOOST_TEST(run.click(Role::button, "Se connecter"));
  BOOST_TEST(run.screen->has_text("Identifiant ou mot de passe incorrect."));
  BOOST_TEST(run.screen->find(Role::text_field, "Code d’agent")->value == "48213");
  BOOST_TEST(run.type("Mot de passe", "guichet-demo-2026"));
  BOOST_TEST(run.click(Role::button, "Se connecter"));
  BOOST_TEST(run.screen->has_text("Mes commandes"));
  BOOST_TEST(run.browser.path() == "/panorama/orders?group=completed");
}

BOOST_AUTO_TEST_CASE(an_empty_sign_in_is_not_sent_and_says_what_is_missing) {
  LoopbackApp run(anonymous(), "/panorama/signin");
  BOOST_TEST(run.click(Role::button, "Se connecter"));
  BOOST_TEST(run.transport.count(accounts::SignIn::path) == 0u);
  const ui::Node* password = run.screen->find(Role::text_field, "Mot de passe");
  BOOST_TEST_REQUIRE(password != nullptr);
  BOOST_TEST(!password->error.empty());
}

BOOST_AUTO_TEST_CASE(registering_goes_from_code_to_proof_to_password) {  // V2, V8, V10
  LoopbackApp run(anonymous(), "/panorama/register");
  run.transport.on<accounts::StartRegistration>([](const accounts::StartRegistration& request)
                                                    -> Result<accounts::RegistrationStarted> {
    using enum accounts::RegistrationAnswer;
    if (request.agent_code == "48377")
      return accounts::RegistrationStarted{.answer = proof_sent, .attempt = "t1"};
    if (request.agent_code != "48500") return accounts::RegistrationStarted{};
    return accounts::RegistrationStarted{.answer = waiting, .expected_by = Day{2026, 11, 19}, .attempt = {}};
  });
  run.transport.on<accounts::ProveMailbox>([](const auto&) -> Result<accounts::RegistrationIdentity> {
    return accounts::RegistrationIdentity{.agent_code = "48377",
                                          .first_name = "Luc",
                                          .last_name = "Roy",
                                          .office = "Immobilier Montcalm",
                                          .email = "luc@panorama.example",
                                          .ticket = "k"};
  });
  run.transport.on<accounts::ConfirmRegistration>(
      [](const auto&) -> Result<portal::Bootstrap> { return client(); });
  BOOST_TEST(run.type("Code d’agent", "11111"));
  BOOST_TEST(run.click(Role::button, "Continuer"));
  BOOST_TEST(run.screen->has_text("Nous n’avons pas vos coordonnées dans notre base de données"));
  BOOST_TEST(run.type("Code d’agent", "48500"));
  BOOST_TEST(run.click(Role::button, "Continuer"));
  BOOST_TEST(run.screen->tree_text().find("19 nov. 2026") != std::string::npos);
  BOOST_TEST(run.type("Code d’agent", "48377"));
  BOOST_TEST(run.click(Role::button, "Continuer"));
  BOOST_TEST(run.type("Code à usage unique", "123456"));
  BOOST_TEST(run.click(Role::button, "Continuer"));
  BOOST_TEST(run.screen->has_text("Luc Roy"));
  BOOST_TEST(run.click(Role::button, "Oui, c’est exact"));
  BOOST_TEST(run.type("Nouveau mot de passe", "a long enough phrase here"));
  BOOST_TEST(run.click(Role::button, "Créer mon compte"));
  BOOST_TEST(run.screen->has_text("Bonjour Élise"));
}

BOOST_AUTO_TEST_CASE(an_order_says_its_errors_beside_the_fields_and_loses_nothing) {  // V36 to V42, V44
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  BOOST_TEST(run.type("Nom du client", "Jean-Philippe Bouchard"));
  BOOST_TEST(run.click(Role::button, "Commander"));
  BOOST_TEST(run.transport.count(orders::PlaceOrder::path) == 0u);
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);  // the first thing to mend
  BOOST_TEST(run.screen->focused()->name.rfind("Photos HDR", 0) == 0u);
  const ui::Node* phone = run.screen->find(Role::text_field, "Téléphone");
  BOOST_TEST_REQUIRE(phone != nullptr);
  BOOST_TEST(phone->error == "Entrez au moins un numéro de téléphone");
  BOOST_TEST(run.screen->has_text("Choisissez au moins un service"));
  BOOST_TEST(run.screen->find(Role::text_field, "Nom du client")->value == "Jean-Philippe Bouchard");
  fill_order(run);
  BOOST_TEST(tick(run, "Photos HDR"));
  BOOST_TEST(tick(run, "Visite virtuelle"));
  BOOST_TEST(tick(run, "Plan 2D"));
  BOOST_TEST(run.screen->has_text("612,82\u00a0$"));
  BOOST_TEST(tick(run, "Les coordonnées de la propriété"));
  BOOST_TEST(run.click(Role::button, "Commander"));
  BOOST_TEST(run.screen->has_text("Commande SP-20418 reçue"));
  BOOST_TEST(run.browser.stored("draft.a1.order") == "");
}

BOOST_AUTO_TEST_CASE(an_unknown_number_says_when_it_will_be_known_and_whom_to_ask) {  // V32, V33
  LoopbackApp run(client(), "/panorama/orders/new");
  BOOST_TEST(run.type("Rechercher dans notre base de données", "zzz"));
  run.settle();
  BOOST_TEST(run.screen->has_text("Aucun résultat pour «\u00a0zzz\u00a0». Contactez-nous"));
  BOOST_TEST(run.type("Rechercher dans notre base de données", "99999999"));
  run.settle();
  BOOST_TEST(run.screen->has_text(
      "Numéro introuvable. Une inscription saisie aujourd’hui apparaît dès le lendemain. "
      "Contactez-nous pour commander dès maintenant."));
  BOOST_TEST(run.click(Role::button, "Écrire"));
  BOOST_TEST(run.browser.path() == "/panorama/messages/new");
}

BOOST_AUTO_TEST_CASE(a_confirmed_address_is_said_before_one_goes_on) {  // V77
  const portal::Bootstrap nobody = sample_bootstrap("fr-CA", guichet::Role::anonymous);
  LoopbackApp run(nobody, "/panorama/signin");
  run.transport.on<accounts::OpenLink>([](const auto&) -> Result<accounts::LinkPage> {
    return accounts::LinkPage{.kind = accounts::LinkKind::email_change,
                              .state = accounts::LinkState::usable,
                              .login = "48213",
                              .name = "Élise Gagnon"};
  });
  run.transport.on<accounts::UseLink>([&](const auto&) -> Result<portal::Bootstrap> { return nobody; });
  run.browser.history.push_back("/panorama/link/a-token");
  run.browser.at = run.browser.history.size() - 1, run.browser.has_moved = true;
  run.settle();
  BOOST_TEST(run.click(Role::button, "Confirmer"), run.screen->failure());
  BOOST_TEST(run.screen->has_text("Votre nouvelle adresse courriel est confirmée."));
  BOOST_TEST(run.screen->problems_text() == "");
  BOOST_TEST(run.click(Role::button, "Continuer"));
  BOOST_TEST(run.shows(Role::form, "Vous authentifier"));
}

BOOST_AUTO_TEST_CASE(a_draft_survives_a_reload) {  // P46
  LoopbackBrowser kept;
  {
    LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
    fill_order(run);
    BOOST_TEST(run.browser.is_guarded);
    kept.storage = run.browser.storage;
  }
  BOOST_TEST(kept.stored("draft.a1.order") != "");
  LoopbackApp run(client(), "/panorama/");
  run.browser.storage = kept.storage;
  run.app.reset();
  run.browser.history = {"/panorama/orders/new?listing=24718803"};
  run.browser.at = 0;
  run.app =
      std::make_unique<app::App>(run.transport, run.browser, run.words, run.panorama, wire::encode(client()));
  run.settle();
  BOOST_TEST_REQUIRE(run.screen->find(Role::text_field, "Nom du client") != nullptr);
  BOOST_TEST(run.screen->find(Role::text_field, "Nom du client")->value == "Jean-Philippe Bouchard");
}

BOOST_AUTO_TEST_CASE(an_ended_session_asks_to_sign_in_over_the_page_and_goes_on) {  // P44
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  fill_order(run);
  BOOST_TEST(tick(run, "Photos HDR"));
  BOOST_TEST(tick(run, "Les coordonnées de la propriété"));
  run.transport.has_session = false;
  run.transport.on<accounts::SignIn>([&](const auto&) -> Result<portal::Bootstrap> {
    run.transport.has_session = true;
    return client();
  });
  BOOST_TEST(run.click(Role::button, "Commander"));
  BOOST_TEST(run.shows(Role::dialog, "Votre session a pris fin"));
  BOOST_TEST(run.screen->problems_text() == "");
  BOOST_TEST(run.type("Mot de passe", "guichet-demo-2026"));
  BOOST_TEST(run.click(Role::button, "Se connecter"));
  BOOST_TEST(run.screen->has_text("Commande SP-20418 reçue"));
}

BOOST_AUTO_TEST_CASE(a_lost_network_is_said_and_the_same_order_is_not_placed_twice) {  // P44
  LoopbackApp run(client(), "/panorama/orders/new?listing=24718803");
  fill_order(run);
  BOOST_TEST(tick(run, "Photos HDR"));
  BOOST_TEST(tick(run, "Les coordonnées de la propriété"));
  run.transport.is_cut = true;
  BOOST_TEST(run.click(Role::button, "Commander"));
  BOOST_TEST(run.screen->has_text("Connexion perdue. Nouvel essai en cours; rien n’est perdu."));
  const std::string key = run.transport.last(orders::PlaceOrder::path)->key;
  run.transport.is_cut = false;
  BOOST_TEST(run.click(Role::button, "Réessayer"));
  BOOST_TEST(run.transport.last(orders::PlaceOrder::path)->key == key);
  BOOST_TEST(run.screen->has_text("Commande SP-20418 reçue"));
}

BOOST_AUTO_TEST_CASE(a_page_waits_for_the_network_and_comes_back) {
  LoopbackApp run(client(), "/panorama/");
  run.transport.is_cut = true;
  BOOST_TEST(run.click(Role::link, "Commandes"));
  BOOST_TEST(run.screen->has_text("Connexion perdue. Nouvel essai en cours; rien n’est perdu."));
  run.transport.is_cut = false;
  BOOST_TEST(run.click(Role::button, "Réessayer"));
  BOOST_TEST(run.screen->has_text("77, avenue Cartier"));
  BOOST_TEST(!run.screen->has_text("Connexion perdue. Nouvel essai en cours; rien n’est perdu."));
}

BOOST_AUTO_TEST_CASE(addresses_titles_and_back_follow) {  // P38
  LoopbackApp run(client(), "/panorama/");
  BOOST_TEST(run.browser.title == "Accueil — Studio Panorama");
  BOOST_TEST(run.click(Role::link, "Commandes"));
  BOOST_TEST(run.browser.path() == "/panorama/orders");
  BOOST_TEST(run.browser.title == "Commandes — Studio Panorama");
  BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
  BOOST_TEST((run.screen->focused()->role == Role::heading));
  BOOST_TEST(run.browser.announced.empty());
  run.browser.go_back();
  run.settle();
  BOOST_TEST(run.screen->has_text("Bonjour Élise"));
}

BOOST_AUTO_TEST_CASE(the_language_changes_without_a_reload) {  // P43
  LoopbackApp run(client(), "/panorama/account");
  BOOST_TEST(run.screen->choose("Langue", "Polski"));
  run.settle();
  BOOST_TEST(run.screen->has_text("Moje konto"));
  BOOST_TEST(run.transport.count(accounts::ChooseLanguage::path) == 1u);
}

BOOST_AUTO_TEST_CASE(a_language_is_spoken_once_its_words_are_here) {  // P43
  LoopbackApp run(client(), "/panorama/account");
  run.words.is_slow = true;
  BOOST_TEST(run.screen->choose("Langue", "Polski"));
  run.settle();
  BOOST_TEST(run.screen->has_text("Mon compte"));
  BOOST_TEST(run.app->can_draw());
  BOOST_TEST(run.transport.count(accounts::ChooseLanguage::path) == 0u);
  run.words.arrive();
  run.settle();
  BOOST_TEST(run.screen->has_text("Moje konto"));
  BOOST_TEST(run.browser.stored("language") == "pl-PL");
  BOOST_TEST(run.transport.count(accounts::ChooseLanguage::path) == 1u);
}

BOOST_AUTO_TEST_CASE(a_language_that_cannot_be_fetched_says_so_and_nothing_changes) {  // P43
  LoopbackApp run(client(), "/panorama/account");
  run.words.is_cut_off = true;
  BOOST_TEST(run.screen->choose("Langue", "Polski"));
  run.settle();
  BOOST_TEST(run.screen->has_text("Mon compte"));
  BOOST_TEST(run.screen->has_text("Cette langue n’a pas pu être chargée. Vérifiez la connexion."));
  BOOST_TEST(run.browser.stored("language") == "");
  BOOST_TEST(run.transport.count(accounts::ChooseLanguage::path) == 0u);
  run.words.is_cut_off = false;
  BOOST_TEST(run.screen->choose("Langue", "Polski"));
  run.settle();
  BOOST_TEST(run.screen->has_text("Moje konto"));
}

BOOST_AUTO_TEST_CASE(nothing_is_drawn_while_the_words_of_who_came_are_on_their_way) {  // P43
  LoopbackApp run(client(), "/panorama/");
  run.words.is_slow = true;
  portal::Bootstrap polish = client();
  polish.me->language = "pl-PL";
  run.app =
      std::make_unique<app::App>(run.transport, run.browser, run.words, run.panorama, wire::encode(polish));
  BOOST_TEST(!run.app->can_draw());
  run.words.arrive();
  run.settle();
  BOOST_TEST(run.app->can_draw());
  BOOST_TEST(run.shows(Role::link, "Zamówienia"));
}

BOOST_AUTO_TEST_CASE(files_are_chosen_and_downloaded_as_one_archive) {  // V62
  LoopbackApp run(client(), "/panorama/orders/SP-20391");
  BOOST_TEST(tick(run, "Sélectionner Cuisine"));
  BOOST_TEST(run.click(Role::button, "Télécharger la sélection (1)"));
  BOOST_TEST_REQUIRE(run.browser.downloads.size() == 1u);
  BOOST_TEST(run.browser.downloads[0].find("SP-20391.zip") != std::string::npos);
  BOOST_TEST(run.browser.downloads[0].find("only=m2") != std::string::npos);
  BOOST_TEST(run.panorama.draws > 0);
}

// WCAG 3.2.6
BOOST_AUTO_TEST_CASE(help_stands_at_the_same_place_on_every_page) {
  for (const HeadlessOptions& options : {desktop(), tablet(), phone()}) {
    std::optional<ui::Rect> menu, contact;
    for (const std::string_view path : {"", "orders", "orders/SP-20391", "media", "account"}) {
      LoopbackApp run(client(), "/panorama/" + std::string{path}, options);
      const ui::Node* messages = run.find_start(Role::link, "Messages");
      if (options.width < 500 && path.find('/') != std::string_view::npos)
        continue;  // a sheet without a menu
      BOOST_TEST_REQUIRE(messages != nullptr);
      BOOST_TEST((menu.value_or(messages->box) == messages->box));
      menu = messages->box;
      const ui::Node* write = run.find_start(Role::link, "Écrire");
      BOOST_TEST((write != nullptr) == (options.width > 500));
      if (write == nullptr) continue;
      BOOST_TEST((contact.value_or(write->box) == write->box));
      contact = write->box;
    }
  }
}

BOOST_AUTO_TEST_CASE(an_order_is_cancelled_and_can_be_taken_back_for_a_moment) {  // V47
  LoopbackApp run(client(), "/panorama/nowhere");
  run.order_state = orders::OrderState::received;
  run.transport.on<orders::CancelOrder>([&](const auto&) -> Result<orders::Order> {
    run.order_state = orders::OrderState::cancelled;
    return sample_order(0, orders::OrderState::cancelled);
  });
  run.browser.history.push_back("/panorama/orders/SP-20418");
  run.browser.at = 1, run.browser.has_moved = true;
  run.settle();
  BOOST_TEST(run.click(Role::button, "Annuler la commande"));
  BOOST_TEST(!run.shows(Role::button, "Annuler la commande"));
  BOOST_TEST(run.browser.is_guarded);  // leaving now would lose the command
  BOOST_TEST(run.click(Role::button, "Revenir en arrière"));
  BOOST_TEST(run.shows(Role::button, "Annuler la commande"));
  run.screen->advance(22000);
  BOOST_TEST(run.transport.count(orders::CancelOrder::path) == 0u);
  BOOST_TEST(run.click(Role::button, "Annuler la commande"));
  BOOST_TEST(run.click(Role::link, "Accueil"));  // it is not forgotten on another page
  run.screen->hover(Role::button, "Revenir en arrière");
  run.screen->advance(60000);  // somebody is about to take it back
  BOOST_TEST(run.transport.count(orders::CancelOrder::path) == 0u);
  run.screen->send(ui::event::PointerMove{900, 20});
  run.screen->advance(7000);
  run.settle();
  BOOST_TEST(run.transport.count(orders::CancelOrder::path) == 1u);
  BOOST_TEST(!run.browser.is_guarded);
}

BOOST_AUTO_TEST_CASE(staff_open_an_order_and_see_why_it_cannot_be_delivered) {
  LoopbackApp run(sample_bootstrap(french, guichet::Role::administrator), "/panorama/");
  run.app_is_staff = true;
  run.order_state = orders::OrderState::in_production;
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders");
  const ui::Node* row = run.find_start(Role::link, "1248, rue des Érables");
  BOOST_TEST_REQUIRE(row != nullptr);
  BOOST_TEST(row->href == "/panorama/staff/orders?order=SP-20418");
  BOOST_TEST(run.click(row->role, std::string{row->name}));
  BOOST_TEST(run.browser.path() == "/panorama/staff/orders?order=SP-20418");
  const ui::Node* deliver = run.screen->find(Role::button, "Livrer au client");
  BOOST_TEST_REQUIRE(deliver != nullptr);
  BOOST_TEST(deliver->has(ui::State::disabled));
  BOOST_TEST(!deliver->description.empty());
}

void open_order_in_production(LoopbackApp& run) {
  run.app_is_staff = true;
  run.order_state = orders::OrderState::in_production;
  const ui::Node* row = run.find_start(Role::link, "1248, rue des Érables");
  BOOST_TEST_REQUIRE(row != nullptr);
  BOOST_TEST(run.click(row->role, std::string{row->name}));
}

BOOST_AUTO_TEST_CASE(files_that_came_are_no_longer_on_their_way) {
  LoopbackApp run(sample_bootstrap(french, guichet::Role::administrator), "/panorama/");
  open_order_in_production(run);
  app::UploadProgress file{
      .id = app::UploadId{1}, .name = "salon.jpg", .bytes = 10, .total = 1000, .error = {}, .address = {}};
  run.browser.progress = {file};
  run.settle();
  BOOST_TEST(run.shows(Role::heading, "Envoi en cours"));
  app::UploadProgress stopped = file;
  stopped.id = app::UploadId{2};
  stopped.state = app::UploadState::paused;
  run.browser.progress = {file, stopped};
  run.settle();
  BOOST_TEST(run.shows(Role::heading, "Envoi en cours"));
  file.state = app::UploadState::done;
  run.browser.progress = {file, stopped};
  run.settle();
  BOOST_TEST(run.shows(Role::heading, "Envoi arrêté"));
  stopped.state = app::UploadState::done;
  run.browser.progress = {file, stopped};
  run.settle();
  BOOST_TEST(run.shows(Role::heading, "Fichiers envoyés"));
}

BOOST_AUTO_TEST_CASE(staff_read_why_a_file_was_not_taken) {
  LoopbackApp run(sample_bootstrap(french, guichet::Role::administrator), "/panorama/");
  open_order_in_production(run);
  const auto failed = [](std::uint32_t id, std::string name, std::string answer) {
    return app::UploadProgress{.id = static_cast<app::UploadId>(id),
                               .name = std::move(name),
                               .total = 1000,
                               .state = app::UploadState::failed,
                               .error = std::move(answer),
                               .address = {}};
  };
  const auto full = Failure::invalid({FieldProblem{.path = "file", .message = &Catalog::files_full}});
  run.browser.progress = {failed(1, "salon.jpg", wire::encode(full)),
                          failed(2, "cuisine.jpg", wire::encode(Failure::unavailable())),
                          failed(3, "hall.jpg", "")};
  run.settle();
  BOOST_TEST(run.screen->has_text("L’espace de fichiers du portail est plein"));
  BOOST_TEST(run.screen->find(Role::button, "Réessayer, salon.jpg") == nullptr);
  BOOST_TEST(run.screen->find(Role::button, "Annuler, salon.jpg") != nullptr);
  BOOST_TEST(run.screen->find(Role::button, "Réessayer, cuisine.jpg") != nullptr);
  BOOST_TEST(run.screen->find(Role::button, "Réessayer, hall.jpg") != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
