#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/storage/db.hpp"

namespace guichet::storage {

enum class Verdict { keep, undo };

enum class Ending {
  committed,  // durable: synced to disk before this was said
  undone,     // the job asked for it; nothing of it was stored
  threw,      // the job threw; nothing of it was stored; `error` has what
  lost,       // the commit itself failed (disk full, I/O); nothing was stored; `error` has a StorageError
  refused,    // the queue is full or the writer is stopping; the job did not run
};

struct Outcome {
  Ending ending = Ending::refused;
  std::exception_ptr error{};
  bool is_committed() const { return ending == Ending::committed; }
};

// One thread, the only writing and checkpointing connection. Jobs run in order, each in a savepoint of a
// shared transaction; one sync pays for all of them.
class Writer {
 public:
  using Job = std::function<Verdict(Tx&)>;
  // Called once, on the writer's thread (or on the caller's when refused): post to your executor and return.
  using Done = std::function<void(const Outcome&)>;

  Writer(std::unique_ptr<Connection> connection, const DbOptions& options);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void submit(std::string portal, Job job, Done done);

  // Submits fn(Tx&), which returns anything that converts to bool (Result<T>, optional, bool): false undoes.
  // done(Outcome, std::optional<R>): the value is there unless the job threw, was lost or was refused.
  template <class Fn, class Then>
  void submit_returning(std::string portal, Fn fn, Then done) {
    using R = std::invoke_result_t<Fn&, Tx&>;
    auto value = std::make_shared<std::optional<R>>();
    // Shared, because std::function copies and fn and done may only move.
    auto shared_fn = std::make_shared<Fn>(std::move(fn));
    auto shared_done = std::make_shared<Then>(std::move(done));
    submit(
        std::move(portal),
        [shared_fn, value](Tx& tx) {
          value->emplace((*shared_fn)(tx));
          return static_cast<bool>(**value) ? Verdict::keep : Verdict::undo;
        },
        [shared_done, value](const Outcome& outcome) {
          if (outcome.ending != Ending::committed && outcome.ending != Ending::undone) value->reset();
          (*shared_done)(outcome, std::move(*value));
        });
  }

  // Waits for the commit and returns what fn returned; rethrows what it threw. A Result or optional that is
  // false undoes, as does Verdict::undo. For start-up, tools, background threads and tests, never for an
  // event loop or from within a job.
  template <class Fn>
  auto write(std::string portal, Fn fn) {
    using R = std::invoke_result_t<Fn&, Tx&>;
    if constexpr (std::is_void_v<R>) {
      wait(std::move(portal), [&fn](Tx& tx) { return fn(tx), Verdict::keep; });
    } else {
      std::optional<R> value;
      wait(std::move(portal), [&](Tx& tx) {
        value.emplace(fn(tx));
        if constexpr (std::is_same_v<R, Verdict>)
          return *value;
        else if constexpr (std::is_class_v<R> && std::is_constructible_v<bool, const R&>)
          return static_cast<bool>(*value) ? Verdict::keep : Verdict::undo;
        else
          return Verdict::keep;
      });
      return std::move(*value);
    }
  }

  // Ends after the jobs already queued. Further ones are refused.
  void stop();

 private:
  struct Pending {
    std::string portal{};
    Job job{};
    Done done{};
  };
  struct Ran {
    Done done{};
    Outcome outcome{};
    std::vector<std::function<void()>> callbacks{};
    std::vector<std::function<void(GlobalTx&)>> last_work{};
  };

  void wait(std::string portal, const Job& job);
  void work();
  std::vector<Pending> next_group();
  void run_group(std::vector<Pending> group);
  Ran run_one(Pending& pending);
  void finish_work(const std::vector<Ran>& ran);

  std::unique_ptr<Connection> connection_;
  DbOptions options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Pending> queue_;
  std::size_t wanted_ = 1;      // so many jobs wake the writer
  std::size_t last_group_ = 0;  // jobs in the last commit
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace guichet::storage
