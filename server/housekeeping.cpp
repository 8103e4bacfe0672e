#include "server/housekeeping.hpp"

#include "server/records.hpp"
#include "server/sessions/sessions.hpp"
#include "server/sessions/throttle.hpp"

namespace guichet::server {

namespace {

// Done jobs hold whole mails, links to reset a password included: as long as somebody may ask after one, no
// longer.
constexpr Duration done_jobs_kept = days(7);
constexpr Duration dead_jobs_kept = days(90);
// An old link still says that it has expired.
constexpr Duration expired_links_kept = days(30);

}  // namespace

void sweep_rows(storage::GlobalTx& tx, Instant now) {
  Sessions().sweep(tx, now);
  sweep_replies(tx, now);
  tx.run("delete from links where expires_at < $1", now - expired_links_kept);
  tx.run("delete from throttle where window_started_at < $1 and blocked_until < $2",
         now - ThrottleLimits{}.window, now);
  tx.run("delete from outbox_jobs where state = 'done' and finished_at < $1", now - done_jobs_kept);
  tx.run("delete from outbox_jobs where state = 'dead' and finished_at < $1", now - dead_jobs_kept);
}

}  // namespace guichet::server
