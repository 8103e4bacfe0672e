// V18, V19, V67 to V74 through what a person perceives.
#include <boost/test/unit_test.hpp>

#include "tests/support/screens/loopback_app.hpp"

namespace guichet::tests {

using ui::Role;

namespace {

portal::Bootstrap reader() {
  portal::Bootstrap page = sample_bootstrap("fr-CA");
  page.me->unread_messages = 2;
  return page;
}

// Starts the program again in the same browser, as a reload does.
void reload(LoopbackApp& run) {
  run.app.reset();
  run.app =
      std::make_unique<app::App>(run.transport, run.browser, run.words, run.panorama, wire::encode(reader()));
  run.settle();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_screens)

BOOST_AUTO_TEST_CASE(the_count_follows_what_is_read_without_reload) {
  LoopbackApp run(reader(), "/panorama/messages");
  BOOST_TEST((run.find_start(Role::link, "Messages") != nullptr));
  BOOST_TEST(run.screen->has_text("Boîte de réception 2"));
  BOOST_TEST(run.click(Role::checkbox, "Marquer comme lu, Ciel à remplacer ?"));
  BOOST_TEST(run.screen->has_text("Boîte de réception 1"));
  BOOST_TEST(run.transport.count("/api/messages/mark") == 1U);
}

BOOST_AUTO_TEST_CASE(deleting_can_be_undone) {
  LoopbackApp run(reader(), "/panorama/messages");
  BOOST_TEST(run.click(Role::button, "Effacer\u00a0: Vos médias sont prêts"));
  BOOST_TEST(!run.screen->has_text("42 fichiers à voir et à télécharger."));
  BOOST_TEST(run.screen->has_text("Message effacé"));
  BOOST_TEST(run.click(Role::button, "Revenir en arrière"), run.screen->failure());
  BOOST_TEST(run.screen->has_text("42 fichiers à voir et à télécharger."));
}

BOOST_AUTO_TEST_CASE(the_senders_name_writes_back) {
  LoopbackApp run(reader(), "/panorama/messages");
  BOOST_TEST(run.click(Role::link, "Répondre à Maude Tremblay"));
  BOOST_TEST(run.browser.path() == "/panorama/messages/t1?reply=1");
  BOOST_TEST(run.screen->has_text("Clés du 77, avenue Cartier"));
  BOOST_TEST(run.type("Répondre", "Merci, à demain."));
  BOOST_TEST(run.click(Role::button, "Envoyer"));
  BOOST_TEST(run.screen->has_text("Merci, à demain."));
  BOOST_TEST(run.screen->has_text("Message envoyé"));
}

BOOST_AUTO_TEST_CASE(opening_a_conversation_reads_it) {
  LoopbackApp run(reader(), "/panorama/messages");
  BOOST_TEST(run.click(Role::link, "Clés du 77, avenue Cartier, non lu"));
  BOOST_TEST(run.transport.count("/api/messages/mark") == 1U);
  run.browser.go_back();
  run.settle();
  BOOST_TEST(run.screen->has_text("Boîte de réception 1"));
}

BOOST_AUTO_TEST_CASE(a_new_message_says_what_it_lacks_and_keeps_what_is_typed) {
  LoopbackApp run(reader(), "/panorama/messages");
  BOOST_TEST(run.click(Role::link, "Nouveau message"));
  BOOST_TEST(run.type("Message", "Peut-on changer l’heure ?"));
  BOOST_TEST(run.click(Role::button, "Envoyer"));
  BOOST_TEST(run.screen->find(Role::text_field, "Objet")->error == "Entrez un objet");
  BOOST_TEST(run.transport.count("/api/messages/send") == 0U);
  BOOST_TEST(run.type("Objet", "Heure de la visite"));
  BOOST_TEST(run.click(Role::button, "Envoyer"));
  BOOST_TEST(run.browser.path() == "/panorama/messages/t9");
  BOOST_TEST(run.screen->has_text("Peut-on changer l’heure ?"));
}

BOOST_AUTO_TEST_CASE(a_new_message_survives_a_reload_until_it_is_sent) {
  LoopbackApp run(reader(), "/panorama/messages/new");
  BOOST_TEST(run.type("Objet", "Heure de la visite"));
  BOOST_TEST(run.type("Message", "Peut-on changer l’heure ?"));
  reload(run);
  BOOST_TEST(run.screen->find(Role::text_field, "Objet")->value == "Heure de la visite");
  BOOST_TEST(run.screen->find(Role::text_area, "Message")->value == "Peut-on changer l’heure ?");
  BOOST_TEST(run.click(Role::button, "Envoyer"));
  BOOST_TEST(run.browser.path() == "/panorama/messages/t9");
  for (const auto& [key, text] : run.browser.storage) BOOST_TEST_CONTEXT(key)
  BOOST_TEST((text.empty() || key.find("draft.") != 0u || key == "draft.a1.recent"));
}

BOOST_AUTO_TEST_CASE(an_answer_survives_a_reload_and_stays_with_its_conversation) {
  LoopbackApp run(reader(), "/panorama/messages/t1?reply=1");
  BOOST_TEST(run.type("Répondre", "Merci, à demain."));
  reload(run);
  BOOST_TEST(run.screen->find(Role::text_area, "Répondre")->value == "Merci, à demain.");
  run.browser.push_path("/panorama/messages/t2");
  run.browser.has_moved = true;
  run.settle();
  BOOST_TEST(run.screen->find(Role::text_area, "Répondre")->value == "");
}

BOOST_AUTO_TEST_CASE(an_ended_session_loses_no_message) {
  LoopbackApp run(reader(), "/panorama/messages/new");
  BOOST_TEST(run.type("Objet", "Heure de la visite"));
  BOOST_TEST(run.type("Message", "Peut-on changer l’heure ?"));
  run.transport.has_session = false;
  BOOST_TEST(run.click(Role::button, "Envoyer"));
  run.transport.has_session = true;
  reload(run);  // signed in elsewhere meanwhile
  BOOST_TEST(run.screen->find(Role::text_area, "Message")->value == "Peut-on changer l’heure ?");
}

BOOST_AUTO_TEST_CASE(a_message_sent_into_a_dead_network_is_one_message_after_a_reload) {
  LoopbackApp run(reader(), "/panorama/messages/t1");
  BOOST_TEST(run.type("Répondre", "Merci, à demain."));
  run.transport.is_cut = true;
  BOOST_TEST(run.click(Role::button, "Envoyer"));
  const std::string key = run.transport.last(messages::SendMessage::path)->key;
  run.transport.is_cut = false;
  reload(run);
  BOOST_TEST(run.click(Role::button, "Envoyer"));
  BOOST_TEST(run.transport.last(messages::SendMessage::path)->key == key);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
