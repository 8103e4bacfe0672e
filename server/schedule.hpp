// Work that comes round: sweeps, the watch over import folders. Every job can run twice without harm, so
// nothing is remembered over a restart.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/clock.hpp"
#include "server/log.hpp"

namespace guichet::server {

class Schedule {
 public:
  Schedule(const Clock& clock, const Log& log) : clock_(clock), log_(log) {}
  ~Schedule();
  Schedule(const Schedule&) = delete;
  Schedule& operator=(const Schedule&) = delete;

  /// Due at once, then again so long after each end. What it throws is logged. Before `start` only.
  void add(std::string name, Duration every, std::function<void(Instant now)> run);
  void start();
  /// Waits for the job that is running.
  void stop();
  /// Runs what is due on the calling thread and says how many that were. For tests.
  std::size_t run_due();

 private:
  struct Entry {
    std::string name{};
    Duration every{};
    std::function<void(Instant)> run{};
    Instant due{};
  };

  const Clock& clock_;
  const Log& log_;
  std::vector<Entry> entries_{};
  std::mutex mutex_{};
  std::condition_variable wake_{};
  bool is_stopping_{false};
  std::thread thread_{};
};

}  // namespace guichet::server
