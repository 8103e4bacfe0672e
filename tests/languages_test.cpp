// A language is one file: one more of it is taken everywhere, and one that lacks something stops the build
// with a line that says what and where.
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

namespace fs = std::filesystem;

const fs::path source_folder = GUICHET_SOURCE_DIR;

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  BOOST_TEST_REQUIRE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

bool runs(const std::string& command) {
  return std::system(command.c_str()) == 0;  // NOLINT: a test of one thread
}

// The languages of the product in a folder of their own, where they can be changed.
struct Languages {
  fs::path folder = fs::temp_directory_path() / ("guichet-languages-" + std::to_string(::getpid()));
  fs::path files = folder / "languages", made = folder / "made", words = folder / "words";

  Languages() {
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy(source_folder / "shared/text/languages", files);
  }
  ~Languages() { fs::remove_all(folder); }
  Languages(const Languages&) = delete;
  Languages& operator=(const Languages&) = delete;

  void change(const std::string& tag, std::string_view from, std::string_view to) const {
    const std::string text = replaced(content(files / (tag + ".json")), from, to);
    std::ofstream(files / (tag + ".json"), std::ios::binary) << text;
  }

  [[nodiscard]] bool make() const {
    return runs("'" GUICHET_PYTHON "' -B '" + (source_folder / "toolchain/languages.py").string() + "' '" +
                files.string() + "' '" + (source_folder / "wasm-app/ui/tokens.json").string() + "' '" +
                made.string() + "' '" + words.string() + "' 2>'" + (folder / "said").string() + "'");
  }
  [[nodiscard]] std::string said() const { return content(folder / "said"); }
};

void check_refusal(const std::string& tag, std::string_view from, std::string_view to,
                   std::string_view reason) {
  const Languages languages;
  languages.change(tag, from, to);
  BOOST_TEST(!languages.make());
  const std::string said = languages.said();
  BOOST_TEST(said.find("shared/text/languages/" + tag + ".json: " + std::string{reason}) != std::string::npos,
             said);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(languages)

BOOST_AUTO_TEST_CASE(the_languages_of_the_product_are_whole) {
  const Languages languages;
  BOOST_TEST(languages.make(), languages.said());
}

BOOST_AUTO_TEST_CASE(a_language_that_lacks_something_is_refused) {
  check_refusal("pl-PL", R"("yes": "Tak",)", "", "messages.general.yes: is missing");
  check_refusal("pl-PL", R"("yes": "Tak")", R"("yess": "Tak")", "messages.general.yess: is not in en.json");
  check_refusal("fr-CA", R"("yes": "Oui")", R"("yes": " ")", "messages.general.yes: has no words");
  check_refusal("fr-FR", R"("yes": "Oui")", R"("yes": "Oui {name}")",
                "messages.general.yes: its placeholders must be none");
  check_refusal("pl-PL", R"("few": "{n} nowe",)", "", "messages.general.new_count.few: this form is missing");
  check_refusal("pl-PL", R"("few": "{n} nowe")", R"("few": "{m} nowe")",
                "messages.general.new_count.few: its placeholders must be {n}");
  check_refusal("en", R"("one": "{n} new")", R"("two": "{n} new")",
                "messages.general.new_count.two: is no form of this language");
  check_refusal("pl-PL", R"("yes": "Tak")", R"("yes": "Да")",
                "messages.general.yes: the fonts have no Д (U+0414)");
  check_refusal("pl-PL", R"("reset_button":)", R"("reset_knob":)", "mails.accounts.reset_button: is missing");
  check_refusal("pl-PL", R"("yes": "Tak",)", R"("yes": "Tak", "yes": "Ta",)", "file: yes stands there twice");
}

BOOST_AUTO_TEST_CASE(what_a_language_says_of_itself_is_checked) {
  check_refusal("pl-PL", R"("decimal": ",",)", "", "formats.decimal: is missing");
  check_refusal("pl-PL", R"("sobota", "niedziela")", R"("sobota")", "formats.weekdays: must be 7 words");
  check_refusal("en", R"("d MMM y")", R"("d MMM yyyy")", "formats.medium_date: there is no field yyyy");
  check_refusal("en", R"("i = 1 and v = 0")", R"("i is 1")",
                R"(plural.rules.one: "i is 1" is no plural rule)");
  check_refusal("pl-PL", R"("region": "pl")", R"("region": "it")",
                "region: must be one of fr, ca, pl, gb, us: the country whose habits are nearest");
  check_refusal("fr-CA", R"("region":)", R"("serves": "fr", "region":)",
                "serves: one of fr-CA, fr-FR has to say");
}

// English by another tag, with the plurals of Slovenian.
BOOST_AUTO_TEST_CASE(a_file_more_is_a_language_more) {
  const Languages languages;
  const std::string english = content(languages.files / "en.json");
  const std::string rules = R"("one": "v = 0 and i % 100 = 1", "two": "v = 0 and i % 100 = 2",
      "few": "v = 0 and i % 100 = 3..4 or v != 0"}, "rare": ["two", "few"])";
  const std::string made_up = replaced(replaced(english, R"("name": "English")", R"("name": "Test")"),
                                       "\"one\": \"i = 1 and v = 0\"\n    }", rules);
  std::ofstream(languages.files / "xx.json", std::ios::binary) << made_up;
  BOOST_TEST_REQUIRE(languages.make(), languages.said());
  BOOST_TEST(content(languages.words / "words-xx.bin").size() ==
             content(languages.words / "words-en.bin").size());

  const fs::path program = languages.folder / "program";
  std::ofstream(languages.folder / "program.cpp") << R"(
#include "shared/core/locale.hpp"
#include "shared/text/catalog.hpp"
using namespace guichet;
int main() {
  const Language made_up = Language::xx;
  const bool is_known = parse_language("xx-YY") == made_up && language_name(made_up) == "Test" &&
                        choose_language("xx, en;q=0.5", Language::en) == made_up;
  const bool has_words = catalog(made_up).sign_in.view() == catalog(Language::en).sign_in.view();
  const bool has_plurals = plural_category(1, made_up) == PluralCategory::one &&
                           plural_category(102, made_up) == PluralCategory::two &&
                           plural_category(15, 1, made_up) == PluralCategory::few &&
                           plural_category(0, made_up) == PluralCategory::other &&
                           plural_category(3, Language::pl_pl) == PluralCategory::few;
  const bool has_dates = format_long_date({2026, 11, 17}, made_up) == "Tuesday, 17 November 2026";
  return is_known && has_words && has_plurals && has_dates ? 0 : 1;
}
)";
  std::string sources;
  for (const auto* file : {"core/language_formats.cpp", "core/locale.cpp", "core/dates.cpp", "core/time.cpp",
                           "core/money.cpp", "core/text.cpp", "core/fold_table.cpp", "text/catalog.cpp",
                           "text/compiled_catalogs.cpp", "text/word_file.cpp"})
    sources += " '" + (source_folder / "shared" / file).string() + "'";
  BOOST_TEST_REQUIRE(runs("'" GUICHET_COMPILER "' -std=c++20 -I'" + source_folder.string() + "' -I'" +
                          languages.made.string() + "' -o '" + program.string() + "' '" + program.string() +
                          ".cpp'" + sources));
  BOOST_TEST(runs("'" + program.string() + "'"));
}

BOOST_AUTO_TEST_SUITE_END()
