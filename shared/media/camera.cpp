#include "shared/media/camera.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace guichet::media {

namespace {

constexpr float radians = std::numbers::pi_v<float> / 180;

}  // namespace

Vec3 direction_of(float yaw, float pitch) {
  const float around = yaw * radians, up = pitch * radians;
  return {std::cos(up) * std::sin(around), std::sin(up), -std::cos(up) * std::cos(around)};
}

Camera::Camera(const Look& look, float width, float height)
    : sin_yaw_(std::sin(look.yaw * radians)),
      cos_yaw_(std::cos(look.yaw * radians)),
      sin_pitch_(std::sin(look.pitch * radians)),
      cos_pitch_(std::cos(look.pitch * radians)),
      scale_x_(1 / std::tan(std::clamp(look.field_of_view, 5.f, 150.f) * radians / 2)),
      scale_y_(scale_x_ * width / std::max(1.f, height)) {}

Vec3 Camera::to_view(Vec3 v) const {
  const float x = cos_yaw_ * v.x + sin_yaw_ * v.z, z = -sin_yaw_ * v.x + cos_yaw_ * v.z;
  return {x, cos_pitch_ * v.y + sin_pitch_ * z, -sin_pitch_ * v.y + cos_pitch_ * z};
}

Vec3 Camera::to_room(Vec3 v) const {
  const float y = cos_pitch_ * v.y - sin_pitch_ * v.z, z = sin_pitch_ * v.y + cos_pitch_ * v.z;
  return {cos_yaw_ * v.x - sin_yaw_ * z, y, sin_yaw_ * v.x + cos_yaw_ * z};
}

std::array<float, 16> Camera::matrix() const {
  std::array<float, 16> m{};
  const std::array<Vec3, 3> axes{to_view({1, 0, 0}), to_view({0, 1, 0}), to_view({0, 0, 1})};
  for (std::size_t column = 0; column < 3; ++column) {
    m[column * 4] = scale_x_ * axes[column].x;
    m[column * 4 + 1] = scale_y_ * axes[column].y;
    m[column * 4 + 3] = -axes[column].z;
  }
  return m;
}

bool Camera::sees(const std::array<Vec3, 4>& corners) const {
  std::array<int, 5> outside{};
  for (const Vec3& corner : corners) {
    const Vec3 v = to_view(corner);
    const float x = v.x * scale_x_, y = v.y * scale_y_, w = -v.z;
    outside[0] += x > w ? 1 : 0;
    outside[1] += -x > w ? 1 : 0;
    outside[2] += y > w ? 1 : 0;
    outside[3] += -y > w ? 1 : 0;
    outside[4] += w <= 0 ? 1 : 0;
  }
  return std::none_of(outside.begin(), outside.end(), [](int count) { return count == 4; });
}

Vec3 Camera::direction(ScreenPoint at) const {
  return to_room({at.x / scale_x_, at.y / scale_y_, -1});
}

std::optional<ScreenPoint> Camera::project(Vec3 direction) const {
  const Vec3 v = to_view(direction);
  if (v.z >= 0) return std::nullopt;
  const ScreenPoint at{v.x * scale_x_ / -v.z, v.y * scale_y_ / -v.z};
  if (std::abs(at.x) > 1 || std::abs(at.y) > 1) return std::nullopt;
  return at;
}

}  // namespace guichet::media
