#include "server/outbox/outbox.hpp"

namespace guichet::outbox {

std::string Outbox::insert(std::string_view kind, const std::string& payload, Instant run_at) {
  std::string id = ids_.text();
  tx_.run(
      "insert into outbox_jobs (portal, id, kind, payload, state, run_at, created_at) "
      "values (:portal, $1, $2, $3, 'due', $4, $5)",
      id, kind, payload, run_at, now_);
  if (wake_ && !has_wake_ && run_at <= now_) {
    tx_.after_commit(wake_);
    has_wake_ = true;
  }
  return id;
}

}  // namespace guichet::outbox
