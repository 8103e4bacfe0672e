// The picture beside a portal's sign-in form. Whoever sees the form sees it: it is the one picture that asks
// for no sign-in.
#pragma once

#include <string>
#include <string_view>

#include "server/files/blob_store.hpp"
#include "server/http/byte_routes.hpp"

namespace guichet::portals {

inline constexpr std::string_view pictures_prefix = "/pictures/";

// "/pictures/panorama/abcd….jpg"; another picture has another address, so that this one may be kept for ever.
[[nodiscard]] std::string picture_path(std::string_view portal, std::string_view blob);

// GET /pictures/<portal>/<blob>.jpg
class EntrancePictures final : public http::BytesHandler {
 public:
  explicit EntrancePictures(const files::BlobStore& blobs) : blobs_(blobs) {}
  [[nodiscard]] http::BodyPlan open(const http::BytesCall& call) override;

 private:
  const files::BlobStore& blobs_;
};

}  // namespace guichet::portals
