// What must not compile: each file of tests/refused compiles as it stands, and not with REFUSED defined, for
// the reason that its second line names.
#include <sys/wait.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path source_folder = GUICHET_SOURCE_DIR;

struct Compilation {
  bool compiles = false;
  std::string said;
};

Compilation compile(const fs::path& file, const std::string& more) {
  const std::string command =
      std::string{GUICHET_COMPILER} + " -std=c++20 -fsyntax-only -Wall -Wextra -Werror " + more + " -I'" +
      source_folder.string() + "' -I'" GUICHET_GENERATED_DIR "' '" + file.string() + "' 2>&1";
  Compilation result;
  FILE* const compiler = ::popen(command.c_str(), "r");
  BOOST_TEST_REQUIRE(compiler != nullptr);
  std::array<char, 4096> part{};
  while (const std::size_t size = std::fread(part.data(), 1, part.size(), compiler))
    result.said.append(part.data(), size);
  const int status = ::pclose(compiler);
  result.compiles = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return result;
}

std::string reason_of(const fs::path& file) {
  constexpr std::string_view mark = "// refused: ";
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(mark)) return line.substr(mark.size());
  return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_must_not_compile_does_not) {
  std::size_t seen = 0;
  for (const auto& entry : fs::directory_iterator(source_folder / "tests/refused")) {
    const fs::path& file = entry.path();
    BOOST_TEST_CONTEXT(file.filename().string()) {
      ++seen;
      const std::string reason = reason_of(file);
      BOOST_TEST(!reason.empty());
      const Compilation plain = compile(file, "");
      BOOST_TEST(plain.compiles, plain.said);
      const Compilation refused = compile(file, "-DREFUSED");
      BOOST_TEST(!refused.compiles);
      BOOST_TEST(refused.said.find(reason) != std::string::npos, refused.said);
    }
  }
  BOOST_TEST(seen >= 7);
}
