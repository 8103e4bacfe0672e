// The gallery's pictures are golden: a pixel that changes is seen, and blessed on purpose (toolchain/dev
// bless). The pictures of the base variant are in tests/screens/golden; the other variants are compared by
// the hashes beside them and written to build/screens/gallery when they differ.
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/support/screens/headless_screen.hpp"
#include "wasm-app/ui/gallery/gallery.hpp"

namespace guichet::tests {

using namespace ui;
using gallery::Length;

namespace {

namespace fs = std::filesystem;

bool is_blessing() {
  return std::getenv("GUICHET_BLESS") != nullptr;
}
fs::path golden_folder() {
  return fs::path(GUICHET_SOURCE_DIR) / "tests/screens/golden";
}

struct Variant {
  std::string name;
  ThemeMode theme = ThemeMode::light;
  Language language = Language::fr_ca;
  Length length = Length::brief;
  float width = 1440, height = 4400, density = 1, dpr = 1;
  bool has_touch = false, has_pictures = false;
};

Pixels cropped(const Pixels& whole, const Rect& box, float dpr) {
  const auto px = [&](float v) { return static_cast<int>(v * dpr); };
  Pixels out{px(box.w), px(box.h), {}};
  for (int y = px(box.y); y < px(box.y) + out.height && y < whole.height; ++y) {
    const auto row = whole.rgba.begin() + (static_cast<std::ptrdiff_t>(y) * whole.width + px(box.x)) * 4;
    out.rgba.insert(out.rgba.end(), row, row + out.width * 4);
  }
  out.rgba.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4, 0);
  return out;
}

std::string hash_of(const Pixels& pixels) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const std::uint8_t byte : pixels.rgba) hash = (hash ^ byte) * 1099511628211ull;
  std::ostringstream out;
  out << pixels.width << 'x' << pixels.height << ' ' << std::hex << hash;
  return out.str();
}

// One line per picture: name, size and hash.
class Goldens {
 public:
  Goldens() {
    std::ifstream file(path());
    for (std::string line; std::getline(file, line);) {
      const std::size_t tab = line.find('\t');
      if (tab != std::string::npos) known_[line.substr(0, tab)] = line.substr(tab + 1);
    }
  }
  ~Goldens() {
    if (!is_blessing()) return;
    fs::create_directories(golden_folder());
    std::ofstream file(path());
    for (const auto& [name, hash] : known_) file << name << '\t' << hash << '\n';
  }
  Goldens(const Goldens&) = delete;
  Goldens& operator=(const Goldens&) = delete;

  void check(const std::string& name, const Pixels& pixels, bool has_picture) {
    const std::string hash = hash_of(pixels);
    const fs::path picture = golden_folder() / (name + ".png");
    if (is_blessing()) {
      if (known_[name] != hash && has_picture)
        fs::create_directories(picture.parent_path()), write_png(picture.string(), pixels);
      known_[name] = hash;
      return;
    }
    BOOST_TEST(known_[name] == hash,
               name << " differs; see build/screens/gallery and run toolchain/dev bless if it is meant");
    if (known_[name] != hash) keep(name, pixels);
    if (!has_picture) return;
    const auto golden = read_png(picture.string());
    BOOST_TEST((golden && hash_of(*golden) == hash), name << ".png differs");
  }

 private:
  static fs::path path() { return golden_folder() / "gallery.tsv"; }
  static void keep(const std::string& name, const Pixels& pixels) {
    const fs::path file = fs::path(GUICHET_SOURCE_DIR) / "build/screens/gallery" / (name + ".png");
    fs::create_directories(file.parent_path());
    write_png(file.string(), pixels);
  }
  std::map<std::string, std::string> known_;
};

// Shows a variant and compares its sections.
std::string check_variant(Goldens& goldens, const Variant& v) {
  gallery::State state;
  const gallery::Words words(v.language, v.length);
  std::vector<gallery::Section> sections;
  HeadlessScreen screen(
      {.width = v.width, .height = v.height, .dpr = v.dpr, .theme = v.theme, .has_touch = v.has_touch},
      [&](Ui& u) {
        u.set_density(v.density);
        u.fill(u.viewport(), Color::bg);
        sections = gallery::page(u, state, words, u.viewport().inset(v.width < 640 ? 16.f : 24.f, 24));
      });
  float bottom = 0;
  for (const gallery::Section& section : sections) bottom = std::max(bottom, section.box.bottom());
  BOOST_TEST(bottom < v.height, v.name << " needs a height of " << bottom);
  const Pixels& pixels = screen.pixels();
  for (const gallery::Section& section : sections)
    goldens.check(v.name + "/" + std::string(section.name), cropped(pixels, section.box.grown(8), v.dpr),
                  v.has_pictures);
  return screen.problems_text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ui_gallery)

BOOST_AUTO_TEST_CASE(every_component_looks_as_blessed) {
  Goldens goldens;
  const std::vector<Variant> variants{
      {.name = "light", .has_pictures = true},
      {.name = "dark", .theme = ThemeMode::dark},
      {.name = "light_contrast", .theme = ThemeMode::light_contrast},
      {.name = "dark_contrast", .theme = ThemeMode::dark_contrast},
      {.name = "english", .language = Language::en},
      {.name = "polish", .language = Language::pl_pl},
      {.name = "kiosk", .width = 2000, .height = 6000, .density = tokens::density::kiosk},
      {.name = "phone", .width = 390, .height = 11000, .has_touch = true},
      {.name = "retina", .height = 4400, .dpr = 2}};
  for (const Variant& v : variants) {
    BOOST_TEST_CONTEXT(v.name) {
      const std::string problems = check_variant(goldens, v);
      if (v.has_touch)
        BOOST_TEST(problems.find("small target") == std::string::npos, problems);
      else
        BOOST_TEST(problems == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(long_and_absurd_words_stay_in_their_place) {
  Goldens goldens;
  for (const Language language : {Language::fr_ca, Language::en, Language::pl_pl}) {
    for (const Length length : {Length::full, Length::absurd}) {
      const std::string name =
          std::string(language_tag(language)) + (length == Length::full ? "_long" : "_absurd");
      const std::string problems =
          check_variant(goldens, {.name = name, .language = language, .length = length, .height = 7000});
      BOOST_TEST(problems.find("overlap") == std::string::npos, name << ": " << problems);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_lies_above_the_page_looks_as_blessed) {
  using gallery::Above;
  Goldens goldens;
  const std::map<std::string, Above> layers{{"menu", Above::menu},      {"dialog", Above::dialog},
                                            {"form", Above::form},      {"sheet", Above::sheet},
                                            {"toast", Above::toast},    {"suggestions", Above::suggestions},
                                            {"choices", Above::choices}};
  for (const auto& [name, what] : layers) {
    for (const bool is_phone : {false, true}) {
      for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark}) {
        gallery::State state;
        state.above = what;
        const gallery::Words words(Language::fr_ca, Length::brief);
        HeadlessScreen screen({.width = is_phone ? 390.f : 800.f,
                               .height = is_phone ? 700.f : 480.f,
                               .theme = mode,
                               .has_touch = is_phone},
                              [&](Ui& u) {
                                u.fill(u.viewport(), Color::surface);
                                gallery::above(u, state, words);
                              });
        screen.advance(400);
        BOOST_TEST(screen.problems_text() == "");
        const std::string variant =
            std::string(is_phone ? "phone" : "desktop") + (mode == ThemeMode::dark ? "_dark/" : "_light/");
        goldens.check("above_" + variant + name, screen.pixels(), !is_phone && mode == ThemeMode::light);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_drawn_at_rest) {
  gallery::State state;
  const gallery::Words words(Language::fr_ca, Length::brief);
  HeadlessScreen screen({}, [&](Ui& u) {
    u.set_theme(ThemeMode::light, guichet_brand);  // as the client does in every frame
    gallery::screen(u, state, words);
  });
  screen.advance(1000);
  BOOST_TEST(screen.frames_at_rest(100) == 0);
  const std::uint64_t hash = screen.ui().frame_hash();
  screen.advance(1000);
  BOOST_TEST(screen.ui().frame_hash() == hash);
  const std::vector<Node> mirrored = screen.ui().nodes();
  BOOST_TEST(!mirrored.empty());
  screen.advance(1000);
  BOOST_TEST((screen.ui().nodes() == mirrored));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::tests
