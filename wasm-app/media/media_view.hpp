// Files of an order: the tour, the pictures, what to download.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/media/media.hpp"
#include "wasm-app/app/panorama.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::media {

struct MediaModel {
  const std::vector<MediaItem>* items = nullptr;
  std::string_view portal{};
  std::string_view order{};
  app::PanoramaState panorama = app::PanoramaState::empty;
  bool is_fullscreen = false;
};

// What the person picked and where they look; kept by the screen.
struct GalleryState {
  std::optional<MediaKind> filter;
  std::vector<MediaId> selected;
  int size = 0;   // 0 for the web, 1 as uploaded
  MediaId shown;  // in the lightbox
  float zoom = 1, pan_x = 0, pan_y = 0;
  std::size_t scene = 0;
  MediaId looked_at;  // the scene that `look` is of
  Look look;
  std::optional<bool> shows_plan;  // until somebody chooses: where there is room
  bool is_turning = false;         // by itself
  double turned_at_ms = 0;
  std::optional<ui::Rect> panorama_area;  // of this frame
};

struct Download {
  std::string url;
};
struct FullScreen {
  ui::NodeId node = 0;
};
using MediaAction = std::variant<Download, FullScreen>;

struct MediaPage {
  ui::Ui& ui;
  const MediaModel& model;
  const app::Reader& reader;
  GalleryState& state;
  std::optional<MediaAction>& action;

  [[nodiscard]] const Catalog& words() const { return reader.text(); }
};

[[nodiscard]] std::string_view kind_word(MediaKind kind, const Catalog& words);  // "Photos"
[[nodiscard]] ui::Icon kind_icon(MediaKind kind);
[[nodiscard]] std::string title_of(const MediaItem& item);
[[nodiscard]] bool is_picture(const MediaItem& item);
[[nodiscard]] bool is_pdf(const MediaItem& item);
[[nodiscard]] std::vector<const MediaItem*> panoramas(const std::vector<MediaItem>& items);
[[nodiscard]] std::vector<const MediaItem*> shown_items(const MediaPage& page);
[[nodiscard]] std::string thumbnail_of(std::string_view portal, const MediaItem& item);
[[nodiscard]] Variant chosen_size(const GalleryState& state);
[[nodiscard]] bool is_selected(const GalleryState& state, const MediaId& id);

// The viewer when there is a panorama; returns the height, 0 without one.
float tour_section(const MediaPage& page, ui::Rect column);
// Filters and grid. Returns the height.
float gallery_view(const MediaPage& page, ui::Rect column);
// On phones: where buttons lie at the top of the tour; squares as high as it, the last that of
// the full screen.
[[nodiscard]] ui::Rect row_over_tour(const ui::Ui& ui, ui::Rect tour);
float tour_view(const MediaPage& page, ui::Rect box);
// Size choice, by kind, selection, everything.
float download_panel(const MediaPage& page, ui::Rect column);
// The button phones keep at the bottom.
void download_button(const MediaPage& page, ui::Rect rect);
// Above the page while `state.shown` names a file.
void lightbox_view(const MediaPage& page);

}  // namespace guichet::media
