#include "server/listings/listing_photos.hpp"

#include <utility>

#include "server/call.hpp"
#include "server/listings/listing_store.hpp"

namespace guichet::listings {

namespace {

constexpr std::string_view suffix = ".jpg";

http::BodyPlan at_once(http::Reply reply) {
  http::BodyPlan plan;
  plan.at_once = std::move(reply);
  return plan;
}

// The number in "/photos/panorama/24718803.jpg"; empty for another path.
std::string number_in(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || !path.ends_with(suffix)) return {};
  return normalised_number(path.substr(slash + 1, path.size() - slash - 1 - suffix.size()));
}

// A property within reach, or one that was ordered for and has gone to another agent since.
bool may_see(const http::BytesCall& call, const std::string& number) {
  if (find_listing(call.tx, reach_of(call.tx, call.actor), ListingNumber{number})) return true;
  const bool is_manager = call.actor.role == Role::office_manager;
  return call.tx
      .one<std::int64_t>(
          "select 1 from orders where portal = :portal and listing = $1"
          " and (account = $2 or (office is not null and office = $3)) limit 1",
          number, call.actor.account, is_manager ? call.actor.office.value : std::string())
      .has_value();
}

}  // namespace

std::string photo_path(std::string_view portal, const ListingNumber& number) {
  return std::string(photos_prefix) + std::string(portal) + "/" + number.value + std::string(suffix);
}

void insert_blob(storage::Tx& tx, const files::StoredBlob& blob, std::string_view content_type, Instant now) {
  tx.run(
      "insert into blobs (portal, key, sha256, bytes, content_type, created_at)"
      " values (:portal, $1, $2, $3, $4, $5)",
      blob.key, blob.sha256, blob.bytes, content_type, now);
}

void set_photo(storage::Tx& tx, const ListingNumber& number, const files::StoredBlob& blob, Instant now) {
  insert_blob(tx, blob, "image/jpeg", now);
  tx.run(
      "insert into listing_photos (portal, number, blob, created_at) values (:portal, $1, $2, $3)"
      " on conflict (portal, number) do update set blob = excluded.blob, created_at = excluded.created_at",
      number, blob.key, now);
  tx.run("update listings set photo_url = $2, photos_changed_at = $3 where portal = :portal and number = $1",
         number, photo_path(tx.portal(), number), now);
}

http::BodyPlan ListingPhotos::open(const http::BytesCall& call) {
  if (call.actor.is_anonymous()) return at_once(http::text_reply(401, "sign in first"));
  const std::string number = number_in(call.request.head.path);
  if (number.empty() || !may_see(call, number)) return at_once(http::text_reply(404, "no such picture"));
  const auto key = call.tx.one<std::string>(
      "select blob from listing_photos where portal = :portal and number = $1", number);
  auto file = key ? blobs_.open(call.tx.portal(), *key) : std::nullopt;
  if (!file) return at_once(http::text_reply(404, "no such picture"));
  http::Reply reply;
  reply.file = http::FileReply{.file = http::FileHandle(file->descriptor.release()),
                               .size = static_cast<std::uint64_t>(file->size),
                               .etag = file->etag,
                               .type = "image/jpeg",
                               .cache = "private, max-age=3600"};
  return at_once(std::move(reply));
}

}  // namespace guichet::listings
