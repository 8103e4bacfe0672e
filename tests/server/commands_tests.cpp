// What an operator does at the command line.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <iostream>
#include <sstream>
#include <string>

#include "server/commands.hpp"
#include "server/demo/portals.hpp"
#include "server/listings/import/generator.hpp"
#include "server/portal_store.hpp"
#include "server/storage/writer.hpp"
#include "tests/server/storage_folder.hpp"

namespace fs = std::filesystem;
using namespace guichet;
using namespace guichet::server;

namespace {

// What a command printed, and how it ended.
struct Said {
  int status = 0;
  std::string text{};
};

template <class Command>
Said run_command(const Command& command) {
  std::ostringstream out;
  auto* const before = std::cout.rdbuf(out.rdbuf());
  const int status = command();
  std::cout.rdbuf(before);
  return {.status = status, .text = out.str()};
}

struct DataFolder {
  TestFolder folder{};
  Config config{};

  DataFolder() {
    config.data = folder.path;
    storage::Db db({.file = config.data / "guichet.sqlite"});
    db.writer().write("panorama", [](storage::Tx& tx) {
      for (const auto& settings : demo::portals())
        if (settings.portal.slug == "panorama")
          add_portal(tx.global(), settings, Instant{1'795'000'000'000});
    });
  }

  fs::path snapshot(std::int64_t listings, Day day) const {
    const fs::path feed = config.data / ("feed-" + std::to_string(day.day));
    listings::generate_snapshot(feed, {.listings = listings, .seed = 1, .day = day, .members = 20});
    return feed;
  }

  Said import(const fs::path& feed, bool is_wanted_anyway = false) const {
    return run_command([&] {
      return run_import(config,
                        {.portal = "panorama", .files = {feed}, .is_wanted_anyway = is_wanted_anyway});
    });
  }
};

bool has(const Said& said, std::string_view words) {
  return said.text.find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(commands)

BOOST_FIXTURE_TEST_CASE(an_import_prints_its_report_and_the_same_again_changes_nothing, DataFolder) {  // V26
  const fs::path feed = snapshot(200, {2026, 11, 20});
  const Said first = import(feed);
  BOOST_TEST(first.status == 0);
  BOOST_TEST(has(first, "applied"));
  BOOST_TEST(has(first, "new 200"));
  BOOST_TEST(!fs::is_empty(feed));  // what an operator named stays where it is
  const Said again = import(feed);
  BOOST_TEST(again.status == 0);
  BOOST_TEST(has(again, "unchanged"));
}

BOOST_FIXTURE_TEST_CASE(a_held_snapshot_fails_with_its_reason_and_is_taken_when_the_operator_wants_it,
                        DataFolder) {  // V27
  BOOST_TEST(import(snapshot(200, {2026, 11, 20})).status == 0);
  const fs::path small = snapshot(20, {2026, 11, 21});
  const Said held = import(small);
  BOOST_TEST(held.status == 1);
  BOOST_TEST(has(held, "held, "));
  const Said taken = import(small, true);
  BOOST_TEST(taken.status == 0);
  BOOST_TEST(has(taken, "applied"));
}

BOOST_FIXTURE_TEST_CASE(an_import_into_a_portal_that_is_not_there_fails, DataFolder) {
  const Said said = run_command([&] {
    return run_import(config, {.portal = "elsewhere", .files = {snapshot(5, {2026, 11, 20})}});
  });
  BOOST_TEST(said.status == 1);
  BOOST_TEST(said.text.empty());
}

BOOST_AUTO_TEST_SUITE_END()
