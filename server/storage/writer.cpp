#include "server/storage/writer.hpp"

#include <chrono>

namespace guichet::storage {

Writer::Writer(std::unique_ptr<Connection> connection, const DbOptions& options)
    : connection_(std::move(connection)), options_(options), thread_([this] { work(); }) {}

Writer::~Writer() {
  stop();
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Writer::submit(std::string portal, Job job, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (!is_stopping_ && queue_.size() < options_.queue_max) {
      queue_.push_back(Pending{std::move(portal), std::move(job), std::move(done)});
      if (queue_.size() >= wanted_) wake_.notify_one();
      return;
    }
  }
  done(Outcome{});
}

void Writer::wait(std::string portal, const Job& job) {
  std::promise<Outcome> promise;
  submit(std::move(portal), job, [&promise](const Outcome& outcome) { promise.set_value(outcome); });
  const Outcome outcome = promise.get_future().get();
  if (outcome.error) std::rethrow_exception(outcome.error);
  if (outcome.ending == Ending::refused)
    throw StorageError(StorageFailure::busy, "the writer's queue is full");
}

void Writer::work() {
  for (;;) {
    std::vector<Pending> group = next_group();
    if (group.empty()) return;
    run_group(std::move(group));
  }
}

// Waits for a first job. When it is not alone, a moment more is worth it: others are arriving, and one sync
// is dearer than the wait. Nor is it alone when a crowd was answered a moment ago: the first of them is back
// already.
std::vector<Writer::Pending> Writer::next_group() {
  constexpr std::size_t crowd = 8;
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return is_stopping_ || !queue_.empty(); });
  const bool has_company = queue_.size() > 1 || last_group_ >= crowd;
  if (has_company && queue_.size() < options_.group_max && !is_stopping_) {
    wanted_ = options_.group_max;
    wake_.wait_for(lock, std::chrono::microseconds(options_.group_wait_us),
                   [this] { return is_stopping_ || queue_.size() >= wanted_; });
    wanted_ = 1;
  }
  std::vector<Pending> group;
  while (!queue_.empty() && group.size() < options_.group_max) {
    group.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  last_group_ = group.size();
  return group;
}

void Writer::run_group(std::vector<Pending> group) {
  std::vector<Ran> ran;
  ran.reserve(group.size());
  try {
    run_plain(*connection_, "begin immediate");
    for (Pending& pending : group) {
      ran.push_back(run_one(pending));
      pending.job = {};
    }
    finish_work(ran);
    run_plain(*connection_, "commit");
  } catch (...) {  // the transaction itself is gone: nothing of the group was stored
    const std::exception_ptr error = std::current_exception();
    if (connection_->is_in_transaction()) connection_->execute("rollback");
    for (std::size_t i = ran.size(); i < group.size(); ++i)
      ran.push_back(Ran{std::move(group[i].done), Outcome{}, {}});
    for (Ran& one : ran) one.outcome = Outcome{Ending::lost, error};
  }
  for (Ran& one : ran) {
    if (one.outcome.is_committed())
      for (const auto& callback : one.callbacks) callback();
    one.done(one.outcome);
  }
}

// Throws only when the whole transaction is lost (disk full, I/O error).
Writer::Ran Writer::run_one(Pending& pending) {
  Ran ran;
  run_plain(*connection_, "savepoint job");
  try {
    Tx tx(*connection_, pending.portal);
    const Verdict verdict = pending.job(tx);
    ran.outcome.ending = verdict == Verdict::keep ? Ending::committed : Ending::undone;
    if (verdict == Verdict::keep) {
      ran.callbacks = tx.take_callbacks();
      ran.last_work = tx.take_last_work();
    }
  } catch (...) {
    if (!connection_->is_in_transaction()) throw;
    ran.outcome = Outcome{Ending::threw, std::current_exception()};
  }
  if (!ran.outcome.is_committed()) run_plain(*connection_, "rollback to job");
  run_plain(*connection_, "release job");
  ran.done = std::move(pending.done);
  return ran;
}

// Of undone jobs there is none.
void Writer::finish_work(const std::vector<Ran>& ran) {
  GlobalTx tx(*connection_);
  for (const Ran& one : ran)
    for (const auto& work : one.last_work) work(tx);
}

}  // namespace guichet::storage
