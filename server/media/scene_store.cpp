#include "server/media/scene_store.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace guichet::media {

namespace {

struct SceneRow {
  MediaId media{};
  std::int64_t yaw = 0;
  std::optional<MediaId> plan{};
  std::int64_t plan_x = 0;
  std::int64_t plan_y = 0;
  std::int64_t heading = 0;
  WIRE_FIELDS(media, yaw, plan, plan_x, plan_y, heading)
};

struct LinkRow {
  MediaId media{};
  SceneLink link{};
  WIRE_FIELDS(media, link)
};

MediaItem* find(std::vector<MediaItem>& items, const MediaId& id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&id](const MediaItem& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

void store_scene(storage::Tx& tx, const MediaId& media, const Scene& scene, Instant now) {
  tx.run("delete from scenes where portal = :portal and media = $1", media);
  const PlanPlace place = scene.place.value_or(PlanPlace{});
  tx.run(
      "insert into scenes (portal, media, plan, plan_x, plan_y, heading) values (:portal, $1, $2, $3, $4, "
      "$5)",
      media, scene.place ? std::optional(place.plan) : std::nullopt, place.x, place.y, place.heading);
  std::int64_t position = 0;
  for (const SceneLink& link : scene.links) {
    tx.run(
        "insert into scene_links (portal, media, position, target, yaw, pitch)"
        " values (:portal, $1, $2, $3, $4, $5)",
        media, ++position, link.to, link.yaw, link.pitch);
  }
  tx.run("update media set initial_yaw = $2, updated_at = $3 where portal = :portal and id = $1", media,
         scene.yaw, now);
}

void add_scenes(storage::Tx& tx, const orders::OrderNumber& number, std::vector<MediaItem>& items) {
  tx.each<SceneRow>(
      "select s.media, m.initial_yaw as yaw, s.plan, s.plan_x, s.plan_y, s.heading from scenes s"
      " join media m on m.portal = s.portal and m.id = s.media"
      " where s.portal = :portal and m.order_number = $1",
      [&items](SceneRow&& row) {
        MediaItem* item = find(items, row.media);
        if (item == nullptr || item->kind != MediaKind::panorama) return;
        Scene& scene = item->scene.emplace();
        scene.yaw = row.yaw;
        if (row.plan)
          scene.place = PlanPlace{
              .plan = std::move(*row.plan), .x = row.plan_x, .y = row.plan_y, .heading = row.heading};
      },
      number);
  tx.each<LinkRow>(
      "select l.media, l.target as link_to, l.yaw as link_yaw, l.pitch as link_pitch from scene_links l"
      " join media m on m.portal = l.portal and m.id = l.media"
      " where l.portal = :portal and m.order_number = $1 order by l.media, l.position",
      [&items](LinkRow&& row) {
        MediaItem* item = find(items, row.media);
        if (item != nullptr && item->scene) item->scene->links.push_back(std::move(row.link));
      },
      number);
  keep_ways_among(items);
}

}  // namespace guichet::media
