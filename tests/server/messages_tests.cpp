#include <boost/test/unit_test.hpp>

#include <string>

#include "tests/server/agency.hpp"

namespace guichet::messages {

namespace {

using test::Agency;

const SendMessage question{.subject = "Clés", .text = "Le voisin peut ouvrir à 13 h 15."};

std::int64_t unread_of(Agency& agency, const std::string& cookie) {
  return agency.ask(portal::GetBootstrap{}, cookie).me->unread_messages;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_service)

// V18, V67, V68, V72: a client writes, the company reads, both see the count.
BOOST_AUTO_TEST_CASE(a_message_reaches_the_other_side_and_its_mailbox) {
  Agency agency;
  const Thread thread = agency.ask(question, agency.elise);
  BOOST_TEST(thread.messages.size() == 1U);
  BOOST_TEST(thread.messages[0].is_mine);
  BOOST_TEST(thread.unread == 0);
  BOOST_TEST(unread_of(agency, agency.dispatcher) == 1);
  BOOST_TEST(agency.mails_to("dispatch@panorama.example").size() == 1U);

  const MessagePage inbox = agency.ask(ListMessages{}, agency.dispatcher);
  BOOST_REQUIRE(inbox.items.size() == 1U);
  BOOST_TEST(inbox.items[0].from == "Agent 48213");
  BOOST_TEST(inbox.items[0].subject == "Clés");
  BOOST_TEST(!inbox.items[0].is_read);

  agency.ask(SendMessage{.thread = thread.id, .text = "Merci !"}, agency.dispatcher);
  BOOST_TEST(unread_of(agency, agency.elise) == 1);
  const auto mails = agency.mails_to("agent48213@panorama.example");
  BOOST_REQUIRE(mails.size() == 1U);
  BOOST_TEST(mails[0].text.find("Merci !") != std::string::npos);
  BOOST_TEST(mails[0].text.find("/panorama/messages/" + thread.id.value) != std::string::npos);
  BOOST_TEST(agency.ask(GetThread{.thread = thread.id}, agency.elise).messages.size() == 2U);
  // V74
  BOOST_TEST(agency.ask(ListMessages{.box = Box::sent}, agency.elise).items.size() == 1U);
}

// V19, V69, V73: reading and deleting are each person's own.
BOOST_AUTO_TEST_CASE(reading_and_hiding_concern_one_person_only) {
  Agency agency;
  const Thread thread = agency.ask(question, agency.elise);
  agency.ask(SendMessage{.thread = thread.id, .text = "Bien reçu."}, agency.dispatcher);
  const Message answer = agency.ask(ListMessages{}, agency.elise).items.at(0);

  BOOST_TEST(agency.ask(MarkMessages{.messages = {answer.id}}, agency.elise).unread == 0);
  BOOST_TEST(agency.ask(ListMessages{}, agency.elise).items.at(0).is_read);
  BOOST_TEST(agency.ask(MarkMessages{.messages = {answer.id}, .is_read = false}, agency.elise).unread == 1);
  BOOST_TEST(agency.ask(HideMessage{.message = answer.id}, agency.elise).unread == 0);
  BOOST_TEST(agency.ask(ListMessages{}, agency.elise).items.empty());
  BOOST_TEST(agency.ask(GetThread{.thread = thread.id}, agency.dispatcher).messages.size() == 2U);
  agency.ask(HideMessage{.message = answer.id, .is_hidden = false}, agency.elise);
  BOOST_TEST(agency.ask(ListMessages{}, agency.elise).items.size() == 1U);
}

// V18: the first screen shows what is unread, and when the company last wrote.
BOOST_AUTO_TEST_CASE(the_first_screen_has_the_newest_unread_messages_of_its_reader) {
  Agency agency;
  const Thread thread = agency.ask(question, agency.elise);
  BOOST_TEST(!agency.ask(home::GetHome{}, agency.elise).answered_at);
  for (int n = 0; n < 4; ++n)
    agency.ask(SendMessage{.thread = thread.id, .text = std::to_string(n)}, agency.dispatcher);
  const home::Home home = agency.ask(home::GetHome{}, agency.elise);
  BOOST_TEST(home.unread.size() == 3U);
  BOOST_TEST(home.unread_total == 4);
  BOOST_TEST(home.answered_at.has_value());
  const home::Home other = agency.ask(home::GetHome{}, agency.rene);
  BOOST_TEST(other.unread.empty());
  BOOST_TEST(other.unread_total == 0);

  agency.ask(MarkMessages{.messages = {home.unread[0].id}}, agency.elise);
  BOOST_TEST(agency.ask(home::GetHome{}, agency.elise).unread_total == 3);
}

BOOST_AUTO_TEST_CASE(a_conversation_is_nobody_elses) {
  Agency agency;
  const Thread thread = agency.ask(question, agency.elise);
  const Failure absent =
      agency.refusal(GetThread{.thread = ThreadId{"01jd0000000000000000000000"}}, agency.rene);
  BOOST_TEST((absent.code == FailureCode::not_found));
  BOOST_TEST((agency.refusal(GetThread{.thread = thread.id}, agency.rene) == absent));
  BOOST_TEST((agency.refusal(GetThread{.thread = thread.id}, agency.mathieu) == absent));
  BOOST_TEST((agency.refusal(SendMessage{.thread = thread.id, .text = "x"}, agency.rene) == absent));
  const MessageId first = thread.messages.at(0).id;
  BOOST_TEST((agency.refusal(MarkMessages{.messages = {first}}, agency.rene) == absent));
  BOOST_TEST((agency.refusal(HideMessage{.message = first}, agency.rene) == absent));
  // The quality lead is staff, but does not answer for the company.
  BOOST_TEST((agency.refusal(GetThread{.thread = thread.id}, agency.quality) == absent));
  BOOST_TEST(agency.ask(ListMessages{}, agency.quality).items.empty());
  BOOST_TEST((agency.refusal(question, agency.quality).code == FailureCode::forbidden));
  BOOST_TEST((agency.refusal(ListMessages{}).code == FailureCode::unauthenticated));
}

// V74: a message can name an order; staff need no recipient then.
BOOST_AUTO_TEST_CASE(staff_write_first_to_a_client_or_about_an_order) {
  Agency agency;
  const auto order = agency.ask(Agency::order_of("24718803"), agency.elise);
  SendMessage about{.order = order.number, .subject = "Visite", .text = "Demain 9 h ?"};
  BOOST_TEST(agency.ask(about, agency.dispatcher).client == "Agent 48213");
  BOOST_TEST(agency.ask(ListMessages{}, agency.elise).items.at(0).order.value == order.number.value);
  SendMessage named{.to = "48220", .subject = "Bonjour", .text = "…"};
  BOOST_TEST(agency.ask(named, agency.dispatcher).client == "Agent 48220");
  named.to = "dispatch@panorama.example";
  BOOST_TEST(agency.refusal(named, agency.dispatcher).problems.at(0).path == "to");
  named.to.clear();
  BOOST_TEST(agency.refusal(named, agency.dispatcher).problems.at(0).path == "to");
  about.to = "48220";  // not his order
  BOOST_TEST(agency.refusal(about, agency.dispatcher).problems.at(0).path == "to");
  BOOST_TEST((agency.refusal(about, agency.rene).code == FailureCode::not_found));
}

BOOST_AUTO_TEST_CASE(lists_come_in_pages_newest_first) {
  Agency agency;
  const Thread thread = agency.ask(question, agency.elise);
  for (int n = 0; n < 60; ++n)
    agency.ask(SendMessage{.thread = thread.id, .text = std::to_string(n)}, agency.dispatcher);
  const MessagePage first = agency.ask(ListMessages{}, agency.elise);
  BOOST_TEST(first.items.size() == static_cast<std::size_t>(page_size));
  BOOST_TEST(first.items[0].text == "59");
  BOOST_TEST(first.unread == 60);
  const MessagePage second = agency.ask(ListMessages{.after = first.next}, agency.elise);
  BOOST_TEST(second.items.size() == 10U);
  BOOST_TEST(second.items.back().text == "0");
  BOOST_TEST(second.next.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::messages
