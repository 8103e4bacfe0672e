// The folders into which boards, or an operator, put snapshots: <data>/imports/<portal>/. A snapshot is
// imported once nobody writes to it any more and moves to done/ or failed/, into a folder named after the
// time.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "server/ids.hpp"
#include "server/log.hpp"
#include "server/portal.hpp"
#include "server/storage/db.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

struct FeedFolderParts {
  storage::Db& db;
  server::Ids& ids;
  const server::Portals& portals;
  const server::Log& log;
  std::filesystem::path folder{};  // holds one folder per portal
};

/// Whether the snapshot is in the portal now.
[[nodiscard]] bool is_believed(const ImportRun& run);
/// The named files, and those of the named folders that are whole.
[[nodiscard]] std::vector<std::filesystem::path> snapshot_files(
    const std::vector<std::filesystem::path>& named);

class FeedFolders {
 public:
  explicit FeedFolders(FeedFolderParts parts) : parts_(std::move(parts)) {}

  /// Looks into the folder of every portal that has listings; from one thread.
  void look(Instant now);

 private:
  using Files = std::vector<std::filesystem::path>;
  struct Seen {
    std::string state{};  // names, lengths and times
    Instant since{};
  };

  void look_into(const server::PortalConfig& portal, Instant now);
  [[nodiscard]] ImportRun import(const server::PortalConfig& portal, const Files& files, Instant now);

  FeedFolderParts parts_;
  std::map<std::string, Seen> seen_{};
};

}  // namespace guichet::listings
