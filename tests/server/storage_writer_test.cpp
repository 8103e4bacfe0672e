#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <future>
#include <thread>

#include "server/storage/db.hpp"
#include "server/storage/sqlite.hpp"
#include "server/storage/writer.hpp"
#include "shared/core/result.hpp"
#include "tests/server/storage_folder.hpp"

using namespace guichet;
using namespace guichet::storage;

namespace {

void add(Tx& tx, std::string_view name, std::int64_t value = 1) {
  tx.run("insert into counters (portal, name, value) values (:portal, $1, $2)", name, value);
}

std::vector<std::string> names(Db& db) {
  return db.read("a", [](Tx& tx) {
    return tx.all<std::string>("select name from counters where portal = :portal order by name");
  });
}

// Submits while the writer is held up, so that all the jobs share a commit.
class Held {
 public:
  explicit Held(Db& db) {
    db.writer().submit("a", [this](Tx&) { return open_.get_future().wait(), Verdict::keep; }, [](const Outcome&) {});
  }
  void release() { open_.set_value(); }

 private:
  std::promise<void> open_;
};

// Never returns: writes n, n + 1, ... with up to 200 under way, and tells each one that was acknowledged.
[[noreturn]] void write_and_tell(const std::filesystem::path& file, std::int64_t n, int out) {
  Db db({.file = file});
  std::atomic<int> under_way = 0;
  for (;; ++n) {
    while (under_way >= 200) std::this_thread::yield();
    ++under_way;
    db.writer().submit("a", [n](Tx& tx) { return add(tx, std::to_string(n), n), Verdict::keep; },
                       [n, out, &under_way](const Outcome& outcome) {
                         if (!outcome.is_committed() || ::write(out, &n, sizeof n) != sizeof n) ::_exit(1);
                         --under_way;
                       });
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(storage_writer)

BOOST_AUTO_TEST_CASE(a_job_that_fails_takes_nothing_of_its_neighbours_with_it) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  std::vector<Ending> endings;
  const auto note = [&](const Outcome& outcome) { endings.push_back(outcome.ending); };
  Held held(db);
  db.writer().submit("a", [](Tx& tx) { return add(tx, "first"), Verdict::keep; }, note);
  db.writer().submit("a", [](Tx& tx) { return add(tx, "undone"), Verdict::undo; }, note);
  db.writer().submit("a", [](Tx& tx) -> Verdict { add(tx, "threw"); throw std::runtime_error("no"); }, note);
  db.writer().submit("a", [](Tx& tx) { return add(tx, "first"), Verdict::keep; }, note);  // a second time: refused
  db.writer().submit("a", [](Tx& tx) { return add(tx, "last"), Verdict::keep; }, note);
  held.release();
  db.writer().stop();
  const std::vector<Ending> expected{Ending::committed, Ending::undone, Ending::threw, Ending::threw,
                                     Ending::committed};
  BOOST_CHECK((endings == expected));
  BOOST_CHECK((names(db) == std::vector<std::string>{"first", "last"}));
}

BOOST_AUTO_TEST_CASE(callbacks_run_after_the_commit_and_only_then) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  std::string order;
  std::size_t seen = 0;
  db.writer().write("a", [&](Tx& tx) {
    add(tx, "x");
    tx.after_commit([&] { seen = names(db).size(); order += "1"; });
    tx.after_commit([&] { order += "2"; });
  });
  db.writer().write("a", [&](Tx& tx) {
    tx.after_commit([&] { order += "never"; });
    return Verdict::undo;
  });
  BOOST_CHECK_EQUAL(order, "12");
  BOOST_CHECK_EQUAL(seen, 1U);
}

BOOST_AUTO_TEST_CASE(last_work_runs_once_for_the_jobs_that_are_kept_and_is_stored_with_them) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  std::vector<Ending> endings;
  const auto note = [&](const Outcome& outcome) { endings.push_back(outcome.ending); };
  std::string order;
  const auto job = [&](std::string name, Verdict verdict) {
    return [&order, name = std::move(name), verdict](Tx& tx) {
      order += name;
      tx.before_commit([&order, name](GlobalTx& all) {
        order += name;
        all.run("insert into counters (portal, name, value) values ('a', $1, 1)", name);
      });
      return verdict;
    };
  };
  {
    Held held(db);
    db.writer().submit("a", job("1", Verdict::keep), note);
    db.writer().submit("a", job("2", Verdict::undo), note);
    db.writer().submit("b", job("3", Verdict::keep), note);
    held.release();
    db.writer().stop();
  }
  BOOST_CHECK((endings == std::vector{Ending::committed, Ending::undone, Ending::committed}));
  BOOST_CHECK_EQUAL(order, "12313");
  BOOST_CHECK((names(db) == std::vector<std::string>{"1", "3"}));
}

BOOST_AUTO_TEST_CASE(last_work_that_throws_loses_the_whole_commit) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  std::vector<Ending> endings;
  const auto note = [&](const Outcome& outcome) { endings.push_back(outcome.ending); };
  Held held(db);
  db.writer().submit(
      "a", [](Tx& tx) { return add(tx, "neighbour"), Verdict::keep; }, note);
  db.writer().submit(
      "a",
      [](Tx& tx) {
        tx.before_commit([](GlobalTx& all) {
          all.run("insert into counters (portal, name, value) values ('a', null, 1)");
        });
        return Verdict::keep;
      },
      note);
  held.release();
  db.writer().stop();
  BOOST_CHECK((endings == std::vector{Ending::lost, Ending::lost}));
  BOOST_CHECK(names(db).empty());
}

BOOST_AUTO_TEST_CASE(a_failure_is_returned_and_undoes) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  std::promise<std::pair<Ending, FailureCode>> told;
  db.writer().submit_returning(
      "a", [only_moves = std::make_unique<int>(1)](Tx& tx) -> Result<int> {
        add(tx, "x", *only_moves);
        return Failure::conflict();
      },
      [&](const Outcome& outcome, std::optional<Result<int>> result) {
        told.set_value({outcome.ending, result->failure().code});
      });
  BOOST_CHECK((told.get_future().get() == std::pair{Ending::undone, FailureCode::conflict}));
  const auto result = db.writer().write("a", [](Tx& tx) -> Result<int> { return add(tx, "y"), 5; });
  BOOST_CHECK_EQUAL(*result, 5);
  BOOST_CHECK((names(db) == std::vector<std::string>{"y"}));
}

BOOST_AUTO_TEST_CASE(a_full_queue_and_a_stopped_writer_refuse) {
  TestFolder folder;
  Db db({.file = folder.path / "db", .queue_max = 2});
  std::atomic<int> refused = 0;
  const auto note = [&](const Outcome& outcome) { refused += outcome.ending == Ending::refused ? 1 : 0; };
  Held held(db);
  for (int i = 0; i < 8; ++i) db.writer().submit("a", [](Tx&) { return Verdict::keep; }, note);
  BOOST_CHECK_GE(refused.load(), 5);
  held.release();
  db.writer().stop();
  const int before = refused;
  db.writer().submit("a", [](Tx&) { return Verdict::keep; }, note);
  BOOST_CHECK_EQUAL(refused.load(), before + 1);
}

BOOST_AUTO_TEST_CASE(jobs_share_commits) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  Held held(db);
  std::atomic<int> done = 0;
  for (int i = 0; i < 640; ++i)
    db.writer().submit("a", [i](Tx& tx) { return add(tx, std::to_string(i)), Verdict::keep; },
                       [&](const Outcome& outcome) { done += outcome.is_committed() ? 1 : 0; });
  const auto wal = folder.path / "db-wal";
  const auto before = std::filesystem::file_size(wal);
  held.release();
  db.writer().stop();
  BOOST_CHECK_EQUAL(done.load(), 640);
  // 640 commits of their own would write at least a page each.
  BOOST_CHECK_LT(std::filesystem::file_size(wal) - before, 640U * 4096U);
}

// Acknowledged means durable: a child writes and tells each acknowledged number through a pipe until it is killed.
BOOST_AUTO_TEST_CASE(nothing_acknowledged_is_lost_when_the_process_is_killed) {
  TestFolder folder;
  const auto file = folder.path / "db";
  std::int64_t acknowledged = 0;
  for (int round = 0; round < 10; ++round) {
    int ends[2];
    BOOST_REQUIRE_EQUAL(::pipe(ends), 0);
    const pid_t child = ::fork();
    BOOST_REQUIRE_GE(child, 0);
    if (child == 0) {
      ::close(ends[0]);
      write_and_tell(file, acknowledged + 1, ends[1]);
    }
    ::close(ends[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(30 + 17 * round));
    ::kill(child, SIGKILL);
    std::int64_t n = 0;
    while (::read(ends[0], &n, sizeof n) == sizeof n) acknowledged = std::max(acknowledged, n);
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    Db db({.file = file});
    const auto kept = db.read_everywhere([&](GlobalTx& tx) {
      BOOST_CHECK_EQUAL(*tx.one<std::string>("select * from pragma_integrity_check"), "ok");
      return *tx.one<std::int64_t>("select count(*) from counters where value <= $1", acknowledged);
    });
    BOOST_CHECK_EQUAL(kept, acknowledged);
    // Written but not told: the next round goes on behind it.
    acknowledged = db.read_everywhere([](GlobalTx& tx) {
      return tx.one<std::int64_t>("select coalesce(max(value), 0) from counters").value_or(0);
    });
  }
  BOOST_CHECK_GT(acknowledged, 0);
  BOOST_TEST_MESSAGE(acknowledged << " acknowledged writes");
}

BOOST_AUTO_TEST_SUITE_END()
