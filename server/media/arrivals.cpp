#include "server/media/arrivals.hpp"

#include "server/media/file_types.hpp"

namespace guichet::media {

namespace {

constexpr Duration kept_open = minutes(15);  // afterwards the file is opened, and hashed, anew

}  // namespace

Arrival::Start Arrival::begin(std::int64_t offset, Turn& turn) {
  const std::lock_guard lock(mutex_);
  if (is_closed_) return Start::is_busy;
  if (offset != stored_) return Start::other_offset;
  file_.cut_to(stored_);
  turn = ++turn_;
  return Start::begun;
}

bool Arrival::append(Turn turn, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (turn != turn_ || is_closed_) return false;
  file_.append(std::as_bytes(std::span(bytes)));
  return true;
}

std::string Arrival::start() {
  const std::lock_guard lock(mutex_);
  return start_of(file_.descriptor());
}

bool Arrival::close(Turn turn) {
  const std::lock_guard lock(mutex_);
  if (turn != turn_ || is_closed_) return false;
  is_closed_ = true;
  return true;
}

void Arrival::settle(std::int64_t stored) {
  const std::lock_guard lock(mutex_);
  stored_ = stored;
  is_closed_ = false;
  ++turn_;
}

std::int64_t Arrival::stored() {
  const std::lock_guard lock(mutex_);
  return stored_;
}

std::shared_ptr<Arrival> Arrivals::open(const std::filesystem::path& path, std::int64_t stored, Instant now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const auto& entry) {
    return entry.second.arrival.use_count() == 1 && entry.second.used_at + kept_open <= now;
  });
  Entry& entry = entries_[path];
  if (!entry.arrival) entry.arrival = std::make_shared<Arrival>(path, stored);
  entry.used_at = now;
  return entry.arrival;
}

void Arrivals::forget(const std::filesystem::path& path) {
  const std::lock_guard lock(mutex_);
  entries_.erase(path);
}

}  // namespace guichet::media
