#include "server/schedule.hpp"

#include <chrono>
#include <exception>
#include <utility>

namespace guichet::server {

namespace {

constexpr std::chrono::seconds look_every{1};

}  // namespace

Schedule::~Schedule() {
  stop();
}

void Schedule::add(std::string name, Duration every, std::function<void(Instant)> run) {
  entries_.push_back({.name = std::move(name), .every = every, .run = std::move(run)});
}

void Schedule::start() {
  thread_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
      lock.unlock();
      run_due();
      lock.lock();
      wake_.wait_for(lock, look_every, [this] { return is_stopping_; });
    }
  });
}

void Schedule::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::size_t Schedule::run_due() {
  std::size_t ran = 0;
  for (Entry& entry : entries_) {
    const Instant now = clock_.now();
    if (now < entry.due) continue;
    ++ran;
    try {
      entry.run(now);
    } catch (const std::exception& error) {
      log_.write(Level::error, "job_failed", {{"job", entry.name}, {"what", error.what()}});
    }
    entry.due = clock_.now() + entry.every;
  }
  return ran;
}

}  // namespace guichet::server
