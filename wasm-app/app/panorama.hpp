#pragma once

#include <cstdint>
#include <string>

#include "shared/media/camera.hpp"

namespace guichet::app {

// A cube of image tiles: `{base_url}/{level}/{face}{row}_{column}.jpg`, faces f b u d l r, level 1 the
// smallest;
// `{base_url}/preview.jpg` holds the small faces shown first, side by side.
struct PanoramaScene {
  std::string base_url;
  int level_count = 0;
  int tile_size = 512;
  int cube_size = 0;  // edge of a face at the highest level, in pixels

  bool operator==(const PanoramaScene&) const = default;
};

struct PanoramaArea {
  float left = 0;
  float top = 0;
  float width = 0;
  float height = 0;  // CSS pixels of the canvas
};

enum class PanoramaState : std::uint8_t { empty, loading, preview, sharp, failed };

// Draws a scene under the interface in the frame that asks for it; the interface leaves that area unpainted.
class PanoramaView {
 public:
  PanoramaView() = default;
  PanoramaView(const PanoramaView&) = delete;
  PanoramaView& operator=(const PanoramaView&) = delete;
  virtual ~PanoramaView() = default;

  // Setting the scene that is already set changes nothing.
  virtual void set_scene(const PanoramaScene& scene) = 0;
  virtual void draw(const PanoramaArea& area, const media::Look& look) = 0;
  virtual PanoramaState state() const = 0;
};

}  // namespace guichet::app
