#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "wasm-app/app/panorama.hpp"
#include "wasm-app/media/panorama_cube.hpp"
#include "wasm-app/platform/images.hpp"
#include "wasm-app/ui/geometry.hpp"

namespace guichet::platform {

// Draws the panorama in the middle of the interface's pass: preview faces first, then the tiles one sees,
// coarse below fine. Without WebGL it samples the preview faces.
class PanoramaGl final : public app::PanoramaView {
 public:
  PanoramaGl();

  void set_scene(const app::PanoramaScene& scene) override;
  void draw(const app::PanoramaArea& area, const media::Look& look) override;
  app::PanoramaState state() const override { return state_; }

  Pictures& pictures() { return pictures_; }
  [[nodiscard]] bool is_at(const ui::Rect& box) const {
    return box.x == area_.left && box.y == area_.top && box.w == area_.width && box.h == area_.height;
  }
  // Called while the interface is rendered; `scale` is canvas pixels per CSS pixel.
  void paint(const ui::Rect& clip, float scale, int canvas_height);
  void paint_software(const ui::Rect& clip, float scale, ui::Pixels& target);
  // The picture changed although the interface did not.
  bool take_change();
  void note_change() { has_changed_ = true; }
  void forget_program() { program_ = 0; }
  void end_frame();

 private:
  void ensure_program();
  struct Quad {
    std::array<media::Vec3, 4> corners;  // clockwise from the upper left
    std::uint32_t texture = 0;
    float left = 0, right = 1;  // the part of the picture
  };
  [[nodiscard]] std::vector<Quad> preview(const Picture& strip) const;
  bool add_tiles(int level, const media::Camera& camera, std::vector<Quad>& quads);
  void draw_quads(const std::vector<Quad>& quads) const;
  // True when every tile that is seen at the wanted level is drawn.
  bool draw_tiles(const Picture& strip, const media::Camera& camera, float pixels_across);

  app::PanoramaScene scene_;
  app::PanoramaArea area_;
  media::Look look_;
  app::PanoramaState state_ = app::PanoramaState::empty;
  Pictures pictures_;
  bool is_wanted_ = false, has_changed_ = false;
  unsigned program_ = 0, buffer_ = 0, vertex_array_ = 0;
  int matrix_at_ = -1;
};

}  // namespace guichet::platform
