#include "wasm-app/ui/software_raster.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "wasm-app/ui/blend.hpp"

namespace guichet::ui {
namespace {

struct Texture {
  const std::uint8_t* bytes = nullptr;
  int width = 0, height = 0;
  bool is_white = false;  // the font atlas: what is stored is how much is covered

  [[nodiscard]] const std::uint8_t* row(int y) const {
    return bytes + static_cast<std::ptrdiff_t>(std::clamp(y, 0, height - 1)) * width * 4;
  }
  [[nodiscard]] PixelWord texel(const std::uint8_t* row, int x) const {
    return load_word(row + static_cast<std::ptrdiff_t>(std::clamp(x, 0, width - 1)) * 4);
  }
};

struct Vertex {
  float x = 0, y = 0, u = 0, v = 0;  // physical pixels; texels
  PixelWord color = 0;
};

// Between texels, in 256ths; whole numbers are the centres.
struct TexelPlace {
  int whole = 0;
  std::uint32_t share = 0;
};

TexelPlace place_of(float texels) {
  const int fixed = static_cast<int>(std::floor(texels * 256)) - 128;
  return {fixed >> 8, static_cast<std::uint32_t>(fixed & 255)};
}

PixelWord sample(const Texture& t, float u, float v) {
  const TexelPlace x = place_of(u), y = place_of(v);
  const std::uint8_t *upper = t.row(y.whole), *lower = t.row(y.whole + 1);
  return mixed(mixed(t.texel(upper, x.whole), t.texel(upper, x.whole + 1), x.share),
               mixed(t.texel(lower, x.whole), t.texel(lower, x.whole + 1), x.share), y.share);
}

// A value that changes evenly over a triangle.
struct Plane {
  float at_origin = 0, per_x = 0, per_y = 0;
  [[nodiscard]] float at(float x, float y) const { return at_origin + per_x * x + per_y * y; }
};

std::uint8_t* place(Pixels& target, int x, int y) {
  const std::ptrdiff_t rows = y - target.top;
  return target.rgba.data() + (rows * target.width + (x - target.left)) * 4;
}

// Copying rows is the browser's own work and not that of a program it has hardly compiled yet.
void cover(Pixels& target, const PixelBox& box, PixelWord color) {
  std::uint8_t* const first = place(target, box.left, box.top);
  const std::size_t bytes = static_cast<std::size_t>(box.width()) * 4;
  for (std::size_t i = 0; i < bytes; i += 4) store_word(first + i, color);
  for (int y = box.top + 1; y < box.bottom; ++y) std::memcpy(place(target, box.left, y), first, bytes);
}

class Raster {
 public:
  Raster(Pixels& target, const Texture& texture, const PixelBox& clip)
      : target_(target), texture_(texture), clip_(clip) {}

  // Two triangles that form an upright rectangle of one colour, as text, pictures and plain fills do.
  void quad(const Vertex& a, const Vertex& c) const {
    const auto first = [](float edge) { return static_cast<int>((fixed(edge) + 127) >> 8); };
    const PixelBox box = clip_.intersection({first(a.x), first(a.y), first(c.x), first(c.y)});
    if (box.is_empty()) return;
    if (a.u == c.u && a.v == c.v) return fill(box, multiplied(a.color, sample(texture_, a.u, a.v)));
    const float du = (c.u - a.u) / (c.x - a.x), dv = (c.v - a.v) / (c.y - a.y);
    const float u = a.u + (static_cast<float>(box.left) + 0.5f - a.x) * du;
    const bool is_exact = std::abs(du - 1) < 1.f / 4096 && place_of(u + 1.f / 64).share < 8;
    const int step = static_cast<int>(std::lround(du * 256));  // in 256ths of a texel
    const bool is_even = std::abs(du * 256 - static_cast<float>(step)) * static_cast<float>(box.width()) < 1;
    std::vector<PixelWord> colors;  // of all rows, where they are the same: the sides of shadows
    if (dv == 0 && !is_exact) colors = scaled_row(box, {u, a.v}, du, a.color);
    for (int y = box.top; y < box.bottom; ++y) {
      const float v = a.v + (static_cast<float>(y) + 0.5f - a.y) * dv;
      const TexelPlace row = place_of(v + 1.f / 64);
      if (du == 0) {
        fill({box.left, y, box.right, y + 1}, multiplied(a.color, sample(texture_, u, v)));
      } else if (!colors.empty()) {
        put_row(box, y, colors);
      } else if (is_exact && row.share < 8) {
        copy_row(box, y, row.whole, place_of(u + 1.f / 64).whole, a.color);
      } else if (texture_.is_white && is_even && row.share < 8) {
        cover_row(box, y, row.whole, static_cast<int>(std::floor(u * 256)) - 128, step, a.color);
      } else {
        scale_row(box, y, {u, v}, du, a.color);
      }
    }
  }

  void triangle(const Vertex& a, Vertex b, Vertex c) const {
    if (fixed_area(a, b, c) < 0) std::swap(b, c);
    if (fixed_area(a, b, c) == 0) return;
    const auto low = [](float p, float q, float r) {
      return static_cast<int>(std::floor(std::min({p, q, r})));
    };
    const auto high = [](float p, float q, float r) {
      return static_cast<int>(std::ceil(std::max({p, q, r})));
    };
    const PixelBox box = clip_.intersection(
        {low(a.x, b.x, c.x), low(a.y, b.y, c.y), high(a.x, b.x, c.x), high(a.y, b.y, c.y)});
    if (box.is_empty()) return;
    const bool is_flat = a.u == b.u && b.u == c.u && a.v == b.v && b.v == c.v;
    const auto rgb = [](const Vertex& v) { return v.color & ~opaque_word; };
    const std::array<Edge, 3> edges{Edge(a, b), Edge(b, c), Edge(c, a)};
    if (is_flat && a.color == b.color && b.color == c.color) {
      const PixelWord color = multiplied(a.color, sample(texture_, a.u, a.v));
      each_row(box, edges, [&](const PixelBox& row) { fill(row, color); });
    } else if (is_flat && rgb(a) == rgb(b) && rgb(b) == rgb(c)) {
      fade(box, edges, {a, b, c});
    } else {
      shade(box, edges, {a, b, c});
    }
  }

 private:
  using Corners = std::array<Vertex, 3>;

  // Vertices lie on a grid of 256ths of a pixel, so that the sums below are exact and neighbours share each
  // edge.
  static std::int64_t fixed(float pixels) { return std::lrint(pixels * 256); }
  static std::int64_t fixed_area(const Vertex& a, const Vertex& b, const Vertex& c) {
    return (fixed(b.x) - fixed(a.x)) * (fixed(c.y) - fixed(a.y)) -
           (fixed(b.y) - fixed(a.y)) * (fixed(c.x) - fixed(a.x));
  }

  // Pixels whose centre lies on the right side. Top-left rule: one on the edge of two triangles belongs to
  // exactly one.
  struct Edge {
    std::int64_t at_origin = 0, per_x = 0, per_y = 0;

    Edge(const Vertex& a, const Vertex& b) {
      const std::int64_t dx = fixed(b.x) - fixed(a.x), dy = fixed(b.y) - fixed(a.y);
      const bool owns_its_pixels = dy < 0 || (dy == 0 && dx > 0);
      at_origin = dx * (128 - fixed(a.y)) - dy * (128 - fixed(a.x)) + (owns_its_pixels ? 1 : 0);
      per_x = -dy * 256, per_y = dx * 256;
    }
    // Narrows a row to its part inside.
    void narrow(PixelBox& row) const {
      const std::int64_t base = at_origin + per_y * row.top;
      const auto floored = [](std::int64_t n, std::int64_t d) { return n / d - (n % d < 0 ? 1 : 0); };
      const auto as_x = [&](std::int64_t x) {
        return static_cast<int>(std::clamp<std::int64_t>(x, row.left, std::max(row.left, row.right)));
      };
      if (per_x > 0) row.left = as_x(-floored(base - 1, per_x));
      if (per_x < 0) row.right = as_x(floored(base - 1, -per_x) + 1);
      if (per_x == 0 && base < 1) row.right = row.left;
    }
  };

  template <typename Paint>
  static void each_row(const PixelBox& box, const std::array<Edge, 3>& edges, Paint paint) {
    for (int y = box.top; y < box.bottom; ++y) {
      PixelBox row{box.left, y, box.right, y + 1};
      for (const Edge& edge : edges) edge.narrow(row);
      if (!row.is_empty()) paint(row);
    }
  }

  static Plane plane(const Corners& at, float a, float b, float c) {
    const float x1 = at[1].x - at[0].x, y1 = at[1].y - at[0].y, x2 = at[2].x - at[0].x,
                y2 = at[2].y - at[0].y;
    const float area = x1 * y2 - x2 * y1;
    const float per_x = ((b - a) * y2 - (c - a) * y1) / area, per_y = ((c - a) * x1 - (b - a) * x2) / area;
    return {a + per_x * (0.5f - at[0].x) + per_y * (0.5f - at[0].y), per_x, per_y};
  }
  static Plane plane_of_channel(const Corners& at, unsigned shift) {
    const auto channel = [&](const Vertex& v) { return static_cast<float>(v.color >> shift & 0xff); };
    return plane(at, channel(at[0]), channel(at[1]), channel(at[2]));
  }
  static std::uint32_t as_channel(float value) {
    return static_cast<std::uint32_t>(std::clamp(value, 0.f, 255.f) + 0.5f);
  }

  // One colour that gets more transparent: the soft edges of shapes.
  void fade(const PixelBox& box, const std::array<Edge, 3>& edges, const Corners& at) const {
    const PixelWord color = multiplied(at[0].color | opaque_word, sample(texture_, at[0].u, at[0].v));
    const Plane alpha = plane_of_channel(at, 24);
    each_row(box, edges, [&](const PixelBox& row) {
      float value = alpha.at(static_cast<float>(row.left), static_cast<float>(row.top));
      std::uint8_t* pixel = this->at(row.left, row.top);
      for (int x = row.left; x < row.right; ++x, value += alpha.per_x, pixel += 4) {
        const std::uint32_t share = as_channel(value);
        put(pixel, color, alpha_of(color) == 255 ? share : divided_by_255(share * alpha_of(color)) & 0xff);
      }
    });
  }

  // Everything changes from corner to corner: gradients and pictures with round corners.
  void shade(const PixelBox& box, const std::array<Edge, 3>& edges, const Corners& at) const {
    const Plane u = plane(at, at[0].u, at[1].u, at[2].u), v = plane(at, at[0].v, at[1].v, at[2].v);
    const std::array<Plane, 4> channels{plane_of_channel(at, 0), plane_of_channel(at, 8),
                                        plane_of_channel(at, 16), plane_of_channel(at, 24)};
    const bool is_plain = at[0].color == white_word && at[1].color == white_word && at[2].color == white_word;
    each_row(box, edges, [&](const PixelBox& row) {
      std::uint8_t* pixel = this->at(row.left, row.top);
      for (int x = row.left; x < row.right; ++x, pixel += 4) {
        const auto fx = static_cast<float>(x), fy = static_cast<float>(row.top);
        PixelWord color = sample(texture_, u.at(fx, fy), v.at(fx, fy));
        if (!is_plain) {
          PixelWord tint = 0;
          for (unsigned i = 0; i < 4; ++i) tint |= as_channel(channels[i].at(fx, fy)) << (8 * i);
          color = multiplied(color, tint);
        }
        put(pixel, color, alpha_of(color));
      }
    });
  }

  void fill(const PixelBox& box, PixelWord color) const {
    const std::uint32_t alpha = alpha_of(color);
    if (alpha == 0) return;
    if (alpha == 255) return cover(target_, box, color);
    for (int y = box.top; y < box.bottom; ++y) {
      std::uint8_t* pixel = at(box.left, y);
      std::uint8_t* end = pixel + static_cast<std::ptrdiff_t>(box.width()) * 4;
      for (; pixel < end; pixel += 4) store_word(pixel, blended(load_word(pixel), color, alpha));
    }
  }

  // Texels that lie exactly on pixels: glyphs, icons.
  void copy_row(const PixelBox& box, int y, int texel_row, int texel, PixelWord tint) const {
    const std::uint8_t* row = texture_.row(texel_row);
    std::uint8_t* pixel = at(box.left, y);
    for (int x = box.left; x < box.right; ++x, ++texel, pixel += 4) {
      const PixelWord read = texture_.texel(row, texel);
      if (alpha_of(read) == 0) continue;
      const PixelWord color = multiplied(tint, read);
      put(pixel, color, alpha_of(color));
    }
  }

  // Glyphs, which are stored twice as wide as they are shown. `at` is the first texel, in 256ths.
  void cover_row(const PixelBox& box, int y, int texel_row, int at, int step, PixelWord tint) const {
    const std::uint8_t* const alphas = texture_.row(texel_row) + 3;
    const std::uint32_t most = alpha_of(tint);
    std::uint8_t* pixel = this->at(box.left, y);
    for (int x = box.left; x < box.right; ++x, at += step, pixel += 4) {
      const std::uint8_t* const pair =
          alphas + static_cast<std::ptrdiff_t>(std::clamp(at >> 8, 0, texture_.width - 2)) * 4;
      const auto share = static_cast<std::uint32_t>(at & 255);
      const std::uint32_t covered = (pair[0] * (256 - share) + pair[4] * share + 128) >> 8;
      if (covered > 0) put(pixel, tint, divided_by_255(covered * most) & 0xff);
    }
  }

  void scale_row(const PixelBox& box, int y, ImVec2 texel, float du, PixelWord tint) const {
    std::uint8_t* pixel = at(box.left, y);
    for (int x = box.left; x < box.right; ++x, pixel += 4) {
      const PixelWord color =
          multiplied(tint, sample(texture_, texel.x + static_cast<float>(x - box.left) * du, texel.y));
      put(pixel, color, alpha_of(color));
    }
  }

  [[nodiscard]] std::vector<PixelWord> scaled_row(const PixelBox& box, ImVec2 texel, float du,
                                                  PixelWord tint) const {
    std::vector<PixelWord> colors(static_cast<std::size_t>(box.width()));
    float column = 0;
    for (PixelWord& color : colors)
      color = multiplied(tint, sample(texture_, texel.x + column++ * du, texel.y));
    return colors;
  }

  void put_row(const PixelBox& box, int y, const std::vector<PixelWord>& colors) const {
    std::uint8_t* pixel = at(box.left, y);
    for (const PixelWord color : colors) {
      put(pixel, color, alpha_of(color));
      pixel += 4;
    }
  }

  [[nodiscard]] std::uint8_t* at(int x, int y) const { return place(target_, x, y); }

  Pixels& target_;
  Texture texture_;
  PixelBox clip_;
};

bool is_upright(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const ImDrawVert& d) {
  return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x &&
         a.pos.x < c.pos.x && a.pos.y < c.pos.y && a.col == b.col && b.col == c.col && c.col == d.col;
}

Texture find_texture(const ImDrawCmd& command, const TextureLookup& lookup) {
  static constexpr std::array<std::uint8_t, 4> grey{0xC8, 0xC8, 0xC6, 0xFF};
  if (const ImTextureData* atlas = command.TexRef._TexData; atlas != nullptr && atlas->Pixels != nullptr) {
    return {atlas->Pixels, atlas->Width, atlas->Height, true};
  }
  const Pixels* pixels = lookup ? lookup(static_cast<std::uint64_t>(command.TexRef._TexID)) : nullptr;
  if (pixels == nullptr || pixels->width == 0) return {grey.data(), 1, 1};
  return {pixels->rgba.data(), pixels->width, pixels->height};
}

void draw_command(const ImDrawList& list, const ImDrawCmd& command, ImVec2 scale, const Texture& texture,
                  const Raster& raster) {
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  const auto source = [&](unsigned i) -> const ImDrawVert& {
    return list.VtxBuffer[static_cast<int>(index[i] + command.VtxOffset)];
  };
  const auto vertex = [&](unsigned i) {
    const ImDrawVert& v = source(i);
    return Vertex{v.pos.x * scale.x, v.pos.y * scale.y, v.uv.x * static_cast<float>(texture.width),
                  v.uv.y * static_cast<float>(texture.height), v.col};
  };
  for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
    // ImGui's rectangles are a b c, a c d
    if (i + 5 < command.ElemCount && index[i] == index[i + 3] && index[i + 2] == index[i + 4] &&
        is_upright(source(i), source(i + 1), source(i + 2), source(i + 5))) {
      raster.quad(vertex(i), vertex(i + 2));
      i += 3;
    } else {
      raster.triangle(vertex(i), vertex(i + 1), vertex(i + 2));
    }
  }
}

void clear(std::uint32_t background, const PixelBox& part, Pixels& target) {
  target.width = part.width(), target.height = part.height();
  target.left = part.left, target.top = part.top;
  target.rgba.resize(static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height) * 4);
  const PixelWord word =
      opaque_word | (background >> 24 & 0xff) | (background >> 8 & 0xff00) | (background << 8 & 0xff0000);
  if (!part.is_empty()) cover(target, part, word);
}

}  // namespace

PixelBox PixelBox::intersection(const PixelBox& other) const {
  return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
          std::min(bottom, other.bottom)};
}

PixelBox frame_box(const ImDrawData& data) {
  const auto pixels = [](float length, float scale) { return static_cast<int>(std::lround(length * scale)); };
  return {0, 0, pixels(data.DisplaySize.x, data.FramebufferScale.x),
          pixels(data.DisplaySize.y, data.FramebufferScale.y)};
}

PixelBox clip_box(const ImDrawCmd& command, ImVec2 scale) {
  const ImVec4 c = command.ClipRect;
  const auto pixels = [](float length, float factor) {
    return static_cast<int>(std::lround(length * factor));
  };
  return {pixels(c.x, scale.x), pixels(c.y, scale.y), pixels(c.z, scale.x), pixels(c.w, scale.y)};
}

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
               const PixelBox& part, Pixels& target) {
  clear(background, part, target);
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback == ImDrawCallback_ResetRenderState) continue;
      const PixelBox clip = clip_box(command, data.FramebufferScale).intersection(part);
      if (clip.is_empty()) continue;
      if (command.UserCallback != nullptr) {
        command.UserCallback(list, &command);  // a surface: its painter writes into `target`
        continue;
      }
      const Texture texture = find_texture(command, textures);
      draw_command(*list, command, data.FramebufferScale, texture, Raster(target, texture, clip));
    }
  }
}

}  // namespace guichet::ui
