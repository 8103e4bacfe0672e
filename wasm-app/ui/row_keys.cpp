#include "wasm-app/ui/row_keys.hpp"

#include <algorithm>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {

namespace {

constexpr int page_rows = 8;

// Where a key leads from a row; the row itself when it leads nowhere.
int row_after_keys(Core& c, NodeId region, int row, int last) {
  if (c.take_key(region, PressedKey::down)) ++row;
  if (c.take_key(region, PressedKey::up)) --row;
  if (c.take_key(region, PressedKey::page_down)) row += page_rows;
  if (c.take_key(region, PressedKey::page_up)) row -= page_rows;
  if (c.take_key(region, PressedKey::home)) row = 0;
  if (c.take_key(region, PressedKey::end)) row = last;
  return std::clamp(row, 0, last);
}

}  // namespace

int move_between_rows(Ui& ui, NodeId region, std::span<const RowControls> rows) {
  Core& c = ui.core();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::vector<NodeId>& ids = rows[row].ids;
    const auto at = std::find(ids.begin(), ids.end(), c.focused);
    if (c.focused == 0 || at == ids.end()) continue;
    const auto column = static_cast<std::size_t>(at - ids.begin());
    const int here = static_cast<int>(row);
    const int next = row_after_keys(c, region, here, static_cast<int>(rows.size()) - 1);
    const std::vector<NodeId>& there = rows[static_cast<std::size_t>(next)].ids;
    if (next != here && column < there.size() && there[column] != 0) c.move_focus(there[column]);
    return here;
  }
  return -1;
}

bool letter_pressed(Ui& ui, NodeId region, std::string_view letter) {
  auto& keys = ui.core().input.keys;
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const event::Key& key) {
    return key.id == region && key.key == PressedKey::character && key.text == letter;
  });
  if (found == keys.end()) return false;
  keys.erase(found);
  return true;
}

bool takes_range(Ui& ui, NodeId checkbox) {
  Core& c = ui.core();
  const auto& activations = c.input.activations;
  const bool is_activated =
      std::any_of(activations.begin(), activations.end(),
                  [&](const event::Activate& one) { return one.id == checkbox && one.modifiers.shift; });
  return c.take_key(checkbox, PressedKey::space) || is_activated;
}

}  // namespace guichet::ui
