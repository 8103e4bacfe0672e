// The HTTP server: sockets, event loops, deadlines and limits. Knows bytes, not features.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/http/message.hpp"
#include "server/http/pool.hpp"
#include "server/http/tally.hpp"

namespace guichet::http {

struct Deadlines {
  std::chrono::milliseconds idle{75'000};    // between requests
  std::chrono::milliseconds head{10'000};    // from the first byte of a head to its end
  std::chrono::milliseconds body{30'000};    // plus a second per 100 kB
  std::chrono::milliseconds answer{60'000};  // of the handler
  std::chrono::milliseconds write{30'000};   // for each piece sent, of up to 1 MiB
  std::chrono::milliseconds stop{10'000};    // for requests in flight when the server stops
};

struct TlsFiles {
  std::string certificate{};  // PEM chain; empty: plain HTTP
  std::string key{};
};

struct ServerOptions {
  std::string address{"127.0.0.1"};
  std::uint16_t port{0};                         // 0: a free one
  unsigned loops{0};                             // 0: one per core
  std::size_t connections_per_address_max{100};  // loopback is not counted
  std::size_t connections_max{20'000};
  Deadlines deadlines{};
  TlsFiles tls{};
  std::vector<std::string>
      trusted_proxies{};  // canonical addresses whose X-Forwarded-For and -Proto are believed
  std::string build{};    // the header Guichet-Build
};

/// Why TLS cannot be served: which file, and what is wrong with it.
class TlsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Server {
 public:
  using MakeHandler = std::function<std::unique_ptr<Handler>()>;

  /// Binds at once; throws std::system_error when it cannot, TlsError when the certificate or key does not
  /// serve. `make_handler` is called once per loop. Producers of stream replies run on `pool`.
  Server(ServerOptions options, const MakeHandler& make_handler, Pool& pool);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Starts the loops and returns.
  void start();
  /// Stops accepting, lets requests in flight finish within the deadline, ends the loops.
  void stop();
  /// Open connections, for metrics.
  [[nodiscard]] std::size_t connections() const;
  /// What was answered since the start, for metrics.
  [[nodiscard]] Answered answered() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The policy of pages. `style` is the text of the one style element a page may have.
[[nodiscard]] std::string content_security_policy(const std::vector<std::string>& frame_ancestors,
                                                  std::string_view style = {});

}  // namespace guichet::http
