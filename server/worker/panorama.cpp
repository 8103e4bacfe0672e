#include "server/worker/panorama.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

namespace guichet::worker {

namespace {

constexpr std::int64_t full_width_max = 65'536;
constexpr std::uint8_t nothing_grey = 128;

// A GPano value, written as an attribute (GPano:Name="...") or as an element (<GPano:Name>...</).
std::optional<std::int64_t> gpano_number(std::string_view xmp, std::string_view name) {
  const std::string key = "GPano:" + std::string(name);
  for (std::size_t at = xmp.find(key); at != std::string_view::npos; at = xmp.find(key, at + 1)) {
    std::size_t value = at + key.size();
    while (value < xmp.size() && (xmp[value] == ' ' || xmp[value] == '=')) ++value;
    if (value >= xmp.size() || (xmp[value] != '"' && xmp[value] != '\'' && xmp[value] != '>')) continue;
    std::int64_t number = 0;
    const auto parsed = std::from_chars(xmp.data() + value + 1, xmp.data() + xmp.size(), number);
    if (parsed.ec == std::errc() && number >= 0 && number <= full_width_max) return number;
  }
  return std::nullopt;
}

std::optional<Sphere> gpano_sphere(std::int32_t width, std::int32_t height, std::string_view xmp) {
  if (xmp.find("equirectangular") == std::string_view::npos) return std::nullopt;
  const auto full_width = gpano_number(xmp, "FullPanoWidthPixels");
  const auto full_height = gpano_number(xmp, "FullPanoHeightPixels");
  const auto cropped_width = gpano_number(xmp, "CroppedAreaImageWidthPixels");
  if (!full_width || !full_height || *full_width < 64 || *full_height < 32) return std::nullopt;
  Sphere sphere{*full_width, *full_height, gpano_number(xmp, "CroppedAreaLeftPixels").value_or(0),
                gpano_number(xmp, "CroppedAreaTopPixels").value_or(0)};
  // Programs that shrink a picture leave the metadata as it was: scale to the picture's own pixels.
  const std::int64_t described = cropped_width.value_or(*full_width);
  if (described <= 0) return std::nullopt;
  if (described != width)
    for (std::int64_t* length : {&sphere.full_width, &sphere.full_height, &sphere.left, &sphere.top})
      *length = *length * width / described;
  const bool fits = sphere.full_width > 0 && sphere.full_width <= full_width_max &&
                    sphere.left + width <= sphere.full_width + 1 && sphere.top + height <= sphere.full_height + 1;
  const bool is_whole_sphere = std::abs(sphere.full_width - 2 * sphere.full_height) * 50 <= sphere.full_width;
  return fits && is_whole_sphere ? std::optional(sphere) : std::nullopt;
}

struct Direction {
  double x = 0;  // right
  double y = 0;  // up
  double z = 0;  // ahead, to the middle of the picture
};

// a runs right and b down over the face, both from -1 to 1.
Direction direction(char face, double a, double b) {
  switch (face) {
    case 'f': return {a, -b, 1};
    case 'b': return {-a, -b, -1};
    case 'l': return {-1, -b, a};
    case 'r': return {1, -b, -a};
    case 'u': return {a, 1, b};
    default: return {a, -1, -b};
  }
}

// Reads the picture between its pixels; u and v are in pixels of the whole sphere.
class Sampler {
 public:
  Sampler(const Pixels& picture, const Sphere& sphere) : picture_(picture), sphere_(sphere) {}

  void read(double u, double v, std::uint8_t* out) const {
    const double fu = std::floor(u);
    const double fv = std::floor(v);
    const auto wu = static_cast<std::int32_t>((u - fu) * 256);
    const auto wv = static_cast<std::int32_t>((v - fv) * 256);
    const auto x = static_cast<std::int64_t>(fu);
    const auto y = static_cast<std::int64_t>(fv);
    const std::uint8_t* p00 = pixel(x, y);
    const std::uint8_t* p10 = pixel(x + 1, y);
    const std::uint8_t* p01 = pixel(x, y + 1);
    const std::uint8_t* p11 = pixel(x + 1, y + 1);
    for (int c = 0; c < 3; ++c) {
      const std::int32_t top = p00[c] * (256 - wu) + p10[c] * wu;
      const std::int32_t bottom = p01[c] * (256 - wu) + p11[c] * wu;
      out[c] = static_cast<std::uint8_t>((top * (256 - wv) + bottom * wv + 32768) >> 16);
    }
  }

 private:
  const std::uint8_t* pixel(std::int64_t x, std::int64_t y) const {
    x -= sphere_.left;
    if (x < 0) x += sphere_.full_width;  // the sphere closes at the back
    if (x >= sphere_.full_width) x -= sphere_.full_width;
    y = std::clamp<std::int64_t>(y, 0, sphere_.full_height - 1) - sphere_.top;
    if (x >= picture_.width || y < 0 || y >= picture_.height) return nothing_.data();
    return &picture_.rgb[static_cast<std::size_t>((y * picture_.width + x) * 3)];
  }

  const Pixels& picture_;
  const Sphere& sphere_;
  std::array<std::uint8_t, 3> nothing_{nothing_grey, nothing_grey, nothing_grey};
};

}  // namespace

Sphere sphere_of(std::int32_t width, std::int32_t height, std::string_view xmp) {
  if (width < 64 || height < 16) return {};
  if (const auto marked = gpano_sphere(width, height, xmp)) return *marked;
  if (std::abs(width - 2 * height) * 100 <= width) return {width, height, 0, 0};
  return {};
}

std::int32_t CubeSizes::face_at(std::int32_t level) const {
  std::int32_t size = cube;
  for (std::int32_t i = levels; i > level; --i) size /= 2;
  return size;
}

CubeSizes cube_sizes(std::int64_t full_width, std::int32_t tile_wanted) {
  CubeSizes sizes;
  sizes.cube = 8 * static_cast<std::int32_t>(static_cast<double>(full_width) / std::numbers::pi / 8);
  sizes.tile = std::min(tile_wanted, sizes.cube);
  if (sizes.tile == 0) return {};
  sizes.levels = 1 + static_cast<std::int32_t>(std::ceil(std::log2(static_cast<double>(sizes.cube) / sizes.tile)));
  if (sizes.levels >= 2 && (sizes.cube >> (sizes.levels - 2)) == sizes.tile) --sizes.levels;
  return sizes;
}

Pixels cube_face(const Pixels& picture, const Sphere& sphere, char face, std::int32_t size) {
  const Sampler sampler(picture, sphere);
  const auto full_width = static_cast<double>(sphere.full_width);
  const auto full_height = static_cast<double>(sphere.full_height);
  Pixels out{size, size, std::vector<std::uint8_t>(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 3)};
  std::uint8_t* pixel = out.rgb.data();
  for (std::int32_t row = 0; row < size; ++row) {
    const double b = (2 * row + 1.0) / size - 1;
    for (std::int32_t column = 0; column < size; ++column, pixel += 3) {
      const Direction to = direction(face, (2 * column + 1.0) / size - 1, b);
      const double yaw = std::atan2(to.x, to.z);
      const double pitch = std::atan2(to.y, std::sqrt(to.x * to.x + to.z * to.z));
      sampler.read((yaw / (2 * std::numbers::pi) + 0.5) * full_width - 0.5,
                   (0.5 - pitch / std::numbers::pi) * full_height - 0.5, pixel);
    }
  }
  return out;
}

}  // namespace guichet::worker
