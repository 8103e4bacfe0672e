// Draws in CSS pixels into one draw list with a channel per layer. Edges are rounded to physical pixels, so
// that neighbours share them. Widgets draw with this; views rarely need it (charts, plans).
#pragma once

#include <imgui.h>

#include <array>
#include <string_view>
#include <vector>

#include "wasm-app/ui/drawing.hpp"
#include "wasm-app/ui/icon_page.hpp"
#include "wasm-app/ui/specs.hpp"
#include "wasm-app/ui/text_layout.hpp"

namespace guichet::ui {

class Painter {
 public:
  Painter() = default;
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  void begin(Drawing& drawing, const Theme* theme, Rect viewport, float density);
  void end();

  void set_layer(Layer layer);
  [[nodiscard]] Layer layer() const { return layer_; }
  void push_clip(const Rect& rect);  // intersects with the current one
  void push_whole_clip();            // the viewport: for layers above a scroller
  void pop_clip();
  [[nodiscard]] Rect clip() const { return clips_.empty() ? viewport_ : clips_.back(); }
  [[nodiscard]] bool is_visible(const Rect& rect) const { return rect.intersects(clip()); }
  // Multiplies the alpha of what follows (fades).
  void set_alpha(float alpha) { alpha_ = alpha; }
  [[nodiscard]] float alpha() const { return alpha_; }
  [[nodiscard]] float snap(float css_px) const;
  [[nodiscard]] float hairline() const;  // 1 CSS px, as whole physical pixels
  [[nodiscard]] Rgba rgba(Color color) const { return (*theme_)[color]; }
  [[nodiscard]] ImDrawList* list() { return list_; }

  void fill(const Rect& rect, Color color, float radius = 0, Corners corners = Corners::all);
  void fill(const Rect& rect, Rgba color, float radius = 0, Corners corners = Corners::all);
  void border(const Rect& rect, Color color, float radius = 0, float width = 1,
              Corners corners = Corners::all);
  void border(const Rect& rect, Rgba color, float radius, float width, Corners corners = Corners::all);
  void gradient_down(const Rect& rect, Rgba top, Rgba bottom, float radius = 0,
                     Corners corners = Corners::all);
  void shadow(const Rect& rect, const tokens::Elevation& elevation);
  void circle(Vec2 center, float radius, Color color);
  void circle(Vec2 center, float radius, Rgba color);
  void ring(Vec2 center, float radius, Color color, float width);
  void arc(Vec2 center, float radius, float from_turn, float to_turn, Color color, float width);
  void sector(Vec2 center, float radius, float from_turn, float to_turn, Color color, float width);
  void line(Vec2 from, Vec2 to, Color color, float width);
  void polyline(const std::vector<Vec2>& points, Color color, float width);
  void fill_convex(const std::vector<Vec2>& points, Color color);
  void picture(const Rect& rect, ImTextureID texture, Vec2 uv0, Vec2 uv1, float radius, Corners corners);
  // The top left of the line box; whole physical pixels.
  void text(const Face& face, Vec2 at, std::string_view text, Rgba color);
  // Centred in `rect`, in a square of `size`.
  void icon(const Rect& rect, Icon icon, float size, Rgba color);
  void callback(ImDrawCallback function, void* data, std::size_t size);

 private:
  struct Shadow {
    float blur = 0, scale = 1, extent = 0, tile = 0;  // extent and tile in CSS px
    ImFontAtlasRectId place = ImFontAtlasRectId_Invalid;
  };
  [[nodiscard]] Rect snapped(const Rect& rect) const;
  [[nodiscard]] ImU32 packed(Rgba color) const;
  Shadow* shadow_of(float blur);
  void shadow_layer(const Rect& rect, const tokens::Shadow& layer);
  void shadow_quad(const Rect& dst, const Rect& uv, ImU32 color);

  ImDrawList* list_ = nullptr;
  const Theme* theme_ = nullptr;
  Rect viewport_;
  std::vector<Rect> clips_;
  Layer layer_ = Layer::page;
  float density_ = 1, alpha_ = 1;
  ImFontAtlas* atlas_ = nullptr;
  std::array<Shadow, 6> shadows_{};
  IconPage icons_;
};

}  // namespace guichet::ui
