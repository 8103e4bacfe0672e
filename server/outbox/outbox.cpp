#include "server/outbox/outbox.hpp"

namespace guichet::outbox {

std::string Outbox::insert(std::string_view kind, const std::string& payload, Instant run_at) {
  std::string id = ids_.text();
  tx_.run(
      "insert into outbox_jobs (portal, id, kind, payload, state, run_at, created_at) "
      "values (:portal, $1, $2, $3, 'due', $4, $5)",
      id, kind, payload, run_at, now_);
  if (wake_ && !has_wake_ && run_at <= now_) {
    tx_.after_commit(wake_);
    has_wake_ = true;
  }
  return id;
}

JobCounts count_jobs(storage::Db& db, Instant now) {
  constexpr Duration late_after = minutes(10);
  return db.read_everywhere([&](storage::GlobalTx& tx) {
    const auto number = [](std::optional<std::int64_t> count) {
      return static_cast<std::uint64_t>(count.value_or(0));
    };
    JobCounts counts;
    counts.due = number(tx.one<std::int64_t>(
                     "select count(*) from outbox_jobs where state = 'due' and run_at <= $1", now)) +
                 number(tx.one<std::int64_t>("select count(*) from outbox_jobs where state = 'leased'"));
    counts.late = number(tx.one<std::int64_t>(
        "select count(*) from outbox_jobs where state in ('due', 'leased') and run_at <= $1",
        now - late_after));
    counts.dead = number(tx.one<std::int64_t>("select count(*) from outbox_jobs where state = 'dead'"));
    return counts;
  });
}

}  // namespace guichet::outbox
