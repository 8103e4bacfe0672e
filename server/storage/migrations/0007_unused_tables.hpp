#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// What was sent is in outbox_jobs; what comes round can run twice.
inline constexpr Migration migration_0007_unused_tables{7, "unused_tables", R"sql(
drop table mails;
drop table scheduled_runs;
)sql"};

}  // namespace guichet::storage
