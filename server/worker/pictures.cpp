#include "server/worker/pictures.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "server/files/durable.hpp"
#include "server/worker/panorama.hpp"
#include "server/worker/vips_image.hpp"

namespace guichet::worker {

namespace {

constexpr std::int64_t pixels_max = 120'000'000;
constexpr int side_max = 32'768;
constexpr int thumbnail_side = 480;
constexpr int web_side = 2048;
constexpr int quality = 82;
constexpr int tile_side = 512;
constexpr std::size_t preview_bytes_max = 64 * 1024;

std::string content_type(int input) {
  std::array<char, 12> start{};
  if (::pread(input, start.data(), start.size(), 0) != static_cast<ssize_t>(start.size()))
    throw Refused(Refusal::unknown_type, "too short");
  const std::string_view bytes(start.data(), start.size());
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("RIFF") && bytes.substr(8) == "WEBP") return "image/webp";
  throw Refused(Refusal::unknown_type, "not a JPEG, PNG or WebP");
}

void write_into(int output, const std::string& name, std::string_view bytes) {
  const files::Descriptor file(::openat(output, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640));
  if (!file.is_open()) throw std::system_error(errno, std::generic_category(), "create " + name);
  files::write_all(file.get(), std::as_bytes(std::span(bytes)));
}

void make_folder(int output, const std::string& name) {
  if (::mkdirat(output, name.c_str(), 0750) != 0) throw std::system_error(errno, std::generic_category(), "mkdir");
}

Source source_of(int input) {
  if (::lseek(input, 0, SEEK_SET) != 0) throw std::system_error(errno, std::generic_category(), "seek");
  VipsSource* source = vips_source_new_from_descriptor(input);
  if (!source) throw Refused(Refusal::damaged, vips_problem());
  return Source(source);
}

// What the header says, before any pixel is decoded.
struct Header {
  int width = 0;  // as seen
  int height = 0;
  std::string xmp{};
};

Header read_header(int input) {
  const Source source = source_of(input);
  const Image image(vips_image_new_from_source(source.get(), "", "access", VIPS_ACCESS_SEQUENTIAL, nullptr));
  if (!image) throw Refused(Refusal::damaged, vips_problem());
  Header header{vips_image_get_width(image.get()), vips_image_get_height(image.get()), {}};
  const std::int64_t pixels = std::int64_t{header.width} * header.height;
  if (pixels > pixels_max || header.width > side_max || header.height > side_max)
    throw Refused(Refusal::too_large, std::to_string(header.width) + " x " + std::to_string(header.height));
  if (vips_image_get_orientation_swap(image.get())) std::swap(header.width, header.height);
  const void* xmp = nullptr;
  std::size_t size = 0;
  if (vips_image_get_typeof(image.get(), VIPS_META_XMP_NAME) != 0 &&
      vips_image_get_blob(image.get(), VIPS_META_XMP_NAME, &xmp, &size) == 0)
    header.xmp.assign(static_cast<const char*>(xmp), std::min<std::size_t>(size, 65'536));
  return header;
}

// Both small renditions from one decoding.
void write_small_ones(VipsImage* web, int output) {
  write_into(output, "web.jpg", to_jpeg(web, quality));
  write_into(output, "thumbnail.jpg", to_jpeg(shrunk(web, thumbnail_side, thumbnail_side).get(), quality));
}

void write_tiles(const Pixels& face, char letter, const CubeSizes& sizes, int output) {
  const Image full = view_of(face);
  for (int level = sizes.levels; level >= 1; --level) {
    const int size = sizes.face_at(level);
    const Pixels pixels = level == sizes.levels ? Pixels{} : to_pixels(shrunk(full.get(), size, size).get());
    const Image scaled = level == sizes.levels ? view_of(face) : view_of(pixels);
    for (int y = 0; y * sizes.tile < size; ++y)
      for (int x = 0; x * sizes.tile < size; ++x) {
        const Image tile = cut(scaled.get(), x * sizes.tile, y * sizes.tile, std::min(sizes.tile, size - x * sizes.tile),
                               std::min(sizes.tile, size - y * sizes.tile));
        write_into(output,
                   "tiles/" + std::to_string(level) + '/' + letter + std::to_string(y) + '_' + std::to_string(x) + ".jpg",
                   to_jpeg(tile.get(), quality));
      }
  }
}

// The six faces side by side, in the order of cube_faces.
class Preview {
 public:
  explicit Preview(int side)
      : side_(side), strip_{side * 6, side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * 6 *
                                                                      static_cast<std::size_t>(side) * 3)} {}

  void put(int index, const Pixels& face) {
    const Image full = view_of(face);
    const Pixels small = to_pixels(shrunk(full.get(), side_, side_).get());
    const auto row_bytes = static_cast<std::size_t>(side_) * 3;
    for (int row = 0; row < side_; ++row)
      std::copy_n(small.rgb.begin() + static_cast<std::ptrdiff_t>(row_bytes) * row, row_bytes,
                  strip_.rgb.begin() + static_cast<std::ptrdiff_t>(row_bytes) * (row * 6 + index));
  }

  std::string jpeg() const {
    std::string bytes;
    for (const int q : {75, 60, 45, 30, 15}) {
      bytes = to_jpeg(view_of(strip_).get(), q);
      if (bytes.size() <= preview_bytes_max) break;
    }
    return bytes;
  }

 private:
  int side_;
  Pixels strip_;
};

void make_panorama(const Header& header, int input, int output, Report& report) {
  const Sphere sphere = sphere_of(header.width, header.height, header.xmp);
  const CubeSizes sizes = cube_sizes(sphere.full_width, tile_side);
  if (!sphere.is_known() || sizes.levels == 0)
    throw Refused(Refusal::not_a_panorama, std::to_string(header.width) + " x " + std::to_string(header.height));
  const Source source = source_of(input);
  const Pixels picture = to_pixels(shrunk(source.get(), header.width, header.height).get());
  write_small_ones(shrunk(view_of(picture).get(), web_side, web_side).get(), output);
  make_folder(output, "tiles");
  for (int level = 1; level <= sizes.levels; ++level) make_folder(output, "tiles/" + std::to_string(level));
  Preview preview(std::min(sizes.cube, 256));
  for (std::size_t i = 0; i < cube_faces.size(); ++i) {
    const Pixels face = cube_face(picture, sphere, cube_faces[i], sizes.cube);
    write_tiles(face, cube_faces[i], sizes, output);
    preview.put(static_cast<int>(i), face);
  }
  write_into(output, "tiles/preview.jpg", preview.jpeg());
  report.tile_levels = sizes.levels;
  report.tile_size = sizes.tile;
  report.cube_size = sizes.cube;
}

}  // namespace

void start_pictures(const char* program) {
  if (VIPS_INIT(program) != 0) throw std::runtime_error(vips_problem());
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  for (const char* loader : {"VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"})
    vips_operation_block_set(loader, FALSE);
  vips_block_untrusted_set(TRUE);
}

Report make_renditions(const PictureJob& job, int input, int output) {
  Report report;
  report.content_type = content_type(input);
  const Header header = read_header(input);
  report.width = header.width;
  report.height = header.height;
  if (job.use == PictureUse::panorama) {
    make_panorama(header, input, output, report);
  } else {
    const Source source = source_of(input);
    const Pixels web = to_pixels(shrunk(source.get(), web_side, web_side).get());
    write_small_ones(view_of(web).get(), output);
  }
  return report;
}

}  // namespace guichet::worker
