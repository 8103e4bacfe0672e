// Counts what is in a snapshot while it is read, and decides whether to believe it.
#pragma once

#include <string>
#include <vector>

#include "server/listings/import/feed_files.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

inline constexpr std::size_t reported_rows_max = 100;

struct SnapshotSurvey {
  std::int64_t readable = 0;
  std::int64_t rejected_total = 0;
  std::vector<RejectedRow> rejected{};  // the first hundred
  std::string broken{};                 // why the file as a whole cannot be read; empty when it can

  void see(std::int64_t line, const Row<FeedListing>& row);
};

// The reason for not believing the snapshot, in words for the operator; empty when it looks right.
[[nodiscard]] std::string doubt(const SnapshotSurvey&, std::int64_t on_market_now, int rejected_percent_max,
                                int remaining_percent_min);

}  // namespace guichet::listings
