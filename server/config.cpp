#include "server/config.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <variant>

#include "server/http/client_address.hpp"

namespace guichet::server {
namespace {

using Member = std::variant<std::string Config::*, std::int64_t Config::*, std::filesystem::path Config::*>;
struct Key {
  const char* name;
  Member member;
  const char* help;
};

const std::array keys{
    Key{"data", &Config::data, "Folder of the database and of all files"},
    Key{"web", &Config::web, "Folder of the built client"},
    Key{"address", &Config::address, "Address to listen on"},
    Key{"port", &Config::port, "Port to listen on; 0 chooses a free one"},
    Key{"loops", &Config::loops, "Event loops; 0 is one for each core"},
    Key{"public_origin", &Config::public_origin,
        "Where people reach the server, as mails link to it: \"https://portal.example\"; empty: address and "
        "port"},
    Key{"trusted_proxy", &Config::trusted_proxy,
        "Numeric address of the proxy in front, whose X-Forwarded-For and X-Forwarded-Proto are believed; "
        "several with commas"},
    Key{"tls_certificate", &Config::tls_certificate, "PEM file of the certificate chain; empty: plain HTTP"},
    Key{"tls_key", &Config::tls_key, "PEM file of the certificate's key"},
    Key{"requests_per_minute", &Config::requests_per_minute,
        "Requests to the interface that a session may send; eight times as many a network; 0: any number"},
    Key{"mail_from", &Config::mail_from, "Sender of all mail"},
    Key{"smtp_host", &Config::smtp_host, "Mail server; empty: mail is written to the folder mail in data"},
    Key{"smtp_port", &Config::smtp_port, "Port of the mail server"},
    Key{"smtp_tls", &Config::smtp_tls, "starttls, implicit or none"},
    Key{"smtp_user", &Config::smtp_user, "Name to sign in to the mail server; empty: none is needed"},
    Key{"smtp_password_file", &Config::smtp_password_file,
        "File whose only line is the password for it; or give GUICHET_SMTP_PASSWORD in the environment"},
    Key{"worker", &Config::worker, "The program that reads pictures; empty: guichet-worker beside this one"},
    Key{"demo_media", &Config::demo_media, "Pictures of the demo; empty: the ones that come with it"},
    Key{"log_level", &Config::log_level, "debug, info, warning or error"}};

std::int64_t number(const std::string& name, const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    throw ConfigError(name + " must be a whole number");
  return value;
}

void set(Config& config, const Key& key, const std::string& text) {
  if (const auto* member = std::get_if<std::string Config::*>(&key.member))
    config.*(*member) = text;
  else if (const auto* path = std::get_if<std::filesystem::path Config::*>(&key.member))
    config.*(*path) = text;
  else
    config.*(std::get<std::int64_t Config::*>(key.member)) = number(key.name, text);
}

std::string text_of(const std::string& name, const toml::node& node) {
  if (const auto text = node.value<std::string>(); text && node.is_string()) return *text;
  if (const auto value = node.value<std::int64_t>(); value && node.is_integer())
    return std::to_string(*value);
  throw ConfigError(name + " must be a text or a whole number");
}

bool is_loopback(const std::string& address) {
  return address.rfind("127.", 0) == 0 || address == "::1";
}

bool is_origin(const std::string& text) {
  const std::size_t start = text.find("://");
  if (start == std::string::npos || (text.substr(0, start) != "https" && text.substr(0, start) != "http"))
    return false;
  return text.size() > start + 3 && text.find_first_of("/ ?#@", start + 3) == std::string::npos;
}

std::string mode_text(std::filesystem::perms mode) {
  std::string text;
  for (unsigned shift = 9; shift > 0; shift -= 3)
    text += static_cast<char>('0' + ((static_cast<unsigned>(mode) >> (shift - 3)) & 7U));
  return text;
}

}  // namespace

std::vector<std::string> Config::trusted_proxies() const {
  std::vector<std::string> proxies;
  std::istringstream list(trusted_proxy);
  for (std::string entry; std::getline(list, entry, ',');) {
    const auto first = entry.find_first_not_of(' ');
    const auto last = entry.find_last_not_of(' ');
    const auto text = first == std::string::npos ? std::string() : entry.substr(first, last - first + 1);
    proxies.push_back(http::canonical_address(text));
  }
  return proxies;
}

bool Config::is_public_https() const {
  return !tls_certificate.empty() || public_origin.rfind("https://", 0) == 0;
}

Environment process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

void read_config_file(Config& config, const std::filesystem::path& file) {
  const auto fail = [&file](const toml::source_region& at, const std::string& why) {
    throw ConfigError(file.string() + ", line " + std::to_string(at.begin.line) + ": " + why);
  };
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    fail(error.source(), std::string(error.description()));
  }
  for (auto&& [name, node] : table) {
    const std::string text(name.str());
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return text == k.name; });
    if (key == keys.end())
      fail(name.source(), "there is no key " + text + "; `guichet config` lists them all");
    try {
      set(config, *key, text_of(text, node));
    } catch (const ConfigError& error) {
      fail(node.source(), error.what());
    }
  }
}

std::string sample_config() {
  const Config defaults;
  std::string text =
      "# Guichet: every key with its default. Environment: GUICHET_<KEY>; the command line wins.\n";
  for (const auto& key : keys) {
    text += "\n# " + std::string(key.help) + "\n" + key.name + " = ";
    if (const auto* count = std::get_if<std::int64_t Config::*>(&key.member))
      text += std::to_string(defaults.*(*count));
    else if (const auto* path = std::get_if<std::filesystem::path Config::*>(&key.member))
      text += "\"" + (defaults.*(*path)).string() + "\"";
    else
      text += "\"" + defaults.*(std::get<std::string Config::*>(key.member)) + "\"";
    text += "\n";
  }
  return text;
}

void read_config_environment(Config& config, const Environment& environment) {
  for (const auto& key : keys) {
    std::string name = "GUICHET_";
    for (const char c : std::string_view(key.name)) name += c == '_' ? c : static_cast<char>(c - 'a' + 'A');
    if (const auto value = environment(name)) set(config, key, *value);
  }
  if (const auto password = environment("GUICHET_SMTP_PASSWORD")) config.smtp_password = *password;
}

void check_config(const Config& config) {
  constexpr std::int64_t port_max = 65535;
  const auto require = [](bool condition, const char* otherwise) {
    if (!condition) throw ConfigError(otherwise);
  };
  const auto is_one_of = [](const std::string& text, std::initializer_list<const char*> allowed) {
    return std::find(allowed.begin(), allowed.end(), text) != allowed.end();
  };
  require(config.port >= 0 && config.port <= port_max, "port must be from 0 to 65535");
  require(config.smtp_port > 0 && config.smtp_port <= port_max, "smtp_port must be from 1 to 65535");
  require(config.loops >= 0, "loops must not be negative");
  require(config.requests_per_minute >= 0, "requests_per_minute must not be negative");
  require(is_one_of(config.smtp_tls, {"starttls", "implicit", "none"}),
          "smtp_tls must be starttls, implicit or none");
  require(is_one_of(config.log_level, {"debug", "info", "warning", "error"}),
          "log_level must be debug, info, warning or error");
  require(config.tls_certificate.empty() == config.tls_key.empty(),
          "tls_certificate and tls_key go together");
  require(config.public_origin.empty() || is_origin(config.public_origin),
          "public_origin is a scheme and a host, without a slash at the end: https://portal.example");
  const auto proxies = config.trusted_proxies();
  require(std::find(proxies.begin(), proxies.end(), "") == proxies.end(),
          "trusted_proxy is one or more numeric addresses, with commas between them");
  require(proxies.empty() || !config.public_origin.empty(),
          "with trusted_proxy give public_origin: cookies and links depend on it");
  require(config.smtp_password.empty() || config.smtp_password_file.empty(),
          "give smtp_password_file or GUICHET_SMTP_PASSWORD, not both");
  if (is_loopback(config.address)) return;
  require(config.mode != Mode::demo, "the demo has public passwords and listens on this machine only");
  require(config.is_public_https() || !config.trusted_proxy.empty(),
          "on a public address give tls_certificate and tls_key, or public_origin and trusted_proxy");
  require(!config.public_origin.empty(), "on a public address give public_origin: mails link to it");
}

std::string smtp_password(const Config& config) {
  if (config.smtp_password_file.empty()) return config.smtp_password;
  const auto& file = config.smtp_password_file;
  std::ifstream in(file);
  if (!in) throw ConfigError("smtp_password_file " + file.string() + " cannot be read");
  std::string secret(std::istreambuf_iterator<char>(in), {});
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
  if (secret.empty()) throw ConfigError("smtp_password_file " + file.string() + " is empty");
  if (secret.find_first_of(std::string_view("\0\r\n", 3)) != std::string::npos)
    throw ConfigError("smtp_password_file " + file.string() + " has more than one line");
  return secret;
}

std::vector<std::string> exposed_secrets(const Config& config) {
  namespace fs = std::filesystem;
  constexpr auto others = fs::perms::others_all | fs::perms::group_write;
  std::vector<std::string> found;
  const auto look = [&](const std::string& key, const fs::path& file) {
    std::error_code error;
    const auto mode = fs::status(file, error).permissions();
    if (file.empty() || error || (mode & others) == fs::perms::none) return;
    found.push_back(key + " " + file.string() + " is open to others on this machine (mode " +
                    mode_text(mode) + "): chmod 600, or 640 for a group");
  };
  look("tls_key", config.tls_key);
  look("smtp_password_file", config.smtp_password_file);
  return found;
}

}  // namespace guichet::server
