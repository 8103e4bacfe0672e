// Downloads of single files and of the tiles of panoramas.
#pragma once

#include <string_view>

#include "server/files/blob_store.hpp"
#include "server/http/byte_routes.hpp"

namespace guichet::media {

inline constexpr std::string_view files_prefix = "/files/";
inline constexpr std::string_view tiles_prefix = "/tiles/";

/// GET /files/<portal>/<media>/<variant>/<name>. Whatever is not for this person is not there.
class MediaFiles final : public http::BytesHandler {
 public:
  explicit MediaFiles(const files::BlobStore& blobs) : blobs_(blobs) {}
  [[nodiscard]] http::BodyPlan open(const http::BytesCall& call) override;

 private:
  const files::BlobStore& blobs_;
};

/// GET /tiles/<portal>/<media>/preview.jpg: the small faces f b u d l r side by side;
/// GET /tiles/<portal>/<media>/<level>/<face><row>_<column>.jpg: level 1 is the smallest.
class MediaTiles final : public http::BytesHandler {
 public:
  explicit MediaTiles(const files::BlobStore& blobs) : blobs_(blobs) {}
  [[nodiscard]] http::BodyPlan open(const http::BytesCall& call) override;

 private:
  const files::BlobStore& blobs_;
};

}  // namespace guichet::media
