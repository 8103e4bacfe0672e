#include "server/portals/entrance_picture.hpp"

#include <utility>

#include "server/portal.hpp"

namespace guichet::portals {

std::string picture_path(std::string_view portal, std::string_view blob) {
  return std::string(pictures_prefix) + std::string(portal) + "/" + std::string(blob) + ".jpg";
}

http::BodyPlan EntrancePictures::open(const http::BytesCall& call) {
  http::BodyPlan plan;
  const std::string& picture = call.portal.portal.picture;
  auto file = !picture.empty() && call.request.head.path == picture
                  ? blobs_.open(call.portal.id.value, call.portal.picture_blob)
                  : std::nullopt;
  if (!file) {
    plan.at_once = http::text_reply(404, "no such picture");
    return plan;
  }
  http::Reply reply;
  reply.file = http::FileReply{.file = http::FileHandle(file->descriptor.release()),
                               .size = static_cast<std::uint64_t>(file->size),
                               .etag = file->etag,
                               .type = "image/jpeg",
                               .cache = "public, max-age=31536000, immutable"};
  plan.at_once = std::move(reply);
  return plan;
}

}  // namespace guichet::portals
