#include "wasm-app/ui/painter.hpp"

#include <algorithm>
#include <cmath>

namespace guichet::ui {
namespace {

ImVec2 point(Vec2 p) {
  return {p.x, p.y};
}

ImDrawFlags flags(Corners corners) {
  switch (corners) {
    case Corners::all:
      return ImDrawFlags_RoundCornersAll;
    case Corners::none:
      return ImDrawFlags_RoundCornersNone;
    case Corners::top:
      return ImDrawFlags_RoundCornersTop;
    case Corners::bottom:
      return ImDrawFlags_RoundCornersBottom;
    case Corners::left:
      return ImDrawFlags_RoundCornersLeft;
    case Corners::right:
      return ImDrawFlags_RoundCornersRight;
  }
  return ImDrawFlags_RoundCornersAll;
}

constexpr float turn = 6.28318530718f;

// ImGui's own path keeps two pixels of each side straight: circles and pills would have flat ends.
void rounded_path(ImDrawList& list, const Rect& r, float radius, ImDrawFlags corners) {
  constexpr float apart = 0.02f;  // two arcs that met in one point would have no edge between them
  radius = std::min(radius, std::min(r.w, r.h) / 2 - apart);
  const auto arc = [&](ImDrawFlags corner, float x, float y, float right, float down, int quarter) {
    const float round = (corners & corner) != 0 ? std::max(0.f, radius) : 0.f;
    list.PathArcToFast({x + right * round, y + down * round}, round, 3 * quarter, 3 * quarter + 3);
  };
  arc(ImDrawFlags_RoundCornersTopLeft, r.x, r.y, 1, 1, 2);
  arc(ImDrawFlags_RoundCornersTopRight, r.right(), r.y, -1, 1, 3);
  arc(ImDrawFlags_RoundCornersBottomRight, r.right(), r.bottom(), -1, -1, 0);
  arc(ImDrawFlags_RoundCornersBottomLeft, r.x, r.bottom(), 1, -1, 1);
}

// As browsers draw borders: whole pixels, rounded down.
float whole_stroke(float width, const Painter& paint, float density) {
  return width == 1 ? paint.hairline() : std::max(1.f, std::floor(width * density)) / density;
}

}  // namespace

void Painter::begin(Drawing& drawing, const Theme* theme, Rect viewport, float density) {
  list_ = &drawing.list();
  atlas_ = &drawing.atlas();
  theme_ = theme;
  viewport_ = viewport;
  density_ = density;
  alpha_ = 1;
  clips_.clear();
  list_->ChannelsSplit(layer_count);
  set_layer(Layer::page);
  list_->PushClipRect({viewport.x, viewport.y}, {viewport.right(), viewport.bottom()});
}

void Painter::end() {
  list_->PopClipRect();
  list_->ChannelsMerge();
}

void Painter::set_layer(Layer layer) {
  layer_ = layer;
  list_->ChannelsSetCurrent(static_cast<int>(layer));
}

void Painter::push_clip(const Rect& rect) {
  const Rect r = snapped(rect).intersection(clip());
  clips_.push_back(r);
  list_->PushClipRect({r.x, r.y}, {r.right(), r.bottom()});
}

void Painter::push_whole_clip() {
  clips_.push_back(viewport_);
  list_->PushClipRect({viewport_.x, viewport_.y}, {viewport_.right(), viewport_.bottom()});
}

void Painter::pop_clip() {
  clips_.pop_back();
  list_->PopClipRect();
}

float Painter::snap(float css_px) const {
  return std::round(css_px * density_) / density_;
}

// One physical pixel up to a density of 1.5, then two, then three.
float Painter::hairline() const {
  return std::max(1.f, std::ceil(density_ - 0.5f)) / density_;
}

Rect Painter::snapped(const Rect& rect) const {
  const float x = snap(rect.x), y = snap(rect.y);
  return {x, y, snap(rect.right()) - x, snap(rect.bottom()) - y};
}

ImU32 Painter::packed(Rgba color) const {
  const Rgba c = alpha_ < 1 ? with_alpha(color, alpha_) : color;
  return IM_COL32(c >> 24 & 0xff, c >> 16 & 0xff, c >> 8 & 0xff, c & 0xff);
}

void Painter::fill(const Rect& rect, Color color, float radius, Corners corners) {
  fill(rect, rgba(color), radius, corners);
}

void Painter::fill(const Rect& rect, Rgba color, float radius, Corners corners) {
  if (rect.is_empty() || (color & 0xff) == 0 || !is_visible(rect)) return;
  const Rect r = snapped(rect);
  if (radius < 0.5f || corners == Corners::none) {
    list_->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, packed(color));
    return;
  }
  rounded_path(*list_, r, radius, flags(corners));
  list_->PathFillConvex(packed(color));
}

void Painter::border(const Rect& rect, Color color, float radius, float width, Corners corners) {
  border(rect, rgba(color), radius, width, corners);
}

void Painter::border(const Rect& rect, Rgba color, float radius, float width, Corners corners) {
  if (rect.is_empty() || !is_visible(rect)) return;
  const Rect r = snapped(rect);
  const float stroke = whole_stroke(width, *this, density_);
  // the stroke lies inside the box, whatever its width
  const float in = stroke / 2;
  rounded_path(*list_, r.inset(in), std::max(0.f, std::min(radius, std::min(r.w, r.h) / 2) - in),
               flags(corners));
  list_->PathStroke(packed(color), ImDrawFlags_Closed, stroke);
}

void Painter::gradient_down(const Rect& rect, Rgba top, Rgba bottom, float radius, Corners corners) {
  if (rect.is_empty() || !is_visible(rect)) return;
  const Rect r = snapped(rect);
  const int first = list_->VtxBuffer.Size;
  list_->AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, IM_COL32_WHITE, radius, flags(corners));
  for (int i = first; i < list_->VtxBuffer.Size; ++i) {
    ImDrawVert& vertex = list_->VtxBuffer[i];
    const double t = std::clamp((vertex.pos.y - r.y) / r.h, 0.f, 1.f);
    const float edge = static_cast<float>(vertex.col >> 24) / 255;
    vertex.col = packed(with_alpha(mix_colors(top, bottom, t), edge));
  }
}

void Painter::circle(Vec2 center, float radius, Color color) {
  circle(center, radius, rgba(color));
}

void Painter::circle(Vec2 center, float radius, Rgba color) {
  if (!is_visible({center.x - radius, center.y - radius, 2 * radius, 2 * radius})) return;
  list_->AddCircleFilled(point(center), radius, packed(color));
}

void Painter::ring(Vec2 center, float radius, Color color, float width) {
  if (!is_visible({center.x - radius, center.y - radius, 2 * radius, 2 * radius})) return;
  const float stroke = whole_stroke(width, *this, density_);
  list_->AddCircle(point(center), radius - stroke / 2, packed(rgba(color)), 0, stroke);
}

void Painter::arc(Vec2 center, float radius, float from_turn, float to_turn, Color color, float width) {
  const float a = (from_turn - 0.25f) * turn, b = (to_turn - 0.25f) * turn, r = radius - width / 2;
  const ImU32 c = packed(rgba(color));
  list_->PathArcTo(point(center), r, a, b);
  list_->PathStroke(c, 0, width);
  for (const float end : {a, b}) {
    list_->AddCircleFilled({center.x + r * std::cos(end), center.y + r * std::sin(end)}, width / 2, c);
  }
}

// As arc(), with straight ends.
void Painter::sector(Vec2 center, float radius, float from_turn, float to_turn, Color color, float width) {
  list_->PathArcTo(point(center), radius - width / 2, (from_turn - 0.25f) * turn, (to_turn - 0.25f) * turn);
  list_->PathStroke(packed(rgba(color)), 0, width);
}

void Painter::line(Vec2 from, Vec2 to, Color color, float width) {
  list_->AddLine(point(from), point(to), packed(rgba(color)), width);
}

void Painter::polyline(const std::vector<Vec2>& points, Color color, float width) {
  for (const Vec2 p : points) list_->PathLineTo(point(p));
  list_->PathStroke(packed(rgba(color)), 0, width);
}

void Painter::fill_convex(const std::vector<Vec2>& points, Color color) {
  // hard edges, so that neighbours leave no seam; a line lies over the others
  const ImDrawListFlags flags_before = list_->Flags;
  list_->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (const Vec2 p : points) list_->PathLineTo(point(p));
  list_->PathFillConvex(packed(rgba(color)));
  list_->Flags = flags_before;
}

void Painter::picture(const Rect& rect, ImTextureID texture, Vec2 uv0, Vec2 uv1, float radius,
                      Corners corners) {
  if (!is_visible(rect)) return;
  const Rect r = snapped(rect);
  list_->AddImageRounded(texture, {r.x, r.y}, {r.right(), r.bottom()}, point(uv0), point(uv1),
                         packed(0xFFFFFFFF), radius, flags(corners));
}

void Painter::text(const Face& face, Vec2 at, std::string_view text, Rgba color) {
  ImFontBaked* baked = face.font->GetFontBaked(face.size, face.density);
  const ImU32 c = packed(color);
  float x = snap(at.x);
  const float y = snap(at.y + (face.line - face.size) / 2);
  const Rect visible = clip();
  while (!text.empty()) {
    const char32_t code = next_code_point(text);
    const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(code > 0xFFFF ? 0xFFFD : code));
    if (glyph->Visible && x + glyph->X1 >= visible.x && x + glyph->X0 <= visible.right()) {
      list_->PrimReserve(6, 4);
      list_->PrimRectUV({x + glyph->X0, y + glyph->Y0}, {x + glyph->X1, y + glyph->Y1},
                        {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, c);
    }
    x += glyph->AdvanceX + spacing_after(face, code);
  }
}

void Painter::icon(const Rect& rect, Icon icon, float size, Rgba color) {
  const int pixels = static_cast<int>(std::lround(size * density_));
  if (icon == Icon::none || pixels <= 0 || !is_visible(rect)) return;
  const ImFontAtlasRect place = icons_.place(*atlas_, icon, pixels);
  const float side = static_cast<float>(pixels) / density_;
  const float x = snap(rect.x + (rect.w - side) / 2), y = snap(rect.y + (rect.h - side) / 2);
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({x, y}, {x + side, y + side}, place.uv0, place.uv1, packed(color));
}

void Painter::callback(ImDrawCallback function, void* data, std::size_t size) {
  list_->AddCallback(function, data, size);
  list_->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

}  // namespace guichet::ui
