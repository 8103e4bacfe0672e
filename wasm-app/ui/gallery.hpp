// Every component on one page, for looking at while developing and for tests of the theme.
#pragma once

#include <string>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

struct GalleryState {
  std::string client, phone = "418 555-0142", mail = "elise.gagnon@", mls = "24718803", discount = "5";
  std::string message = "Sonner avant d’entrer, chien à l’intérieur.", password = "secret";
  bool is_unchecked = false, is_checked = true, is_partial = false, is_off = false, is_on = true;
  int radio = 1, tab = 0, mode = 0, slot = 0, card = 1;
  bool has_dialog = false;
  float zoom = 40;
};

void gallery(Ui& ui, GalleryState& state);

}  // namespace guichet::ui
