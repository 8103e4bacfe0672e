// The cube of a panorama: the names of its tiles are the server's, its faces meet at their edges and nothing
// on them is mirrored.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>
#include <string>

#include "wasm-app/media/panorama_cube.hpp"

namespace guichet::tests {

using namespace media;

namespace {

const app::PanoramaScene scene{
    .base_url = "/tiles/panorama/m1", .level_count = 3, .tile_size = 512, .cube_size = 1304};

std::set<std::string> names(int level, const Look& look) {
  std::set<std::string> all;
  for (const Tile& tile : tiles_seen(scene, level, Camera(look, 1600, 900))) all.insert(tile.url);
  return all;
}

const CubeFace& face_named(char name) {
  for (const CubeFace& face : cube_faces) {
    if (face.name == name) return face;
  }
  return cube_faces[0];
}

bool is_same(Vec3 a, Vec3 b) {
  return std::abs(a.x - b.x) + std::abs(a.y - b.y) + std::abs(a.z - b.z) < 1e-5f;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(panorama_screens)

BOOST_AUTO_TEST_CASE(tiles_have_the_names_the_server_gives_them) {
  BOOST_TEST(preview_url(scene) == "/tiles/panorama/m1/preview.jpg");
  BOOST_TEST(names(1, {}).count("/tiles/panorama/m1/1/f0_0.jpg") == 1u);
  const auto sharp = names(3, {.yaw = 0, .pitch = 0, .field_of_view = 90});
  BOOST_TEST(sharp.count("/tiles/panorama/m1/3/f1_1.jpg") == 1u);
  BOOST_TEST(sharp.count("/tiles/panorama/m1/3/f3_0.jpg") == 0u);  // 1304 pixels are three tiles
  BOOST_TEST(names(3, {.yaw = 90}).count("/tiles/panorama/m1/3/r1_1.jpg") == 1u);
  BOOST_TEST(names(3, {.pitch = 85}).count("/tiles/panorama/m1/3/u1_1.jpg") == 1u);
}

BOOST_AUTO_TEST_CASE(a_level_has_no_tile_the_server_did_not_cut) {
  // 1304 halves to 652 and 326: two tiles a side, then one.
  for (const std::string& url : names(2, {})) {
    const std::string cell = url.substr(url.rfind('/') + 2);
    BOOST_TEST((cell == "0_0.jpg" || cell == "0_1.jpg" || cell == "1_0.jpg" || cell == "1_1.jpg"));
  }
  for (const std::string& url : names(1, {})) BOOST_TEST(url.substr(url.rfind('/') + 2) == "0_0.jpg");
}

BOOST_AUTO_TEST_CASE(the_preview_holds_the_faces_in_the_servers_order) {
  const std::string order = "fbudlr";
  for (std::size_t place = 0; place < order.size(); ++place) {
    const PreviewFace part = preview_face(face_named(order[place]), 6 * 256);
    const float sixth = 1.f / 6;
    BOOST_TEST(part.left > static_cast<float>(place) * sixth);
    BOOST_TEST(part.right < static_cast<float>(place + 1) * sixth);
    BOOST_TEST(part.right - part.left > sixth * 0.99f);
  }
}

BOOST_AUTO_TEST_CASE(faces_meet_at_their_edges) {
  const auto corners = [](char name) { return preview_face(face_named(name), 0).corners; };
  // top left, top right, bottom right, bottom left
  const auto f = corners('f'), r = corners('r'), b = corners('b'), l = corners('l'), u = corners('u'),
             d = corners('d');
  BOOST_TEST((is_same(f[1], r[0]) && is_same(f[2], r[3])));
  BOOST_TEST((is_same(r[1], b[0]) && is_same(r[2], b[3])));
  BOOST_TEST((is_same(b[1], l[0]) && is_same(b[2], l[3])));
  BOOST_TEST((is_same(l[1], f[0]) && is_same(l[2], f[3])));
  BOOST_TEST((is_same(u[3], f[0]) && is_same(u[2], f[1])));
  BOOST_TEST((is_same(d[0], f[3]) && is_same(d[1], f[2])));
}

BOOST_AUTO_TEST_CASE(what_is_to_the_right_is_shown_to_the_right) {
  for (const float yaw : {0.f, 90.f, 180.f, -90.f}) {
    const Camera camera({.yaw = yaw}, 1000, 1000);
    const FacePoint middle = face_at(camera.direction({0, 0}));
    const FacePoint right = face_at(camera.direction({0.5f, 0})), above = face_at(camera.direction({0, 0.5f}));
    BOOST_TEST(middle.face == right.face);
    BOOST_TEST(right.u > middle.u);
    BOOST_TEST(above.v < middle.v);
  }
  BOOST_TEST(cube_faces[face_at(Camera({.yaw = 90}, 1, 1).direction({0, 0})).face].name == 'r');
  BOOST_TEST(cube_faces[face_at(Camera({.pitch = 89}, 1, 1).direction({0, 0})).face].name == 'u');
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
