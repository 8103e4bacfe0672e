// Every component in every state, for looking at while developing and for the golden pictures. Not in a
// release.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "wasm-app/ui/choosers.hpp"
#include "wasm-app/ui/gallery/words.hpp"
#include "wasm-app/ui/grid.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::ui::gallery {

// Something above the page, shown alone.
enum class Above : std::uint8_t { nothing, menu, dialog, form, sheet, toast, suggestions, choices };

struct State {
  std::string client, phone = "418 555-0142", e164, mail = "elise.gagnon@", mls = "24718803", discount = "5";
  std::string message, password = "secret", price = "749000", day = "2026-11-17", rooms = "4", found, query;
  std::optional<Cents> amount = Cents{74'900'000};
  std::int64_t room_count = 4;
  bool is_unchecked = false, is_checked = true, is_partial = false, is_off = false, is_on = true;
  int radio = 1, tab = 0, mode = 0, slot = 0, card = 1, page = 3, photographer = 1;
  float zoom = 40;
  std::vector<int> services{0, 2};
  ChooserState suggestions, choices, services_list;
  GridState grid;
  std::map<int, float> heights;  // of the sections, from the frame before
  bool is_toasted = false;
  Above above = Above::nothing;
};

struct Section {
  std::string_view name;  // of its picture
  Rect box;
};

// The whole page; returns where each section is. `width` is that of the page's columns.
std::vector<Section> page(Ui& ui, State& state, const Words& words, Rect area);
// The page in a scroller, with what is above it: for people.
void screen(Ui& ui, State& state, const Words& words);
// Only what is above, on a plain page: for pictures.
void above(Ui& ui, State& state, const Words& words);

}  // namespace guichet::ui::gallery
