#pragma once

#include <string_view>

#include "wasm-app/ui/ui.hpp"

namespace guichet::shell {

// The portal's drawn mark on its brand colour: panorama, niveau, lumen, brzozowa, manutek, else Guichet's
// own.
void draw_mark(ui::Ui& ui, ui::Rect square, std::string_view mark);

}  // namespace guichet::shell
