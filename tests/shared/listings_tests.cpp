#include "shared/listings/listings.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/portal/calendar.hpp"

namespace guichet::listings {

BOOST_AUTO_TEST_SUITE(listings)

BOOST_AUTO_TEST_CASE(numbers_are_read_as_people_paste_them) {
  for (const char* typed : {"24718803", " 2471 8803 ", "2471-8803", "SIA 24718803", "MLS: 24718803",
                            "N° 24718803", "centris 24718803", "no. 24718803", "24718803\n"})
    BOOST_TEST(normalised_number(typed) == "24718803");
  BOOST_TEST(normalised_number("9159788") == "9159788");
}

BOOST_AUTO_TEST_CASE(other_texts_are_no_numbers) {
  for (const char* typed :
       {"", "123456", "123456789", "1248 rue des Érables", "24718803 app 4", "rue 2471880", "-", "SIA"})
    BOOST_TEST(normalised_number(typed).empty());
}

BOOST_AUTO_TEST_CASE(a_search_has_limits) {
  BOOST_TEST(wire::check(SearchListings{.text = "rue des Érables"}).empty());
  BOOST_TEST(!wire::check(SearchListings{.text = std::string(121, 'a')}).empty());
  BOOST_TEST(!wire::check(SearchListings{.text = "a\x01"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(calendars)

BOOST_AUTO_TEST_CASE(easter_moves) {
  BOOST_TEST((portal::easter_sunday(2024) == (Day{2024, 3, 31})));
  BOOST_TEST((portal::easter_sunday(2025) == (Day{2025, 4, 20})));
  BOOST_TEST((portal::easter_sunday(2026) == (Day{2026, 4, 5})));
  BOOST_TEST((portal::easter_sunday(2038) == (Day{2038, 4, 25})));
}

BOOST_AUTO_TEST_CASE(quebec_keeps_its_holidays) {
  using enum portal::Calendar;
  for (const Day& day :
       {Day{2026, 1, 1}, Day{2026, 4, 3}, Day{2026, 4, 6}, Day{2026, 5, 18}, Day{2026, 6, 24},
        Day{2026, 7, 1}, Day{2026, 9, 7}, Day{2026, 10, 12}, Day{2026, 12, 25}})
    BOOST_TEST(portal::is_holiday(day, quebec), format_iso(day));
  BOOST_TEST(portal::is_holiday({2028, 6, 26}, quebec) == false);
  BOOST_TEST(portal::is_holiday({2029, 7, 2}, quebec));  // 1 July 2029 is a Sunday
  BOOST_TEST(!portal::is_holiday({2026, 11, 11}, quebec));
  BOOST_TEST(portal::is_holiday({2026, 11, 11}, france));
  BOOST_TEST(portal::is_holiday({2026, 6, 4}, poland));  // Corpus Christi
  BOOST_TEST(portal::is_holiday({2025, 12, 24}, poland));
  BOOST_TEST(!portal::is_holiday({2024, 12, 24}, poland));
}

BOOST_AUTO_TEST_CASE(two_working_days_jump_weekends_and_holidays) {
  using enum portal::Calendar;
  BOOST_TEST((portal::add_business_days({2026, 11, 17}, 2, quebec) == (Day{2026, 11, 19})));
  BOOST_TEST((portal::add_business_days({2026, 11, 20}, 2, quebec) == (Day{2026, 11, 24})));  // a Friday
  BOOST_TEST((portal::add_business_days({2026, 11, 21}, 2, quebec) == (Day{2026, 11, 24})));  // a Saturday
  BOOST_TEST((portal::add_business_days({2026, 12, 24}, 2, quebec) == (Day{2026, 12, 29})));
  BOOST_TEST((portal::add_business_days({2026, 11, 20}, 0, quebec) == (Day{2026, 11, 20})));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::listings
