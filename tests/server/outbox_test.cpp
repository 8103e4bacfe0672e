#include <boost/test/unit_test.hpp>

#include <atomic>

#include "server/outbox/dispatcher.hpp"
#include "server/outbox/jobs.hpp"
#include "server/outbox/outbox.hpp"
#include "tests/server/storage_folder.hpp"

using namespace guichet;
using namespace guichet::outbox;

namespace {

struct Fixture {
  TestFolder folder{};
  std::atomic<std::int64_t> now_ms{1'000'000'000'000};
  Dispatcher::Now now = [this] { return Instant{now_ms.load()}; };
  server::Ids ids{now, 3};
  storage::Db db{{.file = folder.path / "db"}};
  Dispatcher dispatcher{db, ids, now};

  std::string add(const SendMail& mail) {
    return db.writer().write("panorama", [&](storage::Tx& tx) { return Outbox(tx, ids, now()).add(mail); });
  }
  std::string state(const std::string& id) {
    return db.read("panorama", [&](storage::Tx& tx) {
      return tx.one<std::string>("select state from outbox_jobs where portal = :portal and id = $1", id).value_or("none");
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(outbox_dispatcher, Fixture)

BOOST_AUTO_TEST_CASE(a_job_runs_once) {
  std::vector<std::string> sent;
  dispatcher.on<SendMail>([&](const SendMail& mail, const Delivery& delivery) {
    BOOST_CHECK_EQUAL(delivery.portal, "panorama");
    BOOST_CHECK_EQUAL(delivery.attempt, 1);
    sent.push_back(mail.to + ' ' + delivery.id);
    return Effect::done();
  });
  const std::string id = add({.to = "a@example", .subject = "s", .text = "t"});
  BOOST_CHECK_EQUAL(dispatcher.run_due(), 1U);
  BOOST_CHECK_EQUAL(dispatcher.run_due(), 0U);
  BOOST_CHECK((sent == std::vector<std::string>{"a@example " + id}));
  BOOST_CHECK_EQUAL(state(id), "done");
}

BOOST_AUTO_TEST_CASE(a_job_of_an_undone_change_does_not_exist) {
  db.writer().write("panorama", [&](storage::Tx& tx) {
    Outbox(tx, ids, now()).add(ProcessMedia{"m1"});
    return storage::Verdict::undo;
  });
  BOOST_CHECK_EQUAL(dispatcher.run_due(), 0U);
}

BOOST_AUTO_TEST_CASE(a_failure_is_tried_again_later_with_the_same_id_and_then_given_up) {
  std::vector<std::string> seen;
  std::vector<std::int64_t> at;
  std::string dead;
  dispatcher.on<SendMail>([&](const SendMail&, const Delivery& delivery) -> Effect {
    seen.push_back(delivery.id);
    at.push_back(now_ms);
    if (seen.size() % 2 == 0) throw std::runtime_error("down");
    return Effect::retry("down");
  });
  dispatcher.on_dead([&](const Delivery& delivery, const std::string& kind, const std::string&) { dead = kind + delivery.id; });
  const std::string id = add({.to = "a@example"});
  for (int minute = 0; minute < 5 * 24 * 60 && state(id) != "dead"; ++minute, now_ms += 60'000) dispatcher.run_due();
  BOOST_CHECK_EQUAL(dead, "send_mail" + id);
  BOOST_CHECK_GT(seen.size(), 12U);
  BOOST_CHECK_LT(seen.size(), 40U);
  for (const std::string& one : seen) BOOST_CHECK_EQUAL(one, id);
  for (std::size_t i = 1; i < at.size(); ++i) {
    BOOST_CHECK_GE(at[i] - at[i - 1], 22'000);
    BOOST_CHECK_LE(at[i] - at[i - 1], 8 * 3'600'000);
  }
  BOOST_CHECK_LT(now_ms - at.front(), 4LL * 86'400'000);
}

BOOST_AUTO_TEST_CASE(a_job_without_handler_or_refused_for_good_is_dead_at_once) {
  dispatcher.on<SendMail>([](const SendMail&, const Delivery&) { return Effect::give_up("no such person"); });
  const std::string id = add({.to = "a@example"});
  const std::string other = db.writer().write(
      "panorama", [&](storage::Tx& tx) { return Outbox(tx, ids, now()).add(ProcessMedia{"m1"}); });
  BOOST_CHECK_EQUAL(dispatcher.run_due(), 2U);
  BOOST_CHECK_EQUAL(state(id), "dead");
  BOOST_CHECK_EQUAL(state(other), "dead");
}

BOOST_AUTO_TEST_CASE(a_lease_left_by_a_dead_process_ends) {
  const std::string id = add({.to = "a@example"});
  db.writer().write("panorama", [&](storage::Tx& tx) {
    tx.run("update outbox_jobs set state = 'leased', attempts = 1, leased_until = $2 where portal = :portal and id = $1",
           id, now() + seconds(60));
  });
  int runs = 0;
  dispatcher.on<SendMail>([&](const SendMail&, const Delivery& delivery) {
    BOOST_CHECK_EQUAL(delivery.attempt, 2);
    return ++runs, Effect::done();
  });
  BOOST_CHECK_EQUAL(dispatcher.run_due(), 0U);
  now_ms += 60'001;
  BOOST_CHECK_EQUAL(dispatcher.run_due(), 1U);
  BOOST_CHECK_EQUAL(runs, 1);
}

BOOST_AUTO_TEST_CASE(the_commit_wakes_the_threads) {
  std::promise<void> ran;
  dispatcher.on<SendMail>([&](const SendMail&, const Delivery&) { return ran.set_value(), Effect::done(); });
  dispatcher.start();
  db.writer().write("panorama", [&](storage::Tx& tx) {
    Outbox(tx, ids, now(), [this] { dispatcher.wake(); }).add(SendMail{.to = "a@example"});
  });
  BOOST_CHECK((ran.get_future().wait_for(std::chrono::seconds(5)) == std::future_status::ready));
  dispatcher.stop();
}

BOOST_AUTO_TEST_SUITE_END()
