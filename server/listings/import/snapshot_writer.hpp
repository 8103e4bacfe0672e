// Writes the rows of a believed snapshot into an open transaction and counts what changed.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/listings/import/record.hpp"
#include "server/listings/search_words.hpp"
#include "server/storage/db.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

// A listing with all that is made of it before it is stored, so that a thread that reads can do this work.
struct SnapshotRow {
  SnapshotRow(const std::string& portal, FeedListing read);
  FeedListing listing;
  std::string address;       // "1248, rue des Érables, app. 4"
  std::string content_hash;  // of everything that is stored: two equal ones need no write
  std::string search_body;
};

class SnapshotWriter {
 public:
  // Loads number, state and content hash of every listing of the feed: some 100 bytes for each.
  SnapshotWriter(storage::Tx& tx, std::string run, Instant now, Day today);
  ~SnapshotWriter();
  SnapshotWriter(const SnapshotWriter&) = delete;
  SnapshotWriter& operator=(const SnapshotWriter&) = delete;

  // To be called before many rows: more memory, and the full-text index is merged less often.
  void expect_many();
  void write(const SnapshotRow& row);
  void write(const FeedListing& listing) { write(SnapshotRow(tx_.portal(), listing)); }
  void write(const FeedMember& member);
  // Everything the snapshot did not name: missing now, archived when it was missing already.
  void write_absent();
  // The last thing: writes the full-text rows, and what expect_many changed is as it was.
  void finish();

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

  void insert(const SnapshotRow& row, ListingState state);
  void update(const SnapshotRow& row, ListingState state, Known& known);
  void store(const SnapshotRow& row, ListingState state, std::int64_t search_id);

  storage::Tx& tx_;
  std::string run_;
  Instant now_;
  Day today_;
  SearchRows search_;
  std::unordered_map<std::string, Known> known_{};
  std::set<std::string, std::less<>> awaited_{};  // agents who signed and wait for their data
  std::vector<std::string> arrived_{};
  ImportRun counts_{};
  bool expects_many_ = false;
};

}  // namespace guichet::listings
