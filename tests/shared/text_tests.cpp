#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/language_formats.hpp"
#include "shared/core/locale.hpp"
#include "shared/text/catalog.hpp"
#include "shared/text/name_hash.hpp"
#include "shared/text/word_file.hpp"
#include "shared/wire/wire.hpp"

using namespace guichet;

namespace {

constexpr Locale france{Language::fr_fr};
constexpr Locale canada{Language::fr_ca};
constexpr Locale poland{Language::pl_pl};
constexpr Locale britain{Language::en};
constexpr Locale english_canada{Language::en, Region::ca};
constexpr Locale america{Language::en, Region::us};

constexpr Day tuesday{2026, 11, 17};

std::string money(std::int64_t cents, Currency currency, Locale locale) {
  return format_money(Cents{cents}, currency, locale);
}

std::set<std::string> placeholders(std::string_view message) {
  std::set<std::string> found;
  for (std::size_t open = message.find('{'); open != std::string_view::npos;
       open = message.find('{', open + 1)) {
    const std::size_t close = message.find('}', open);
    BOOST_TEST_REQUIRE(close != std::string_view::npos, message);
    found.insert(std::string{message.substr(open + 1, close - open - 1)});
  }
  return found;
}

// Calls visit(language, name, words) for each message and each plural form.
template <class Visit>
void each_wording(Visit visit) {
  wire::each_value<Language>([&visit](Language language) {
    const Catalog& words = catalog(language);
    for (const auto& entry : text::messages()) visit(language, entry.name, (words.*entry.member).view());
    for (const auto& entry : text::plural_messages()) {
      wire::each_value<PluralCategory>([&](PluralCategory category) {
        visit(language, entry.name, (words.*entry.member).form(category).view());
      });
    }
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_tests)

BOOST_AUTO_TEST_CASE(money_has_the_exact_spaces_of_each_language) {
  BOOST_TEST(money(123'450, Currency::EUR, france) == "1\u202f234,50\u00a0€");
  BOOST_TEST(money(-123'450, Currency::EUR, france) == "-1\u202f234,50\u00a0€");
  BOOST_TEST(money(123'450, Currency::CAD, canada) == "1\u00a0234,50\u00a0$");
  BOOST_TEST(money(123'450, Currency::CAD, english_canada) == "$1,234.50");
  BOOST_TEST(money(123'450, Currency::PLN, poland) == "1234,50\u00a0zł");
  BOOST_TEST(money(1'234'500, Currency::PLN, poland) == "12\u00a0345,00\u00a0zł");
  BOOST_TEST(money(123'450, Currency::EUR, britain) == "€1,234.50");
  BOOST_TEST(money(123'450, Currency::CAD, france) == "1\u202f234,50\u00a0$CA");
  BOOST_TEST(money(123'450, Currency::PLN, france) == "1\u202f234,50\u00a0PLN");
  BOOST_TEST(money(123'450, Currency::EUR, poland) == "1234,50\u00a0€");
  BOOST_TEST(money(123'450, Currency::USD, canada) == "1\u00a0234,50\u00a0$\u00a0US");
  BOOST_TEST(money(-123'450, Currency::PLN, britain) == "-PLN\u00a01,234.50");
  BOOST_TEST(money(123'450, Currency::CAD, britain) == "CA$1,234.50");
  BOOST_TEST(money(-5, Currency::USD, america) == "-$0.05");
  BOOST_TEST(format_money_short(Money{.amount = {18'900}, .currency = Currency::CAD}, canada) ==
             "189\u00a0$");
  BOOST_TEST(format_money_short(Money{.amount = {18'950}, .currency = Currency::CAD}, canada) ==
             "189,50\u00a0$");
}

BOOST_AUTO_TEST_CASE(numbers_and_percentages_follow_the_language) {
  BOOST_TEST(format_integer(-1'234'567, france) == "-1\u202f234\u202f567");
  BOOST_TEST(format_integer(1234, poland) == "1234");
  BOOST_TEST(format_integer(12'345, canada) == "12\u00a0345");
  BOOST_TEST(format_integer(std::numeric_limits<std::int64_t>::min(), britain) ==
             "-9,223,372,036,854,775,808");
  BOOST_TEST(format_decimal(-5, 2, france) == "-0,05");
  BOOST_TEST(format_decimal(12'345, 1, britain) == "1,234.5");
  BOOST_TEST(format_percent(quebec_qst, france) == "9,975\u00a0%");
  BOOST_TEST(format_percent(quebec_qst, poland) == "9,975%");
  BOOST_TEST(format_percent(quebec_qst, britain) == "9.975%");
  BOOST_TEST(format_percent(canadian_gst, canada) == "5\u00a0%");
  BOOST_TEST(format_percent(TaxRate{5500}, france) == "5,5\u00a0%");
}

BOOST_AUTO_TEST_CASE(sizes_are_short) {
  BOOST_TEST(format_bytes(8'400'000, canada) == "8,4\u00a0Mo");
  BOOST_TEST(format_bytes(8'400'000, france) == "8,4\u202fMo");
  BOOST_TEST(format_bytes(9'000'000, canada) == "9,0\u00a0Mo");
  BOOST_TEST(format_bytes(61'000'000, canada) == "61\u00a0Mo");
  BOOST_TEST(format_bytes(28'400'000, britain) == "28.4\u00a0MB");
  BOOST_TEST(format_bytes(412'300'000, canada) == "412\u00a0Mo");
  BOOST_TEST(format_bytes(999'960, poland) == "1,0\u00a0MB");
  BOOST_TEST(format_bytes(1'200'000'000, canada) == "1,2\u00a0Go");
  BOOST_TEST(format_bytes(512, canada) == "512\u00a0o");
  BOOST_TEST(format_bytes(0, britain) == "0\u00a0B");
  BOOST_TEST(!format_bytes(std::numeric_limits<std::int64_t>::max(), france).empty());
}

BOOST_AUTO_TEST_CASE(short_dates_follow_the_country) {
  constexpr Day day{2026, 11, 22};
  BOOST_TEST(format_short_date(day, france) == "22/11/2026");
  BOOST_TEST(format_short_date(day, canada) == "2026-11-22");
  BOOST_TEST(format_short_date(day, poland) == "22.11.2026");
  BOOST_TEST(format_short_date(day, britain) == "22/11/2026");
  BOOST_TEST(format_short_date(day, english_canada) == "2026-11-22");
  BOOST_TEST(format_short_date(day, america) == "11/22/26");
}

BOOST_AUTO_TEST_CASE(times_follow_the_country) {
  constexpr LocalTime morning{tuesday, 9, 5, 0};
  constexpr LocalTime midnight{tuesday, 0, 5, 0};
  BOOST_TEST(format_time(morning, france) == "09:05");
  BOOST_TEST(format_time(morning, canada) == "09 h 05");
  BOOST_TEST(format_time(morning, poland) == "09:05");
  BOOST_TEST(format_time(morning, britain) == "09:05");
  BOOST_TEST(format_time(morning, english_canada) == "9:05 a.m.");
  BOOST_TEST(format_time(midnight, america) == "12:05 AM");
  BOOST_TEST(format_time(LocalTime{tuesday, 12, 0, 0}, english_canada) == "12:00 p.m.");
  BOOST_TEST(format_date_time(morning, canada) == "17 nov. 2026, 09 h 05");
  BOOST_TEST(format_date_time(morning, english_canada) == "Nov 17, 2026, 9:05 a.m.");
}

BOOST_AUTO_TEST_CASE(dates_are_spelt_out) {
  BOOST_TEST(format_long_date(tuesday, canada) == "mardi 17 novembre 2026");
  BOOST_TEST(format_long_date(Day{2026, 11, 1}, france) == "dimanche 1er novembre 2026");
  BOOST_TEST(format_long_date(tuesday, poland) == "wtorek, 17 listopada 2026");
  BOOST_TEST(format_long_date(tuesday, britain) == "Tuesday, 17 November 2026");
  BOOST_TEST(format_long_date(tuesday, america) == "Tuesday, November 17, 2026");
  BOOST_TEST(format_medium_date(tuesday, france) == "17 nov. 2026");
  BOOST_TEST(format_medium_date(tuesday, poland) == "17 lis 2026");
  BOOST_TEST(format_medium_date(Day{2026, 7, 2}, france) == "2 juil. 2026");
  BOOST_TEST(format_medium_date(Day{2026, 7, 2}, canada) == "2 juill. 2026");
  BOOST_TEST(format_medium_date(Day{2026, 9, 2}, britain) == "2 Sept 2026");
  BOOST_TEST(format_medium_date(Day{2026, 9, 2}, english_canada) == "Sep 2, 2026");
  BOOST_TEST(format_weekday_date(tuesday, canada) == "mar. 17 nov.");
  BOOST_TEST(format_weekday_date(tuesday, poland) == "wt., 17 lis");
  BOOST_TEST(format_weekday_date(tuesday, britain) == "Tue 17 Nov");
  BOOST_TEST(format_weekday_date(tuesday, america) == "Tue, Nov 17");
}

BOOST_AUTO_TEST_CASE(near_days_are_named) {
  BOOST_TEST(format_day_near(tuesday, tuesday, canada) == "aujourd’hui");
  BOOST_TEST(format_day_near(add_days(tuesday, -1), tuesday, canada) == "hier");
  BOOST_TEST(format_day_near(add_days(tuesday, 1), tuesday, poland) == "jutro");
  BOOST_TEST(format_day_near(add_days(tuesday, 2), tuesday, canada) == "jeu. 19 nov.");
  BOOST_TEST(format_day_near(add_days(tuesday, 7), tuesday, canada) == "24 nov. 2026");
  BOOST_TEST(format_time_near(LocalTime{tuesday, 15, 40, 0}, tuesday, france) == "aujourd’hui, 15:40");
  BOOST_TEST(capitalised("aujourd’hui") == "Aujourd’hui");
  BOOST_TEST(capitalised("środa") == "Środa");
  BOOST_TEST(capitalised("études") == "Études");
  BOOST_TEST(capitalised("żółty") == "Żółty");
  BOOST_TEST(capitalised("ľudia") == "Ľudia");
  BOOST_TEST(capitalised("čtvrtek") == "Čtvrtek");
  BOOST_TEST(capitalised("Łódź") == "Łódź");
  BOOST_TEST(capitalised("") == "");
}

BOOST_AUTO_TEST_CASE(plural_categories_are_those_of_each_language) {
  const auto check = [](Language language, PluralCategory expected,
                        const std::vector<std::int64_t>& numbers) {
    for (const auto n : numbers) {
      BOOST_TEST((plural_category(n, language) == expected), wire::name(language) << ' ' << n);
    }
  };
  check(Language::fr_fr, PluralCategory::one, {0, 1, -1});
  check(Language::fr_ca, PluralCategory::other, {2, 17, 999'999, 1'000'001});
  check(Language::fr_fr, PluralCategory::many, {1'000'000, 3'000'000});
  check(Language::pl_pl, PluralCategory::one, {1});
  check(Language::pl_pl, PluralCategory::few, {2, 3, 4, 22, 23, 24, 102, 1002});
  check(Language::pl_pl, PluralCategory::many, {0, 5, 11, 12, 13, 14, 20, 21, 25, 112, 1012});
  check(Language::en, PluralCategory::one, {1});
  check(Language::en, PluralCategory::other, {0, 2, 21});
  BOOST_TEST((plural_category(15, 1, Language::fr_fr) == PluralCategory::one));
  BOOST_TEST((plural_category(20, 1, Language::fr_fr) == PluralCategory::other));
  BOOST_TEST((plural_category(15, 1, Language::pl_pl) == PluralCategory::other));
  BOOST_TEST((plural_category(10, 1, Language::en) == PluralCategory::other));
}

BOOST_AUTO_TEST_CASE(the_language_is_chosen_from_the_browser) {
  BOOST_TEST((parse_language("fr-CA") == Language::fr_ca));
  BOOST_TEST((parse_language("FR_ca") == Language::fr_ca));
  BOOST_TEST((parse_language("pl") == Language::pl_pl));
  BOOST_TEST((parse_language("en-US") == Language::en));
  BOOST_TEST((parse_language("fr-BE") == Language::fr_fr));
  BOOST_TEST(!parse_language("de").has_value());
  BOOST_TEST((choose_language("de, en;q=0.7, pl;q=0.9", Language::fr_ca) == Language::pl_pl));
  BOOST_TEST((choose_language("fr", Language::fr_ca) == Language::fr_ca));
  BOOST_TEST((choose_language("fr-BE,en;q=0.5", Language::pl_pl) == Language::fr_fr));
  BOOST_TEST((choose_language("fr-FR", Language::fr_ca) == Language::fr_fr));
  BOOST_TEST((choose_language("en;q=0, *;q=0.1", Language::fr_ca) == Language::fr_ca));
  for (const auto* junk : {"", ",,;;", ";q=", "de", "en;q=x"}) {
    BOOST_TEST((choose_language(junk, Language::pl_pl) == Language::pl_pl), junk);
  }
  wire::each_value<Language>(
      [](Language language) { BOOST_TEST((parse_language(language_tag(language)) == language)); });
}

BOOST_AUTO_TEST_CASE(signs_belong_to_currencies) {
  wire::each_value<Language>([](Language language) {
    const std::string_view signs = formats_of(language).signs;
    for (std::size_t index = 0; !item(signs, index).empty(); ++index)
      BOOST_TEST(wire::parse_name<Currency>(item(signs, index).substr(0, 3)).has_value(),
                 wire::name(language));
  });
}

BOOST_AUTO_TEST_CASE(french_punctuation_has_its_spaces) {
  each_wording([](Language language, std::string_view name, std::string_view words) {
    BOOST_TEST(text::is_valid_utf8(words), name);
    BOOST_TEST((words.find('\'') == std::string_view::npos), wire::name(language) << ' ' << name);
    BOOST_TEST((text::trim(words) == words), name);
    const bool is_french = are_alike(language, Language::fr_fr);
    for (std::size_t at = 1; is_french && at < words.size(); ++at) {
      const std::string_view before = words.substr(0, at);
      const char mark = words[at];
      if (mark == ':') BOOST_TEST(before.ends_with("\u00a0"), name);
      if (mark != '?' && mark != '!' && mark != ';') continue;
      BOOST_TEST((before.ends_with("\u202f") == (language == Language::fr_fr)), name);
      BOOST_TEST(!before.ends_with(" "), name);
    }
  });
}

BOOST_AUTO_TEST_CASE(message_names_lead_back_to_their_messages) {
  std::set<std::uint32_t> hashes;
  std::set<std::string_view> names;
  for (const auto& entry : text::messages()) {
    text::MessageId id;
    BOOST_TEST(from_wire_text(entry.name, id));
    BOOST_TEST((id == text::MessageId{entry.member}), entry.name);
    BOOST_TEST(wire_text(id) == entry.name);
    BOOST_TEST(hashes.insert(text::name_hash(entry.name)).second, entry.name);
    BOOST_TEST(names.insert(entry.name).second, entry.name);
  }
  BOOST_TEST(wire_text(text::MessageId{}).empty());
}

BOOST_AUTO_TEST_CASE(placeholders_are_filled_by_name) {
  BOOST_TEST(text::fill("{a} and {b} of {a}", {{"a", "1"}, {"b", "{a}"}}) == "1 and {a} of 1");
  BOOST_TEST(text::fill("{missing} {open", {}) == "{missing} {open");
  const Catalog& polish = catalog(Language::pl_pl);
  BOOST_TEST(text::fill(polish.unread_messages, 1, poland) == "1 nieprzeczytana wiadomość");
  BOOST_TEST(text::fill(polish.unread_messages, 3, poland) == "3 nieprzeczytane wiadomości");
  BOOST_TEST(text::fill(polish.unread_messages, 12, poland) == "12 nieprzeczytanych wiadomości");
  BOOST_TEST(text::fill(catalog(Language::fr_ca).unread_messages, 0, canada) == "0 message non lu");
  BOOST_TEST(text::fill(catalog(Language::en).media_count, 1214, britain) == "1,214 media files");
}

BOOST_AUTO_TEST_CASE(every_failure_has_words) {
  wire::each_value<FailureCode>([](FailureCode code) {
    BOOST_TEST(!text::words(Failure::of(code), catalog(Language::pl_pl)).empty());
  });
  BOOST_TEST(text::words(Failure::too_many(61), catalog(Language::en), britain) == "Try again in 2 minutes.");
  BOOST_TEST(text::words(Failure::too_many(5), catalog(Language::en), britain) == "Try again in 5 seconds.");
  BOOST_TEST(text::words(Failure::conflict(), catalog(Language::en), britain) ==
             "This cannot be done in the current state.");
}

// V5: the wording for an unknown code is the company's own.
BOOST_AUTO_TEST_CASE(the_words_of_the_company_are_kept) {
  BOOST_TEST(catalog(Language::fr_ca).agent_unknown.view() ==
             "Nous n’avons pas vos coordonnées dans notre base de données");
  BOOST_TEST(catalog(Language::fr_ca).order_completed.view() == "Complétée");
  BOOST_TEST(catalog(Language::fr_ca).forgot_password.view() == "Mot de passe oublié?");
  BOOST_TEST(catalog(Language::fr_fr).forgot_password.view() == "Mot de passe oublié\u202f?");
}

// What reading a file of words relies on.
BOOST_AUTO_TEST_CASE(a_catalog_is_its_words_in_the_order_of_the_list) {
  const Catalog& words = catalog(Language::en);
  const Text* next = &words.yes;
  const auto follows = [&](const Text& message, std::size_t size) {
    const bool is_next = &message == next;
    next += size;
    return is_next;
  };
#define MESSAGE(name) BOOST_TEST(follows(words.name, 1), #name);
#define PLURAL(name) \
  BOOST_TEST(follows(words.name.form(PluralCategory{}), wire::count<PluralCategory>), #name);
#include "languages/messages.def"
#undef PLURAL
#undef MESSAGE
}

BOOST_AUTO_TEST_CASE(a_file_of_words_holds_every_message_or_is_refused) {
  wire::each_value<Language>([](Language language) {
    const std::string file{text::word_file(language)};
    const auto read = text::read_word_file(file);
    BOOST_TEST_REQUIRE(read.has_value());
    const Catalog& words = catalog(language);
    for (const auto& entry : text::messages())
      BOOST_TEST(((*read).*entry.member).view() == (words.*entry.member).view(), entry.name);
    for (const auto& entry : text::plural_messages()) {
      wire::each_value<PluralCategory>([&](PluralCategory form) {
        BOOST_TEST(((*read).*entry.member).form(form).view() == (words.*entry.member).form(form).view(),
                   entry.name);
      });
    }
    // One message less or more, an empty one, the list of another build, half a file.
    const std::size_t first = file.find('\0', text::list_mark_size);
    for (const std::string& wrong :
         {file.substr(0, text::list_mark_size) + file.substr(first + 1), file + '\0', file + "x",
          file.substr(0, text::list_mark_size) + file.substr(first), "x" + file.substr(1),
          file.substr(0, file.size() / 2), file.substr(0, file.size() - 1), std::string{}}) {
      BOOST_TEST(!text::read_word_file(wrong).has_value());
    }
  });
}

BOOST_AUTO_TEST_CASE(the_pseudo_language_is_longer_and_keeps_placeholders) {
  const text::PseudoCatalog pseudo{catalog(Language::en)};
  for (const auto& entry : text::messages()) {
    const auto plain = (catalog(Language::en).*entry.member).view();
    const auto made = (pseudo.catalog().*entry.member).view();
    BOOST_TEST(made.front() == '[');
    BOOST_TEST(text::code_points(made) * 10 >= text::code_points(plain) * 14, entry.name);
    BOOST_TEST((placeholders(made) == placeholders(plain)), entry.name);
  }
  BOOST_TEST(text::accented("Sign {n}") == "[Šígñ {n} ~~~]");
}

BOOST_AUTO_TEST_SUITE_END()
