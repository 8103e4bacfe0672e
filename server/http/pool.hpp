// A bounded pool of threads for what may block: hashing, syncing, reading archives.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace guichet::http {

class Pool {
 public:
  Pool(std::size_t threads, std::size_t queue_max);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Runs `job` on one of the threads; false when the queue is full or the pool is stopping. Jobs must not
  /// throw.
  [[nodiscard]] bool submit(std::function<void()> job);
  /// Finishes the queue and joins the threads.
  void stop();
  [[nodiscard]] std::size_t waiting() const;

 private:
  void work();

  const std::size_t queue_max_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool is_stopping_{false};
  std::vector<std::thread> threads_;
};

}  // namespace guichet::http
