// V27: snapshots put into a folder are imported; what comes round comes round.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <stdexcept>

#include "server/demo/portals.hpp"
#include "server/housekeeping.hpp"
#include "server/listings/import/feed_folders.hpp"
#include "server/listings/import/generator.hpp"
#include "server/listings/import/listing_import.hpp"
#include "server/schedule.hpp"
#include "server/storage/writer.hpp"
#include "tests/support/server/test_server.hpp"

namespace guichet {

namespace {

namespace fs = std::filesystem;

std::vector<server::PortalConfig> demo_portals() {
  std::vector<server::PortalConfig> portals;
  for (auto& settings : demo::portals()) portals.push_back(server::configure(settings));
  return portals;
}

struct Fixture {
  test::FakeClock clock{};
  test::TemporaryFolder folder{};
  server::Ids ids{[this] { return clock.now(); }, 5};
  storage::Db db{{.file = folder.path() / "db"}};
  server::Portals portals{demo_portals()};
  std::vector<std::string> lines{};
  server::Log log{server::Level::info, [this](const std::string& line) { lines.push_back(line); }};
  fs::path imports = folder.path() / "imports" / "panorama";
  listings::FeedFolders feeds{
      {.db = db, .ids = ids, .portals = portals, .log = log, .folder = folder.path() / "imports"}};

  void look_after(Duration wait) {
    clock.advance(wait);
    feeds.look(clock.now());
  }
  std::vector<listings::ImportRun> runs() {
    return db.read("panorama", [](storage::Tx& tx) { return listings::import_runs(tx, 10); });
  }
  static std::size_t files_in(const fs::path& of) {
    std::size_t count = 0;
    if (!fs::exists(of)) return 0;
    for (const auto& entry : fs::recursive_directory_iterator(of)) count += entry.is_regular_file();
    return count;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(schedule, Fixture)

BOOST_AUTO_TEST_CASE(a_job_comes_round_and_its_failure_stops_nothing) {
  server::Schedule schedule(clock, log);
  int often = 0;
  int seldom = 0;
  schedule.add("broken", minutes(1), [](Instant) { throw std::runtime_error("no disk"); });
  schedule.add("often", minutes(1), [&](Instant) { ++often; });
  schedule.add("seldom", hours(1), [&](Instant) { ++seldom; });
  BOOST_TEST(schedule.run_due() == 3U);
  BOOST_TEST(schedule.run_due() == 0U);
  clock.advance(minutes(1));
  BOOST_TEST(schedule.run_due() == 2U);
  clock.advance(days(3));
  BOOST_TEST(schedule.run_due() == 3U);  // what was missed is not made up for
  BOOST_TEST(often == 3);
  BOOST_TEST(seldom == 2);
  BOOST_REQUIRE(lines.size() == 3U);
  BOOST_TEST(lines[0].find("no disk") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_snapshot_is_imported_once_nobody_writes_to_it) {
  look_after(minutes(1));
  BOOST_TEST(fs::is_directory(imports));
  const auto files =
      listings::generate_snapshot(imports, {.listings = 30, .seed = 1, .day = {2026, 11, 17}, .members = 5});
  look_after(minutes(1));
  look_after(minutes(1));
  std::ofstream(files.front(), std::ios::app) << "";
  fs::last_write_time(files.front(),
                      fs::file_time_type::clock::now() + std::chrono::seconds(7));  // still written to
  look_after(minutes(1));
  look_after(minutes(1));
  BOOST_TEST(runs().empty());
  look_after(minutes(1));
  BOOST_REQUIRE(runs().size() == 1U);
  BOOST_TEST((runs()[0].verdict == listings::ImportVerdict::applied));
  BOOST_TEST(runs()[0].created == 30);
  BOOST_TEST(files_in(imports / "done") == files.size());
  look_after(hours(1));
  BOOST_TEST(runs().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_no_snapshot_is_put_aside_and_reported) {
  fs::create_directories(imports);
  std::ofstream(imports / "holiday.jpg") << "x";
  std::ofstream(imports / "INSCRIPTIONS.TXT.part") << "x";
  look_after(minutes(1));
  look_after(minutes(2));
  BOOST_REQUIRE(runs().size() == 1U);
  BOOST_TEST((runs()[0].verdict == listings::ImportVerdict::refused));
  BOOST_TEST(runs()[0].file == "holiday.jpg");
  BOOST_TEST(files_in(imports / "failed") == 1U);
  BOOST_TEST(fs::exists(imports / "INSCRIPTIONS.TXT.part"));
}

BOOST_AUTO_TEST_CASE(old_rows_go_and_young_ones_stay) {
  const Instant now = clock.now();
  const auto add_job = [&](const std::string& state, Duration age) {
    db.writer().write("panorama", [&](storage::Tx& tx) {
      tx.run(
          "insert into outbox_jobs (portal, id, kind, payload, state, run_at, created_at, finished_at)"
          " values (:portal, $1, 'send_mail', '{}', $2, 0, 0, $3)",
          ids.text(), state, now - age);
    });
  };
  add_job("done", days(8));
  add_job("done", days(6));
  add_job("dead", days(30));
  add_job("due", days(300));
  db.writer().write("", [&](storage::Tx& tx) { server::sweep_rows(tx.global(), now); });
  const auto left = db.read_everywhere([](storage::GlobalTx& tx) {
    return tx.all<std::string>("select state from outbox_jobs order by state");
  });
  BOOST_TEST((left == std::vector<std::string>{"dead", "done", "due"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet
