#include "wasm-app/ui/qr_code.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace guichet::ui {

namespace {

using Bytes = std::vector<std::uint8_t>;

// Level M, by version: codewords in all, those for correction in each block, blocks.
struct Capacity {
  int codewords;
  int correction;
  int blocks;
};
constexpr std::array<Capacity, 11> capacities{{{0, 0, 0},
                                               {26, 10, 1},
                                               {44, 16, 1},
                                               {70, 26, 1},
                                               {100, 18, 2},
                                               {134, 24, 2},
                                               {172, 16, 4},
                                               {196, 18, 4},
                                               {242, 22, 4},
                                               {292, 22, 5},
                                               {346, 26, 5}}};
constexpr std::array<std::array<int, 3>, 11> alignment_centers{{{0, 0, 0},
                                                                {0, 0, 0},
                                                                {6, 18, 0},
                                                                {6, 22, 0},
                                                                {6, 26, 0},
                                                                {6, 30, 0},
                                                                {6, 34, 0},
                                                                {6, 22, 38},
                                                                {6, 24, 42},
                                                                {6, 26, 46},
                                                                {6, 28, 50}}};

int data_codewords(int version) {
  const Capacity& c = capacities[static_cast<std::size_t>(version)];
  return c.codewords - c.correction * c.blocks;
}

int version_for(std::size_t bytes) {
  for (int version = 1; version <= 10; ++version) {
    const int head_bits = 4 + (version < 10 ? 8 : 16);
    if (head_bits + static_cast<int>(bytes) * 8 <= data_codewords(version) * 8) return version;
  }
  return 0;
}

class BitWriter {
 public:
  void add(unsigned value, int count) {
    for (int bit = count - 1; bit >= 0; --bit)
      bits_.push_back(static_cast<std::uint8_t>((value >> bit) & 1u));
  }
  // Ended, filled up to whole codewords and with the two that alternate.
  Bytes take(int codewords) {
    const std::size_t size = static_cast<std::size_t>(codewords) * 8;
    add(0, static_cast<int>(std::min<std::size_t>(4, size - bits_.size())));
    while (bits_.size() % 8 != 0) bits_.push_back(0);
    for (unsigned filler = 0xEC; bits_.size() < size; filler ^= 0xEC ^ 0x11) add(filler, 8);
    Bytes bytes(static_cast<std::size_t>(codewords));
    for (std::size_t n = 0; n < bits_.size(); ++n)
      bytes[n / 8] = static_cast<std::uint8_t>(bytes[n / 8] << 1 | bits_[n]);
    return bytes;
  }

 private:
  Bytes bits_;
};

// In the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1.
std::uint8_t product(unsigned left, unsigned right) {
  unsigned result = 0;
  for (int bit = 7; bit >= 0; --bit) {
    result = result << 1 ^ (result >> 7) * 0x11D;
    result ^= (right >> bit & 1u) * left;
  }
  return static_cast<std::uint8_t>(result);
}

Bytes generator_of(int degree) {
  Bytes result(static_cast<std::size_t>(degree), 0);
  result.back() = 1;
  std::uint8_t root = 1;
  for (int n = 0; n < degree; ++n) {
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i] = product(result[i], root);
      if (i + 1 < result.size()) result[i] = static_cast<std::uint8_t>(result[i] ^ result[i + 1]);
    }
    root = product(root, 2);
  }
  return result;
}

Bytes remainder_of(const Bytes& data, const Bytes& generator) {
  Bytes result(generator.size(), 0);
  for (const std::uint8_t byte : data) {
    const auto factor = static_cast<std::uint8_t>(byte ^ result.front());
    result.erase(result.begin());
    result.push_back(0);
    for (std::size_t i = 0; i < result.size(); ++i)
      result[i] = static_cast<std::uint8_t>(result[i] ^ product(generator[i], factor));
  }
  return result;
}

// Blocks with their correction, a codeword of each in turn.
Bytes interleaved(const Bytes& data, int version) {
  const Capacity& capacity = capacities[static_cast<std::size_t>(version)];
  const Bytes generator = generator_of(capacity.correction);
  const int short_size = static_cast<int>(data.size()) / capacity.blocks;
  const int long_blocks = static_cast<int>(data.size()) % capacity.blocks;
  std::vector<Bytes> blocks, corrections;
  auto at = data.begin();
  for (int n = 0; n < capacity.blocks; ++n) {
    const int size = short_size + (n >= capacity.blocks - long_blocks ? 1 : 0);
    blocks.emplace_back(at, at + size);
    at += size;
    corrections.push_back(remainder_of(blocks.back(), generator));
  }
  Bytes result;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(short_size); ++i) {
    for (const Bytes& block : blocks)
      if (i < block.size()) result.push_back(block[i]);
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(capacity.correction); ++i)
    for (const Bytes& correction : corrections) result.push_back(correction[i]);
  return result;
}

class Grid {
 public:
  explicit Grid(int version) : version_(version), side_(17 + 4 * version) {
    const auto count = static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_);
    dark_.assign(count, 0);
    is_function_.assign(count, 0);
    draw_functions();
  }

  void draw_data(const Bytes& codewords) {
    std::size_t bit = 0;
    for (int right = side_ - 1; right >= 1; right -= 2) {
      if (right == 6) right = 5;  // the timing column belongs to no pair
      const bool goes_up = ((right + 1) & 2) == 0;
      for (int step = 0; step < side_; ++step) {
        const int y = goes_up ? side_ - 1 - step : step;
        for (int x = right; x > right - 2; --x) {
          if (is_function_[index(x, y)] != 0 || bit >= codewords.size() * 8) continue;
          dark_[index(x, y)] = static_cast<std::uint8_t>(codewords[bit / 8] >> (7 - bit % 8) & 1);
          ++bit;
        }
      }
    }
  }

  void apply_mask(int mask) {
    for (int y = 0; y < side_; ++y) {
      for (int x = 0; x < side_; ++x) {
        if (is_function_[index(x, y)] == 0 && inverts(mask, x, y)) dark_[index(x, y)] ^= 1;
      }
    }
    draw_format(mask);
  }

  // How hard it is to read, after section 7.8.3.
  [[nodiscard]] int penalty() const {
    int total = 0;
    for (int n = 0; n < side_; ++n) {
      total += line_penalty([&](int i) { return dark_[index(i, n)] != 0; });
      total += line_penalty([&](int i) { return dark_[index(n, i)] != 0; });
    }
    int dark = 0;
    for (int y = 0; y < side_; ++y) {
      for (int x = 0; x < side_; ++x) {
        const auto here = dark_[index(x, y)];
        dark += here;
        if (x + 1 < side_ && y + 1 < side_ && here == dark_[index(x + 1, y)] &&
            here == dark_[index(x, y + 1)] && here == dark_[index(x + 1, y + 1)])
          total += 3;
      }
    }
    const int all = side_ * side_;
    return total + (std::abs(dark * 20 - all * 10) + all - 1) / all * 10 - 10;
  }

  [[nodiscard]] QrCode take() { return {.side = side_, .dark = std::move(dark_)}; }

 private:
  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(side_) + static_cast<std::size_t>(x);
  }
  void set(int x, int y, bool is_dark) {
    dark_[index(x, y)] = is_dark ? 1 : 0;
    is_function_[index(x, y)] = 1;
  }

  static bool inverts(int mask, int x, int y) {
    switch (mask) {
      case 0:
        return (x + y) % 2 == 0;
      case 1:
        return y % 2 == 0;
      case 2:
        return x % 3 == 0;
      case 3:
        return (x + y) % 3 == 0;
      case 4:
        return (x / 3 + y / 2) % 2 == 0;
      case 5:
        return x * y % 2 + x * y % 3 == 0;
      case 6:
        return (x * y % 2 + x * y % 3) % 2 == 0;
      default:
        return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
  }

  template <class IsDark>
  int line_penalty(IsDark is_dark) const {
    int total = 0;
    int run = 0;
    unsigned last = 0;  // the modules before, the newest at the right
    for (int i = 0; i < side_; ++i) {
      run = i > 0 && is_dark(i) == is_dark(i - 1) ? run + 1 : 1;
      if (run == 5) total += 3;
      if (run > 5) ++total;
      last = (last << 1 | (is_dark(i) ? 1u : 0u)) & 0x7FFu;
      if (i >= 10 && (last == 0x05D || last == 0x5D0)) total += 40;
    }
    return total;
  }

  void draw_finder(int center_x, int center_y) {
    for (int dy = -4; dy <= 4; ++dy) {
      for (int dx = -4; dx <= 4; ++dx) {
        const int x = center_x + dx, y = center_y + dy;
        if (x < 0 || y < 0 || x >= side_ || y >= side_) continue;
        const int ring = std::max(std::abs(dx), std::abs(dy));
        set(x, y, ring != 2 && ring != 4);
      }
    }
  }

  void draw_alignments() {
    const auto& centers = alignment_centers[static_cast<std::size_t>(version_)];
    const int last = *std::max_element(centers.begin(), centers.end());
    for (const int cx : centers) {
      for (const int cy : centers) {
        const bool is_finder = (cx == 6 && cy == 6) || (cx == 6 && cy == last) || (cx == last && cy == 6);
        if (cx == 0 || cy == 0 || is_finder) continue;
        for (int dy = -2; dy <= 2; ++dy)
          for (int dx = -2; dx <= 2; ++dx) set(cx + dx, cy + dy, std::max(std::abs(dx), std::abs(dy)) != 1);
      }
    }
  }

  void draw_functions() {
    for (int n = 0; n < side_; ++n) {
      set(6, n, n % 2 == 0);
      set(n, 6, n % 2 == 0);
    }
    draw_finder(3, 3);
    draw_finder(side_ - 4, 3);
    draw_finder(3, side_ - 4);
    draw_alignments();
    draw_format(0);  // reserves the places
    if (version_ < 7) return;
    unsigned rest = static_cast<unsigned>(version_);
    for (int n = 0; n < 12; ++n) rest = rest << 1 ^ (rest >> 11) * 0x1F25;
    const unsigned bits = static_cast<unsigned>(version_) << 12 | rest;
    for (int n = 0; n < 18; ++n) {
      const bool bit = (bits >> n & 1u) != 0;
      const int a = side_ - 11 + n % 3, b = n / 3;
      set(a, b, bit);
      set(b, a, bit);
    }
  }

  void draw_format(int mask) {
    unsigned rest = static_cast<unsigned>(mask);  // level M is 00
    for (int n = 0; n < 10; ++n) rest = rest << 1 ^ (rest >> 9) * 0x537;
    const unsigned bits = (static_cast<unsigned>(mask) << 10 | rest) ^ 0x5412;
    const auto bit = [bits](int n) { return (bits >> n & 1u) != 0; };
    for (int n = 0; n <= 5; ++n) set(8, n, bit(n));
    set(8, 7, bit(6));
    set(8, 8, bit(7));
    set(7, 8, bit(8));
    for (int n = 9; n < 15; ++n) set(14 - n, 8, bit(n));
    for (int n = 0; n < 8; ++n) set(side_ - 1 - n, 8, bit(n));
    for (int n = 8; n < 15; ++n) set(8, side_ - 15 + n, bit(n));
    set(8, side_ - 8, true);
  }

  int version_;
  int side_;
  Bytes dark_;
  Bytes is_function_;
};

}  // namespace

std::optional<QrCode> qr_code_of(std::string_view text) {
  const int version = version_for(text.size());
  if (version == 0) return std::nullopt;
  BitWriter bits;
  bits.add(4, 4);  // bytes
  bits.add(static_cast<unsigned>(text.size()), version < 10 ? 8 : 16);
  for (const char c : text) bits.add(static_cast<std::uint8_t>(c), 8);
  const Bytes codewords = interleaved(bits.take(data_codewords(version)), version);
  std::optional<Grid> best;
  for (int mask = 0; mask < 8; ++mask) {
    Grid grid(version);
    grid.draw_data(codewords);
    grid.apply_mask(mask);
    if (!best || grid.penalty() < best->penalty()) best = std::move(grid);
  }
  return best->take();
}

std::string svg_address(const QrCode& code) {
  constexpr int quiet = 4;
  const std::string side = std::to_string(code.side + 2 * quiet);
  std::string path;
  for (int y = 0; y < code.side; ++y) {
    for (int x = 0; x < code.side; ++x) {
      if (code.is_dark(x, y))
        path += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h1v1h-1z";
    }
  }
  return "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + side + " " + side +
         "' shape-rendering='crispEdges'%3E%3Cpath d='" + path + "'/%3E%3C/svg%3E";
}

}  // namespace guichet::ui
