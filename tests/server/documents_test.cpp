// What docs/security.md calls a proof exists.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string all_tests(const fs::path& root) {
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(root / "tests"))
    if (entry.path().extension() == ".cpp") text += contents(entry.path());
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents)

BOOST_AUTO_TEST_CASE(every_test_that_the_security_notes_name_exists) {
  const fs::path root = GUICHET_SOURCE_DIR;
  const auto notes = contents(root / "docs/security.md");
  const auto tests = all_tests(root);
  const std::regex named("`([a-z_]+)/([a-z_0-9]+)`");
  int found = 0;
  for (std::sregex_iterator at(notes.begin(), notes.end(), named), end; at != end; ++at) {
    const std::string suite = (*at)[1];
    const std::string name = (*at)[2];
    if (fs::exists(root / suite)) continue;  // a folder
    const std::regex declared("TEST_SUITE\\(" + suite + "[,)]");
    BOOST_TEST(std::regex_search(tests, declared), "no suite " << suite);
    BOOST_TEST(tests.find("TEST_CASE(" + name) != std::string::npos, "no test " << suite << "/" << name);
    ++found;
  }
  BOOST_TEST(found > 30);
}

BOOST_AUTO_TEST_SUITE_END()
