// Files of an order: photos, panoramas, plans, videos; how they are named, sized and addressed.
//
// Bytes never pass through the JSON endpoints. They move by three routes whose addresses are built here and
// nowhere else, so that both ends agree.
#pragma once

#include "shared/core/time.hpp"
#include "shared/portal/portal.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::media {

struct MediaTag;
using MediaId = Id<MediaTag>;

WIRE_ENUM(MediaKind, photo, panorama, floor_plan, video, document)
WIRE_ENUM(MediaState, processing, ready, failed)
// Which rendition of a picture: 480 px and 2048 px on the long side, or the bytes as they were uploaded.
WIRE_ENUM(Variant, thumbnail, web, original)

inline constexpr std::int64_t upload_bytes_max = std::int64_t{10} << 30;
inline constexpr std::int64_t file_name_max    = 200;
inline constexpr std::int64_t title_max        = 120;
inline constexpr std::int64_t scene_links_max  = 24;
inline constexpr std::int64_t plan_edge        = 1000;   // a place on a plan, in parts of its width and height

// Multi-resolution cube of a panorama, as the tiles route serves it.
struct Cube {
    std::int64_t levels    = 0;
    std::int64_t tile_size = 0;
    std::int64_t cube_size = 0;
    WIRE_FIELDS(levels, tile_size, cube_size)
};

// A hot spot: in which direction of a panorama the way to another one is. In whole degrees, from the middle of the
// picture: yaw to the right, pitch up.
struct SceneLink {
    MediaId      to{};
    std::int64_t yaw   = 0;
    std::int64_t pitch = 0;
    WIRE_FIELDS(to, yaw, pitch)
};

// Where a panorama was taken on a plan of the same order.
struct PlanPlace {
    MediaId      plan{};
    std::int64_t x       = 0;                     // 0 to plan_edge, from the left and from the top
    std::int64_t y       = 0;
    std::int64_t heading = 0;                     // of the middle of the picture: degrees clockwise from up
    WIRE_FIELDS(plan, x, y, heading)
};

// A panorama in its tour.
struct Scene {
    std::int64_t             yaw = 0;             // where one looks first
    std::optional<PlanPlace> place{};
    std::vector<SceneLink>   links{};
    WIRE_FIELDS(yaw, place, links)
};

struct MediaItem {
    MediaId             id{};
    MediaKind           kind  = MediaKind::photo;
    MediaState          state = MediaState::processing;
    std::string         name{};                   // file name as uploaded, made safe
    std::string         title{};                  // "Séjour"; empty when nobody gave one
    std::int64_t        bytes  = 0;
    std::int64_t        width  = 0;
    std::int64_t        height = 0;
    std::string         problem{};                // failed: why, for the person who uploaded it
    std::optional<Cube> cube{};                   // panorama, once ready
    std::optional<Scene> scene{};                 // panorama that was placed in a tour
    bool                is_released = false;
    WIRE_FIELDS(id, kind, state, name, title, bytes, width, height, problem, cube, scene, is_released)
};

struct RemoveMedia {
    MediaId media{};
    WIRE_FIELDS(media)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/media/remove";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::upload_media;
    void check(Problems&) const;
};

// Undoes RemoveMedia within the day.
struct RestoreMedia {
    MediaId media{};
    WIRE_FIELDS(media)

    using Response = portal::Done;
    static constexpr std::string_view path = "/api/media/restore";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::upload_media;
    void check(Problems&) const;
};

struct DescribeMedia {
    MediaId     media{};
    MediaKind   shows = MediaKind::photo;
    std::string title{};
    WIRE_FIELDS(media, shows, title)

    using Response = MediaItem;
    static constexpr std::string_view path = "/api/media/describe";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::upload_media;
    void check(Problems&) const;
};

// Places a panorama in the tour of its order, instead of how it was placed before.
struct PlaceScene {
    MediaId media{};
    Scene   scene{};
    WIRE_FIELDS(media, scene)

    using Response = MediaItem;
    static constexpr std::string_view path = "/api/media/scene";
    static constexpr auto kind  = Kind::command;
    static constexpr auto needs = Permission::upload_media;
    void check(Problems&) const;
};

// Forgets what leads out of these files: somebody who may not open a picture does not hear of it.
void keep_ways_among(std::vector<MediaItem>&);
// Where one looks after going from one scene to another: the same way on the plan that both are on, else as the
// other one is first seen. In degrees, -180 to 180.
[[nodiscard]] float yaw_after(float yaw, const MediaItem& from, const MediaItem& to);

// "/files/panorama/<media>/web/erables_01.jpg": one rendition; the last segment is only the name it is saved under.
[[nodiscard]] std::string file_path(std::string_view portal, const MediaItem&, Variant);
// "/tiles/panorama/<media>/": prefix of "preview.jpg" and "<level>/<face><row>_<column>.jpg" (faces f b u d l r).
[[nodiscard]] std::string tiles_path(std::string_view portal, const MediaId&);
// "/archives/panorama/SP-20418.zip?size=web&only=a,b": everything released of an order, or a selection.
[[nodiscard]] std::string archive_path(std::string_view portal, std::string_view order, Variant size,
                                       const std::vector<MediaId>& only);
// "/uploads/panorama/": the tus 1.0 collection. Upload-Metadata: order, filename, kind (a MediaKind name).
[[nodiscard]] std::string uploads_path(std::string_view portal);

// A file name without path tricks, control characters or bidirectional overrides; never empty.
[[nodiscard]] std::string safe_file_name(std::string_view given);
// What an uploaded name suggests; the bytes decide later.
[[nodiscard]] MediaKind kind_by_name(std::string_view file_name);

using Api = wire::Endpoints<RemoveMedia, RestoreMedia, DescribeMedia, PlaceScene>;

}  // namespace guichet::media
