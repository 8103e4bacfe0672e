// Everything that can be set: defaults, then the TOML file, then the environment, then the command line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace guichet::server {

enum class Mode { serve, demo };

struct Config {
  Mode mode{Mode::serve};
  std::filesystem::path data{"var"};
  std::filesystem::path web{"build/web"};
  std::string address{"127.0.0.1"};
  std::int64_t port{8080};      // 0: a free one
  std::int64_t loops{0};        // 0: one per core
  std::string public_origin{};  // "https://portal.example" when people come through another name
  std::string trusted_proxy{};  // numeric addresses, comma between them, whose X-Forwarded-* are believed
  std::string tls_certificate{};
  std::string tls_key{};
  std::int64_t requests_per_minute{600};  // of a session; 0: any number
  std::string mail_from{"guichet@localhost"};
  std::string smtp_host{};  // empty: mail is written to <data>/mail
  std::int64_t smtp_port{587};
  std::string smtp_tls{"starttls"};  // starttls, implicit, none
  std::string smtp_user{};
  std::filesystem::path smtp_password_file{};
  std::string smtp_password{};     // from the environment only: files of settings are copied and shown
  std::filesystem::path worker{};  // empty: guichet-worker beside this program
  std::filesystem::path
      demo_media{};  // pictures of the demo; empty: demo-media beside this program, or the sources
  std::string log_level{"info"};

  [[nodiscard]] bool is_public_https() const;
  /// In canonical form; empty texts stand for what is no address.
  [[nodiscard]] std::vector<std::string> trusted_proxies() const;
};

class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;
[[nodiscard]] Environment process_environment();

/// Reads a TOML file over `config`; an unknown key is an error at its line, so that a misspelt one is not
/// ignored.
void read_config_file(Config& config, const std::filesystem::path& file);
/// Every key with its meaning and default, as a file that `read_config_file` takes.
[[nodiscard]] std::string sample_config();
/// GUICHET_<KEY>, in capitals, for every key of the file, and GUICHET_SMTP_PASSWORD.
void read_config_environment(Config& config, const Environment& environment);
/// Throws ConfigError on what cannot work: a demo on a public address, a certificate without a key.
void check_config(const Config& config);

/// The password for the mail server, from the environment or its file. Throws ConfigError.
[[nodiscard]] std::string smtp_password(const Config& config);
/// Files with secrets that others on this machine can read or change, in words.
[[nodiscard]] std::vector<std::string> exposed_secrets(const Config& config);

}  // namespace guichet::server
