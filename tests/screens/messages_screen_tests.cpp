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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
