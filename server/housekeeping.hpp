// Rows that only grow old: sessions that ended, codes and links that expired, jobs that are done.
#pragma once

#include "server/storage/db.hpp"
#include "shared/core/time.hpp"

namespace guichet::server {

void sweep_rows(storage::GlobalTx& tx, Instant now);

}  // namespace guichet::server
