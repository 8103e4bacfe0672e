// Fills an empty data folder with the demo: portals, people, a board's feed, orders and their files.
#pragma once

#include <filesystem>

#include "server/ids.hpp"
#include "server/prepared.hpp"
#include "server/storage/db.hpp"
#include "shared/core/time.hpp"

namespace guichet::demo {

struct DemoParts {
  storage::Db& db;
  server::Ids& ids;
  const server::Passwords& passwords;
  std::filesystem::path data{};      // where blobs go
  std::filesystem::path pictures{};  // JPEG files; without them orders have no files
  Instant now{};
  std::int64_t listings = 2000;
};

// Does nothing when there are portals already. Waits for the writer; pictures are processed later, in the
// background.
void fill(const DemoParts& parts);

}  // namespace guichet::demo
