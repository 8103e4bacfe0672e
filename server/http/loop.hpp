// One event loop: its acceptor, its handler, its open connections. Only for server/http/*.cpp.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "server/http/server.hpp"
#include "server/http/socket.hpp"

namespace guichet::http {

/// Counts connections per network across all loops.
class Census {
 public:
  /// False when the address, or the whole server, has too many.
  [[nodiscard]] bool enter(const ClientAddress& address, std::size_t per_address_max, std::size_t all_max);
  void leave(const ClientAddress& address);
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::mutex mutex_;
  std::map<std::string, std::size_t> by_network_;
  std::atomic<std::size_t> count_{0};
};

/// What all loops share. Outlives them.
struct Shared {
  const ServerOptions& options;
  Pool& pool;
  Census census{};
  std::unique_ptr<asio::ssl::context> tls{};
  std::string common_headers{};  // of every reply, each line ended
  std::string default_policy{};
  std::string request_prefix{};
  std::atomic<std::uint64_t> requests{0};
  Tally tally{};
  std::atomic<bool> is_stopping{false};
};

class Connection;

class Loop {
 public:
  Loop(Shared& shared, std::unique_ptr<Handler> handler);

  /// Binds; port 0 chooses one. Returns the port.
  std::uint16_t listen(std::uint16_t port);
  void start();
  void begin_stop();  // from any thread
  void join();

  asio::io_context& context() { return context_; }
  Handler& handler() { return *handler_; }
  Shared& shared() { return shared_; }
  void add(Connection& connection) { connections_.insert(&connection); }
  void remove(Connection& connection) { connections_.erase(&connection); }

 private:
  asio::awaitable<void> accept();
  asio::awaitable<void> sweep();
  void take(asio::ip::tcp::socket socket);

  Shared& shared_;
  asio::io_context context_{1};
  std::unique_ptr<Handler> handler_;
  asio::ip::tcp::acceptor acceptor_;
  asio::steady_timer sweep_timer_;
  std::set<Connection*> connections_;
  std::thread thread_;
};

}  // namespace guichet::http
