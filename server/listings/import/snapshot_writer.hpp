// Writes the rows of a believed snapshot into an open transaction and counts what changed.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/listings/import/record.hpp"
#include "server/storage/db.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

class SnapshotWriter {
 public:
  // Loads number, state and content hash of every listing of the feed: some 100 bytes for each.
  SnapshotWriter(storage::Tx& tx, std::string run, Instant now, Day today);

  void write(const FeedListing& listing);
  void write(const FeedMember& member);
  // Everything the snapshot did not name: missing now, archived when it was missing already.
  void write_absent();

  [[nodiscard]] const ImportRun& counts() const { return counts_; }
  // Agents who had signed and whose data this snapshot brought.
  [[nodiscard]] const std::vector<std::string>& arrived() const { return arrived_; }

 private:
  struct Known {
    ListingState state = ListingState::listed;
    std::string content_hash{};
    std::int64_t search_id = 0;
    bool is_seen = false;
  };
  struct KnownRow;

  void insert(const FeedListing& listing, ListingState state, const std::string& hash);
  void update(const FeedListing& listing, ListingState state, const std::string& hash, Known& known);
  void store(const FeedListing& listing, ListingState state, const std::string& hash, std::int64_t search_id);

  storage::Tx& tx_;
  std::string run_;
  Instant now_;
  Day today_;
  std::string portal_token_;
  std::int64_t next_search_id_ = 1;
  std::unordered_map<std::string, Known> known_{};
  std::set<std::string, std::less<>> awaited_{};  // agents who signed and wait for their data
  std::vector<std::string> arrived_{};
  ImportRun counts_{};
};

}  // namespace guichet::listings
