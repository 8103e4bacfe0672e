// The fuzz targets of tests/fuzz with the compiler of every day: over their seeds, and over changes of them
// drawn by a fixed lot. The long runs are `toolchain/dev fuzz`.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <random>
#include <vector>

#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {
namespace {

constexpr int changes_each = 300;

// "\r", "\n", "\\", "\x00": a seed is one line of a text file.
std::string unescaped(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      out += line[i];
    } else if (line[++i] == 'x' && i + 2 < line.size()) {
      out += static_cast<char>(std::stoi(line.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += line[i] == 'r' ? '\r' : line[i] == 'n' ? '\n' : line[i];
    }
  }
  return out;
}

std::vector<std::string> seeds_of(std::string_view target) {
  std::ifstream file(std::string(GUICHET_SOURCE_DIR) + "/tests/fuzz/corpus/" + std::string(target) + ".txt");
  std::vector<std::string> seeds;
  for (std::string line; std::getline(file, line);) seeds.push_back(unescaped(line));
  return seeds;
}

std::string changed(std::string text, const std::string& other, std::mt19937& lot) {
  const auto below = [&](std::size_t end) { return end == 0 ? 0 : lot() % end; };
  for (auto changes = 1 + below(4); changes > 0; --changes) {
    const auto at = below(text.size() + 1);
    switch (below(4)) {
      case 0:
        text.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 1:
        text.erase(at, 1 + below(8));
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      default:
        text.insert(at, other.substr(below(other.size()), below(32)));
    }
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fuzz_seeds)

BOOST_AUTO_TEST_CASE(no_target_breaks_its_promise_near_its_seeds) {  // ASVS 1.4.1
  for (const auto& target : targets) {
    const auto seeds = seeds_of(target.name);
    BOOST_TEST(seeds.size() >= 2U, target.name);
    std::mt19937 lot(7);
    for (const auto& seed : seeds) {
      BOOST_CHECK_NO_THROW(target.run(seed));
      for (int i = 0; i < changes_each; ++i) {
        const auto text = changed(seed, seeds[lot() % seeds.size()], lot);
        try {
          target.run(text);
        } catch (const std::exception& error) {
          BOOST_ERROR(target.name << ": " << error.what() << ": " << text);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::fuzz
