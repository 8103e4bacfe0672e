#include "server/media/media_store.hpp"

#include <algorithm>

#include "server/orders/order_access.hpp"
#include "server/orders/order_store.hpp"

namespace guichet::media {

namespace {

// What somebody who may see the order's files sees of them.
bool is_visible(const server::Actor& actor, const MediaRow& row) {
  if (row.deleted_at) return false;
  return is_staff(actor.role) || (row.released_at && row.state == MediaState::ready);
}

bool may_see_files_of(storage::Tx& tx, const server::Actor& actor, const orders::OrderNumber& number) {
  const auto owner = orders::visible_order(tx, actor, number);
  return owner && orders::may_see_files(actor, *owner);
}

}  // namespace

std::optional<MediaRow> find_media(storage::Tx& tx, const MediaId& id) {
  return tx.one<MediaRow>(
      "select id, order_number, blob, kind, state, name, content_type, bytes, created_at, released_at, "
      "deleted_at"
      " from media where portal = :portal and id = $1",
      id);
}

std::optional<MediaRow> visible_media(storage::Tx& tx, const server::Actor& actor, const MediaId& id) {
  auto row = find_media(tx, id);
  if (!row || !is_visible(actor, *row) || !may_see_files_of(tx, actor, row->order_number))
    return std::nullopt;
  return row;
}

std::vector<MediaRow> visible_media_of(storage::Tx& tx, const server::Actor& actor,
                                       const orders::OrderNumber& number) {
  if (!may_see_files_of(tx, actor, number)) return {};
  auto rows = tx.all<MediaRow>(
      "select id, order_number, blob, kind, state, name, content_type, bytes, created_at, released_at, "
      "deleted_at"
      " from media where portal = :portal and order_number = $1 and deleted_at is null order by position, id",
      number);
  std::erase_if(rows, [&](const MediaRow& row) { return !is_visible(actor, row); });
  return rows;
}

std::optional<MediaItem> load_item(storage::Tx& tx, const MediaRow& row, Language language) {
  for (MediaItem& item : orders::load_media(tx, row.order_number, language))
    if (item.id == row.id) return std::move(item);
  return std::nullopt;
}

void insert_media(storage::Tx& tx, const NewMedia& media) {
  tx.run(
      "insert into media (portal, id, order_number, blob, kind, name, bytes, state, position, created_at,"
      " created_by, updated_at) select :portal, $1, $2, $3, $4, $5, $6, $7, coalesce(max(position), 0) + 1, "
      "$8, $9,"
      " $8 from media where portal = :portal and order_number = $2",
      media.id, media.order, media.blob.key, media.kind, media.name, media.blob.bytes, MediaState::processing,
      media.at, media.by);
}

std::optional<MediaId> same_media(storage::Tx& tx, const NewMedia& media) {
  return tx.one<MediaId>(
      "select media.id from media join blobs on blobs.portal = media.portal and blobs.key = media.blob"
      " where media.portal = :portal and media.order_number = $1 and media.kind = $2 and media.name = $3"
      " and blobs.sha256 = $4 and media.deleted_at is null and media.state != 'failed'"
      " order by media.position limit 1",
      media.order, media.kind, media.name, media.blob.sha256);
}

void mark_ready(storage::Tx& tx, const MediaRow& row, const worker::Report& found, Instant now) {
  tx.run(
      "update media set state = $3, error = '', content_type = $4, width = $5, height = $6, tile_levels = $7,"
      " tile_size = $8, cube_size = $9, updated_at = $10"
      " where portal = :portal and id = $1 and kind = $2 and state = 'processing'",
      row.id, row.kind, MediaState::ready, found.content_type, found.width, found.height, found.tile_levels,
      found.tile_size, found.cube_size, now);
  tx.run("update blobs set content_type = $2 where portal = :portal and key = $1", row.blob,
         found.content_type);
}

void mark_failed(storage::Tx& tx, const MediaRow& row, std::string_view problem, Instant now) {
  tx.run(
      "update media set state = $3, error = $4, tile_levels = 0, updated_at = $5"
      " where portal = :portal and id = $1 and kind = $2 and state = 'processing'",
      row.id, row.kind, MediaState::failed, problem, now);
}

std::string saved_name(const MediaRow& row, Variant variant) {
  const std::string name = safe_file_name(row.name);
  if (variant == Variant::original) return name;
  const std::size_t dot = name.rfind('.');
  return name.substr(0, dot == 0 ? std::string::npos : dot) + ".jpg";
}

}  // namespace guichet::media
