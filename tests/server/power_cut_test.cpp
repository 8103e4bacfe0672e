// The power goes at a random moment (the file system is shut down without flushing its journal): everything
// that was acknowledged before is there afterwards, the database is whole, and no row lacks its file.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <optional>
#include <random>
#include <thread>

#include "server/files/blob_store.hpp"
#include "server/ids.hpp"
#include "server/storage/db.hpp"
#include "server/storage/writer.hpp"
#include "tests/support/server/small_disk.hpp"

using namespace guichet;
using namespace guichet::test;

namespace {

constexpr int cuts = 8;

struct Blob {
  std::string key{};
  std::int64_t bytes{0};
  WIRE_FIELDS(key, bytes)
};

server::Ids make_ids() {
  return server::Ids([] {
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count()};
  });
}

// In a process of its own, which dies with the power: stores files with their rows, one byte down the pipe
// for each that is acknowledged.
[[noreturn]] void store_until_the_end(const std::filesystem::path& disk, int acknowledge) {
  try {
    auto ids = make_ids();
    storage::Db db({.file = disk / "guichet.sqlite"});
    files::BlobStore blobs(disk, ids);
    for (std::size_t n = 0;; ++n) {
      const auto blob = blobs.put("p", std::string(100 + n % 5000, 'x'));
      db.writer().write("p", [&](storage::Tx& tx) {
        tx.run(
            "insert into blobs (portal, key, sha256, bytes, content_type, created_at)"
            " values (:portal, $1, '', $2, '', 0)",
            blob.key, blob.bytes);
      });
      if (::write(acknowledge, "x", 1) != 1) break;
    }
  } catch (...) {  // the disk is gone
  }
  ::_exit(0);
}

std::int64_t read_acknowledged(int pipe) {
  char piece[4096];
  std::int64_t count = 0;
  for (ssize_t got = 0; (got = ::read(pipe, piece, sizeof piece)) > 0;) count += got;
  return count;
}

// How many rows there are; each has its file, whole.
std::int64_t check_stored(const std::filesystem::path& disk) {
  auto ids = make_ids();
  storage::Db db({.file = disk / "guichet.sqlite"});
  const files::BlobStore blobs(disk, ids);
  const auto health = db.read_everywhere(
      [](storage::GlobalTx& tx) { return tx.one<std::string>("pragma integrity_check").value_or(""); });
  BOOST_TEST(health == "ok");
  const auto rows = db.read("p", [](storage::Tx& tx) {
    return tx.all<Blob>("select key, bytes from blobs where portal = :portal");
  });
  for (const auto& row : rows) {
    const auto file = blobs.open("p", row.key);
    BOOST_TEST((file && file->size == row.bytes), "a row lacks its file");
  }
  return static_cast<std::int64_t>(rows.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(power_cut)

BOOST_AUTO_TEST_CASE(what_was_acknowledged_survives_a_cut_at_any_moment) {
  SmallDisk disk(SmallDisk::Kind::journalled, 64);
  if (!disk.is_mounted()) {
    BOOST_TEST_MESSAGE("needs root and a loop device: not run");
    return;
  }
  std::mt19937 random(7);
  std::int64_t before = 0;
  for (int cut = 0; cut < cuts; ++cut) {
    int pipe[2];
    BOOST_TEST_REQUIRE(::pipe2(pipe, O_NONBLOCK | O_CLOEXEC) == 0);
    const pid_t child = ::fork();
    if (child == 0) store_until_the_end(disk.path(), pipe[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(100 + random() % 400));
    const auto acknowledged = read_acknowledged(pipe[0]);
    disk.cut_power();
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe[0]);
    ::close(pipe[1]);
    disk.plug_in();
    const auto stored = check_stored(disk.path());
    BOOST_TEST(stored >= before + acknowledged, "lost " << before + acknowledged - stored);
    before = stored;
  }
  BOOST_TEST(before > cuts, "next to nothing was stored: the cuts prove nothing");
  BOOST_TEST_MESSAGE(cuts << " cuts, " << before << " rows and files, none lost");
}

BOOST_AUTO_TEST_SUITE_END()
