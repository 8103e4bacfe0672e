#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::english {

inline constexpr MediaMessages media{
    .media = "Media",
    .media_ready = "Your media are ready",
    .files_count = {"{n} file", "{n} files"},
    .no_media = "No media yet",
    .no_media_hint = "Your photos, plans and tours will appear here from the first delivery.",
    .photo = "Photo",
    .photos = "Photos",
    .video = "Video",
    .videos = "Videos",
    .panorama = "360° panorama",
    .panoramas = "360°",
    .virtual_tour = "Virtual tour",
    .tour_360 = "360° tour",
    .floor_plan = "Floor plan",
    .floor_plans = "Plans",
    .document = "Document",
    .documents = "Documents",
    .all_media = "All",
    .photo_number = "Photo {n} of {total}",
    .print_sheet = "Print the sheet",
    .download_selection = {"Download selection ({n})", "Download selection ({n})"},
    .download_all = "Download all (ZIP)",
    .size_original = "Originals",
    .files_deleted_on = "Files deleted on {date}",
    .viewer = "Viewer",
    .viewer_previous = "Previous item",
    .viewer_next = "Next item",
    .viewer_full_screen = "Full screen",
    .viewer_leave_full_screen = "Leave full screen",
    .viewer_zoom_in = "Zoom in",
    .viewer_zoom_out = "Zoom out",
    .viewer_auto_rotate = "Auto-rotate",
    .viewer_scenes = "Rooms",
    .viewer_go_to_scene = "Go to: {name}",
    .viewer_scene_shown = "Room shown: {name}",
    .viewer_unavailable = "This device cannot show the tour. The photos remain available.",
};

}  // namespace guichet::text::english
