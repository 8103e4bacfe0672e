// House rules that no compiler checks: lengths, the include table, banned words. Reads the sources, links
// nothing.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr std::size_t file_lines_max = 500;
constexpr std::size_t function_lines_max = 60;

struct Source {
  std::string path;                // relative to the root, with '/'
  std::vector<std::string> lines;  // as written
  std::vector<std::string> code;   // without comments and the insides of literals
};

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& prefixes) {
  for (const auto prefix : prefixes) {
    if (text.starts_with(prefix)) return true;
  }
  return false;
}

// Blanks comments and the insides of string, character and template literals, and keeps the line breaks.
class Blanker {
 public:
  std::vector<std::string> operator()(const std::vector<std::string>& lines) {
    std::vector<std::string> result;
    for (const auto& line : lines) result.push_back(blank(line));
    return result;
  }

 private:
  std::string blank(const std::string& line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();)
      at = in_.empty() ? outside(line, at, out) : inside(line, at, out);
    if (in_ == "\"" || in_ == "'") in_.clear();
    return out;
  }

  std::size_t outside(const std::string& line, std::size_t at, std::string& out) {
    const auto rest = std::string_view(line).substr(at);
    if (rest.starts_with("//")) return line.size();
    if (rest.starts_with("/*")) return in_ = "*/", at + 2;
    if (rest.starts_with("R\"")) {
      const auto open = rest.find('(');
      in_ = ")" + std::string(rest.substr(2, open - 2)) + "\"";
      return at + open + 1;
    }
    const bool digit_separator = at > 0 && std::isxdigit(static_cast<unsigned char>(line[at - 1])) != 0;
    if (rest[0] == '"' || rest[0] == '`' || (rest[0] == '\'' && !digit_separator)) in_ = rest[0];
    out += rest[0];
    return at + 1;
  }

  std::size_t inside(const std::string& line, std::size_t at, std::string& out) {
    const auto rest = std::string_view(line).substr(at);
    if (rest[0] == '\\' && in_.size() == 1) return at + 2;
    if (!rest.starts_with(in_)) return at + 1;
    at += in_.size();
    if (in_.size() == 1) out += in_;
    in_.clear();
    return at;
  }

  std::string in_;  // what ends the comment or literal we are in; empty outside
};

Source read_source(const fs::path& root, const fs::path& path) {
  Source source{.path = fs::relative(path, root).generic_string(), .lines = {}, .code = {}};
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) source.lines.push_back(line);
  source.code = Blanker{}(source.lines);
  return source;
}

std::vector<Source> read_sources() {
  const fs::path root = GUICHET_SOURCE_DIR;
  std::vector<Source> sources;
  for (const auto folder : {"shared", "server", "wasm-app", "web", "tests", "toolchain"}) {
    if (!fs::exists(root / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      const bool wanted =
          extension == ".cpp" || extension == ".hpp" || extension == ".js" || extension == ".mjs";
      if (entry.is_regular_file() && wanted) sources.push_back(read_source(root, entry.path()));
    }
  }
  return sources;
}

const std::vector<Source>& all_sources() {
  static const auto sources = read_sources();
  return sources;
}

void report(const Source& source, std::size_t line, const std::string& problem) {
  BOOST_ERROR(source.path + ":" + std::to_string(line + 1) + ": " + problem);
}

using Check = std::function<void(const Source&, std::size_t line)>;

void for_each_line(const std::vector<std::string_view>& folders, const Check& check) {
  for (const auto& source : all_sources()) {
    if (!starts_with_any(source.path, folders)) continue;
    for (std::size_t line = 0; line < source.lines.size(); ++line) check(source, line);
  }
}

const std::vector<std::string_view> everywhere{""};

std::string included(const std::string& line) {
  static const std::regex pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::smatch match;
  return std::regex_search(line, match, pattern) ? match[1].str() : std::string();
}

// A block is a function when what stands before its brace ends a parameter list and is no control statement.
bool opens_function(const std::string& before) {
  static const std::regex control(
      R"((^|[^\w])(if|for|while|switch|catch|namespace|struct|class|enum|union|concept)\b)");
  static const std::regex function(
      R"(\)\s*(const|noexcept|override|final|mutable|&|->[^;{]*|:[^;]*|requires[^;]*|\s)*$|=>\s*$)");
  return std::regex_search(before, function) && !std::regex_search(before, control);
}

struct Block {
  std::size_t first_line{};
  bool is_function{};
};

void check_functions(const Source& source) {
  std::vector<Block> blocks;
  std::string before;
  for (std::size_t line = 0; line < source.code.size(); ++line) {
    if (source.code[line].starts_with('#')) continue;
    for (const char c : source.code[line]) {
      if (c == '{') {
        const auto tail = before.size() > 400 ? before.substr(before.size() - 400) : before;
        blocks.push_back({.first_line = line, .is_function = opens_function(tail)});
      } else if (c == '}' && !blocks.empty()) {
        const auto block = blocks.back();
        blocks.pop_back();
        const auto length = line - block.first_line + 1;
        if (block.is_function && length > function_lines_max) {
          report(source, block.first_line, "function of " + std::to_string(length) + " lines");
        }
      }
      before = c == '{' || c == '}' || c == ';' ? std::string() : before + c;
    }
    before += ' ';
  }
}

void ban(const std::vector<std::string_view>& folders, const std::vector<std::string_view>& allowed,
         const std::string& pattern, const std::string& problem) {
  const std::regex banned(pattern);
  for_each_line(folders, [&](const Source& source, std::size_t line) {
    if (starts_with_any(source.path, allowed)) return;
    if (std::regex_search(source.code[line], banned)) report(source, line, problem);
  });
}

void ban_include(const std::vector<std::string_view>& folders, const std::vector<std::string_view>& allowed,
                 const std::string& pattern, const std::string& problem) {
  const std::regex banned(pattern);
  for_each_line(folders, [&](const Source& source, std::size_t line) {
    if (starts_with_any(source.path, allowed) || source.code[line].empty()) return;
    const auto header = included(source.lines[line]);
    if (!header.empty() && std::regex_search(header, banned)) report(source, line, problem + ": " + header);
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tidy)

BOOST_AUTO_TEST_CASE(files_fit_in_a_head) {
  for (const auto& source : all_sources()) {
    if (source.lines.size() > file_lines_max) {
      report(source, 0, "file of " + std::to_string(source.lines.size()) + " lines");
    }
  }
}

BOOST_AUTO_TEST_CASE(functions_fit_on_a_screen) {
  for (const auto& source : all_sources()) {
    const bool script = source.path.ends_with("js");
    if (!script || !source.path.starts_with("tests/")) check_functions(source);
  }
}

BOOST_AUTO_TEST_CASE(shared_includes_neither_end_nor_input_and_output) {
  ban_include({"shared/"}, {}, "^(server|wasm-app|tests)/", "shared includes an end");
  ban_include({"shared/"}, {},
              "^(imgui|emscripten|boost/|sqlite3|thread$|mutex$|fstream$|iostream$|filesystem$|sys/|unistd)",
              "shared is pure");
}

BOOST_AUTO_TEST_CASE(the_ends_do_not_include_each_other) {
  ban_include({"server/"}, {}, "^(wasm-app|tests)/", "server includes the client");
  ban_include({"wasm-app/"}, {}, "^(server|tests)/", "client includes the server");
}

BOOST_AUTO_TEST_CASE(json_is_included_once) {
  ban_include(everywhere, {"shared/wire/wire.cpp", "tests/", "server/listings/import/"},
              "nlohmann/json\\.hpp", "only shared/wire/wire.cpp includes it");
}

BOOST_AUTO_TEST_CASE(only_the_ui_calls_imgui) {
  ban_include(everywhere, {"wasm-app/ui/", "tests/", "wasm-app/platform/"}, "^imgui",
              "only wasm-app/ui calls ImGui");
  // draw data is ImGui's
  ban_include({"wasm-app/platform/"}, {"wasm-app/platform/renderer.cpp", "wasm-app/platform/gl_painter.cpp"},
              "^imgui(_internal)?\\.h$", "only wasm-app/ui calls ImGui");
}

BOOST_AUTO_TEST_CASE(the_client_core_knows_no_screen_and_no_platform) {
  ban_include({"wasm-app/ui/"}, {}, "^wasm-app/(?!ui/)", "the toolkit knows no screen");
  ban_include({"wasm-app/"}, {"wasm-app/platform/"}, "^wasm-app/platform/",
              "only platform includes platform");
}

BOOST_AUTO_TEST_CASE(only_the_platform_knows_emscripten) {
  ban_include(everywhere, {"wasm-app/platform/"}, "^emscripten", "only wasm-app/platform includes it");
  ban(everywhere, {"wasm-app/platform/", "tests/tidy_test.cpp"}, R"(__EMSCRIPTEN__|\bEM_ASM|\bEM_JS\b)",
      "only wasm-app/platform knows Emscripten");
}

BOOST_AUTO_TEST_CASE(the_clock_is_asked_in_one_place) {
  ban({"shared/", "server/", "wasm-app/"}, {"server/main.cpp", "server/clock", "wasm-app/platform/"},
      R"(system_clock\s*::\s*now|\bgettimeofday\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\))",
      "time is a value: ask the clock");
}

BOOST_AUTO_TEST_CASE(no_shell_is_started) {
  ban({"server/"}, {}, R"((^|[^\w.:>])(std::)?(system|popen)\s*\()", "start a fixed program with arguments");
}

BOOST_AUTO_TEST_CASE(money_has_no_floating_point) {
  ban({"shared/core/money"}, {}, R"(\b(float|double)\b)", "money is cents");
}

BOOST_AUTO_TEST_CASE(open_ends_have_an_issue) {
  static const std::regex open_end(R"(\b(TO)(DO)\b(?!\(#?\d+\))|\bFIX(ME)\b|\bX(XX)\b)");
  for_each_line(everywhere, [](const Source& source, std::size_t line) {
    const bool self = source.path == "tests/tidy_test.cpp";
    if (!self && std::regex_search(source.lines[line], open_end))
      report(source, line, "an open end without an issue");
  });
}

BOOST_AUTO_TEST_CASE(headers_open_no_namespace) {
  ban(everywhere, {}, R"(^using namespace std;)", "no whole namespace std");
}

// Data, so neither checked for their length nor code: messages and words of mails that no program asks for.
BOOST_AUTO_TEST_CASE(no_words_are_translated_in_vain) {
  std::string code;
  for (const auto& source : all_sources()) {
    if (!starts_with_any(source.path, {"shared/", "server/", "wasm-app/"})) continue;
    for (const auto& line : source.code) code += line + '\n';
  }
  std::set<std::string> asked;
  const std::regex member(R"((\.|::|->)(\w+))");
  for (std::sregex_iterator at(code.begin(), code.end(), member), end; at != end; ++at)
    asked.insert((*at)[2]);

  std::ifstream file(fs::path(GUICHET_SOURCE_DIR) / "shared/text/languages/en.json");
  const std::regex name(R"re(^ {6}"(\w+)":.*)re");
  bool is_words = false;
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    is_words = is_words || line == "  \"messages\": {";
    std::smatch match;
    if (!is_words || !std::regex_match(line, match, name)) continue;
    ++count;
    if (!asked.contains(match[1].str())) BOOST_ERROR("nobody asks for the words " + match[1].str());
  }
  BOOST_TEST(count > 600U);
}

BOOST_AUTO_TEST_SUITE_END()
