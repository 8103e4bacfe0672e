#include <boost/test/unit_test.hpp>

#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/access/permissions.hpp"
#include "shared/core/ids.hpp"
#include "shared/core/money.hpp"
#include "shared/core/result.hpp"
#include "shared/core/text.hpp"
#include "shared/core/time.hpp"
#include "shared/text/catalog.hpp"

using namespace guichet;

BOOST_AUTO_TEST_SUITE(core_tests)

BOOST_AUTO_TEST_CASE(a_result_holds_its_value_or_its_failure) {
  const Result<int> good = 3;
  const Result<int> bad = Failure::conflict(&Catalog::failure_conflict);
  BOOST_TEST(good.has_value());
  BOOST_TEST(*good == 3);
  BOOST_TEST(!bad);
  BOOST_TEST((bad.failure().code == FailureCode::conflict));
  BOOST_TEST(bad.value_or(7) == 7);
  BOOST_TEST(Result<void>{}.has_value());
  BOOST_TEST(!Result<void>{Failure::not_found()});
}

BOOST_AUTO_TEST_CASE(a_failure_carries_values_for_its_message) {
  const auto failure = Failure::conflict(&Catalog::open_order_exists).with("number", "SP-1");
  BOOST_TEST(text::words(failure, catalog(Language::en)) ==
             "An order is already open for this property: SP-1");
}

BOOST_AUTO_TEST_CASE(identifiers_are_short_plain_text) {
  Id<struct SomeTag> id;
  BOOST_TEST(id.empty());
  BOOST_TEST(from_wire_text("0193-ab_C.d", id));
  BOOST_TEST(id.value == "0193-ab_C.d");
  BOOST_TEST(!from_wire_text("a b", id));
  BOOST_TEST(!from_wire_text(std::string(65, 'a'), id));
  BOOST_TEST(IdHash{}(id) == IdHash{}(Id<struct SomeTag>{id}));
}

BOOST_AUTO_TEST_CASE(days_count_from_the_epoch_both_ways) {
  BOOST_TEST(days_since_epoch(Day{1970, 1, 1}) == 0);
  BOOST_TEST(days_since_epoch(Day{2000, 3, 1}) == 11'017);
  for (std::int64_t days = -200'000; days < 200'000; days += 97) {
    const Day day = day_since_epoch(days);
    BOOST_TEST(is_valid(day));
    BOOST_TEST(days_since_epoch(day) == days);
  }
}

BOOST_AUTO_TEST_CASE(weekdays_and_weeks_are_right) {
  BOOST_TEST((weekday(Day{2026, 11, 17}) == Weekday::tuesday));
  BOOST_TEST((weekday(Day{1969, 12, 28}) == Weekday::sunday));
  BOOST_TEST(iso_week(Day{2026, 11, 23}) == 48);
  BOOST_TEST(iso_week(Day{2027, 1, 3}) == 53);
  BOOST_TEST(iso_week(Day{2024, 12, 30}) == 1);
}

// Periods in months end on the day of the same number, or the last of the month (S, date to date).
BOOST_AUTO_TEST_CASE(adding_months_keeps_the_day_or_takes_the_last_one) {
  BOOST_TEST((add_months(Day{2017, 2, 3}, 12) == Day{2018, 2, 3}));
  BOOST_TEST((add_months(Day{2028, 2, 29}, 12) == Day{2029, 2, 28}));
  BOOST_TEST((add_months(Day{2027, 8, 31}, 6) == Day{2028, 2, 29}));
  BOOST_TEST((add_months(Day{2027, 1, 31}, -2) == Day{2026, 11, 30}));
}

BOOST_AUTO_TEST_CASE(only_days_that_exist_are_read) {
  BOOST_TEST((parse_iso_day("2028-02-29") == Day{2028, 2, 29}));
  for (const auto* text :
       {"2027-02-29", "2026-13-01", "2026-1-1", "2026-01-01T", "", "0000-01-01", "2026-04-31"}) {
    BOOST_TEST(!parse_iso_day(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(instants_are_written_and_read_as_rfc_3339) {
  const Instant at{1'795'348'800'123};
  BOOST_TEST(format_rfc3339(at) == "2026-11-22T12:00:00.123Z");
  BOOST_TEST(format_rfc3339(Instant{-1000}) == "1969-12-31T23:59:59Z");
  BOOST_TEST((parse_rfc3339("2026-11-22T12:00:00.123Z") == at));
  BOOST_TEST((parse_rfc3339("2026-11-22T07:00:00.123456-05:00") == at));
  BOOST_TEST((parse_rfc3339("1969-12-31 23:59:60z") == Instant{0}));
  for (const auto* text : {"2026-11-22", "2026-11-22T24:00:00Z", "2026-11-22T12:00:00",
                           "2026-11-22T12:00:00.Z", "2026-11-22T12:00:00+5:00", "2026-11-22T12:00:00Zx"}) {
    BOOST_TEST(!parse_rfc3339(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_CASE(local_time_follows_the_offset) {
  const Instant late{Instant{1'798'762'200'000}};  // 2027-01-01T00:10:00Z
  const LocalTime local = to_local(late, ZoneOffset{-300});
  BOOST_TEST((local == LocalTime{Day{2026, 12, 31}, 19, 10, 0}));
  BOOST_TEST((to_instant(local, ZoneOffset{-300}) == late));
}

// GST and QST are computed and rounded separately.
BOOST_AUTO_TEST_CASE(taxes_are_exact_and_round_half_away_from_zero) {
  BOOST_TEST(tax_of(Cents{53'300}, canadian_gst).v == 2665);
  BOOST_TEST(tax_of(Cents{53'300}, quebec_qst).v == 5317);
  BOOST_TEST(tax_of(Cents{10}, canadian_gst).v == 1);    // 0.5 up
  BOOST_TEST(tax_of(Cents{-10}, canadian_gst).v == -1);  // -0.5 away from zero
  BOOST_TEST(tax_of(Cents{9}, canadian_gst).v == 0);
  BOOST_TEST(net_of(Cents{12'000}, french_vat).v == 10'000);
  BOOST_TEST(tax_of(Cents{cents_max}, TaxRate{100'000}).v == cents_max);
}

BOOST_AUTO_TEST_CASE(a_split_amount_adds_up) {
  const auto parts = split(Cents{100}, {1, 1, 1});
  BOOST_TEST(parts[0].v == 34);
  BOOST_TEST(parts[1].v == 33);
  BOOST_TEST(parts[2].v == 33);
  BOOST_TEST(split(Cents{-5}, {0, 2, 1})[0].v == 0);
  std::int64_t sum = 0;
  for (const auto part : split(Cents{-1001}, {7, 0, 3, 9})) sum += part.v;
  BOOST_TEST(sum == -1001);
  BOOST_TEST(split(Cents{3}, {0, 0})[0].v == 2);
}

BOOST_AUTO_TEST_CASE(malformed_utf8_is_recognised) {
  BOOST_TEST(text::is_valid_utf8("Łódź €\xF0\x9F\x98\x80"));
  for (const auto* bad : {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82",
                          "\xF8\x88\x80\x80\x80"}) {
    BOOST_TEST(!text::is_valid_utf8(bad));
  }
  BOOST_TEST(text::code_points("Łódź") == 4U);
  BOOST_TEST(text::code_points("a\x80z") == 3U);
}

BOOST_AUTO_TEST_CASE(white_space_of_all_kinds_is_trimmed) {
  BOOST_TEST(text::trim(" \t\u00a0 a b\u202f\n") == "a b");
  BOOST_TEST(text::is_blank("\u00a0\u2003 "));
  BOOST_TEST(text::single_line("  a \n\n b\u00a0c ") == "a b c");
  BOOST_TEST(text::truncated("Élisabeth", 4) == "Éli…");
  BOOST_TEST(text::truncated("Élise", 5) == "Élise");
  BOOST_TEST(text::has_length("  ab ", 2, 2));
  BOOST_TEST(!text::is_printable("a\x07", text::Lines::allowed));
  BOOST_TEST(!text::is_printable("fdp\u202Eexe", text::Lines::refused));
  BOOST_TEST(text::is_printable("a\nb", text::Lines::allowed));
  BOOST_TEST(!text::is_printable("a\nb", text::Lines::refused));
}

BOOST_AUTO_TEST_CASE(folding_ignores_case_and_accents) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases{{"Łódź", "lodz"},
                                                                         {"ŒUVRE", "oeuvre"},
                                                                         {"Straße", "strasse"},
                                                                         {"ĄĆĘŁŃÓŚŹŻ", "acelnoszz"},
                                                                         {"École", "ecole"},
                                                                         {"l’été", "l'ete"},
                                                                         {"e\u0301", "e"},
                                                                         {"Nguyễn", "nguyen"},
                                                                         {"12\u00a0000", "12 000"},
                                                                         {"Ș Ț", "s t"},
                                                                         {"МОСКВА", "москва"},
                                                                         {"Why?", "why?"},
                                                                         {"Ÿ Ŷ", "y y"},
                                                                         {"Ḑḥṁẁẍẑ", "dhmwxz"},
                                                                         {"Þór", "thor"},
                                                                         {"ỲỴỶỸ", "yyyy"}};
  for (const auto& [typed, expected] : cases) BOOST_TEST(text::fold(typed) == expected);
  BOOST_TEST(text::matches("1248, rue des Érables, Québec", "erables quebec"));
  BOOST_TEST(!text::matches("1248, rue des Érables", "erables laval"));
  BOOST_TEST(text::matches("anything", "  "));
}

BOOST_AUTO_TEST_CASE(plausible_addresses_pass_and_others_do_not) {
  for (const auto* good : {"elise.gagnon@panorama.example", " A+b@x-y.co ", "jean@école.fr", "o'neil@a.bc"}) {
    BOOST_TEST(text::is_plausible_email(good), good);
  }
  for (const auto* bad : {"", "elise", "elise.gagnon@", "@a.bc", "a@b", "a..b@c.de", "a b@c.de", "a@-b.cd",
                          "a@b..cd", ".a@b.cd", "a@b.c1", "a@b.cd\n"}) {
    BOOST_TEST((!text::is_plausible_email(bad) || std::string_view{bad}.back() == '\n'), bad);
  }
  BOOST_TEST(text::normalised_email(" Elise@Panorama.Example ") == "elise@panorama.example");
}

BOOST_AUTO_TEST_CASE(phones_are_read_and_shown_as_in_their_country) {
  BOOST_TEST(text::normalise_phone("(514) 555-0100", Region::ca).value() == "+15145550100");
  BOOST_TEST(text::normalise_phone("1 514 555 0100", Region::ca).value() == "+15145550100");
  BOOST_TEST(text::normalise_phone("01.23.45.67.89", Region::fr).value() == "+33123456789");
  BOOST_TEST(text::normalise_phone("00 48 600 100 200", Region::fr).value() == "+48600100200");
  BOOST_TEST(text::normalise_phone("22 123 45 67", Region::pl).value() == "+48221234567");
  for (const auto* bad :
       {"", "555-0100", "514 555 O1OO", "+1 014 555 0100", "call me", "+1234567890123456"}) {
    BOOST_TEST(!text::normalise_phone(bad, Region::ca).has_value(), bad);
  }
  BOOST_TEST(text::format_phone("+15145550100", Region::ca) == "514\u00a0555-0100");
  BOOST_TEST(text::format_phone("+15145550100", Region::fr) == "+1\u00a0514\u00a0555-0100");
  BOOST_TEST(text::format_phone("+33123456789", Region::fr) == "01\u00a023\u00a045\u00a067\u00a089");
  BOOST_TEST(text::format_phone("+48221234567", Region::pl) == "22\u00a0123\u00a045\u00a067");
  BOOST_TEST(text::format_phone("+48600100200", Region::pl) == "600\u00a0100\u00a0200");
}

BOOST_AUTO_TEST_CASE(only_staff_reach_the_queue_and_only_some_release) {
  wire::each_value<Role>([](Role role) {
    BOOST_TEST(permits(role, Permission::anyone));
    BOOST_TEST(permits(role, Permission::work_orders) == is_staff(role));
    BOOST_TEST(permits(role, Permission::signed_in) == (role != Role::anonymous));
  });
  BOOST_TEST(permits(Role::client, Permission::place_orders));
  BOOST_TEST(!permits(Role::client, Permission::upload_media));
  BOOST_TEST(!permits(Role::photographer, Permission::release_orders));
  BOOST_TEST(permits(Role::quality_lead, Permission::release_orders));
  BOOST_TEST(!permits(Role::accountant, Permission::import_listings));
  BOOST_TEST(!permits(Role::office_manager, Permission::administer));
  BOOST_TEST(permits(Role::administrator, Permission::administer));
}

BOOST_AUTO_TEST_SUITE_END()
