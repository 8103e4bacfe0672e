#include "server/storage/migrations.hpp"

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "server/storage/db.hpp"
#include "server/storage/migrations/0001_platform.hpp"
#include "server/storage/migrations/0002_listings.hpp"
#include "server/storage/migrations/0003_orders.hpp"
#include "server/storage/migrations/0004_media.hpp"
#include "server/storage/migrations/0005_identity_corrections.hpp"
#include "server/storage/migrations/0006_listing_photos.hpp"
#include "server/storage/migrations/0007_unused_tables.hpp"
#include "server/storage/migrations/0008_messages.hpp"
#include "server/storage/migrations/0009_directory.hpp"
#include "server/storage/migrations/0010_unused_index.hpp"
#include "server/storage/migrations/0011_order_counts.hpp"
#include "server/storage/migrations/0012_tours.hpp"
#include "server/storage/migrations/0013_queue_views_absences.hpp"
#include "server/storage/migrations/0014_search.hpp"
#include "server/storage/migrations/0015_office_search.hpp"
#include "server/storage/sha256.hpp"

namespace guichet::storage {

namespace {

constexpr std::array all_migrations{migration_0001_platform,
                                    migration_0002_listings,
                                    migration_0003_orders,
                                    migration_0004_media,
                                    migration_0005_identity_corrections,
                                    migration_0006_listing_photos,
                                    migration_0007_unused_tables,
                                    migration_0008_messages,
                                    migration_0009_directory,
                                    migration_0010_unused_index,
                                    migration_0011_order_counts,
                                    migration_0012_tours,
                                    migration_0013_queue_views_absences,
                                    migration_0014_search,
                                    migration_0015_office_search};

constexpr bool are_in_order() {
  for (std::size_t i = 0; i < all_migrations.size(); ++i)
    if (all_migrations[i].number != static_cast<int>(i) + 1) return false;
  return true;
}
static_assert(are_in_order(), "migrations are numbered 1, 2, 3...");

struct Taken {
  std::int64_t number = 0;
  std::string checksum{};
  WIRE_FIELDS(number, checksum)
};

void check_taken(const std::vector<Taken>& taken, std::span<const Migration> steps) {
  if (taken.size() > steps.size())
    throw StorageError(StorageFailure::broken, "the database is newer than this program (schema " +
                                                   std::to_string(taken.size()) + ", known " +
                                                   std::to_string(steps.size()) + ")");
  for (std::size_t i = 0; i < taken.size(); ++i)
    if (taken[i].number != steps[i].number || taken[i].checksum != sha256_hex(steps[i].sql))
      throw StorageError(StorageFailure::broken,
                         "migration " + std::to_string(i + 1) + " was another when the database took it");
}

void take(Connection& connection, const Migration& step) {
  connection.execute("begin immediate");
  try {
    connection.execute(std::string(step.sql));
    if (step.fill) step.fill(connection);
    GlobalTx(connection)
        .run("insert into schema_migrations (number, name, checksum) values ($1, $2, $3)", step.number,
             step.name, sha256_hex(step.sql));
    connection.execute("commit");
  } catch (...) {
    if (connection.is_in_transaction()) connection.execute("rollback");
    throw;
  }
}

}  // namespace

std::span<const Migration> migrations() {
  return all_migrations;
}

void migrate(Connection& connection, std::span<const Migration> steps, const OnUpgrade& on_upgrade) {
  using Clock = std::chrono::steady_clock;
  connection.execute(
      "create table if not exists schema_migrations ("
      " number integer primary key, name text not null, checksum text not null) strict");
  GlobalTx tx(connection);
  const auto taken = tx.all<Taken>("select number, checksum from schema_migrations order by number");
  check_taken(taken, steps);
  const bool is_told = on_upgrade && !taken.empty();
  tx.run("pragma cache_size = -262144");
  for (const Migration& step : steps.subspan(taken.size())) {
    const auto began = Clock::now();
    if (is_told) on_upgrade(step.name, std::nullopt);
    take(connection, step);
    if (is_told) on_upgrade(step.name, (Clock::now() - began) / std::chrono::milliseconds(1));
  }
  tx.run("pragma cache_size = -8192");
}

}  // namespace guichet::storage
