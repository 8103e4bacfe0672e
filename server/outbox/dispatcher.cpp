#include "server/outbox/dispatcher.hpp"

#include <algorithm>
#include <chrono>

namespace guichet::outbox {

namespace {

constexpr std::size_t error_max = 500;

}  // namespace

struct Dispatcher::Leased {
  std::string portal{};
  std::string id{};
  std::string kind{};
  std::string payload{};
  std::int64_t attempts = 0;  // this one included
  Instant created_at{};
  WIRE_FIELDS(portal, id, kind, payload, attempts, created_at)
};

Dispatcher::Dispatcher(storage::Db& db, server::Ids& ids, Now now, DispatcherOptions options)
    : db_(db), ids_(ids), now_(std::move(now)), options_(options) {}

Dispatcher::~Dispatcher() { stop(); }

void Dispatcher::add(std::string_view kind, Handler handler) {
  if (!handlers_.emplace(std::string(kind), std::move(handler)).second)
    throw std::logic_error("two handlers for the job " + std::string(kind));
}

void Dispatcher::start() {
  for (std::size_t i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
}

void Dispatcher::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Dispatcher::wake() {
  {
    const std::lock_guard lock(mutex_);
    has_news_ = true;
  }
  wake_.notify_one();
}

void Dispatcher::work() {
  std::unique_lock lock(mutex_);
  while (!is_stopping_) {
    has_news_ = false;
    lock.unlock();
    std::size_t ran = 0;
    try {
      ran = run_due();
    } catch (const storage::StorageError&) {  // disk full or busy: the rows are still there, look again later
    }
    lock.lock();
    if (ran > 0) continue;
    wake_.wait_for(lock, std::chrono::milliseconds(options_.poll.ms), [this] { return is_stopping_ || has_news_; });
  }
}

std::size_t Dispatcher::run_due() {
  const std::vector<Leased> jobs = lease();
  for (const Leased& job : jobs) run(job);
  return jobs.size();
}

// Marks due jobs as ours until the lease ends; expired leases (a process that died) count as due.
std::vector<Dispatcher::Leased> Dispatcher::lease() {
  const Instant now = now_();
  const Instant until = now + options_.lease;
  const auto limit = static_cast<std::int64_t>(options_.batch_max);
  // Without a due row there is nothing to write: look before asking the writer.
  const bool has_due = db_.read_everywhere([&](storage::GlobalTx& tx) {
    return *tx.one<bool>(
        "select exists (select 1 from outbox_jobs where state = 'due' and run_at <= $1)"
        " or exists (select 1 from outbox_jobs where state = 'leased' and leased_until <= $1)",
        now);
  });
  if (!has_due) return {};
  return db_.writer().write("", [&](storage::Tx& tx) {
    tx.global().run("update outbox_jobs set state = 'due' where state = 'leased' and leased_until <= $1", now);
    return tx.global().all<Leased>(
        "update outbox_jobs set state = 'leased', leased_until = $2, attempts = attempts + 1 "
        "where (portal, id) in (select portal, id from outbox_jobs where state = 'due' and run_at <= $1 "
        "                       order by run_at, portal, id limit $3) "
        "returning portal, id, kind, payload, attempts, created_at",
        now, until, limit);
  });
}

void Dispatcher::run(const Leased& job) {
  const auto handler = handlers_.find(job.kind);
  Effect effect = Effect::give_up("no handler for " + job.kind);
  if (handler != handlers_.end()) {
    try {
      effect = handler->second(job.payload, Delivery{job.portal, job.id, job.attempts, job.created_at});
    } catch (const std::exception& error) {
      effect = Effect::retry(error.what());
    }
  }
  finish(job, effect);
}

void Dispatcher::finish(const Leased& job, const Effect& effect) {
  const Instant now = now_();
  const Instant next = next_try(job);
  const bool is_over = effect.end == Effect::End::give_up || next - job.created_at > options_.give_up_after;
  const bool is_dead = effect.end != Effect::End::done && is_over;
  db_.writer().write(job.portal, [&](storage::Tx& tx) {
    if (effect.end == Effect::End::done) {
      tx.run(
          "update outbox_jobs set state = 'done', finished_at = $2, last_error = '' "
          "where portal = :portal and id = $1",
          job.id, now);
    } else if (is_dead) {
      tx.run(
          "update outbox_jobs set state = 'dead', finished_at = $2, last_error = $3 "
          "where portal = :portal and id = $1",
          job.id, now, effect.why.substr(0, error_max));
    } else {
      tx.run("update outbox_jobs set state = 'due', run_at = $2, last_error = $3 where portal = :portal and id = $1",
             job.id, next, effect.why.substr(0, error_max));
    }
  });
  if (is_dead && on_dead_) on_dead_(Delivery{job.portal, job.id, job.attempts, job.created_at}, job.kind, effect.why);
}

// Doubles from the least to the greatest wait, with up to a quarter more or less so that failures do not march in step.
Instant Dispatcher::next_try(const Leased& job) {
  Duration wait = options_.backoff_min;
  for (std::int64_t i = 1; i < job.attempts && wait < options_.backoff_max; ++i) wait = wait * 2;
  wait = std::min(wait, options_.backoff_max);
  const auto spread = static_cast<std::uint32_t>(std::max<std::int64_t>(wait.ms / 2, 1));
  return now_() + Duration{wait.ms - wait.ms / 4 + ids_.below(spread)};
}

}  // namespace guichet::outbox
