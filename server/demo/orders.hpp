// Orders of the demo in every state, with the properties and agents they need.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/files/blob_store.hpp"
#include "server/listings/import/generator.hpp"
#include "server/portal.hpp"
#include "server/storage/db.hpp"
#include "shared/core/time.hpp"

namespace guichet::demo {

// Properties that must be in the feed.
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

// The bytes of a picture of the demo; empty when it is absent.
[[nodiscard]] std::string picture_bytes(const std::filesystem::path& file);
void add_listing_photos(Fill& fill);
void add_orders(Fill& fill);

}  // namespace guichet::demo
