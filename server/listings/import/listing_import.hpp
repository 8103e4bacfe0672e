// Applies a snapshot of a board's feed to a portal: all of it in one transaction, or nothing.
//
// Idempotent: the same snapshot twice changes nothing, an older one after a newer one is refused. A snapshot that
// looks wrong (empty, many unreadable rows, far fewer listings than yesterday) is held, because believing it would
// archive every property. Every run leaves a report.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/ids.hpp"
#include "server/listings/import/feed_files.hpp"
#include "server/storage/db.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

struct ImportGuards {
  int rejected_percent_max = 5;   // of the rows of the file
  int remaining_percent_min = 80; // of the listings now on the market
};

enum class Override { no, yes };  // yes: an operator looked at a held snapshot and wants it

struct ImportOrder {
  std::string portal{};
  std::vector<std::filesystem::path> files{};
  FeedFormat format{};
  ImportGuards guards{};
  Override override_guards = Override::no;
  std::string started_by{};  // account, or empty for the nightly job
  Instant now{};
  Day today{};               // in the portal's zone: properties are archived on that date
};

// Waits for the writer: for the command line and background threads only. What is wrong with the files is in the
// report; throws storage::StorageError when the database is.
[[nodiscard]] ImportRun import_listings(storage::Db&, server::Ids&, const ImportOrder&);

// The newest reports first.
[[nodiscard]] std::vector<ImportRun> import_runs(storage::Tx&, std::int64_t count_max);

}  // namespace guichet::listings
