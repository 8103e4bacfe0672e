// Snapshots that are not what they should be: held or refused with a reason, and nothing is changed.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include "server/listings/import/delimited.hpp"
#include "server/listings/import/generator.hpp"
#include "server/listings/import/listing_import.hpp"
#include "server/storage/writer.hpp"
#include "tests/support/server/test_server.hpp"

namespace fs = std::filesystem;
using namespace guichet;
using namespace guichet::listings;

namespace {

struct Row {
  std::string text{};
  WIRE_FIELDS(text)
};

struct Board {
  test::TemporaryFolder folder{};
  storage::Db db{storage::DbOptions{.file = folder.path() / "guichet.db"}};
  Instant now{1'795'000'000'000};
  server::Ids ids{[this] { return now; }, 7};

  Board() { BOOST_TEST((import(snapshot({2026, 11, 18})).verdict == ImportVerdict::applied)); }

  [[nodiscard]] std::vector<fs::path> snapshot(Day day) const {
    return generate_snapshot(folder.path() / format_iso(day), {.listings = 200, .day = day, .members = 20});
  }
  [[nodiscard]] ImportRun import(const std::vector<fs::path>& files) {
    now = now + minutes(1);
    return import_listings(db, ids,
                           {.portal = "panorama", .files = files, .now = now, .today = Day{2026, 11, 22}});
  }
  // Everything but the reports.
  [[nodiscard]] std::string contents() {
    std::string all;
    const auto add = [&all](Row&& row) { all += row.text + "\n"; };
    db.read("panorama", [&](storage::Tx& tx) {
      tx.each<Row>(
          "select number || state || content_hash || updated_at as text from listings"
          " where portal = :portal order by number",
          add);
      tx.each<Row>(
          "select agent_code || first_name || last_name || state as text from directory"
          " where portal = :portal order by agent_code",
          add);
      return true;
    });
    return all;
  }
};

std::string read(const fs::path& file) {
  std::ifstream input(file, std::ios::binary);
  std::ostringstream text;
  text << input.rdbuf();
  return text.str();
}

std::string in_utf_16(const std::string& text) {
  std::string wide = "\xFF\xFE";
  for (const char c : text) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

std::string garbage(std::size_t bytes) {
  std::string noise;
  std::uint32_t state = 1;
  while (noise.size() < bytes) {
    state = state * 1664525 + 1013904223;
    noise += static_cast<char>(state >> 24U);
  }
  return noise;
}

std::string with_each_line(const std::string& text, const std::function<std::string(std::string)>& change) {
  std::string changed;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) changed += change(line) + "\n";
  return changed;
}

struct Wrong {
  const char* name;
  std::function<std::string(const std::string&)> spoil;
};

const std::vector<Wrong> wrong_tables{
    {"empty", [](const std::string&) { return std::string(); }},
    {"blank lines", [](const std::string&) { return std::string(10'000, '\n'); }},
    {"cut off in a row", [](const std::string& text) { return text.substr(0, text.size() / 2 + 3); }},
    {"cut off inside quotes", [](const std::string& text) { return text.substr(0, text.rfind('"')); }},
    {"ten times too small",
     [](const std::string& text) { return text.substr(0, text.find("\r\n", text.size() / 10) + 2); }},
    {"UTF-8 instead of Windows-1252", [](const std::string& text) { return from_windows_1252(text); }},
    {"UTF-16", in_utf_16},
    {"a column more in front",
     [](const std::string& text) { return with_each_line(text, [](auto line) { return "\"x\"," + line; }); }},
    {"a column less",
     [](const std::string& text) {
       return with_each_line(text, [](auto line) { return line.substr(line.find(',') + 1); });
     }},
    {"only one column",
     [](const std::string& text) {
       return with_each_line(text, [](auto line) { return line.substr(0, line.find(',')); });
     }},
    {"semicolons",
     [](const std::string& text) {
       return with_each_line(text, [](auto line) {
         std::replace(line.begin(), line.end(), ',', ';');
         return line;
       });
     }},
    {"binary garbage", [](const std::string&) { return garbage(300'000); }},
    {"a ZIP archive",
     [](const std::string& text) { return std::string("PK\x03\x04\x14\x00\x00\x00\x08\x00", 10) + text; }},
    {"an HTML page",
     [](const std::string&) { return std::string("<!doctype html><title>Sign in</title>\n"); }},
    {"one endless line", [](const std::string&) { return std::string(5'000'000, 'x'); }},
    {"one endless quote", [](const std::string&) { return "\"" + std::string(5'000'000, 'x'); }},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(import_hostile)

BOOST_AUTO_TEST_CASE(a_table_that_is_not_what_it_should_be_changes_nothing) {
  Board board;
  const auto before = board.contents();
  int day = 0;
  for (const auto& wrong : wrong_tables) {
    const auto files = board.snapshot({2026, 12, ++day});
    const auto spoiled = wrong.spoil(read(files[0]));
    std::ofstream(files[0], std::ios::binary | std::ios::trunc) << spoiled;
    const auto run = board.import(files);
    BOOST_TEST_CONTEXT(wrong.name) {
      BOOST_TEST((run.verdict == ImportVerdict::held || run.verdict == ImportVerdict::refused));
      BOOST_TEST(!run.reason.empty());
      BOOST_TEST((board.contents() == before));
    }
  }
  const auto runs = board.db.read("panorama", [](storage::Tx& tx) { return import_runs(tx, 100); });
  BOOST_TEST(runs.size() == wrong_tables.size() + 1);
}

BOOST_AUTO_TEST_CASE(a_document_that_is_not_what_it_should_be_changes_nothing) {
  Board board;
  const auto before = board.contents();
  const auto file = board.folder.path() / "listings20261201.json";
  const std::string deep(100'000, '[');
  for (const std::string& document :
       {std::string(), std::string("{"), std::string("null"), std::string("[]"),
        std::string("{\"value\":[]}"), std::string("{\"value\":{}}"), std::string("[1,2,3]"),
        std::string("[{}]"), deep, garbage(100'000),
        std::string("{\"value\":[{\"ListingId\":\"24718803\"}]}"), std::string("\xEF\xBB\xBF{\"value\":[]}"),
        in_utf_16("{\"value\":[]}"), std::string("{\"error\":\"unauthorised\"}"),
        std::string("{\"value\":[{\"ListingId\":{\"a\":[]},\"StandardStatus\":7,\"Media\":7}]}")}) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << document;
    const auto run = board.import({file});
    BOOST_TEST_CONTEXT(document.substr(0, 50)) {
      BOOST_TEST((run.verdict == ImportVerdict::held || run.verdict == ImportVerdict::refused));
      BOOST_TEST(!run.reason.empty());
      BOOST_TEST((board.contents() == before));
    }
  }
}

BOOST_AUTO_TEST_CASE(files_that_are_missing_foreign_or_twice_are_refused) {
  Board board;
  const auto before = board.contents();
  const auto files = board.snapshot({2026, 12, 1});
  const auto none = board.import({});
  const auto foreign = board.import({files[0], board.folder.path() / "passwd"});
  const auto twice = board.import({files[0], files[0]});
  const auto gone = board.import({board.folder.path() / "INSCRIPTIONS20261202.TXT"});
  for (const auto& run : {none, foreign, twice, gone}) {
    BOOST_TEST((run.verdict == ImportVerdict::refused));
    BOOST_TEST(!run.reason.empty());
  }
  BOOST_TEST((board.contents() == before));
}

BOOST_AUTO_TEST_CASE(an_accidental_pair_of_bytes_does_not_make_a_file_utf_8) {
  const std::string cafe =
      "\"\xAB"
      "CAF\xC9\xBB\"";
  std::istringstream input(cafe + ",\"\xC9rables\"," + cafe + "," + cafe + "\r\n");
  DelimitedReader reader(input, Encoding::windows_1252);
  std::vector<std::string> cells;
  BOOST_TEST((reader.next(cells) == DelimitedReader::Outcome::row));
  BOOST_TEST(cells.at(0) == "«CAFÉ»");
}

BOOST_AUTO_TEST_SUITE_END()
