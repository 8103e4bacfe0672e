// Reading and writing at once: one thread makes items, the caller's takes them in their order, a few batches
// behind.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace guichet::listings {

// Batches on their way from one thread to another; few, so that memory does not grow with the file.
template <class Item>
class Batches {
 public:
  using Batch = std::vector<Item>;
  struct Abandoned {};

  // Waits for room; throws Abandoned when nobody takes any more.
  void put(Batch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_abandoned_ || batches_.size() < batches_max; });
    if (is_abandoned_) throw Abandoned{};
    batches_.push_back(std::move(batch));
    changed_.notify_all();
  }
  void end(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    is_ended_ = true;
    error_ = std::move(error);
    changed_.notify_all();
  }
  // Empty at the end; rethrows what ended the making of them.
  Batch take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_ended_ || !batches_.empty(); });
    if (batches_.empty()) {
      if (error_) std::rethrow_exception(error_);
      return {};
    }
    Batch batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }
  void abandon() {
    const std::lock_guard lock(mutex_);
    is_abandoned_ = true;
    changed_.notify_all();
  }

 private:
  static constexpr std::size_t batches_max = 4;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> batches_;
  std::exception_ptr error_;
  bool is_ended_ = false;
  bool is_abandoned_ = false;
};

// make(put) runs on a thread of its own and calls put(Item&&); use(Item&) runs here. Throws what either
// throws.
template <class Item, class Make, class Use>
void read_ahead(Make&& make, Use&& use) {
  constexpr std::size_t batch_size = 512;
  Batches<Item> batches;
  std::thread maker([&] {
    try {
      typename Batches<Item>::Batch batch;
      make([&](Item&& item) {
        batch.push_back(std::move(item));
        if (batch.size() >= batch_size) batches.put(std::exchange(batch, {}));
      });
      if (!batch.empty()) batches.put(std::move(batch));
      batches.end(nullptr);
    } catch (const typename Batches<Item>::Abandoned&) {  // the other side has its own error
    } catch (...) {
      batches.end(std::current_exception());
    }
  });
  try {
    for (auto batch = batches.take(); !batch.empty(); batch = batches.take())
      for (Item& item : batch) use(item);
  } catch (...) {
    batches.abandon();
    maker.join();
    throw;
  }
  maker.join();
}

}  // namespace guichet::listings
