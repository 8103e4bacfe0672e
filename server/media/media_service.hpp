// Answers what staff do with the files of an order besides sending them.
#pragma once

#include "server/service.hpp"
#include "shared/media/media.hpp"

namespace guichet::media {

class MediaService final : public server::Service<Api> {
 public:
  Result<portal::Done> handle(const RemoveMedia&, server::Call&) override;
  Result<portal::Done> handle(const RestoreMedia&, server::Call&) override;
  Result<MediaItem> handle(const DescribeMedia&, server::Call&) override;
  Result<MediaItem> handle(const PlaceScene&, server::Call&) override;
};

}  // namespace guichet::media
