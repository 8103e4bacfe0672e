// PNG of opaque pictures, written and read back.
#include <zlib.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>

#include "tests/support/screens/headless_screen.hpp"

namespace guichet::tests {
namespace {

using Bytes = std::vector<std::uint8_t>;

void put32(Bytes& out, std::uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(v >> shift));
}

std::uint32_t crc32(const Bytes& bytes, std::size_t from) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (std::size_t i = from; i < bytes.size(); ++i) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

void chunk(Bytes& out, const char* name, const Bytes& data) {
  put32(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = out.size();
  out.insert(out.end(), name, name + 4);
  out.insert(out.end(), data.begin(), data.end());
  put32(out, crc32(out, start));
}

Bytes compressed(const Bytes& raw) {
  uLongf size = compressBound(static_cast<uLong>(raw.size()));
  Bytes out(size);
  compress2(out.data(), &size, raw.data(), static_cast<uLong>(raw.size()), 6);
  out.resize(size);
  return out;
}

std::uint32_t get32(const Bytes& bytes, std::size_t at) {
  return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 |
         std::uint32_t{bytes[at + 2]} << 8 | bytes[at + 3];
}

}  // namespace

bool write_png(const std::string& path, const ui::Pixels& pixels) {
  Bytes raw;
  for (int y = 0; y < pixels.height; ++y) {
    // the difference to the row above packs better
    raw.push_back(y == 0 ? 0 : 2);
    for (int x = 0; x < pixels.width; ++x) {
      const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                       static_cast<std::size_t>(x)) *
                      4;
      const std::size_t above = at - static_cast<std::size_t>(pixels.width) * 4;
      for (std::size_t i = 0; i < 3; ++i)
        raw.push_back(static_cast<std::uint8_t>(pixels.rgba[at + i] - (y == 0 ? 0 : pixels.rgba[above + i])));
    }
  }
  Bytes header;
  put32(header, static_cast<std::uint32_t>(pixels.width));
  put32(header, static_cast<std::uint32_t>(pixels.height));
  for (const int v : {8, 2, 0, 0, 0}) header.push_back(static_cast<std::uint8_t>(v));
  Bytes out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  chunk(out, "IHDR", header);
  chunk(out, "IDAT", compressed(raw));
  chunk(out, "IEND", {});
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(out.data()), static_cast<std::streamsize>(out.size()));
  return file.good();
}

std::optional<ui::Pixels> read_png(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const Bytes bytes{std::istreambuf_iterator<char>(file), {}};
  // what write_png makes: one IHDR, one IDAT
  if (bytes.size() < 45) return std::nullopt;
  ui::Pixels pixels{static_cast<int>(get32(bytes, 16)), static_cast<int>(get32(bytes, 20)), {}};
  const std::size_t length = get32(bytes, 33), row = static_cast<std::size_t>(pixels.width) * 3 + 1;
  Bytes raw(row * static_cast<std::size_t>(pixels.height));
  uLongf size = raw.size();
  if (bytes.size() < 41 + length ||
      uncompress(raw.data(), &size, bytes.data() + 41, static_cast<uLong>(length)) != Z_OK ||
      size != raw.size())
    return std::nullopt;
  for (std::size_t y = 0; y < static_cast<std::size_t>(pixels.height); ++y) {
    for (std::size_t i = 1; i < row; ++i)
      if (y > 0) raw[y * row + i] = static_cast<std::uint8_t>(raw[y * row + i] + raw[(y - 1) * row + i]);
    for (std::size_t i = 1; i < row; i += 3)
      pixels.rgba.insert(pixels.rgba.end(),
                         {raw[y * row + i], raw[y * row + i + 1], raw[y * row + i + 2], 255});
  }
  return pixels;
}

}  // namespace guichet::tests
