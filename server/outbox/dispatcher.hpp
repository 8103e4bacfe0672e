#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "server/ids.hpp"
#include "server/outbox/outbox.hpp"
#include "server/storage/db.hpp"
#include "server/storage/writer.hpp"
#include "shared/core/time.hpp"

namespace guichet::outbox {

// How one run of a job ended. A retry keeps its id, so that a receiver sees a repetition as one.
struct Effect {
  enum class End { done, retry, give_up };
  End end = End::done;
  std::string why{};
  static Effect done() { return {}; }
  static Effect retry(std::string why) { return {End::retry, std::move(why)}; }
  static Effect give_up(std::string why) { return {End::give_up, std::move(why)}; }
};

// The job as its handler sees it.
struct Delivery {
  std::string portal{};
  std::string id{};
  std::int64_t attempt = 1;
  Instant created_at{};
};

struct DispatcherOptions {
  Duration lease = seconds(60);
  Duration backoff_min = seconds(30);
  Duration backoff_max = hours(6);
  Duration give_up_after = days(3);
  Duration poll = seconds(1);
  std::size_t batch_max = 16;
  std::size_t threads = 1;
};

// Takes due jobs, runs their handler, and marks them done, due later, or dead. Several instances may run at once.
class Dispatcher {
 public:
  using Now = std::function<Instant()>;

  Dispatcher(storage::Db& db, server::Ids& ids, Now now, DispatcherOptions options = {});
  ~Dispatcher();
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  // handler(const J&, const Delivery&) -> Effect. An exception is a retry. Before `start` only.
  template <Job J, class Handler>
  void on(Handler handler) {
    add(J::kind, [handler = std::move(handler)](const std::string& payload, const Delivery& delivery) mutable {
      const auto job = wire::decode<J>(payload);
      if (!job) return Effect::give_up("unreadable payload");
      return handler(*job, delivery);
    });
  }
  // handler(portal, id, why): told when a job is given up.
  void on_dead(std::function<void(const Delivery&, const std::string& kind, const std::string& why)> handler) {
    on_dead_ = std::move(handler);
  }

  void start();
  void stop();
  // Something is due: look now. Safe from any thread.
  void wake();
  // Runs what is due on the calling thread; returns how many jobs ran. For tests and the command line.
  std::size_t run_due();

 private:
  using Handler = std::function<Effect(const std::string& payload, const Delivery&)>;
  struct Leased;

  void add(std::string_view kind, Handler handler);
  void work();
  std::vector<Leased> lease();
  void run(const Leased& job);
  void finish(const Leased& job, const Effect& effect);
  Instant next_try(const Leased& job);

  storage::Db& db_;
  server::Ids& ids_;
  Now now_;
  DispatcherOptions options_;
  std::map<std::string, Handler, std::less<>> handlers_;
  std::function<void(const Delivery&, const std::string&, const std::string&)> on_dead_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_stopping_ = false;
  bool has_news_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace guichet::outbox
