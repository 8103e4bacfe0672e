// Rectangles in CSS pixels and the small layout tools views are built from. No Dear ImGui here.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace guichet::ui {

struct Vec2 {
  float x = 0, y = 0;
  constexpr bool operator==(const Vec2&) const = default;
};

struct Insets {
  float left = 0, top = 0, right = 0, bottom = 0;
  constexpr bool operator==(const Insets&) const = default;
};

// The `cut_*` members remove a strip from this rectangle and return it; `gap` is dropped between the two.
// `take_*` do the same on a copy. Cutting more than there is returns what is left.
struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  constexpr bool operator==(const Rect&) const = default;
  [[nodiscard]] constexpr float right() const { return x + w; }
  [[nodiscard]] constexpr float bottom() const { return y + h; }
  [[nodiscard]] constexpr Vec2 center() const { return {x + w / 2, y + h / 2}; }
  [[nodiscard]] constexpr bool is_empty() const { return w <= 0 || h <= 0; }
  [[nodiscard]] constexpr bool contains(Vec2 p) const {
    return p.x >= x && p.y >= y && p.x < right() && p.y < bottom();
  }
  [[nodiscard]] constexpr bool intersects(const Rect& o) const {
    return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
  }
  [[nodiscard]] constexpr Rect intersection(const Rect& o) const {
    const float l = std::max(x, o.x), t = std::max(y, o.y);
    return {l, t, std::max(0.f, std::min(right(), o.right()) - l),
            std::max(0.f, std::min(bottom(), o.bottom()) - t)};
  }
  [[nodiscard]] constexpr Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
  [[nodiscard]] constexpr Rect inset(float all) const { return inset(all, all); }
  [[nodiscard]] constexpr Rect inset(float horizontal, float vertical) const {
    return {x + horizontal, y + vertical, std::max(0.f, w - 2 * horizontal), std::max(0.f, h - 2 * vertical)};
  }
  [[nodiscard]] constexpr Rect inset(Insets i) const {
    return {x + i.left, y + i.top, std::max(0.f, w - i.left - i.right), std::max(0.f, h - i.top - i.bottom)};
  }
  [[nodiscard]] constexpr Rect grown(float all) const { return {x - all, y - all, w + 2 * all, h + 2 * all}; }
  // The same centre, at least this large.
  [[nodiscard]] constexpr Rect grown_to(float min_w, float min_h) const {
    const float nw = std::max(w, min_w), nh = std::max(h, min_h);
    return {x - (nw - w) / 2, y - (nh - h) / 2, nw, nh};
  }
  [[nodiscard]] constexpr Rect with_width(float width) const { return {x, y, width, h}; }
  [[nodiscard]] constexpr Rect with_height(float height) const { return {x, y, w, height}; }
  // A box of this size centred inside, on whole pixels.
  [[nodiscard]] Rect centered(float width, float height) const {
    return {std::round(x + (w - width) / 2), std::round(y + (h - height) / 2), width, height};
  }
  [[nodiscard]] Rect centered_vertically(float height) const {
    return {x, std::round(y + (h - height) / 2), w, height};
  }
  [[nodiscard]] Rect centered_horizontally(float width) const {
    return {std::round(x + (w - width) / 2), y, width, h};
  }

  constexpr Rect cut_top(float px, float gap = 0) {
    const float taken = std::min(px, h);
    const Rect strip{x, y, w, taken};
    const float gone = std::min(h, taken + gap);
    y += gone, h -= gone;
    return strip;
  }
  constexpr Rect cut_bottom(float px, float gap = 0) {
    const float taken = std::min(px, h);
    const Rect strip{x, bottom() - taken, w, taken};
    h -= std::min(h, taken + gap);
    return strip;
  }
  constexpr Rect cut_left(float px, float gap = 0) {
    const float taken = std::min(px, w);
    const Rect strip{x, y, taken, h};
    const float gone = std::min(w, taken + gap);
    x += gone, w -= gone;
    return strip;
  }
  constexpr Rect cut_right(float px, float gap = 0) {
    const float taken = std::min(px, w);
    const Rect strip{right() - taken, y, taken, h};
    w -= std::min(w, taken + gap);
    return strip;
  }
  [[nodiscard]] constexpr Rect take_top(float px) const { return Rect{*this}.cut_top(px); }
  [[nodiscard]] constexpr Rect take_bottom(float px) const { return Rect{*this}.cut_bottom(px); }
  [[nodiscard]] constexpr Rect take_left(float px) const { return Rect{*this}.cut_left(px); }
  [[nodiscard]] constexpr Rect take_right(float px) const { return Rect{*this}.cut_right(px); }
};

// Rows from top to bottom, for content whose total height is only known once it is laid out (scrollers).
class Stack {
 public:
  explicit Stack(Rect area, float gap = 0) : area_(area), gap_(gap), y_(area.y) {}

  // The next row; the gap goes before every row but the first.
  Rect next(float height) {
    if (!is_first_) y_ += gap_;
    is_first_ = false;
    const Rect row{area_.x, y_, area_.w, height};
    y_ += height;
    return row;
  }
  void skip(float px) { y_ += px; }
  [[nodiscard]] float y() const { return y_; }
  // What the rows so far take, without a trailing gap.
  [[nodiscard]] float height() const { return y_ - area_.y; }
  [[nodiscard]] Rect area() const { return area_; }

 private:
  Rect area_;
  float gap_ = 0, y_ = 0;
  bool is_first_ = true;
};

// Column `index` of `count` equal columns; edges fall on whole pixels and neighbours keep exactly `gap`.
[[nodiscard]] inline Rect column(Rect area, std::size_t count, float gap, std::size_t index) {
  const auto edge = [&](std::size_t i) {
    return std::round(static_cast<float>(i) * (area.w + gap) / static_cast<float>(count));
  };
  return {area.x + edge(index), area.y, edge(index + 1) - edge(index) - gap, area.h};
}

// Cells of a grid with `columns` columns and rows of `row_height`.
[[nodiscard]] inline Rect grid_cell(Rect area, std::size_t columns, float gap, float row_height,
                                    std::size_t index) {
  Rect cell = column(area, columns, gap, index % columns);
  cell.y = area.y + static_cast<float>(index / columns) * (row_height + gap);
  cell.h = row_height;
  return cell;
}
[[nodiscard]] inline float grid_height(std::size_t count, std::size_t columns, float gap, float row_height) {
  const auto rows = static_cast<float>((count + columns - 1) / columns);
  return rows <= 0 ? 0.f : rows * row_height + (rows - 1) * gap;
}

}  // namespace guichet::ui
