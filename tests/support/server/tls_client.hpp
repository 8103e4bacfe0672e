// A certificate of a test's own, and a client that speaks TLS.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/support/server/test_server.hpp"

namespace guichet::test {

/// A self-signed certificate for 127.0.0.1, made here and now: "<name>.crt" and "<name>.key" in the folder.
struct Certificate {
  Certificate(const std::filesystem::path& folder, const std::string& name);
  std::filesystem::path chain;
  std::filesystem::path key;
};

/// What came of a connection: how far it got, and the reply as it was sent.
struct TlsExchange {
  bool is_connected{false};
  bool is_verified{false};  // the certificate is the one that was expected
  std::string version{};    // "TLSv1.3"
  std::string cipher{};
  std::string reply{};
};

struct TlsAsk {
  std::uint16_t port{0};
  std::filesystem::path trusted{};  // the only certificate that is believed
  int version_max{0};               // TLS1_2_VERSION...; 0: the newest
  std::string ciphers{};            // of TLS 1.2 and older; empty: OpenSSL's own
  std::string request{};
  std::string next{};     // a request more, in a record of its own
  bool is_corked{false};  // all that can leave together does: the end of the handshake with the requests
};
[[nodiscard]] TlsExchange exchange_tls(const TlsAsk& ask);

}  // namespace guichet::test
