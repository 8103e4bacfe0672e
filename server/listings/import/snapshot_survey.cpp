#include "server/listings/import/snapshot_survey.hpp"

namespace guichet::listings {

void SnapshotSurvey::see(std::int64_t line, const Row<FeedListing>& row) {
  const auto* problem = std::get_if<RowProblem>(&row);
  if (problem == nullptr) {
    ++readable;
    return;
  }
  ++rejected_total;
  if (rejected.size() < reported_rows_max) rejected.push_back({line, problem->reason});
}

std::string doubt(const SnapshotSurvey& seen, std::int64_t on_market_now, int rejected_percent_max,
                  int remaining_percent_min) {
  if (!seen.broken.empty()) return seen.broken;
  const std::int64_t rows = seen.readable + seen.rejected_total;
  if (rows == 0) return "the snapshot is empty";
  if (seen.rejected_total * 100 > rows * rejected_percent_max)
    return std::to_string(seen.rejected_total) + " of " + std::to_string(rows) +
           " rows cannot be read: the column map does not seem to fit";
  if (seen.readable * 100 < on_market_now * remaining_percent_min)
    return "only " + std::to_string(seen.readable) + " listings, there are " + std::to_string(on_market_now) +
           " now";
  return {};
}

}  // namespace guichet::listings
