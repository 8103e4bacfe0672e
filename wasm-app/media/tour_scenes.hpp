// What leads from one panorama of a tour to the others: hot spots in the picture and the plan.
#pragma once

#include <vector>

#include "wasm-app/media/media_view.hpp"

namespace guichet::media {

using Scenes = std::vector<const MediaItem*>;

// Shows a scene as it is first seen, or looking to `yaw`.
void enter(GalleryState& state, const Scenes& scenes, std::size_t index);
void enter(GalleryState& state, const Scenes& scenes, std::size_t index, float yaw);
[[nodiscard]] Look first_look(const MediaItem& scene);

// The plan on which the shown scene was placed; null without one.
[[nodiscard]] const MediaItem* plan_of(const MediaPage& page, const MediaItem& scene);

// The tour and what lies over its picture.
struct TourParts {
  const Scenes& scenes;
  ui::Rect box{};
  ui::Rect bar{};         // rooms and controls
  ui::Rect plan{};        // empty: not shown
  ui::NodeId viewer = 0;  // gets the focus after a hot spot is gone

  [[nodiscard]] const MediaItem& shown(const GalleryState& state) const { return *scenes[state.scene]; }
};
// Ways out that are in sight, each where the picture has it.
void hot_spots(const MediaPage& page, const TourParts& tour);
// Where the scenes are, and which way one looks.
void plan_inset(const MediaPage& page, const TourParts& tour, const MediaItem& plan);

}  // namespace guichet::media
