#include "server/media/media_service.hpp"

#include "server/media/media_store.hpp"
#include "server/media/scene_store.hpp"
#include "server/orders/order_access.hpp"
#include "server/outbox/jobs.hpp"
#include "server/outbox/outbox.hpp"
#include "shared/core/text.hpp"
#include "shared/text/catalog.hpp"

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

Result<MediaItem> answer(server::Call& call, const MediaRow& row) {
  auto item = load_item(call.tx, row, call.language);
  return item ? Result<MediaItem>(std::move(*item)) : Result<MediaItem>(Failure::internal());
}

Failure wrong(std::string path) {
  return Failure::invalid({FieldProblem{.path = std::move(path), .message = &Catalog::choice_required}});
}

// Tours stay inside their order: what leads elsewhere would be open to whoever sees this one.
std::optional<Failure> misplaced(server::Call& call, const MediaRow& row, const Scene& scene) {
  const auto is_beside = [&](const MediaId& id, MediaKind kind) {
    const auto other = find_media(call.tx, id);
    return other && !other->deleted_at && other->order_number == row.order_number && other->kind == kind;
  };
  if (row.kind != MediaKind::panorama) return wrong("media");
  if (scene.place && !is_beside(scene.place->plan, MediaKind::floor_plan)) return wrong("scene.place.plan");
  for (std::size_t n = 0; n < scene.links.size(); ++n) {
    if (!is_beside(scene.links[n].to, MediaKind::panorama))
      return wrong("scene.links[" + std::to_string(n) + "].to");
  }
  return std::nullopt;
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
  return answer(call, *row);
}

Result<MediaItem> MediaService::handle(const PlaceScene& request, server::Call& call) {
  const auto row = reachable(call, request.media);
  if (!row || row->deleted_at) return Failure::not_found();
  if (auto failure = misplaced(call, *row, request.scene)) return std::move(*failure);
  store_scene(call.tx, row->id, request.scene, call.now);
  return answer(call, *row);
}

}  // namespace guichet::media
