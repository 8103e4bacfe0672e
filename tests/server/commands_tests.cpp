// What an operator does at the command line.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
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
        if (settings.portal.slug == "panorama") add_portal(tx.global(), settings, Instant{1'795'000'000'000});
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

Said portal_command(const Config& config, PortalAction action, const std::string& subject = {}) {
  return run_command([&] { return change_portal(config, {.action = action, .subject = subject}); });
}

// The same text with one piece of it exchanged, in a file.
std::string edited(const DataFolder& data, std::string text, std::string_view piece, std::string_view by) {
  const auto at = text.find(piece);
  BOOST_REQUIRE(at != std::string::npos);
  const fs::path file = data.config.data / "portal.json";
  std::ofstream(file) << text.replace(at, piece.size(), by);
  return file.string();
}

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

BOOST_FIXTURE_TEST_CASE(a_portal_is_one_file_that_can_be_printed_edited_and_put, DataFolder) {  // P55
  {
    storage::Db db({.file = config.data / "guichet.sqlite"});
    db.writer().write("panorama", [](storage::Tx& tx) { demo::add_services(tx); });
  }
  const std::string printed = portal_command(config, PortalAction::print, "panorama").text;
  const Said put =
      portal_command(config, PortalAction::put, edited(*this, printed, "Studio Panorama", "Maison & Co"));
  BOOST_TEST(put.status == 0);
  BOOST_TEST(has(portal_command(config, PortalAction::list), "panorama\tMaison & Co"));
  // What was put is what is printed: services, their words and the taxes went through unharmed.
  const std::string again = portal_command(config, PortalAction::print, "panorama").text;
  BOOST_TEST(again == std::string(printed).replace(printed.find("Studio Panorama"), 15, "Maison & Co"));
  BOOST_TEST(printed.find("Wirtualny spacer 360°") != std::string::npos);
  // Another portal comes from the same file under another name.
  BOOST_TEST(portal_command(config, PortalAction::put, edited(*this, printed, "\"panorama\"", "\"second\""))
                 .status == 0);
  BOOST_TEST(has(portal_command(config, PortalAction::list), "second\tStudio Panorama"));
}

BOOST_FIXTURE_TEST_CASE(nobody_is_added_to_a_portal_that_is_not_there, DataFolder) {
  const UserChange change{.action = UserAction::add, .portal = "elsewhere", .login = "a@b.example"};
  BOOST_TEST(run_command([&] { return change_user(config, change); }).status == 1);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_is_no_portal_changes_nothing, DataFolder) {
  const std::string printed = portal_command(config, PortalAction::print, "panorama").text;
  const std::pair<std::string_view, std::string_view> spoiled[]{{"America/Toronto", "America/Nowhere"},
                                                                {"#2449D8", "blue"},
                                                                {"\"fr-CA\"", "\"xx\""},
                                                                {"\"panorama\"", "\"api\""},
                                                                {"9975", "-1"},
                                                                {"\"brand\"", "\"brnad\""},
                                                                {"{", ""}};
  for (const auto& [piece, by] : spoiled) {
    BOOST_TEST_CONTEXT(by) {
      BOOST_TEST(portal_command(config, PortalAction::put, edited(*this, printed, piece, by)).status == 1);
      BOOST_TEST(portal_command(config, PortalAction::print, "panorama").text == printed);
    }
  }
  BOOST_TEST(portal_command(config, PortalAction::put, "/nowhere").status == 1);
}

BOOST_AUTO_TEST_SUITE_END()
