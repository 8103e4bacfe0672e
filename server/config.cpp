#include "server/config.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <variant>

namespace guichet::server {
namespace {

using Member = std::variant<std::string Config::*, std::int64_t Config::*, std::filesystem::path Config::*>;
struct Key {
  const char* name;
  Member member;
};

const std::array keys{Key{"data", &Config::data},
                      Key{"web", &Config::web},
                      Key{"address", &Config::address},
                      Key{"port", &Config::port},
                      Key{"loops", &Config::loops},
                      Key{"public_origin", &Config::public_origin},
                      Key{"trusted_proxy", &Config::trusted_proxy},
                      Key{"tls_certificate", &Config::tls_certificate},
                      Key{"tls_key", &Config::tls_key},
                      Key{"mail_from", &Config::mail_from},
                      Key{"smtp_host", &Config::smtp_host},
                      Key{"smtp_port", &Config::smtp_port},
                      Key{"smtp_tls", &Config::smtp_tls},
                      Key{"smtp_user", &Config::smtp_user},
                      Key{"smtp_password_file", &Config::smtp_password_file},
                      Key{"worker", &Config::worker},
                      Key{"demo_media", &Config::demo_media},
                      Key{"log_level", &Config::log_level}};

std::int64_t number(const std::string& name, const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) throw ConfigError(name + " is not a number");
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

}  // namespace

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
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    throw ConfigError(file.string() + ": " + std::string(error.description()));
  }
  for (auto&& [name, node] : table) {
    const std::string text(name.str());
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return text == k.name; });
    if (key == keys.end()) throw ConfigError(file.string() + ": unknown key " + text);
    set(config, *key, text_of(text, node));
  }
}

void read_config_environment(Config& config, const Environment& environment) {
  for (const auto& key : keys) {
    std::string name = "GUICHET_";
    for (const char c : std::string_view(key.name)) name += c == '_' ? c : static_cast<char>(c - 'a' + 'A');
    if (const auto value = environment(name)) set(config, key, *value);
  }
}

void check_config(const Config& config) {
  constexpr std::int64_t port_max = 65535;
  if (config.port < 0 || config.port > port_max) throw ConfigError("port must be from 0 to 65535");
  if (config.loops < 0) throw ConfigError("loops must not be negative");
  if (config.tls_certificate.empty() != config.tls_key.empty())
    throw ConfigError("tls_certificate and tls_key go together");
  if (config.mode == Mode::demo && !is_loopback(config.address))
    throw ConfigError("the demo has public passwords and listens on this machine only");
  if (!config.is_public_https() && !is_loopback(config.address) && config.trusted_proxy.empty())
    throw ConfigError(
        "on a public address give tls_certificate and tls_key, or public_origin and trusted_proxy");
}

}  // namespace guichet::server
