// The agent directory and the account's devices, through roles and names only.
#include <boost/test/unit_test.hpp>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

using ui::Role;

namespace {

portal::Bootstrap liaison() {
  return sample_bootstrap("fr-CA", guichet::Role::agent_liaison);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(directory_screens)

BOOST_AUTO_TEST_CASE(the_liaison_starts_at_the_directory_with_the_overdue_on_top) {
  LoopbackApp run(liaison(), "/panorama/");
  BOOST_TEST(run.browser.path() == "/panorama/staff/agents");
  BOOST_TEST(run.shows(Role::link, "Répertoire des courtiers"));
  BOOST_TEST(run.screen->has_text("Données en retard"));
  BOOST_TEST(run.shows(Role::toggle_button, "En retard 1"));
  BOOST_TEST(run.click(Role::toggle_button, "Connus 1"));
  BOOST_TEST(run.browser.path() == "/panorama/staff/agents?filter=known");
  BOOST_TEST(run.screen->has_text("Mathieu Bergeron"));
  BOOST_TEST(!run.screen->has_text("Valérie Thibault"));
}

BOOST_AUTO_TEST_CASE(a_search_needs_no_accents_and_stands_in_the_address) {
  LoopbackApp run(liaison(), "/panorama/staff/agents");
  BOOST_TEST(run.type("Rechercher", "etienne"));
  BOOST_TEST(run.screen->has_text("Étienne Lachance"));
  BOOST_TEST(!run.screen->has_text("Valérie Thibault"));
  BOOST_TEST(run.browser.path() == "/panorama/staff/agents?text=etienne");
}

BOOST_AUTO_TEST_CASE(arrow_keys_take_the_focus_along_to_the_tab_they_open) {
  LoopbackApp run(liaison(), "/panorama/staff/agents?view=links");
  const ui::Node* links = run.find_start(Role::tab, "Liens en cours");
  BOOST_TEST_REQUIRE(links != nullptr);
  BOOST_TEST(run.click(Role::tab, links->name));
  for (const std::string_view name : {"Courtiers", "Corrections", "Liens en cours"}) {
    run.screen->press(ui::PressedKey::right);
    run.settle();
    BOOST_TEST_REQUIRE(run.screen->focused() != nullptr);
    BOOST_TEST(run.screen->focused()->name.rfind(name, 0) == 0u);
    BOOST_TEST(run.screen->focused()->has(ui::State::selected));
  }
}

BOOST_AUTO_TEST_CASE(an_authorisation_is_recorded_and_the_agent_opened) {  // V4, V7
  LoopbackApp run(liaison(), "/panorama/staff/agents");
  BOOST_TEST(run.click(Role::button, "Enregistrer une autorisation"));
  BOOST_TEST(run.shows(Role::dialog, "Enregistrer une autorisation"));
  BOOST_TEST(run.click(Role::button, "Enregistrer"));
  BOOST_TEST(run.transport.count(directory::RecordAuthorisation::path) == 0u);
  BOOST_TEST(!run.screen->find(Role::text_field, "Code d’agent")->error.empty());
  BOOST_TEST(run.type("Code d’agent", "48700"));
  BOOST_TEST(run.type("Nom de famille", "Roy"));
  BOOST_TEST(run.screen->choose("Mode de signature", "Signature électronique"));
  BOOST_TEST(run.click(Role::button, "Enregistrer"));
  BOOST_TEST_REQUIRE(run.transport.count(directory::RecordAuthorisation::path) == 1u);
  const auto sent = wire::decode<directory::RecordAuthorisation>(
      run.transport.last(directory::RecordAuthorisation::path)->body);
  BOOST_TEST_REQUIRE(sent.has_value());
  BOOST_TEST((sent->how == directory::SigningWay::electronic));
  BOOST_TEST((sent->signed_on == Day{2026, 11, 17}));
  BOOST_TEST(run.browser.path() == "/panorama/staff/agents?agent=48700");
  BOOST_TEST(!run.shows(Role::dialog, "Enregistrer une autorisation"));
}

BOOST_AUTO_TEST_CASE(waiting_data_are_typed_in_by_hand) {  // V3
  LoopbackApp run(liaison(), "/panorama/staff/agents?agent=48531");
  BOOST_TEST(run.click(Role::button, "Entrer les données"));
  BOOST_TEST(run.type("Courriel", "etienne@board.example"));
  BOOST_TEST(run.click(Role::button, "Enregistrer"));
  BOOST_TEST(run.transport.count(directory::SaveAgent::path) == 1u);
  BOOST_TEST(run.shows(Role::link, "Imprimer le feuillet"));
}

BOOST_AUTO_TEST_CASE(a_revocation_asks_for_a_reason) {  // V7
  LoopbackApp run(liaison(), "/panorama/staff/agents?agent=48377");
  BOOST_TEST(run.click(Role::button, "Révoquer, Autorisations"));
  BOOST_TEST(run.click(Role::button, "Révoquer"));
  BOOST_TEST(run.transport.count(directory::RevokeAuthorisation::path) == 0u);
  BOOST_TEST(run.screen->find(Role::text_area, "Motif")->error == "Indiquez un motif");
  BOOST_TEST(run.type("Motif", "À sa demande"));
  BOOST_TEST(run.click(Role::button, "Révoquer"));
  BOOST_TEST(run.transport.count(directory::RevokeAuthorisation::path) == 1u);
  BOOST_TEST(run.screen->has_text("Révoquée"));
}

BOOST_AUTO_TEST_CASE(corrections_are_applied_or_refused_with_a_reason) {  // V9
  LoopbackApp run(liaison(), "/panorama/staff/agents?view=corrections");
  BOOST_TEST(run.screen->has_text("Mon bureau est maintenant Immobilier du Cap, à Cap-Rouge."));
  BOOST_TEST(run.click(Role::button, "Accepter, Mathieu Bergeron"));
  BOOST_TEST(run.type("Bureau", "Immobilier du Cap"));
  BOOST_TEST(run.click(Role::button, "Appliquer la correction"));
  const auto sent =
      wire::decode<directory::AcceptCorrection>(run.transport.last(directory::AcceptCorrection::path)->body);
  BOOST_TEST_REQUIRE(sent.has_value());
  BOOST_TEST(sent->office == "Immobilier du Cap");
  BOOST_TEST(sent->last_name == "Bergeron");
  BOOST_TEST(run.screen->has_text("Aucune correction en attente"));
}

BOOST_AUTO_TEST_CASE(a_slip_shows_code_link_and_picture_and_prints) {  // V13, V14
  LoopbackApp run(liaison(), "/panorama/staff/agents?agent=48377");
  BOOST_TEST(run.click(Role::link, "Imprimer le feuillet"));
  BOOST_TEST(run.browser.path() == "/panorama/staff/agents/48377/slip");
  BOOST_TEST(!run.shows(Role::button, "Imprimer"));
  BOOST_TEST(run.click(Role::button, "Émettre un feuillet"));
  BOOST_TEST(run.screen->has_text("Votre code d’agent est"));
  BOOST_TEST(run.screen->has_text("48377"));
  const ui::Node* picture = run.screen->find(Role::image, "Code QR du lien d’activation");
  BOOST_TEST_REQUIRE(picture != nullptr);
  BOOST_TEST(picture->href.rfind("data:image/svg+xml,", 0) == 0u);
  BOOST_TEST(run.screen->tree_text().find("https://portal.example/panorama/link/") != std::string::npos);
  BOOST_TEST(run.screen->problems_text() == "");
  const int before = run.browser.prints;
  BOOST_TEST(run.click(Role::button, "Imprimer"));
  BOOST_TEST(run.browser.prints == before + 1);
}

BOOST_AUTO_TEST_CASE(links_of_agents_are_revoked) {  // P7
  LoopbackApp run(liaison(), "/panorama/staff/agents?view=links");
  BOOST_TEST(run.click(Role::button, "Révoquer, Mathieu Bergeron · 48377 · Activation"));
  BOOST_TEST(run.screen->has_text("Aucun lien en cours"));
}

BOOST_AUTO_TEST_CASE(disabling_an_account_asks_first) {  // SM1
  LoopbackApp run(liaison(), "/panorama/staff/agents?agent=48213");
  BOOST_TEST(run.click(Role::button, "Désactiver le compte"));
  BOOST_TEST(run.transport.count(directory::DisableAgent::path) == 0u);
  BOOST_TEST(run.click(Role::button, "Confirmer"));
  BOOST_TEST(run.screen->has_text("Désactivé"));
  BOOST_TEST(run.click(Role::button, "Réactiver le compte"));
  BOOST_TEST(run.screen->has_text("Inscrit"));
}

BOOST_AUTO_TEST_CASE(other_roles_do_not_see_the_directory) {
  LoopbackApp run(sample_bootstrap("fr-CA", guichet::Role::dispatcher), "/panorama/staff/agents");
  BOOST_TEST(!run.shows(Role::link, "Répertoire des courtiers"));
  BOOST_TEST(run.transport.count(directory::ListAgents::path) == 0u);
}

BOOST_AUTO_TEST_CASE(own_devices_are_signed_out_one_by_one_or_all) {  // P5
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/account");
  BOOST_TEST(run.screen->has_text("Firefox · Linux"));
  BOOST_TEST(run.screen->has_text("Cet appareil"));
  BOOST_TEST(run.click(Role::button, "Déconnecter cet appareil, Safari · iPhone"));
  BOOST_TEST(!run.screen->has_text("Safari · iPhone"));
  BOOST_TEST(!run.shows(Role::button, "Déconnecter tous les autres"));
  LoopbackApp all(sample_bootstrap("fr-CA"), "/panorama/account");
  BOOST_TEST(all.click(Role::button, "Déconnecter tous les autres"));
  BOOST_TEST(!all.screen->has_text("Safari · iPhone"));
}

BOOST_AUTO_TEST_CASE(own_links_are_revoked) {  // P7
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/account");
  BOOST_TEST(run.click(Role::button, "Révoquer, Nouveau courriel"));
  BOOST_TEST(run.transport.count(accounts::RevokeLink::path) == 1u);
  BOOST_TEST(!run.screen->has_text("Liens en cours"));
}

BOOST_AUTO_TEST_CASE(a_password_is_shown_hidden_and_may_be_pasted) {  // P1
  LoopbackApp run(sample_bootstrap("fr-CA", guichet::Role::anonymous), "/panorama/signin");
  BOOST_TEST(run.type("Mot de passe", "une phrase assez longue"));
  BOOST_TEST(!run.screen->find(Role::text_field, "Mot de passe")->has(ui::State::reveals_value));
  const ui::Node* toggle = run.find_start(Role::toggle_button, "Afficher le mot de passe");
  if (toggle == nullptr) toggle = run.find_start(Role::button, "Afficher le mot de passe");
  BOOST_TEST_REQUIRE(toggle != nullptr);
  BOOST_TEST(run.click(toggle->role, std::string{toggle->name}));
  BOOST_TEST(run.screen->find(Role::text_field, "Mot de passe")->has(ui::State::reveals_value));
}

BOOST_AUTO_TEST_CASE(header_leads_home_and_out_and_shows_the_contact) {  // V16, V17, V30
  LoopbackApp run(sample_bootstrap("fr-CA"), "/panorama/orders");
  BOOST_TEST(run.shows(Role::button, "Déconnexion du système"));
  BOOST_TEST(run.screen->has_text("Maude Tremblay"));
  BOOST_TEST(run.click(Role::link, "Studio Panorama, Accueil"));
  BOOST_TEST(run.browser.path() == "/panorama/");
  run.transport.on<accounts::SignOut>([](const auto&) -> Result<portal::Bootstrap> {
    return sample_bootstrap("fr-CA", guichet::Role::anonymous);
  });
  BOOST_TEST(run.click(Role::button, "Déconnexion du système"));
  BOOST_TEST(run.browser.path() == "/panorama/signin");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
