// V26, V27: the board's data arrives by snapshot, is applied safely, and can be run again.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "server/listings/import/delimited.hpp"
#include "server/listings/import/generator.hpp"
#include "server/listings/import/listing_import.hpp"
#include "server/listings/import/numbers.hpp"
#include "server/listings/import/reso.hpp"
#include "server/storage/writer.hpp"

namespace fs = std::filesystem;
using namespace guichet;
using namespace guichet::listings;

namespace {

// A database and a folder of snapshots that vanish with the test.
struct ImportFixture {
  fs::path folder = make_folder();
  storage::Db db{storage::DbOptions{.file = folder / "guichet.db"}};
  Instant now{1'795'000'000'000};
  server::Ids ids{[this] { return now; }, 7};

  ~ImportFixture() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }

  static fs::path make_folder() {
    std::string name = (fs::temp_directory_path() / "guichet-import-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return name;
  }

  std::vector<fs::path> snapshot(std::int64_t listings, Day day, std::uint64_t seed = 1) const {
    return generate_snapshot(folder / format_iso(day),
                             {.listings = listings, .seed = seed, .day = day, .members = 20});
  }

  ImportRun import(const std::vector<fs::path>& files, Override override_guards = Override::no) {
    now = now + minutes(1);
    return import_listings(db, ids,
                           {.portal = "panorama",
                            .files = files,
                            .override_guards = override_guards,
                            .now = now,
                            .today = Day{2026, 11, 22}});
  }

  std::int64_t count(ListingState state) {
    return db.read("panorama", [&](storage::Tx& tx) {
      return tx
          .one<std::int64_t>("select count(*) from listings where portal = :portal and state = $1", state)
          .value_or(-1);
    });
  }
};

std::string contents(const fs::path& file) {
  std::ifstream input(file, std::ios::binary);
  std::ostringstream text;
  text << input.rdbuf();
  return text.str();
}

void overwrite(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::vector<std::vector<std::string>> rows_of(const std::string& text, Encoding encoding = Encoding::utf_8) {
  std::istringstream input(text);
  DelimitedReader reader(input, encoding);
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> cells;
  while (reader.next(cells) == DelimitedReader::Outcome::row) rows.push_back(cells);
  return rows;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import)

BOOST_AUTO_TEST_CASE(quoted_cells_keep_commas_quotes_and_line_breaks) {
  const auto rows = rows_of("\"a,b\",\"say \"\"yes\"\"\"\r\n\"two\nlines\",plain,\r\n");
  BOOST_TEST_REQUIRE(rows.size() == 2u);
  BOOST_TEST(rows[0][0] == "a,b");
  BOOST_TEST(rows[0][1] == "say \"yes\"");
  BOOST_TEST(rows[1][0] == "two\nlines");
  BOOST_TEST(rows[1].size() == 3u);
}

BOOST_AUTO_TEST_CASE(rows_are_the_same_wherever_the_pieces_of_a_file_end) {
  std::string text;
  for (int row = 0; row < 30'000; ++row)
    text += "\"a \"\"" + std::to_string(row) + "\"\"\",\"\",b\xC9\"c,\"d\r\ne\",\r\n\r\n";
  std::istringstream input(text);
  DelimitedReader reader(input, Encoding::windows_1252);
  std::vector<std::string> cells;
  for (int row = 0; row < 30'000; ++row) {
    BOOST_REQUIRE((reader.next(cells) == DelimitedReader::Outcome::row));
    const std::vector<std::string> expected{"a \"" + std::to_string(row) + "\"", "", "bÉ\"c", "d\r\ne", ""};
    BOOST_REQUIRE((cells == expected));
    BOOST_REQUIRE_EQUAL(reader.line(), 3 * row + 1);
  }
  BOOST_TEST((reader.next(cells) == DelimitedReader::Outcome::end));
}

BOOST_AUTO_TEST_CASE(windows_1252_becomes_utf_8) {
  BOOST_TEST(from_windows_1252("\xC9rables \x80 \x92 \x9C") == "Érables € ’ œ");
}

BOOST_AUTO_TEST_CASE(an_open_quote_and_a_nul_byte_break_the_file) {
  for (const std::string& bad : {std::string("\"never closed"), std::string("a\0b", 3)}) {
    std::istringstream input(bad);
    DelimitedReader reader(input, Encoding::windows_1252);
    std::vector<std::string> cells;
    BOOST_TEST((reader.next(cells) == DelimitedReader::Outcome::broken));
    BOOST_TEST(!reader.problem().empty());
  }
}

BOOST_AUTO_TEST_CASE(numbers_of_feeds_are_exact) {
  BOOST_TEST(hundredths("749000.50").value() == 74'900'050);
  BOOST_TEST(hundredths("").value() == 0);
  BOOST_TEST(!hundredths("-1").has_value());
  BOOST_TEST(!hundredths("1e5").has_value());
  BOOST_TEST(whole("3.0").value() == 3);
  BOOST_TEST(micro_degrees("-71.208").value() == -71'208'000);
  BOOST_TEST(square_metres_from_feet(100'000) == 93);  // 1,000 sq ft
}

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_bytes) {
  const ImportFixture a, b;
  BOOST_TEST(contents(a.snapshot(50, {2026, 11, 21})[0]) == contents(b.snapshot(50, {2026, 11, 21})[0]));
  BOOST_TEST(contents(a.snapshot(50, {2026, 11, 21})[0]) != contents(b.snapshot(50, {2026, 11, 21}, 2)[0]));
}

BOOST_FIXTURE_TEST_CASE(a_snapshot_fills_listings_and_directory, ImportFixture) {
  const ImportRun run = import(snapshot(200, {2026, 11, 21}));
  BOOST_TEST((run.verdict == ImportVerdict::applied));
  BOOST_TEST(run.created == 200);
  BOOST_TEST(run.rejected_total == 0);
  BOOST_TEST(count(ListingState::listed) + count(ListingState::archived) == 200);
  const auto agents = db.read("panorama", [](storage::Tx& tx) {
    return tx.one<std::int64_t>("select count(*) from directory where portal = :portal and state = 'known'");
  });
  BOOST_TEST(agents.value_or(0) == 20);
  const auto city = db.read("panorama", [](storage::Tx& tx) {
    return tx.one<std::int64_t>(
        "select count(*) from listings where portal = :portal and city like 'Qu_bec%'");
  });
  BOOST_TEST(city.value_or(0) > 0);
}

// So many that they are read ahead in batches and the full-text index is written in bulk.
BOOST_FIXTURE_TEST_CASE(a_large_snapshot_is_whole_and_its_settings_are_gone, ImportFixture) {
  const ImportRun run = import(snapshot(6000, {2026, 11, 21}));
  BOOST_TEST(run.created == 6000);
  BOOST_TEST(count(ListingState::listed) + count(ListingState::archived) == 6000);
  const ImportRun next = import(snapshot(6010, {2026, 11, 22}));
  BOOST_TEST(next.created == 10);
  db.writer().write("panorama", [](storage::Tx& tx) {
    const auto number = [&tx](storage::GlobalSqlFor<> sql) {
      return tx.global().one<std::int64_t>(sql).value_or(-1);
    };
    BOOST_TEST(number("select count(*) from listing_search") == 6010);
    BOOST_TEST(number("select v from listing_search_config where k = 'automerge'") == 4);
    BOOST_TEST(number("select v from listing_search_config where k = 'hashsize'") == 1 << 20);
    BOOST_TEST(number("pragma cache_size") == -8192);
    tx.global().run("insert into listing_search (listing_search) values ('integrity-check')");
  });
}

BOOST_FIXTURE_TEST_CASE(a_large_snapshot_that_breaks_in_the_middle_changes_nothing, ImportFixture) {
  const auto files = snapshot(6000, {2026, 11, 21});
  db.writer().write("panorama", [](storage::Tx& tx) {
    tx.global().run(
        "create trigger refuses before insert on listings when new.number = '20005000'"
        " begin select raise(abort, 'no'); end");
  });
  BOOST_CHECK_THROW(import(files), storage::StorageError);
  BOOST_TEST(count(ListingState::listed) == 0);
  db.writer().write("panorama", [](storage::Tx& tx) {
    BOOST_TEST(tx.global().one<std::int64_t>("pragma cache_size").value_or(0) == -8192);
    tx.global().run("drop trigger refuses");
  });
  BOOST_TEST(import(files).created == 6000);
}

BOOST_FIXTURE_TEST_CASE(the_same_snapshot_twice_changes_nothing, ImportFixture) {
  const auto files = snapshot(200, {2026, 11, 21});
  BOOST_TEST((import(files).verdict == ImportVerdict::applied));
  const ImportRun again = import(files);
  BOOST_TEST((again.verdict == ImportVerdict::unchanged));
  BOOST_TEST(again.created + again.updated + again.missing == 0);
}

BOOST_FIXTURE_TEST_CASE(an_older_snapshot_is_refused_after_a_newer_one, ImportFixture) {
  BOOST_TEST((import(snapshot(200, {2026, 11, 21})).verdict == ImportVerdict::applied));
  const ImportRun older = import(snapshot(210, {2026, 11, 20}));
  BOOST_TEST((older.verdict == ImportVerdict::refused));
  BOOST_TEST(count(ListingState::listed) + count(ListingState::archived) == 200);
}

BOOST_FIXTURE_TEST_CASE(a_listing_absent_twice_is_archived, ImportFixture) {
  static_cast<void>(import(snapshot(200, {2026, 11, 19})));
  const auto archived_before = count(ListingState::archived);
  const ImportRun second = import(snapshot(190, {2026, 11, 20}));
  BOOST_TEST(second.missing > 0);
  BOOST_TEST(count(ListingState::missing) == second.missing);
  const ImportRun third = import(snapshot(189, {2026, 11, 21}));
  BOOST_TEST(third.archived == second.missing);
  BOOST_TEST(count(ListingState::archived) == archived_before + second.missing);
}

BOOST_FIXTURE_TEST_CASE(a_listing_that_comes_back_is_listed_again, ImportFixture) {
  static_cast<void>(import(snapshot(200, {2026, 11, 19})));
  static_cast<void>(import(snapshot(190, {2026, 11, 20})));
  const ImportRun back = import(snapshot(200, {2026, 11, 21}));
  BOOST_TEST((back.verdict == ImportVerdict::applied));
  BOOST_TEST(count(ListingState::missing) == 0);
}

BOOST_FIXTURE_TEST_CASE(wrong_snapshots_are_held_and_change_nothing, ImportFixture) {
  static_cast<void>(import(snapshot(200, {2026, 11, 19})));
  const auto listed = count(ListingState::listed);

  const auto empty = snapshot(200, {2026, 11, 20});
  overwrite(empty[0], "");
  BOOST_TEST((import(empty).verdict == ImportVerdict::held));

  const auto truncated = snapshot(200, {2026, 11, 21});
  const std::string bytes = contents(truncated[0]);
  overwrite(truncated[0], bytes.substr(0, bytes.size() / 2 + 3));
  BOOST_TEST((import(truncated).verdict == ImportVerdict::held));

  const auto shifted = snapshot(200, {2026, 11, 22});
  std::string wrong;
  std::istringstream lines(contents(shifted[0]));
  for (std::string line; std::getline(lines, line);) wrong += "\"extra\"," + line + "\n";
  overwrite(shifted[0], wrong);
  const ImportRun held = import(shifted);
  BOOST_TEST((held.verdict == ImportVerdict::held));
  BOOST_TEST(held.rejected_total == 200);
  BOOST_TEST(held.rejected.size() == 100u);

  BOOST_TEST((import(snapshot(20, {2026, 11, 23})).verdict == ImportVerdict::held));
  BOOST_TEST(count(ListingState::listed) == listed);
  BOOST_TEST(count(ListingState::missing) == 0);
}

BOOST_FIXTURE_TEST_CASE(an_operator_may_apply_a_held_snapshot, ImportFixture) {
  static_cast<void>(import(snapshot(200, {2026, 11, 19})));
  const auto small = snapshot(20, {2026, 11, 20});
  BOOST_TEST((import(small).verdict == ImportVerdict::held));
  BOOST_TEST((import(small, Override::yes).verdict == ImportVerdict::applied));
  BOOST_TEST(count(ListingState::missing) > 0);
}

BOOST_FIXTURE_TEST_CASE(every_run_leaves_a_report, ImportFixture) {
  static_cast<void>(import(snapshot(200, {2026, 11, 19})));
  static_cast<void>(import(snapshot(20, {2026, 11, 20})));
  const auto runs = db.read("panorama", [](storage::Tx& tx) { return import_runs(tx, 10); });
  BOOST_TEST_REQUIRE(runs.size() == 2u);
  BOOST_TEST((runs[0].verdict == ImportVerdict::held));
  BOOST_TEST(!runs[0].reason.empty());
  BOOST_TEST((runs[1].verdict == ImportVerdict::applied));
  BOOST_TEST(runs[1].created == 200);
}

BOOST_AUTO_TEST_CASE(reso_records_are_read_in_both_spellings) {
  const auto read = reso_listings(
      R"({"value":[{"ListingId":"24718803","StandardStatus":"Active Under Contract","StreetNumber":"1248",
      "StreetName":"des Érables","StreetDirPrefix":"rue","City":"Québec","PostalCode":"G1R 2K4","ListPrice":749000,
      "BedroomsTotal":4,"BathroomsTotalInteger":2,"LivingArea":1000,"LivingAreaUnits":"Square Feet",
      "ListAgentMlsId":48213,"ListingContractDate":"2026-11-01"},
      {"ListingId":"9159788","StandardStatus":"ActiveUnderContract","UnparsedAddress":"77, avenue Cartier",
      "ListAgentMlsId":"48213"},{"ListingId":"1","StandardStatus":"Active"}]})");
  BOOST_TEST_REQUIRE(read.index() == 0u);
  const auto& rows = std::get<0>(read);
  BOOST_TEST_REQUIRE(rows.size() == 3u);
  const auto& first = std::get<FeedListing>(rows[0]);
  BOOST_TEST(first.price_cents == 74'900'000);
  BOOST_TEST(first.agent_code == "48213");
  BOOST_TEST(first.street_name == "rue des Érables");
  BOOST_TEST(first.living_area_m2 == 93);
  BOOST_TEST(std::get<FeedListing>(rows[1]).street_name == "77, avenue Cartier");
  BOOST_TEST(std::get<RowProblem>(rows[2]).reason.find("7 or 8 digits") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_cut_off_document_is_refused) {
  BOOST_TEST(reso_listings(R"({"value":[{"ListingId":"247)").index() == 1u);
  BOOST_TEST(reso_listings(R"({"value":7})").index() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
