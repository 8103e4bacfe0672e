// The configuration: every key documented, mistakes named at their line.
#include "server/config.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/server/test_server.hpp"

using namespace guichet::server;

namespace {

struct File {
  guichet::test::TemporaryFolder folder{};
  std::filesystem::path path = folder.path() / "guichet.toml";

  explicit File(const std::string& text) { std::ofstream(path) << text; }
};

std::string mistake_in(const std::string& text) {
  const File file(text);
  Config config;
  try {
    read_config_file(config, file.path);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return {};
}

std::string objection(const Config& config) {
  try {
    check_config(config);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return {};
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(the_printed_sample_is_a_file_that_changes_nothing) {
  const File file(sample_config());
  Config config;
  config.port = 1;
  read_config_file(config, file.path);
  const Config defaults;
  BOOST_TEST(config.port == defaults.port);
  BOOST_TEST(config.data == defaults.data);
  BOOST_TEST(config.smtp_tls == defaults.smtp_tls);
  BOOST_TEST(objection(config).empty());
}

BOOST_AUTO_TEST_CASE(the_manual_names_every_key) {
  std::ifstream in(std::filesystem::path(GUICHET_SOURCE_DIR) / "server/README.md");
  std::ostringstream manual;
  manual << in.rdbuf();
  std::istringstream sample(sample_config());
  int keys = 0;
  for (std::string line; std::getline(sample, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto key = line.substr(0, line.find(' '));
    BOOST_TEST(holds(manual.str(), "`" + key + "`"), "server/README.md says nothing of " << key);
    ++keys;
  }
  BOOST_TEST(keys > 15);
}

BOOST_AUTO_TEST_CASE(mistakes_are_named_at_their_line) {
  BOOST_TEST(holds(mistake_in("port = 80\n\nprot = 80\n"), "line 3: there is no key prot"));
  BOOST_TEST(holds(mistake_in("# a\nport = \"many\"\n"), "line 2: port must be a whole number"));
  BOOST_TEST(holds(mistake_in("port = [80]\n"), "line 1: port must be"));
  BOOST_TEST(holds(mistake_in("port = 80\ndata = \"var\n"), "line 2"));
  BOOST_TEST(holds(mistake_in("[mail]\nhost = \"a\"\n"), "line 1: there is no key mail"));
}

BOOST_AUTO_TEST_CASE(the_environment_wins_over_the_file) {
  Config config;
  read_config_environment(config, [](const std::string& name) {
    return name == "GUICHET_SMTP_PORT" ? std::optional<std::string>("2525") : std::nullopt;
  });
  BOOST_TEST(config.smtp_port == 2525);
}

BOOST_AUTO_TEST_CASE(what_cannot_work_is_refused_before_anything_starts) {
  BOOST_TEST(objection(Config{}).empty());
  BOOST_TEST(holds(objection({.port = 70'000}), "port"));
  BOOST_TEST(holds(objection({.tls_certificate = "a.pem"}), "go together"));
  BOOST_TEST(holds(objection({.smtp_tls = "ssl"}), "smtp_tls"));
  BOOST_TEST(holds(objection({.log_level = "loud"}), "log_level"));
  BOOST_TEST(holds(objection({.mode = Mode::demo, .address = "0.0.0.0"}), "this machine only"));
  BOOST_TEST(holds(objection({.address = "0.0.0.0"}), "tls_certificate"));
  BOOST_TEST(
      holds(objection({.address = "0.0.0.0", .tls_certificate = "a", .tls_key = "b"}), "public_origin"));
  for (const char* wrong :
       {"portal.example", "https://portal.example/", "ftp://a", "https://a@b", "https://"})
    BOOST_TEST(holds(objection({.public_origin = wrong}), "public_origin"), wrong);
  BOOST_TEST(
      objection(
          {.address = "0.0.0.0", .public_origin = "https://portal.example", .trusted_proxy = "10.0.0.1"})
          .empty());
}

BOOST_AUTO_TEST_SUITE_END()
