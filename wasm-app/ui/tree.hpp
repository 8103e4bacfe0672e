// A tree whose visible items the view lists from top to bottom (ARIA tree view).
#pragma once

#include <span>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

struct TreeItem {
  Key key;
  std::string_view label{};
  Icon icon = Icon::none;
  int level = 1;  // from 1
  bool has_children = false, is_open = false, is_selected = false;
  std::string_view detail{};  // right side
};

struct TreeResult {
  int activated = -1;  // index of the item that was chosen
  int toggled = -1;    // index of the item to open or to close
};

[[nodiscard]] float tree_height(const Ui& ui, std::size_t items);
TreeResult tree(Ui& ui, Rect rect, Key key, std::string_view name, std::span<const TreeItem> items);

}  // namespace guichet::ui
