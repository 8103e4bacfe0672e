#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "server/ids.hpp"
#include "server/storage/db.hpp"
#include "shared/core/time.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::outbox {

// A job is a struct with WIRE_FIELDS and `static constexpr std::string_view kind = "send_mail"`.
template <class T>
concept Job = wire::Record<T> && requires {
  { T::kind } -> std::convertible_to<std::string_view>;
};

// Effects to carry out after the commit, written as rows of the same transaction. Lives as long as the Tx.
class Outbox {
 public:
  // `wake` is called after the commit when something is due at once.
  Outbox(storage::Tx& tx, server::Ids& ids, Instant now, std::function<void()> wake = {})
      : tx_(tx), ids_(ids), now_(now), wake_(std::move(wake)) {}

  // Returns the id of the row: idempotency key of the effect and Message-ID of the mail.
  template <Job J>
  std::string add(const J& job) {
    return add_at(now_, job);
  }
  // Not before `run_at`.
  template <Job J>
  std::string add_at(Instant run_at, const J& job) {
    return insert(J::kind, wire::encode(job), run_at);
  }

 private:
  std::string insert(std::string_view kind, const std::string& payload, Instant run_at);

  storage::Tx& tx_;
  server::Ids& ids_;
  Instant now_;
  std::function<void()> wake_;
  bool has_wake_ = false;
};

// How the effects of all portals stand, for metrics.
struct JobCounts {
  std::uint64_t due = 0;   // or under way
  std::uint64_t late = 0;  // of those, due for more than ten minutes
  std::uint64_t dead = 0;  // given up
};
[[nodiscard]] JobCounts count_jobs(storage::Db& db, Instant now);

}  // namespace guichet::outbox
