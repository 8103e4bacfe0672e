#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "server/listings/import/snapshot_writer.hpp"
#include "tests/server/agency.hpp"

namespace guichet::listings {

namespace {

using test::Agency;

std::vector<std::string> found(Agency& agency, const std::string& cookie, const std::string& text,
                               Scope scope) {
  std::vector<std::string> numbers;
  for (const Listing& listing : agency.ask(SearchListings{.text = text, .scope = scope}, cookie).items)
    numbers.push_back(listing.number.value);
  return numbers;
}

using Numbers = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(listing_search)

BOOST_AUTO_TEST_CASE(an_agent_finds_his_own_and_shared_properties_by_words_without_accents) {  // V31
  Agency agency;
  BOOST_TEST(found(agency, agency.elise, "erab", Scope::mine) == (Numbers{"26190447", "24718803"}),
             boost::test_tools::per_element());
  BOOST_TEST(found(agency, agency.elise, "ÉRABLES ouest", Scope::mine) == Numbers{"26190447"},
             boost::test_tools::per_element());
  BOOST_TEST(found(agency, agency.elise, "g1r 2k4 rue", Scope::mine).size() == 2U);
  BOOST_TEST(found(agency, agency.elise, "lac", Scope::mine).empty());
  BOOST_TEST(found(agency, agency.elise, "lac", Scope::office) == Numbers{"25003316"},
             boost::test_tools::per_element());
  BOOST_TEST(found(agency, agency.elise, "cartier", Scope::office).empty());  // sold
}

BOOST_AUTO_TEST_CASE(nobody_finds_another_offices_properties) {
  Agency agency;
  for (const Scope scope : {Scope::mine, Scope::office}) {
    BOOST_TEST(found(agency, agency.elise, "9159788", scope).empty());
    for (const std::string& number : found(agency, agency.elise, "erables", scope))
      BOOST_TEST(number != "9159788");
    BOOST_TEST(found(agency, agency.rene, "", scope) == Numbers{"9159788"}, boost::test_tools::per_element());
  }
  BOOST_TEST(found(agency, agency.dispatcher, "erables", Scope::mine).size() == 3U);  // staff see all
}

BOOST_AUTO_TEST_CASE(a_property_that_changes_its_office_is_found_there_and_no_longer_here) {
  Agency agency;
  const auto import = [&](const std::string& office) {
    agency.write([&](storage::Tx& tx) {
      SnapshotWriter writer(tx, "run2", agency.server.clock.now(), {2026, 11, 19});
      FeedListing listing;
      listing.number = "25003316";
      listing.street_number = "77";
      listing.street_name = "chemin du Lac";
      listing.agent_code = "48377";
      listing.office_code = office;
      writer.write(listing);
      writer.finish();
    });
  };
  import("B001");
  BOOST_TEST(found(agency, agency.elise, "lac", Scope::office).empty());
  BOOST_TEST(found(agency, agency.rene, "77 lac", Scope::office) == Numbers{"25003316"},
             boost::test_tools::per_element());
  BOOST_TEST(found(agency, agency.dispatcher, "lac", Scope::mine).size() == 1U);
  import("B004");
  BOOST_TEST(found(agency, agency.rene, "lac", Scope::office).empty());
  BOOST_TEST(found(agency, agency.elise, "lac", Scope::office) == Numbers{"25003316"},
             boost::test_tools::per_element());
  BOOST_TEST(found(agency, agency.dispatcher, "lac", Scope::mine).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_number_is_found_however_it_is_typed) {  // V32
  Agency agency;
  BOOST_TEST(found(agency, agency.elise, "SIA 2471 8803", Scope::mine) == Numbers{"24718803"},
             boost::test_tools::per_element());
  BOOST_TEST(found(agency, agency.elise, "25003316", Scope::mine).empty());
  BOOST_TEST(found(agency, agency.elise, "25003316", Scope::office) == Numbers{"25003316"},
             boost::test_tools::per_element());
  BOOST_TEST(found(agency, agency.elise, "24330671", Scope::mine).empty());  // sold
}

BOOST_AUTO_TEST_CASE(signs_and_operators_are_just_text) {
  Agency agency;
  for (const char* text : {"\"", "erab* OR lac", "body:lac", "NEAR(a b)", "a AND", "-", "%", "' or 1=1 --",
                           "agent48220", "office B001"})
    BOOST_TEST(found(agency, agency.elise, text, Scope::mine).empty(), text);
}

BOOST_AUTO_TEST_CASE(clients_of_other_portals_find_nothing) {
  Agency agency;
  const auto stranger = agency.server.add_account("niveau", "claire", Role::client);
  const std::string cookie = agency.server.sign_in("niveau", stranger);
  const auto reply =
      agency.server.post({.path = std::string(SearchListings::path),
                          .body = wire::encode(SearchListings{.text = "erables", .scope = Scope::office}),
                          .portal = "niveau",
                          .cookie = cookie});
  const auto page = wire::decode<ListingPage>(reply.body);
  BOOST_REQUIRE(page.has_value());
  BOOST_TEST(page->items.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::listings
