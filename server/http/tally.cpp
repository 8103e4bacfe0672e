#include "server/http/tally.hpp"

#include <algorithm>

namespace guichet::http {

void Tally::count(int status, std::chrono::steady_clock::duration waited) {
  const auto us =
      std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::microseconds>(waited).count());
  constexpr std::int64_t us_per_ms = 1000;
  const auto found = std::find_if(answer_ms_max.begin(), answer_ms_max.end(),
                                  [us](std::int64_t ms) { return us <= ms * us_per_ms; });
  if (found != answer_ms_max.end())
    quickest_[static_cast<std::size_t>(found - answer_ms_max.begin())].fetch_add(1);
  waited_us_.fetch_add(static_cast<std::uint64_t>(us));
  by_class_[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))].fetch_add(1);
}

Answered Tally::answered() const {
  Answered out;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < quickest_.size(); ++i) out.within[i] = sum += quickest_[i];
  for (std::size_t i = 0; i < by_class_.size(); ++i) out.all += out.by_class[i] = by_class_[i];
  out.waited_us = waited_us_;
  return out;
}

}  // namespace guichet::http
