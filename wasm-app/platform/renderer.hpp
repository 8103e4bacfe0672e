#pragma once

#include <cstdint>
#include <vector>

#include "wasm-app/platform/gl_painter.hpp"
#include "wasm-app/platform/images.hpp"
#include "wasm-app/ui/damage.hpp"
#include "wasm-app/ui/software_raster.hpp"

struct ImDrawData;

namespace guichet::platform {

// Paints through WebGL2, or in software where there is none or it was lost for good. The first frames are
// painted in software, too: a context takes longer to open than they take to paint.
class Renderer {
 public:
  void start();
  // The page opened a context: compiles what it needs, for use_webgl() not to wait for that.
  void prepare_webgl();
  void use_webgl(ImDrawData* data);
  // There is none.
  void stay_in_software() { painting_ = Painting::software; }
  [[nodiscard]] Painting painting() const { return painting_; }
  [[nodiscard]] bool is_able() const { return !is_lost_; }
  // `textures` finds pictures for the software painter.
  void render(ImDrawData* data, const ui::TextureLookup& textures);
  // The canvas was cleared: all of it has to be painted.
  void canvas_cleared() { damage_.forget(); }

  void context_lost(double now_ms);
  // True when pictures and textures of the context have to be made again.
  bool context_restored(ImDrawData* data);
  // Gives up on WebGL when the context stays away; true in the moment it does.
  bool give_up_if_due(double now_ms, ImDrawData* data);
  // Milliseconds until give_up_if_due may do something; negative: nothing pending.
  [[nodiscard]] double due_in_ms(double now_ms) const;

  // The part of the picture under construction, for painters inside the interface; software only.
  [[nodiscard]] ui::Pixels& target() { return pixels_; }

 private:
  void start_software();
  void paint_in_software(ImDrawData& data, const ui::TextureLookup& textures);

  GlPainter gl_;
  Painting painting_ = Painting::early;
  bool is_lost_ = false;
  double lost_at_ms_ = 0;
  std::vector<double> losses_ms_;
  ui::Pixels pixels_;
  ui::Damage damage_;
};

}  // namespace guichet::platform
