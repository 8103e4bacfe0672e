#include "wasm-app/app/delayed.hpp"

#include <algorithm>
#include <utility>

namespace guichet::app {

bool Delayed::undo(std::string_view id) {
  return std::erase_if(jobs_, [&](const auto& job) { return !job->is_sent && job->id == id; }) > 0;
}

void Delayed::hold(const Api& api, std::string_view id, bool is_held) {
  for (const auto& job : jobs_) {
    if (job->id != id) continue;
    if (is_held || job->is_held) job->due_ms = std::max(job->due_ms, api.now_ms() + after_hold_ms);
    job->is_held = is_held;
  }
}

bool Delayed::has(std::string_view id) const {
  return std::any_of(jobs_.begin(), jobs_.end(), [&](const auto& job) { return job->id == id; });
}

bool Delayed::poll(Api& api) {
  for (const auto& job : jobs_) {
    const bool waits = job->is_held || job->due_ms > api.now_ms();
    if (job->is_sent || (waits && !sends_all_)) continue;
    job->is_sent = true;
    job->send(api);
  }
  const std::size_t answered = std::erase_if(jobs_, [&](const auto& job) {
    if (!job->is_sent) return false;
    if (const Failure* failure = job->failure()) {
      failures_.push_back(*failure);
      return true;
    }
    return job->is_done();
  });
  if (jobs_.empty()) sends_all_ = false;
  return answered > 0;
}

double Delayed::next_in_ms(double now_ms) const {
  double next = -1;
  for (const auto& job : jobs_) {
    if (job->is_sent || job->is_held) continue;
    const double in = std::max(0.0, job->due_ms - now_ms);
    next = next < 0 ? in : std::min(next, in);
  }
  return next;
}

std::vector<Delayed::Waiting> Delayed::take_new() {
  std::vector<Waiting> found;
  for (const auto& job : jobs_) {
    if (std::exchange(job->is_told, true) || job->is_sent) continue;
    found.push_back({job->id, job->words, job->number});
  }
  return found;
}

}  // namespace guichet::app
