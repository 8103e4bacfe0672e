#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <csignal>
#include <fstream>
#include <numbers>
#include <set>

#include "server/files/descriptor.hpp"
#include "server/worker/jail.hpp"
#include "server/worker/panorama.hpp"
#include "server/worker/vips_image.hpp"
#include "server/worker/worker_client.hpp"
#include "tests/server/storage_folder.hpp"
#include "tests/support/server/worker_program.hpp"

using namespace guichet;
using namespace guichet::worker;
namespace fs = std::filesystem;

namespace {

// One colour per face of the cube around, so that each face can be told.
Pixels six_colours(int width) {
  Pixels picture{width, width / 2, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(width) / 2 * 3)};
  std::uint8_t* out = picture.rgb.data();
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < width; ++x, out += 3) {
      const double yaw = ((x + 0.5) / width - 0.5) * 2 * std::numbers::pi;
      const double pitch = (0.5 - (y + 0.5) / picture.height) * std::numbers::pi;
      const double right = std::cos(pitch) * std::sin(yaw), up = std::sin(pitch), ahead = std::cos(pitch) * std::cos(yaw);
      const double most = std::max({std::abs(right), std::abs(up), std::abs(ahead)});
      const int colour = most == std::abs(up) ? (up > 0 ? 5 : 2) : most == std::abs(right) ? (right > 0 ? 4 : 3) : (ahead > 0 ? 1 : 6);
      for (int c = 0; c < 3; ++c) out[c] = (colour >> c) & 1 ? 220 : 30;
    }
  return picture;
}

int colour_of(const std::uint8_t* rgb) { return (rgb[0] > 128) + 2 * (rgb[1] > 128) + 4 * (rgb[2] > 128); }

void write(const fs::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string jpeg_of(const Pixels& pixels) {
  if (VIPS_INIT("worker_test") != 0) throw std::runtime_error("libvips does not start");
  return to_jpeg(view_of(pixels).get(), 90);
}

struct Fixture {
  TestFolder folder{};
  WorkerClient client{{.program = test::worker_program()}};

  Report run(PictureUse use, std::string_view bytes) {
    fs::remove_all(folder.path / "out");
    fs::create_directory(folder.path / "out");
    write(folder.path / "in", bytes);
    const files::Descriptor input(::open((folder.path / "in").c_str(), O_RDONLY | O_CLOEXEC));
    return client.run({use}, input.get(), folder.path / "out");
  }

  Pixels read(const std::string& name) {
    Image image(vips_image_new_from_file((folder.path / "out" / name).c_str(), nullptr));
    if (!image) throw std::runtime_error("no picture " + name);
    return to_pixels(image.get());
  }
};

// A PNG's header with any size, and no pixels behind it that would fit.
std::string png_bomb(std::uint32_t width, std::uint32_t height) {
  const auto be = [](std::uint32_t v) {
    return std::string{static_cast<char>(v >> 24), static_cast<char>(v >> 16), static_cast<char>(v >> 8), static_cast<char>(v)};
  };
  const std::string ihdr = "IHDR" + be(width) + be(height) + std::string("\x08\x02\0\0\0", 5);
  std::uint32_t crc = 0xffffffff;
  for (const char c : ihdr) {
    crc ^= static_cast<unsigned char>(c);
    for (int k = 0; k < 8; ++k) crc = (crc >> 1) ^ (0xedb88320U & (0U - (crc & 1)));
  }
  return "\x89PNG\r\n\x1a\n" + be(13) + ihdr + be(~crc) + be(4) + "IDAT\1\2\3\4\1\2\3\4";
}

// Runs `crime` in a jailed child; the signal that ended it, or 0.
template <class Crime>
int jailed(const fs::path& folder, Crime crime) {
  const pid_t child = ::fork();
  if (child == 0) {
    const int output = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
    try {
      lock_down(output);
    } catch (...) {
      ::_exit(99);
    }
    ::_exit(crime(output));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : -WEXITSTATUS(status);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(worker)

BOOST_AUTO_TEST_CASE(the_cube_has_pannellums_sizes) {
  const CubeSizes sizes = cube_sizes(4096, 512);
  BOOST_CHECK_EQUAL(sizes.cube, 1296);
  BOOST_CHECK_EQUAL(sizes.levels, 3);
  BOOST_CHECK_EQUAL(sizes.face_at(1), 324);
  BOOST_CHECK_EQUAL(cube_sizes(8192, 512).cube, 2600);
  BOOST_CHECK_EQUAL(cube_sizes(8192, 512).levels, 4);
  BOOST_CHECK_EQUAL(cube_sizes(1024, 512).levels, 1);  // the cube is smaller than a tile
  BOOST_CHECK_EQUAL(cube_sizes(1024, 512).tile, 320);
}

BOOST_AUTO_TEST_CASE(each_face_shows_its_side) {
  const Pixels picture = six_colours(512);
  const std::string letters = "fbudlr";
  const int colours[] = {1, 6, 5, 2, 3, 4};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const Pixels face = cube_face(picture, {512, 256, 0, 0}, letters[i], 64);
    int right = 0;
    for (std::size_t p = 0; p < face.rgb.size(); p += 3) right += colour_of(&face.rgb[p]) == colours[i] ? 1 : 0;
    BOOST_CHECK_GT(right, 64 * 64 * 95 / 100);
  }
}

BOOST_AUTO_TEST_CASE(the_faces_join) {
  // A smooth picture: neighbouring edges must look alike.
  Pixels picture{512, 256, std::vector<std::uint8_t>(512 * 256 * 3)};
  for (int y = 0; y < 256; ++y)
    for (int x = 0; x < 512; ++x) {
      auto* p = &picture.rgb[static_cast<std::size_t>((y * 512 + x) * 3)];
      p[0] = static_cast<std::uint8_t>(127 + 120 * std::sin(x * std::numbers::pi / 256) * std::sin((y + 0.5) * std::numbers::pi / 256));
      p[1] = static_cast<std::uint8_t>(127 + 120 * std::cos(x * std::numbers::pi / 256) * std::sin((y + 0.5) * std::numbers::pi / 256));
      p[2] = static_cast<std::uint8_t>(y);
    }
  const int n = 64;
  const auto at = [&](const Pixels& face, int x, int y) { return &face.rgb[static_cast<std::size_t>((y * n + x) * 3)]; };
  const auto face = [&](char letter) { return cube_face(picture, {512, 256, 0, 0}, letter, n); };
  const Pixels f = face('f'), r = face('r'), l = face('l'), b = face('b'), u = face('u'), d = face('d');
  int worst = 0;
  const auto compare = [&](const std::uint8_t* one, const std::uint8_t* other) {
    for (int c = 0; c < 3; ++c) worst = std::max(worst, std::abs(one[c] - other[c]));
  };
  for (int i = 0; i < n; ++i) {
    compare(at(f, n - 1, i), at(r, 0, i));
    compare(at(r, n - 1, i), at(b, 0, i));
    compare(at(b, n - 1, i), at(l, 0, i));
    compare(at(l, n - 1, i), at(f, 0, i));
    compare(at(u, i, n - 1), at(f, i, 0));
    compare(at(d, i, 0), at(f, i, n - 1));
    compare(at(u, n - 1, n - 1 - i), at(r, i, 0));
    compare(at(d, 0, i), at(l, n - 1 - i, n - 1));
  }
  BOOST_CHECK_LT(worst, 12);
}

BOOST_AUTO_TEST_CASE(a_sphere_is_known_by_shape_or_metadata) {
  BOOST_CHECK_EQUAL(sphere_of(4096, 2048, "").full_width, 4096);
  BOOST_CHECK(!sphere_of(4000, 3000, "").is_known());
  const std::string partial =
      "<rdf GPano:ProjectionType=\"equirectangular\" GPano:FullPanoWidthPixels=\"4096\" GPano:FullPanoHeightPixels=\"2048\" "
      "GPano:CroppedAreaImageWidthPixels=\"4096\" GPano:CroppedAreaLeftPixels=\"0\" GPano:CroppedAreaTopPixels=\"512\"/>";
  const Sphere sphere = sphere_of(4096, 1024, partial);
  BOOST_CHECK_EQUAL(sphere.full_height, 2048);
  BOOST_CHECK_EQUAL(sphere.top, 512);
  BOOST_CHECK_EQUAL(sphere_of(2048, 512, partial).top, 256);  // shrunk afterwards
  BOOST_CHECK_EQUAL(sphere_of(4096, 1024, "<GPano:ProjectionType>equirectangular</><GPano:FullPanoWidthPixels>4096</>"
                                          "<GPano:FullPanoHeightPixels>2048</>").full_width, 4096);
  BOOST_CHECK(!sphere_of(4096, 4096, partial).is_known());  // does not fit the sphere it names
}

BOOST_FIXTURE_TEST_CASE(a_photo_gets_its_renditions, Fixture) {
  const Report report = run(PictureUse::photo, jpeg_of(six_colours(3000)));
  BOOST_REQUIRE_MESSAGE(report.is_ok(), report.detail);
  BOOST_CHECK_EQUAL(report.content_type, "image/jpeg");
  BOOST_CHECK_EQUAL(report.width, 3000);
  BOOST_CHECK_EQUAL(report.height, 1500);
  BOOST_CHECK_EQUAL(read("web.jpg").width, 2048);
  BOOST_CHECK_EQUAL(read("thumbnail.jpg").width, 480);
  BOOST_CHECK_EQUAL(read("thumbnail.jpg").height, 240);
}

BOOST_FIXTURE_TEST_CASE(orientation_is_applied_and_metadata_left_out, Fixture) {
  // EXIF with Orientation 6 (turn right) and an artist, put behind the start of a 300 x 150 JPEG.
  const std::string tiff = std::string("II*\0\x08\0\0\0\x02\0", 10) + std::string("\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 12) +
                           std::string("\x3b\x01\x02\0\x04\0\0\0Zoe\0", 12) + std::string(4, '\0');
  const std::string exif = std::string("Exif\0\0", 6) + tiff;
  std::string bytes = jpeg_of(six_colours(300));
  bytes.insert(2, std::string("\xff\xe1\0", 3) + static_cast<char>(exif.size() + 2) + exif);
  const Report report = run(PictureUse::photo, bytes);
  BOOST_REQUIRE_MESSAGE(report.is_ok(), report.detail);
  BOOST_CHECK_EQUAL(report.width, 150);
  BOOST_CHECK_EQUAL(report.height, 300);
  BOOST_CHECK_EQUAL(read("web.jpg").width, 150);
  std::ifstream file(folder.path / "out/web.jpg", std::ios::binary);
  const std::string written((std::istreambuf_iterator<char>(file)), {});
  BOOST_CHECK((written.find("Exif") == std::string::npos && written.find("Zoe") == std::string::npos));
}

BOOST_FIXTURE_TEST_CASE(a_panorama_gets_its_tiles, Fixture) {
  const Report report = run(PictureUse::panorama, jpeg_of(six_colours(2048)));
  BOOST_REQUIRE_MESSAGE(report.is_ok(), report.detail);
  BOOST_CHECK_EQUAL(report.cube_size, 648);
  BOOST_CHECK_EQUAL(report.tile_levels, 2);
  BOOST_CHECK_EQUAL(report.tile_size, 512);
  std::size_t tiles = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path / "out/tiles")) tiles += entry.is_regular_file() ? 1 : 0;
  BOOST_CHECK_EQUAL(tiles, 6U * 4 + 6 + 1);
  BOOST_CHECK_EQUAL(read("tiles/2/f0_1.jpg").width, 648 - 512);
  BOOST_CHECK_EQUAL(read("tiles/1/u0_0.jpg").width, 324);
  const Pixels preview = read("tiles/preview.jpg");
  BOOST_CHECK_EQUAL(preview.width, 6 * 256);
  const int colours[] = {1, 6, 5, 2, 3, 4};
  for (std::size_t i = 0; i < 6; ++i)
    BOOST_CHECK_EQUAL(colour_of(&preview.rgb[(128 * 6 * 256 + i * 256 + 128) * 3]), colours[i]);
  BOOST_CHECK_LE(fs::file_size(folder.path / "out/tiles/preview.jpg"), 65536U);
}

BOOST_FIXTURE_TEST_CASE(what_is_no_fit_picture_is_refused, Fixture) {
  const auto refusal = [&](PictureUse use, const std::string& bytes) {
    const Report report = run(use, bytes);
    BOOST_TEST_MESSAGE(wire::name(report.refusal) << ": " << report.detail);
    return report.refusal;
  };
  const std::string good = jpeg_of(six_colours(400));
  BOOST_CHECK((refusal(PictureUse::photo, "") == Refusal::unknown_type));
  BOOST_CHECK((refusal(PictureUse::photo, "<svg xmlns='http://www.w3.org/2000/svg'/>") == Refusal::unknown_type));
  BOOST_CHECK((refusal(PictureUse::photo, "%!PS-Adobe-3.0 and so on") == Refusal::unknown_type));
  BOOST_CHECK((refusal(PictureUse::photo, png_bomb(50'000, 50'000)) == Refusal::too_large));
  BOOST_CHECK((refusal(PictureUse::photo, png_bomb(11'000, 11'000)) == Refusal::too_large));
  BOOST_CHECK((refusal(PictureUse::photo, png_bomb(0, 0)) == Refusal::damaged));
  BOOST_CHECK((refusal(PictureUse::photo, png_bomb(10'000, 10'000)) == Refusal::damaged));
  BOOST_CHECK((refusal(PictureUse::photo, good.substr(0, good.size() / 2)) == Refusal::damaged));
  BOOST_CHECK((refusal(PictureUse::photo, good.substr(0, 200)) == Refusal::damaged));
  Pixels square = six_colours(400);
  square.height = 100;
  square.rgb.resize(400 * 100 * 3);
  BOOST_CHECK((refusal(PictureUse::panorama, jpeg_of(square)) == Refusal::not_a_panorama));
}

BOOST_AUTO_TEST_CASE(a_worker_that_cannot_start_or_hangs_is_reported) {
  TestFolder folder;
  const files::Descriptor input(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const WorkerClient none({.program = folder.path / "nothing"});
  BOOST_CHECK((none.run({}, input.get(), folder.path).refusal == Refusal::worker_failed));
  write(folder.path / "slow", "#!/bin/sh\nexec sleep 60\n");
  fs::permissions(folder.path / "slow", fs::perms::owner_all);
  const WorkerClient slow({.program = folder.path / "slow", .timeout_ms = 100});
  BOOST_CHECK((slow.run({}, input.get(), folder.path).refusal == Refusal::over_limits));
}

BOOST_AUTO_TEST_CASE(the_jail_holds) {
  TestFolder folder;
  BOOST_CHECK_EQUAL(jailed(folder.path, [](int) { return 0; }), 0);
  BOOST_CHECK_EQUAL(jailed(folder.path, [](int) { return ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? 1 : 2; }), SIGSYS);
  BOOST_CHECK_EQUAL(jailed(folder.path, [](int) { return ::execl("/bin/true", "true", nullptr); }), SIGSYS);
  BOOST_CHECK_EQUAL(jailed(folder.path, [](int) { return ::fork() < 0 ? 1 : 2; }), SIGSYS);
  const auto write_file = [](int output) { return ::openat(output, "made", O_WRONLY | O_CREAT, 0600) >= 0 ? 0 : 1; };
  BOOST_CHECK_EQUAL(jailed(folder.path, write_file), 0);
  BOOST_CHECK(fs::exists(folder.path / "made"));
  const auto read_file = [](int) { return ::open("/etc/passwd", O_RDONLY) >= 0 ? 2 : errno == EACCES ? 1 : 3; };
  const int outside = jailed(folder.path, read_file);
  BOOST_WARN_MESSAGE(outside == -1, "this kernel has no Landlock: files are not walled off");
}

BOOST_AUTO_TEST_SUITE_END()
