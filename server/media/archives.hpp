// Everything of an order, or a selection, as one ZIP that is made while it is sent.
#pragma once

#include <string_view>

#include "server/files/blob_store.hpp"
#include "server/http/byte_routes.hpp"

namespace guichet::media {

inline constexpr std::string_view archives_prefix = "/archives/";

/// GET /archives/<portal>/<order>.zip?size=web&only=<media>,<media>. What has no rendition of that size is in
/// it as it was uploaded. An order without a file for this person is not there.
class Archives final : public http::BytesHandler {
 public:
  explicit Archives(const files::BlobStore& blobs) : blobs_(blobs) {}
  [[nodiscard]] http::BodyPlan open(const http::BytesCall& call) override;

 private:
  const files::BlobStore& blobs_;
};

}  // namespace guichet::media
