// Where one looks in a panorama, and where on the screen a direction of the room is then. Pure geometry.
#pragma once

#include <array>
#include <optional>

namespace guichet::media {

// In degrees: yaw to the right of the picture's middle, pitch up, field of view across the width.
struct Look {
  float yaw = 0;
  float pitch = 0;
  float field_of_view = 90;
};

// x right, y up, -z ahead.
struct Vec3 {
  float x = 0, y = 0, z = 0;
};

// -1 to 1 across what is seen, from the left and from below.
struct ScreenPoint {
  float x = 0, y = 0;
};

[[nodiscard]] Vec3 direction_of(float yaw, float pitch);

// Turns room directions into the view: x right, y up, looking along -z.
class Camera {
 public:
  Camera(const Look& look, float width, float height);
  [[nodiscard]] Vec3 to_view(Vec3 v) const;
  [[nodiscard]] Vec3 to_room(Vec3 v) const;
  // Column-major clip matrix; depth is unused.
  [[nodiscard]] std::array<float, 16> matrix() const;
  [[nodiscard]] bool sees(const std::array<Vec3, 4>& corners) const;
  // The direction in the room that is seen there.
  [[nodiscard]] Vec3 direction(ScreenPoint at) const;
  // Where a direction is seen; nothing for what is outside of the view or behind.
  [[nodiscard]] std::optional<ScreenPoint> project(Vec3 direction) const;

 private:
  float sin_yaw_, cos_yaw_, sin_pitch_, cos_pitch_, scale_x_, scale_y_;
};

}  // namespace guichet::media
