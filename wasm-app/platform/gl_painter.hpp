#pragma once

#include <cstdint>

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;
struct ImTextureData;

namespace guichet::platform {

// Draw data to WebGL2. Every state it needs is set and none is read: reading stalls the page until the GPU
// has caught up.
class GlPainter {
 public:
  // Has the shaders compiled, if they are not yet: the browser does that beside the page's own work.
  void prepare();
  void paint(ImDrawData& data);
  // Lets go of everything made in the context; textures are asked for again in the next frame.
  void forget(ImDrawData& data);

 private:
  void set_state(const ImDrawData& data);
  void point_at_vertex(std::uint32_t first);
  void paint_list(const ImDrawData& data, const ImDrawList& list);
  void paint_command(const ImDrawData& data, const ImDrawCmd& command);

  std::uint32_t program_ = 0, vertex_array_ = 0, vertices_ = 0, indices_ = 0;
};

}  // namespace guichet::platform
