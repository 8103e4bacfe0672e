#include "wasm-app/ui/core.hpp"
#include "wasm-app/ui/qr_code.hpp"

namespace guichet::ui {

void draw_qr_code(Ui& ui, const Rect& square, const QrCode& code, std::string_view name) {
  constexpr int quiet = 4;  // modules of white around it
  Core& c = ui.core();
  Node node = c.node(Role::image, c.text_id(), square, name);
  node.href = svg_address(code);  // what is printed
  c.add(std::move(node));
  // Always dark on white: readers expect it in every theme.
  c.paint.fill(square, Rgba{0xFFFFFFFF}, c.px(8));
  const float module = square.w / static_cast<float>(code.side + 2 * quiet);
  for (int y = 0; y < code.side; ++y) {
    for (int x = 0; x < code.side;) {
      int end = x;
      while (end < code.side && code.is_dark(end, y)) ++end;
      if (end > x) {
        c.paint.fill(
            {square.x + static_cast<float>(x + quiet) * module,
             square.y + static_cast<float>(y + quiet) * module, static_cast<float>(end - x) * module, module},
            Rgba{0x000000FF});
      }
      x = end + 1;
    }
  }
}

}  // namespace guichet::ui
