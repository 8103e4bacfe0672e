// PNG with stored (uncompressed) blocks: enough to look at, no library needed.
#include <algorithm>
#include <array>
#include <fstream>

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

Bytes stored_zlib(const Bytes& raw) {
  Bytes out{0x78, 0x01};
  for (std::size_t at = 0; at < raw.size(); at += 65535) {
    const std::size_t size = std::min<std::size_t>(65535, raw.size() - at);
    out.push_back(at + size == raw.size() ? 1 : 0);
    const auto length = static_cast<std::uint16_t>(size), inverse = static_cast<std::uint16_t>(~length);
    for (const std::uint16_t v : {length, inverse})
      out.push_back(static_cast<std::uint8_t>(v & 255)), out.push_back(static_cast<std::uint8_t>(v >> 8));
    out.insert(out.end(), raw.begin() + static_cast<std::ptrdiff_t>(at),
               raw.begin() + static_cast<std::ptrdiff_t>(at + size));
  }
  std::uint32_t a = 1, b = 0;
  for (const std::uint8_t byte : raw) a = (a + byte) % 65521, b = (b + a) % 65521;
  put32(out, b << 16 | a);
  return out;
}

}  // namespace

bool write_png(const std::string& path, const ui::Pixels& pixels) {
  Bytes raw;
  const auto row_size = static_cast<std::ptrdiff_t>(pixels.width) * 4;
  for (int y = 0; y < pixels.height; ++y) {
    raw.push_back(0);
    const auto row = pixels.rgba.begin() + y * row_size;
    raw.insert(raw.end(), row, row + row_size);
  }
  Bytes header;
  put32(header, static_cast<std::uint32_t>(pixels.width));
  put32(header, static_cast<std::uint32_t>(pixels.height));
  for (const int v : {8, 6, 0, 0, 0}) header.push_back(static_cast<std::uint8_t>(v));
  Bytes out{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  chunk(out, "IHDR", header);
  chunk(out, "IDAT", stored_zlib(raw));
  chunk(out, "IEND", {});
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(out.data()), static_cast<std::streamsize>(out.size()));
  return file.good();
}

}  // namespace guichet::tests
