#include "server/worker/vips_image.hpp"

#include "server/worker/pictures.hpp"

namespace guichet::worker {

namespace {

[[noreturn]] void damaged() { throw Refused(Refusal::damaged, vips_problem()); }

struct FreeBuffer {
  void operator()(void* buffer) const { g_free(buffer); }
};

}  // namespace

std::string vips_problem() {
  std::string text = vips_error_buffer();
  vips_error_clear();
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return text.substr(0, 300);
}

Image plain_rgb(Image image) {
  VipsImage* out = nullptr;
  if (vips_colourspace(image.get(), &out, VIPS_INTERPRETATION_sRGB, nullptr) != 0) damaged();
  image.reset(out);
  if (vips_image_hasalpha(image.get())) {
    VipsArrayDouble* white = vips_array_double_newv(3, 255.0, 255.0, 255.0);
    const int code = vips_flatten(image.get(), &out, "background", white, nullptr);
    vips_area_unref(VIPS_AREA(white));
    if (code != 0) damaged();
    image.reset(out);
  }
  if (vips_cast_uchar(image.get(), &out, nullptr) != 0) damaged();
  image.reset(out);
  if (vips_image_get_bands(image.get()) != 3) throw Refused(Refusal::damaged, "an unusual number of colours");
  return image;
}

Image shrunk(VipsSource* source, int width, int height) {
  VipsImage* out = nullptr;
  // As an option of the loader: libvips 8.14 forgets the thumbnail's own "fail_on" for sources.
  if (vips_thumbnail_source(source, &out, width, "height", height, "size", VIPS_SIZE_DOWN, "export_profile", "srgb",
                            "option_string", "[fail_on=error]", nullptr) != 0)
    damaged();
  return plain_rgb(Image(out));
}

Image shrunk(VipsImage* image, int width, int height) {
  VipsImage* out = nullptr;
  if (vips_thumbnail_image(image, &out, width, "height", height, "size", VIPS_SIZE_DOWN, nullptr) != 0) damaged();
  return plain_rgb(Image(out));
}

Image view_of(const Pixels& pixels) {
  VipsImage* out =
      vips_image_new_from_memory(pixels.rgb.data(), pixels.rgb.size(), pixels.width, pixels.height, 3, VIPS_FORMAT_UCHAR);
  if (!out) damaged();
  out->Type = VIPS_INTERPRETATION_sRGB;
  return Image(out);
}

Pixels to_pixels(VipsImage* image) {
  std::size_t size = 0;
  const std::unique_ptr<void, FreeBuffer> memory(vips_image_write_to_memory(image, &size));
  if (!memory) damaged();
  const auto* bytes = static_cast<const std::uint8_t*>(memory.get());
  return Pixels{vips_image_get_width(image), vips_image_get_height(image), {bytes, bytes + size}};
}

Image cut(VipsImage* image, int left, int top, int width, int height) {
  VipsImage* out = nullptr;
  if (vips_extract_area(image, &out, left, top, width, height, nullptr) != 0) damaged();
  return Image(out);
}

std::string to_jpeg(VipsImage* image, int quality) {
  void* buffer = nullptr;
  std::size_t size = 0;
  if (vips_jpegsave_buffer(image, &buffer, &size, "Q", quality, "strip", TRUE, "optimize_coding", TRUE, "interlace",
                           FALSE, nullptr) != 0)
    damaged();
  const std::unique_ptr<void, FreeBuffer> owned(buffer);
  return std::string(static_cast<const char*>(buffer), size);
}

}  // namespace guichet::worker
