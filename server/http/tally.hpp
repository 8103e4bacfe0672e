// Counts of what was answered, kept by all loops at once, read by metrics.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace guichet::http {

/// Upper ends of the classes of waiting, in milliseconds; slower answers are in none.
inline constexpr std::array<std::int64_t, 8> answer_ms_max{5, 10, 25, 50, 100, 250, 1'000, 5'000};

/// Since the start.
struct Answered {
  std::array<std::uint64_t, 6> by_class{};                   // index: status / 100
  std::array<std::uint64_t, answer_ms_max.size()> within{};  // each holds the quicker ones too
  std::uint64_t all{0};
  std::uint64_t waited_us{0};
};

class Tally {
 public:
  /// `waited` is from the end of the request's head to the first byte of the answer.
  void count(int status, std::chrono::steady_clock::duration waited);
  [[nodiscard]] Answered answered() const;

 private:
  std::array<std::atomic<std::uint64_t>, 6> by_class_{};
  std::array<std::atomic<std::uint64_t>, answer_ms_max.size()>
      quickest_{};  // each answer in one class at most
  std::atomic<std::uint64_t> waited_us_{0};
};

}  // namespace guichet::http
