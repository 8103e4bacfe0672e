// Orders of the demo in every state, with the properties and agents they need.
#pragma once

#include <filesystem>
#include <vector>

#include "server/files/blob_store.hpp"
#include "server/listings/import/generator.hpp"
#include "server/portal.hpp"
#include "server/storage/db.hpp"
#include "shared/core/time.hpp"

namespace guichet::demo {

// Properties that must be in the feed, in the order of their pictures.
[[nodiscard]] const std::vector<listings::FixedListing>& properties();
[[nodiscard]] std::vector<listings::FixedMember> agents();

struct Fill {
  storage::Tx& tx;
  server::Ids& ids;
  files::BlobStore& blobs;
  const server::PortalConfig& portal;
  std::filesystem::path pictures{};  // folder of JPEG files; one that is absent is left out
  Instant now{};
};

void add_listing_photos(Fill& fill);
void add_orders(Fill& fill);

}  // namespace guichet::demo
