#include "wasm-app/ui/icon_page.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "generated/icon_strokes.hpp"
#include "wasm-app/ui/geometry.hpp"

namespace guichet::ui {
namespace {

constexpr float grid = 24, half_stroke = 1;
constexpr int curve_steps = 8;

float distance(Vec2 p, Vec2 a, Vec2 b) {
  const float dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
  const float t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.f, 1.f) : 0.f;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

Vec2 on_curve(Vec2 a, Vec2 b, Vec2 c, Vec2 d, float t) {
  const float s = 1 - t, wa = s * s * s, wb = 3 * s * s * t, wc = 3 * s * t * t, wd = t * t * t;
  return {wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y};
}

class Pen {
 public:
  explicit Pen(int pixels)
      : pixels_(pixels), scale_(static_cast<float>(pixels) / grid), alpha_(index(0, pixels)) {}

  void line(Vec2 a, Vec2 b) {
    const float reach = half_stroke + 0.5f / scale_;
    const int x0 = cell(std::min(a.x, b.x) - reach), x1 = cell(std::max(a.x, b.x) + reach);
    const int y0 = cell(std::min(a.y, b.y) - reach), y1 = cell(std::max(a.y, b.y) + reach);
    for (int y = y0; y <= y1; ++y) {
      for (int x = x0; x <= x1; ++x) {
        const Vec2 center{(static_cast<float>(x) + 0.5f) / scale_, (static_cast<float>(y) + 0.5f) / scale_};
        const float cover = std::clamp((half_stroke - distance(center, a, b)) * scale_ + 0.5f, 0.f, 1.f);
        float& alpha = alpha_[index(x, y)];
        alpha = std::max(alpha, cover);
      }
    }
  }

  void curve(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    Vec2 last = a;
    for (int step = 1; step <= curve_steps; ++step) {
      const Vec2 next = on_curve(a, b, c, d, static_cast<float>(step) / curve_steps);
      line(std::exchange(last, next), next);
    }
  }

  [[nodiscard]] float alpha(int x, int y) const { return alpha_[index(x, y)]; }

 private:
  [[nodiscard]] std::size_t index(int x, int y) const { return static_cast<std::size_t>(y * pixels_ + x); }
  [[nodiscard]] int cell(float units) const {
    return std::clamp(static_cast<int>(std::floor(units * scale_)), 0, pixels_ - 1);
  }

  int pixels_;
  float scale_;
  std::vector<float> alpha_;
};

const std::uint8_t* strokes_of(Icon icon) {
  const auto begin = static_cast<std::size_t>(icon);
  return begin < first_icon_strokes.size() ? &first_icon_strokes[begin] : &other_icon_strokes[begin - first_icon_strokes.size()];
}

// All but Icon::none begin with a move; zeros lie where strokes of the second part have yet to arrive.
bool is_here(Icon icon) {
  return icon == Icon::none || static_cast<StrokeCommand>(*strokes_of(icon)) == StrokeCommand::move;
}

// The strokes are commands followed by coordinates in tenths of a unit.
void draw(Pen& pen, Icon icon) {
  const std::uint8_t* at = strokes_of(icon);
  const auto point = [&at] {
    const Vec2 p{static_cast<float>(at[0]) / 10, static_cast<float>(at[1]) / 10};
    at += 2;
    return p;
  };
  Vec2 last{};
  while (true) {
    switch (static_cast<StrokeCommand>(*at++)) {
      case StrokeCommand::move:
        last = point();
        break;
      case StrokeCommand::line: {
        const Vec2 to = point();
        pen.line(std::exchange(last, to), to);
        break;
      }
      case StrokeCommand::curve: {
        const Vec2 b = point(), c = point(), d = point();
        pen.curve(std::exchange(last, d), b, c, d);
        break;
      }
      case StrokeCommand::end:
        return;
    }
  }
}

void store(const Pen& pen, int pixels, ImTextureData& texture, int left, int top) {
  for (int y = 0; y < pixels; ++y) {
    for (int x = 0; x < pixels; ++x) {
      auto* pixel = static_cast<unsigned char*>(texture.GetPixelsAt(left + x, top + y));
      std::fill_n(pixel, texture.BytesPerPixel, static_cast<unsigned char>(255));
      pixel[texture.BytesPerPixel - 1] = static_cast<unsigned char>(std::lround(255 * pen.alpha(x, y)));
    }
  }
}

}  // namespace

ImFontAtlasRect IconPage::place(ImFontAtlas& atlas, Icon icon, int pixels) {
  if (!is_here(icon)) return {};
  const auto key = static_cast<std::uint32_t>(icon) << 16 | static_cast<std::uint32_t>(pixels);
  const auto [known, is_new] = places_.try_emplace(key, ImFontAtlasRectId_Invalid);
  ImFontAtlasRect place{};
  if (!is_new) {
    atlas.GetCustomRect(known->second, &place);
    return place;
  }
  known->second = atlas.AddCustomRect(pixels, pixels, &place);
  if (known->second == ImFontAtlasRectId_Invalid) return {};
  Pen pen{pixels};
  draw(pen, icon);
  store(pen, pixels, *atlas.TexData, place.x, place.y);
  return place;
}

}  // namespace guichet::ui
