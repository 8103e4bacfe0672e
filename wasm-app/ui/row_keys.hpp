// Keys of lists whose rows hold several controls: the arrows move from row to row in the same column.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

// The controls of a row from left to right; 0 where a row lacks one.
struct RowControls {
  std::vector<NodeId> ids;
};

// `region` must take arrows. Moves the focus; the index of the row that has it, -1 when none does.
int move_between_rows(Ui& ui, NodeId region, std::span<const RowControls> rows);
// A letter typed while something in `region` has the focus.
[[nodiscard]] bool letter_pressed(Ui& ui, NodeId region, std::string_view letter);
// A checkbox is about to be used with Shift held: what is meant is everything up to it. Asked before it is
// drawn.
[[nodiscard]] bool takes_range(Ui& ui, NodeId checkbox);

}  // namespace guichet::ui
