#include "wasm-app/ui/software_raster.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace guichet::ui {
namespace {

struct Texture {
  const std::uint8_t* bytes = nullptr;
  int width = 0, height = 0, channels = 4;
};

struct Clip {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Color4 {
  float r = 0, g = 0, b = 0, a = 0;
};

struct Vertex {
  float x = 0, y = 0, u = 0, v = 0;
  Color4 color{};
};

Color4 unpack(ImU32 c) {
  const auto part = [&](int shift) { return static_cast<float>(c >> shift & 0xff) / 255; };
  return {part(0), part(8), part(16), part(24)};
}

Color4 texel(const Texture& t, int x, int y) {
  x = std::clamp(x, 0, t.width - 1), y = std::clamp(y, 0, t.height - 1);
  const std::uint8_t* p = t.bytes + (static_cast<std::ptrdiff_t>(y) * t.width + x) * t.channels;
  if (t.channels == 1) return {1, 1, 1, static_cast<float>(p[0]) / 255};
  const auto part = [&](int i) { return static_cast<float>(p[i]) / 255; };
  return {part(0), part(1), part(2), part(3)};
}

Color4 mix(const Color4& a, const Color4& b, float t) {
  return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, a.a + (b.a - a.a) * t};
}

Color4 sample(const Texture& t, float u, float v) {
  const float x = u * static_cast<float>(t.width) - 0.5f, y = v * static_cast<float>(t.height) - 0.5f;
  const float fx = std::floor(x), fy = std::floor(y);
  const int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
  const Color4 top = mix(texel(t, ix, iy), texel(t, ix + 1, iy), x - fx);
  const Color4 bottom = mix(texel(t, ix, iy + 1), texel(t, ix + 1, iy + 1), x - fx);
  return mix(top, bottom, y - fy);
}

void blend(std::uint8_t* pixel, const Color4& c) {
  if (c.a <= 0) return;
  const auto put = [&](int i, float value) {
    const float old = static_cast<float>(pixel[i]);
    pixel[i] = static_cast<std::uint8_t>(std::lround(old + (value * 255 - old) * c.a));
  };
  put(0, c.r), put(1, c.g), put(2, c.b);
  pixel[3] =
      static_cast<std::uint8_t>(std::lround(255 * (c.a + static_cast<float>(pixel[3]) / 255 * (1 - c.a))));
}

class Raster {
 public:
  Raster(Pixels& target, const Texture& texture, Clip clip)
      : target_(target), texture_(texture), clip_(clip) {}

  // Two triangles that form an upright rectangle of one colour, as text, pictures and plain fills do.
  void quad(const Vertex& a, const Vertex& c) const {
    const int x0 = std::max(clip_.x0, static_cast<int>(std::ceil(a.x - 0.5f)));
    const int y0 = std::max(clip_.y0, static_cast<int>(std::ceil(a.y - 0.5f)));
    const int x1 = std::min(clip_.x1, static_cast<int>(std::ceil(c.x - 0.5f)));
    const int y1 = std::min(clip_.y1, static_cast<int>(std::ceil(c.y - 0.5f)));
    const float du = (c.u - a.u) / (c.x - a.x), dv = (c.v - a.v) / (c.y - a.y);
    const bool is_flat = a.u == c.u && a.v == c.v;
    const Color4 flat = is_flat ? shade(a.color, sample(texture_, a.u, a.v)) : Color4{};
    for (int y = y0; y < y1; ++y) {
      const float v = a.v + (static_cast<float>(y) + 0.5f - a.y) * dv;
      for (int x = x0; x < x1; ++x) {
        const float u = a.u + (static_cast<float>(x) + 0.5f - a.x) * du;
        blend(at(x, y), is_flat ? flat : shade(a.color, sample(texture_, u, v)));
      }
    }
  }

  void triangle(Vertex a, Vertex b, Vertex c) const {
    float area = edge(a, b, c.x, c.y);
    if (area == 0) return;
    if (area < 0) std::swap(b, c), area = -area;
    const auto low = [](float p, float q, float r) {
      return static_cast<int>(std::floor(std::min({p, q, r})));
    };
    const auto high = [](float p, float q, float r) {
      return static_cast<int>(std::ceil(std::max({p, q, r})));
    };
    const int x0 = std::max(clip_.x0, low(a.x, b.x, c.x)), x1 = std::min(clip_.x1, high(a.x, b.x, c.x));
    const int y0 = std::max(clip_.y0, low(a.y, b.y, c.y)), y1 = std::min(clip_.y1, high(a.y, b.y, c.y));
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) {
        const float px = static_cast<float>(x) + 0.5f, py = static_cast<float>(y) + 0.5f;
        const float wa = edge(b, c, px, py), wb = edge(c, a, px, py), wc = edge(a, b, px, py);
        if (!is_inside(wa, b, c) || !is_inside(wb, c, a) || !is_inside(wc, a, b)) continue;
        blend(at(x, y), interpolated(a, b, c, wa / area, wb / area, wc / area));
      }
    }
  }

 private:
  static float edge(const Vertex& a, const Vertex& b, float x, float y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  }
  // Top-left rule: a pixel on the edge shared by two triangles belongs to exactly one.
  static bool is_inside(float w, const Vertex& a, const Vertex& b) {
    return w > 0 || (w == 0 && (b.y < a.y || (b.y == a.y && b.x > a.x)));
  }
  static Color4 shade(const Color4& a, const Color4& b) {
    return {a.r * b.r, a.g * b.g, a.b * b.b, a.a * b.a};
  }

  Color4 interpolated(const Vertex& a, const Vertex& b, const Vertex& c, float wa, float wb, float wc) const {
    const auto blend3 = [&](float p, float q, float r) { return p * wa + q * wb + r * wc; };
    const Color4 color{blend3(a.color.r, b.color.r, c.color.r), blend3(a.color.g, b.color.g, c.color.g),
                       blend3(a.color.b, b.color.b, c.color.b), blend3(a.color.a, b.color.a, c.color.a)};
    return shade(color, sample(texture_, blend3(a.u, b.u, c.u), blend3(a.v, b.v, c.v)));
  }

  std::uint8_t* at(int x, int y) const {
    return target_.rgba.data() + (static_cast<std::ptrdiff_t>(y) * target_.width + x) * 4;
  }

  Pixels& target_;
  Texture texture_;
  Clip clip_;
};

bool is_upright(const Vertex& a, const Vertex& b, const Vertex& c, const Vertex& d, ImU32 ca, ImU32 cb,
                ImU32 cc, ImU32 cd) {
  return a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x && a.x < c.x && a.y < c.y && ca == cb &&
         cb == cc && cc == cd;
}

Texture find_texture(const ImDrawCmd& command, const TextureLookup& lookup,
                     const std::array<std::uint8_t, 4>& grey) {
  if (const ImTextureData* atlas = command.TexRef._TexData; atlas != nullptr && atlas->Pixels != nullptr) {
    return {atlas->Pixels, atlas->Width, atlas->Height, atlas->BytesPerPixel};
  }
  const Pixels* pixels = lookup ? lookup(static_cast<std::uint64_t>(command.TexRef._TexID)) : nullptr;
  if (pixels == nullptr || pixels->width == 0) return {grey.data(), 1, 1, 4};
  return {pixels->rgba.data(), pixels->width, pixels->height, 4};
}

void draw_command(const ImDrawList& list, const ImDrawCmd& command, ImVec2 scale, const Raster& raster) {
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  const auto source = [&](unsigned i) -> const ImDrawVert& {
    return list.VtxBuffer[static_cast<int>(index[i] + command.VtxOffset)];
  };
  const auto vertex = [&](unsigned i) {
    const ImDrawVert& v = source(i);
    return Vertex{v.pos.x * scale.x, v.pos.y * scale.y, v.uv.x, v.uv.y, unpack(v.col)};
  };
  for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
    // ImGui's rectangles are a b c, a c d
    if (i + 5 < command.ElemCount && index[i] == index[i + 3] && index[i + 2] == index[i + 4]) {
      const Vertex a = vertex(i), b = vertex(i + 1), c = vertex(i + 2), d = vertex(i + 5);
      if (is_upright(a, b, c, d, source(i).col, source(i + 1).col, source(i + 2).col, source(i + 5).col)) {
        raster.quad(a, c);
        i += 3;
        continue;
      }
    }
    raster.triangle(vertex(i), vertex(i + 1), vertex(i + 2));
  }
}

}  // namespace

void accept_textures(ImDrawData& data) {
  if (data.Textures == nullptr) return;
  for (ImTextureData* texture : *data.Textures) {
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      if (texture->TexID == ImTextureID_Invalid)
        texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

void rasterise(const ImDrawData& data, std::uint32_t background, const TextureLookup& textures,
               Pixels& target) {
  const ImVec2 scale = data.FramebufferScale;
  target.width = static_cast<int>(std::lround(data.DisplaySize.x * scale.x));
  target.height = static_cast<int>(std::lround(data.DisplaySize.y * scale.y));
  target.rgba.resize(static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height) * 4);
  for (std::size_t i = 0; i < target.rgba.size(); ++i) {
    target.rgba[i] = static_cast<std::uint8_t>(background >> (24 - 8 * (i % 4)));
  }
  static constexpr std::array<std::uint8_t, 4> grey{0xC8, 0xC8, 0xC6, 0xFF};
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback == ImDrawCallback_ResetRenderState) continue;
      if (command.UserCallback != nullptr) {
        command.UserCallback(list, &command);  // a surface: its painter writes into `target`
        continue;
      }
      const ImVec4 c = command.ClipRect;
      const Clip clip{std::max(0, static_cast<int>(std::lround(c.x * scale.x))),
                      std::max(0, static_cast<int>(std::lround(c.y * scale.y))),
                      std::min(target.width, static_cast<int>(std::lround(c.z * scale.x))),
                      std::min(target.height, static_cast<int>(std::lround(c.w * scale.y)))};
      draw_command(*list, command, scale, Raster(target, find_texture(command, textures, grey), clip));
    }
  }
}

}  // namespace guichet::ui
