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

// Multi-resolution cube of a panorama, as the tiles route serves it.
struct Cube {
    std::int64_t levels    = 0;
    std::int64_t tile_size = 0;
    std::int64_t cube_size = 0;
    WIRE_FIELDS(levels, tile_size, cube_size)
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
    bool                is_released = false;
    WIRE_FIELDS(id, kind, state, name, title, bytes, width, height, problem, cube, is_released)
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

using Api = wire::Endpoints<RemoveMedia, RestoreMedia, DescribeMedia>;

}  // namespace guichet::media
