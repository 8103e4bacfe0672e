#pragma once

#include <cstdint>

#include "wasm-app/ui/draw_batches.hpp"

struct ImDrawData;
struct ImDrawList;

namespace guichet::platform {

// Draw data to WebGL2. Every state it needs is set and none is read: reading stalls the page until the GPU
// has caught up.
class GlPainter {
 public:
  // Has the shaders compiled, if they are not yet: the browser does that beside the page's own work.
  void prepare();
  // Textures that another painter knew are asked for again in the next frame.
  void take_over(ImDrawData& data);
  void paint(ImDrawData& data);
  // Lets go of everything made in the context; textures are asked for again in the next frame.
  void forget(ImDrawData& data);

 private:
  void set_state(const ImDrawData& data);
  void use_program(std::uint32_t program);
  void point_at_vertex(std::uint32_t first);
  [[nodiscard]] int textures_at_once(const ImDrawList& list);
  void paint_list(const ImDrawData& data, const ImDrawList& list);
  void paint_batch(const ImDrawData& data, const ui::DrawBatch& batch);

  ui::DrawBatches batches_;
  std::uint32_t plain_program_ = 0, batch_program_ = 0, vertex_array_ = 0, vertices_ = 0, indices_ = 0,
                slots_ = 0;
  std::uint32_t used_program_ = 0, first_vertex_ = 0;
};

}  // namespace guichet::platform
