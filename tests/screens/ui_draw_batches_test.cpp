// Batches show what the commands of the draw list show: the same triangles with the same textures, cut the
// same.
#include <boost/test/unit_test.hpp>

#include <imgui.h>

#include <algorithm>
#include <array>
#include <vector>

#include "tests/support/screens/headless_screen.hpp"
#include "wasm-app/ui/draw_batches.hpp"
#include "wasm-app/ui/gallery/gallery.hpp"
#include "wasm-app/ui/painter.hpp"

namespace guichet::tests {

using namespace ui;

namespace {

struct Triangle {
  std::array<ImDrawVert, 3> corners{};
  ImTextureID texture = 0;
  ImVec4 seen;  // the part of its box that the clip leaves

  bool operator==(const Triangle& other) const {
    const auto is_same = [](const ImDrawVert& a, const ImDrawVert& b) {
      return a.pos.x == b.pos.x && a.pos.y == b.pos.y && a.col == b.col && a.uv.x == b.uv.x &&
             a.uv.y == b.uv.y;
    };
    return texture == other.texture && seen.x == other.seen.x && seen.y == other.seen.y &&
           seen.z == other.seen.z && seen.w == other.seen.w &&
           std::equal(corners.begin(), corners.end(), other.corners.begin(), is_same);
  }
};

// Only what is seen: a triangle outside of its clip may be left out.
void add_if_seen(std::vector<Triangle>& triangles, Triangle triangle, const ImVec4& clip) {
  const auto [left, right] =
      std::minmax({triangle.corners[0].pos.x, triangle.corners[1].pos.x, triangle.corners[2].pos.x});
  const auto [top, bottom] =
      std::minmax({triangle.corners[0].pos.y, triangle.corners[1].pos.y, triangle.corners[2].pos.y});
  triangle.seen = {std::max(left, clip.x), std::max(top, clip.y), std::min(right, clip.z),
                   std::min(bottom, clip.w)};
  if (triangle.seen.x < triangle.seen.z && triangle.seen.y < triangle.seen.w) triangles.push_back(triangle);
}

std::vector<Triangle> triangles_of(const ImDrawList& list) {
  std::vector<Triangle> triangles;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    for (unsigned at = 0; at + 2 < command.ElemCount; at += 3) {
      Triangle triangle;
      triangle.texture = command.GetTexID();
      for (unsigned i = 0; i < 3; ++i) {
        const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + at + i)];
        triangle.corners[i] = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
      }
      add_if_seen(triangles, triangle, command.ClipRect);
    }
  }
  return triangles;
}

std::vector<Triangle> triangles_of(const DrawBatches& batches, const ImDrawList& list) {
  std::vector<Triangle> triangles;
  for (const DrawBatch& batch : batches.batches()) {
    for (unsigned at = 0; at + 2 < batch.index_count; at += 3) {
      Triangle triangle;
      for (unsigned i = 0; i < 3; ++i) {
        const ImDrawIdx index = list.IdxBuffer[static_cast<int>(batch.first_index + at + i)];
        const int vertex = static_cast<int>(batch.vertex_offset + index);
        triangle.corners[i] = list.VtxBuffer[vertex];
        const int slot = batches.slots()[vertex];
        BOOST_TEST_REQUIRE(slot < batch.texture_count);
        triangle.texture = batch.textures[static_cast<std::size_t>(slot)];
      }
      add_if_seen(triangles, triangle, batch.clip);
    }
  }
  return triangles;
}

const ImDrawList& list_of(HeadlessScreen& screen) {
  return *screen.ui().draw_data()->CmdLists.front();
}

// Forty pictures of their own with a word on each, in a box that cuts the last row.
void pictures(Ui& ui) {
  const Rect box{20, 20, 800, 410};
  ui.painter().push_clip(box);
  for (int n = 0; n < 40; ++n) {
    const Rect tile{box.x + static_cast<float>(n % 8) * 100, box.y + static_cast<float>(n / 8) * 90, 92, 82};
    ui.painter().picture(tile, static_cast<ImTextureID>(1000 + n), {0, 0}, {1, 1}, 8, Corners::all);
    ui.text(tile.inset(8), "Salon", {});
  }
  ui.painter().pop_clip();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ui_draw_batches)

BOOST_AUTO_TEST_CASE(pictures_share_draw_calls_and_look_the_same) {
  HeadlessScreen screen({}, pictures);
  screen.settle();
  const ImDrawList& list = list_of(screen);
  BOOST_TEST(list.CmdBuffer.Size >= 80);
  DrawBatches batches;
  batches.update(list, batch_textures_max);
  BOOST_TEST(batches.batches().Size <= 8);
  BOOST_TEST((triangles_of(batches, list) == triangles_of(list)));
}

BOOST_AUTO_TEST_CASE(one_texture_at_a_time_looks_the_same) {
  HeadlessScreen screen({}, pictures);
  screen.settle();
  const ImDrawList& list = list_of(screen);
  DrawBatches batches;
  batches.update(list, 1);
  for (const DrawBatch& batch : batches.batches()) BOOST_TEST(batch.texture_count == 1);
  BOOST_TEST((triangles_of(batches, list) == triangles_of(list)));
}

BOOST_AUTO_TEST_CASE(every_component_looks_the_same) {
  gallery::State state;
  HeadlessScreen screen({}, [&](Ui& ui) {
    gallery::screen(ui, state, {Language::fr_ca, gallery::Length::brief});
  });
  screen.settle();
  const ImDrawList& list = list_of(screen);
  DrawBatches batches;
  batches.update(list, batch_textures_max);
  BOOST_TEST((triangles_of(batches, list) == triangles_of(list)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
