// The picture of a property that lists show, kept here: pictures on other people's servers would tell them
// who looks.
#pragma once

#include <string>
#include <string_view>

#include "server/files/blob_store.hpp"
#include "server/http/byte_routes.hpp"
#include "server/storage/db.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

inline constexpr std::string_view photos_prefix = "/photos/";

// "/photos/panorama/24718803.jpg"
[[nodiscard]] std::string photo_path(std::string_view portal, const ListingNumber& number);

// Stores a JPEG as the picture of a property.
void set_photo(storage::Tx& tx, const ListingNumber& number, const files::StoredBlob& blob, Instant now);
// The row of a blob; the bytes are stored already.
void insert_blob(storage::Tx& tx, const files::StoredBlob& blob, std::string_view content_type, Instant now);

// GET /photos/<portal>/<number>.jpg, for anyone signed in to the portal.
class ListingPhotos final : public http::BytesHandler {
 public:
  explicit ListingPhotos(const files::BlobStore& blobs) : blobs_(blobs) {}
  [[nodiscard]] http::BodyPlan open(const http::BytesCall& call) override;

 private:
  const files::BlobStore& blobs_;
};

}  // namespace guichet::listings
