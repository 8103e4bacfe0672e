#include "wasm-app/shell/mark.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "wasm-app/ui/painter.hpp"

namespace guichet::shell {

namespace {

using ui::Color;
using ui::Rect;
using ui::Vec2;

constexpr float grid = 36;  // the marks are drawn on a grid of 36

class Pen {
 public:
  Pen(ui::Painter& painter, Rect square) : painter_(painter), square_(square) {}

  Vec2 at(float x, float y) const { return {square_.x + length(x), square_.y + length(y)}; }
  float length(float units) const { return units * square_.w / grid; }
  void ring(float x, float y, float radius, float width) const {
    painter_.ring(at(x, y), length(radius), Color::accent_on, length(width));
  }
  void dot(float x, float y, float radius) const {
    painter_.circle(at(x, y), length(radius), Color::accent_on);
  }
  void bar(float x, float y, float w, float h, float radius) const {
    const Vec2 corner = at(x, y);
    painter_.fill(Rect{corner.x, corner.y, length(w), length(h)}, Color::accent_on, length(radius));
  }
  void stroke(const std::vector<Vec2>& points, float width, bool has_round_ends = true) const {
    std::vector<Vec2> path;
    for (const Vec2& point : points) path.push_back(at(point.x, point.y));
    painter_.polyline(path, Color::accent_on, length(width));
    if (!has_round_ends) return;
    for (const Vec2& point : path) painter_.circle(point, length(width) / 2, Color::accent_on);
  }

 private:
  ui::Painter& painter_;
  Rect square_;
};

std::vector<Vec2> curve(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  constexpr int pieces = 16;
  std::vector<Vec2> points;
  for (int n = 0; n <= pieces; ++n) {
    // A little short of both ends, which lie in the middle of the ring's line.
    const float t = 0.03f + 0.94f * static_cast<float>(n) / pieces;
    const float u = 1 - t;
    points.push_back({u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
                      u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y});
  }
  return points;
}

void panorama(const Pen& pen) {
  pen.ring(18, 18, 10.5f, 2.6f);
  pen.stroke(curve({7.5f, 18}, {11.5f, 13}, {24.5f, 13}, {28.5f, 18}), 2.6f, false);
  pen.dot(18, 21.5f, 2.6f);
}

void niveau(const Pen& pen) {
  pen.bar(8, 9, 20, 3.4f, 1);
  pen.bar(8, 16.3f, 14, 3.4f, 1);
  pen.bar(8, 23.6f, 8, 3.4f, 1);
}

void lumen(const Pen& pen) {
  pen.dot(18, 18, 4);
  for (int ray = 0; ray < 8; ++ray) {
    const float turn = static_cast<float>(ray) * std::numbers::pi_v<float> / 4;
    const Vec2 way{std::cos(turn), std::sin(turn)};
    pen.stroke({{18 + 7 * way.x, 18 + 7 * way.y}, {18 + 11 * way.x, 18 + 11 * way.y}}, 2.6f);
  }
}

void brzozowa(const Pen& pen) {
  pen.stroke({{8, 18.5f}, {18, 9}, {28, 18.5f}}, 2.8f);
  pen.stroke({{18, 27}, {18, 18}}, 2.6f);
  pen.stroke({{18, 23}, {22, 19.8f}}, 2.6f);
  pen.stroke({{18, 25.4f}, {14, 22.2f}}, 2.6f);
}

void guichet_mark(const Pen& pen) {
  std::vector<Vec2> arch{{10.5f, 25}};
  for (int n = 0; n <= 16; ++n) {
    const float turn = std::numbers::pi_v<float> * (1 + static_cast<float>(n) / 16);
    arch.push_back({18 + 7.5f * std::cos(turn), 17 + 7.5f * std::sin(turn)});
  }
  arch.push_back({25.5f, 25});
  pen.stroke(arch, 2.8f, false);
  pen.bar(7, 25, 22, 3, 1.5f);
}

}  // namespace

void draw_mark(ui::Ui& ui, Rect square, std::string_view mark) {
  ui::Painter& painter = ui.painter();
  painter.fill(square, Color::accent_fill, std::round(square.w / 4));
  const Pen pen(painter, square);
  if (mark == "panorama") return panorama(pen);
  if (mark == "niveau") return niveau(pen);
  if (mark == "lumen") return lumen(pen);
  if (mark == "brzozowa") return brzozowa(pen);
  if (mark == "manutek") return pen.stroke({{9, 26}, {9, 11}, {18, 20}, {27, 11}, {27, 26}}, 3.4f);
  guichet_mark(pen);
}

}  // namespace guichet::shell
