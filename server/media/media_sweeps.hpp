// What happens to files with time: removed ones go after a day, those of archived orders after 90, and bytes
// that belong to nothing.
#pragma once

#include <functional>

#include "server/files/blob_store.hpp"
#include "server/portal.hpp"
#include "server/storage/db.hpp"
#include "shared/core/time.hpp"

namespace guichet::media {

struct SweepParts {
  storage::Db& db;
  server::Ids& ids;
  files::BlobStore& blobs;
  const server::Portals& portals;
  std::function<void()> wake_outbox{};
};

class MediaSweeps {
 public:
  explicit MediaSweeps(SweepParts parts) : parts_(std::move(parts)) {}

  /// Files whose removal can no longer be undone.
  void erase_removed(Instant now);
  /// Every file of orders that were archived so long ago (V53); the order stays, as a record without files
  /// (V54).
  void erase_archived(Instant now);
  /// Uploads nobody goes on with, and what crashes left behind.
  void clear_remains(Instant now);

 private:
  SweepParts parts_;
};

}  // namespace guichet::media
