#include <boost/test/unit_test.hpp>

#include "tests/server/agency.hpp"

namespace guichet::search {

namespace {

using test::Agency;

std::string first_of(const Found& found) {
  return found.orders.empty() ? std::string{} : found.orders[0].number.value;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(search_service)

BOOST_AUTO_TEST_CASE(one_question_finds_orders_properties_and_conversations) {
  Agency agency;
  const auto order = agency.ask(Agency::order_of("24718803"), agency.elise);
  const auto thread = agency.ask(
      messages::SendMessage{.subject = "Clés des Érables", .text = "Sous le paillasson."}, agency.elise);
  const Found found = agency.ask(Find{.text = "erables"}, agency.elise);
  BOOST_TEST(first_of(found) == order.number.value);
  BOOST_TEST(found.listings.size() >= 2U);
  BOOST_REQUIRE(found.threads.size() == 1U);
  BOOST_TEST(found.threads[0].thread.value == thread.id.value);
  BOOST_TEST(found.agents.empty());
  BOOST_TEST(first_of(agency.ask(Find{.text = order.number.value}, agency.elise)) == order.number.value);
}

BOOST_AUTO_TEST_CASE(everybody_finds_only_what_they_may_see) {
  Agency agency;
  const auto order = agency.ask(Agency::order_of("24718803"), agency.elise);
  agency.ask(messages::SendMessage{.subject = "Clés", .text = "Chez le voisin."}, agency.elise);
  BOOST_TEST(agency.ask(Find{.text = order.number.value}, agency.rene).orders.empty());
  BOOST_TEST(agency.ask(Find{.text = "voisin"}, agency.rene).threads.empty());
  BOOST_TEST(first_of(agency.ask(Find{.text = order.number.value}, agency.mathieu)) == order.number.value);
  const Found staff = agency.ask(Find{.text = order.number.value}, agency.dispatcher);
  BOOST_TEST(first_of(staff) == order.number.value);
  BOOST_TEST(agency.ask(Find{.text = "voisin"}, agency.dispatcher).threads.size() == 1U);
  BOOST_TEST(agency.ask(Find{.text = "voisin"}, agency.quality).threads.empty());
  BOOST_TEST(agency.ask(Find{.text = "Fortin"}, agency.dispatcher).agents.empty());
  const Found agents = agency.ask(Find{.text = "fortin"}, agency.liaison);
  BOOST_REQUIRE(agents.agents.size() == 2U);
  BOOST_TEST(agents.agents[0].name == "Julie Fortin");
}

BOOST_AUTO_TEST_CASE(a_letter_is_too_little_to_look_for) {
  Agency agency;
  BOOST_TEST((agency.refusal(Find{.text = " e"}, agency.elise).code == FailureCode::invalid));
  BOOST_TEST(agency.send(Find{.text = "erables"}).status == 401);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::search
