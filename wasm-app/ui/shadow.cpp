// Shadows: one corner per blur, computed into the font atlas when it is first needed, stretched around any box
// (9-slice).
#include <algorithm>
#include <cmath>

#include "wasm-app/ui/painter.hpp"

namespace guichet::ui {
namespace {

constexpr float corner_radius = 12;
// What lies this far inside of a box is hidden by the box, whatever its corners.
constexpr float hidden_inset = 16;

// Large blurs are stored smaller: there is nothing sharp in them to lose.
float storage_scale(float blur) {
  return blur >= 48 ? 0.25f : blur >= 20 ? 0.5f : 1.f;
}

// How much of a box with a round corner at the origin covers the point; the box extends to +x and +y.
float coverage(float x, float y) {
  const float dx = corner_radius - x, dy = corner_radius - y;
  const float distance = dx > 0 && dy > 0 ? corner_radius - std::sqrt(dx * dx + dy * dy) : std::min(x, y);
  return std::clamp(distance + 0.5f, 0.f, 1.f);
}

std::vector<float> gaussian(float sigma) {
  const int reach = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
  std::vector<float> weights;
  float sum = 0;
  for (int i = -reach; i <= reach; ++i) {
    weights.push_back(std::exp(-static_cast<float>(i * i) / (2 * sigma * sigma)));
    sum += weights.back();
  }
  for (float& w : weights) w /= sum;
  return weights;
}

// The blurred corner, `pixels` square, starting `extent` outside of the box.
std::vector<float> blurred_corner(float blur, float scale, float extent, int pixels) {
  const std::vector<float> weights = gaussian(blur / 2 * scale);
  const int reach = static_cast<int>(weights.size()) / 2, side = pixels + 2 * reach;
  const auto at = [&](int i) { return (static_cast<float>(i - reach) + 0.5f) / scale - extent; };
  const auto index = [&](int x, int y) { return static_cast<std::size_t>(y * side + x); };
  std::vector<float> source(index(0, side)), rows(index(0, side)), out;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) source[index(x, y)] = coverage(at(x), at(y));
  for (int y = 0; y < side; ++y)
    for (int x = reach; x < side - reach; ++x)
      for (int k = -reach; k <= reach; ++k)
        rows[index(x, y)] += source[index(x + k, y)] * weights[static_cast<std::size_t>(k + reach)];
  for (int y = reach; y < side - reach; ++y)
    for (int x = reach; x < side - reach; ++x) {
      float sum = 0;
      for (int k = -reach; k <= reach; ++k)
        sum += rows[index(x, y + k)] * weights[static_cast<std::size_t>(k + reach)];
      out.push_back(sum);
    }
  return out;
}

void store(const std::vector<float>& alpha, int pixels, ImTextureData& texture, int left, int top) {
  for (int y = 0; y < pixels; ++y) {
    for (int x = 0; x < pixels; ++x) {
      const auto a =
          static_cast<unsigned char>(std::lround(255 * alpha[static_cast<std::size_t>(y * pixels + x)]));
      auto* pixel = static_cast<unsigned char*>(texture.GetPixelsAt(left + x, top + y));
      for (int channel = 0; channel + 1 < texture.BytesPerPixel; ++channel) pixel[channel] = 255;
      pixel[texture.BytesPerPixel - 1] = a;
    }
  }
}

}  // namespace

Painter::Shadow* Painter::shadow_of(float blur) {
  const auto found = std::find_if(shadows_.begin(), shadows_.end(),
                                  [&](const Shadow& s) { return s.blur == blur || s.blur == 0; });
  if (found == shadows_.end()) return nullptr;
  Shadow& s = *found;
  if (s.blur == blur) return &s;
  s.blur = blur;
  s.scale = storage_scale(blur);
  s.extent = std::ceil(1.25f * blur);
  const int pixels = static_cast<int>(std::ceil((2 * s.extent + corner_radius) * s.scale));
  s.tile = static_cast<float>(pixels) / s.scale;
  ImFontAtlasRect place;
  s.place = atlas_->AddCustomRect(pixels, pixels, &place);
  if (s.place == ImFontAtlasRectId_Invalid) return nullptr;
  store(blurred_corner(blur, s.scale, s.extent, pixels), pixels, *atlas_->TexData, place.x, place.y);
  return &s;
}

void Painter::shadow(const Rect& rect, const tokens::Elevation& elevation) {
  for (std::size_t i = 0; i < elevation.count; ++i) shadow_layer(rect, elevation.layers[i]);
}

void Painter::shadow_quad(const Rect& dst, const Rect& uv, ImU32 color) {
  if (dst.is_empty() || !is_visible(dst)) return;
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({dst.x, dst.y}, {dst.right(), dst.bottom()}, {uv.x, uv.y}, {uv.x + uv.w, uv.y + uv.h},
                    color);
}

void Painter::shadow_layer(const Rect& rect, const tokens::Shadow& layer) {
  const Shadow* const found = shadow_of(layer.blur);
  ImFontAtlasRect place;
  if (found == nullptr || !atlas_->GetCustomRect(found->place, &place)) return;
  const Shadow& s = *found;
  const Rect outer = snapped(rect).moved(0, layer.dy).grown(s.extent);
  // small boxes use the outer part of the tile only
  const float cw = std::min(s.tile, outer.w / 2), ch = std::min(s.tile, outer.h / 2);
  const float tw = static_cast<float>(atlas_->TexData->Width),
              th = static_cast<float>(atlas_->TexData->Height);
  const float half_u = 0.5f / tw, half_v = 0.5f / th;
  const float u0 = static_cast<float>(place.x) / tw + half_u,
              v0 = static_cast<float>(place.y) / th + half_v;
  const float u1 = u0 + cw * s.scale / tw - 2 * half_u, v1 = v0 + ch * s.scale / th - 2 * half_v;
  const std::array<float, 4> x{outer.x, outer.x + cw, outer.right() - cw, outer.right()};
  const std::array<float, 4> y{outer.y, outer.y + ch, outer.bottom() - ch, outer.bottom()};
  const std::array<float, 4> u{u0, u1, u1, u0}, v{v0, v1, v1, v0};
  const ImU32 color = packed(layer.color);
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t col = 0; col < 3; ++col) {
      if (row == 1 && col == 1) continue;
      shadow_quad({x[col], y[row], x[col + 1] - x[col], y[row + 1] - y[row]},
                  {u[col], v[row], u[col + 1] - u[col], v[row + 1] - v[row]}, color);
    }
  }
  const Rect middle{x[1], y[1], x[2] - x[1], y[2] - y[1]}, uv{u1, v1, 0, 0};
  const Rect hidden = snapped(rect).inset(hidden_inset).intersection(middle);
  if (std::min(hidden.w, hidden.h) < 2 * hidden_inset) return shadow_quad(middle, uv, color);
  shadow_quad({middle.x, middle.y, middle.w, hidden.y - middle.y}, uv, color);
  shadow_quad({middle.x, hidden.y, hidden.x - middle.x, hidden.h}, uv, color);
  shadow_quad({hidden.right(), hidden.y, middle.right() - hidden.right(), hidden.h}, uv, color);
  shadow_quad({middle.x, hidden.bottom(), middle.w, middle.bottom() - hidden.bottom()}, uv, color);
}

}  // namespace guichet::ui
