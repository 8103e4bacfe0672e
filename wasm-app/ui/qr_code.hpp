// QR codes (ISO/IEC 18004): bytes, versions 1 to 10, error correction level M. Enough for any address we
// print.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guichet::ui {

struct QrCode {
  int side = 0;                      // modules
  std::vector<std::uint8_t> dark{};  // row by row

  [[nodiscard]] bool is_dark(int x, int y) const {
    return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)] !=
           0;
  }
};

// Nothing for a text longer than 213 bytes.
[[nodiscard]] std::optional<QrCode> qr_code_of(std::string_view text);
// A picture of it with its quiet zone, as a data: address, for paper.
[[nodiscard]] std::string svg_address(const QrCode& code);

class Ui;
struct Rect;
// Draws it with its quiet zone; named for people who cannot see it, printed as a picture.
void draw_qr_code(Ui& ui, const Rect& square, const QrCode& code, std::string_view name);

}  // namespace guichet::ui
