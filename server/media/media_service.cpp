#include "server/media/media_service.hpp"

#include "server/media/media_store.hpp"
#include "server/orders/order_access.hpp"
#include "server/outbox/jobs.hpp"
#include "server/outbox/outbox.hpp"
#include "shared/core/text.hpp"

namespace guichet::media {

namespace {

// Removed ones included; nothing for a file of an order out of this person's reach.
std::optional<MediaRow> reachable(server::Call& call, const MediaId& id) {
  auto row = find_media(call.tx, id);
  if (!row || !orders::visible_order(call.tx, call.actor, row->order_number)) return std::nullopt;
  return row;
}

bool can_be_restored(const MediaRow& row, Instant now) {
  return row.deleted_at && now < *row.deleted_at + removal_kept;
}

}  // namespace

Result<portal::Done> MediaService::handle(const RemoveMedia& request, server::Call& call) {
  const auto row = reachable(call, request.media);
  if (!row || (row->deleted_at && !can_be_restored(*row, call.now))) return Failure::not_found();
  call.tx.run(
      "update media set deleted_at = $2, updated_at = $2"
      " where portal = :portal and id = $1 and deleted_at is null",
      row->id, call.now);
  return portal::Done{};
}

Result<portal::Done> MediaService::handle(const RestoreMedia& request, server::Call& call) {
  const auto row = reachable(call, request.media);
  if (!row) return Failure::not_found();
  if (!row->deleted_at) return portal::Done{};
  if (!can_be_restored(*row, call.now)) return Failure::not_found();
  call.tx.run("update media set deleted_at = null, updated_at = $2 where portal = :portal and id = $1",
              row->id, call.now);
  return portal::Done{};
}

Result<MediaItem> MediaService::handle(const DescribeMedia& request, server::Call& call) {
  const auto row = reachable(call, request.media);
  if (!row || row->deleted_at) return Failure::not_found();
  call.tx.run("update media set title = $2, kind = $3, updated_at = $4 where portal = :portal and id = $1",
              row->id, text::single_line(request.title), request.shows, call.now);
  if (request.shows != row->kind) {  // a photo has other renditions than a panorama
    call.tx.run("update media set state = $2, error = '' where portal = :portal and id = $1", row->id,
                MediaState::processing);
    call.outbox.add(outbox::ProcessMedia{.media = row->id.value});
  }
  auto item = load_item(call.tx, *row, call.language);
  return item ? Result<MediaItem>(std::move(*item)) : Result<MediaItem>(Failure::internal());
}

}  // namespace guichet::media
