#pragma once

#include <vips/vips.h>

#include <memory>
#include <string>
#include <string_view>

#include "server/worker/panorama.hpp"

namespace guichet::worker {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Image = std::unique_ptr<VipsImage, Unref>;
using Source = std::unique_ptr<VipsSource, Unref>;

// What libvips says went wrong, on one line; forgets it.
[[nodiscard]] std::string vips_problem();

// Plain sRGB, three bands of 8 bits, nothing transparent.
[[nodiscard]] Image plain_rgb(Image image);
// Fits into size x size, never larger than it is; orientation and profile applied.
[[nodiscard]] Image shrunk(VipsSource* source, int width, int height);
[[nodiscard]] Image shrunk(VipsImage* image, int width, int height);
// The pixels stay where they are: `pixels` must outlive the image.
[[nodiscard]] Image view_of(const Pixels& pixels);
[[nodiscard]] Pixels to_pixels(VipsImage* image);
[[nodiscard]] Image cut(VipsImage* image, int left, int top, int width, int height);
// A JPEG without any metadata.
[[nodiscard]] std::string to_jpeg(VipsImage* image, int quality);

}  // namespace guichet::worker
