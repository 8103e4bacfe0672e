// One accepted connection, plain or TLS, with the same coroutine operations. Only for server/http/*.cpp.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <memory>
#include <span>
#include <string_view>

namespace guichet::http {

namespace asio = boost::asio;
using SteadyTime = std::chrono::steady_clock::time_point;

class Socket {
 public:
  using Tcp = asio::ip::tcp::socket;

  Socket(Tcp tcp, asio::ssl::context* tls);

  asio::awaitable<bool> handshake();
  /// Waits until something can be read, without holding a buffer.
  asio::awaitable<bool> wait_readable();
  /// 0 when the peer has closed or the deadline cut the connection.
  asio::awaitable<std::size_t> read_some(std::span<char> into);
  asio::awaitable<bool> write(std::string_view bytes);
  /// `head` first, then bytes of a file by sendfile where the connection is plain.
  asio::awaitable<bool> send_file(int descriptor, std::uint64_t first, std::uint64_t count);
  /// Says goodbye so that a last answer is not lost to a reset.
  asio::awaitable<void> close_gently();

  void cut();
  void set_deadline(SteadyTime at) { deadline_ = at; }
  void expire_after(std::chrono::milliseconds duration) {
    deadline_ = std::chrono::steady_clock::now() + duration;
  }
  [[nodiscard]] SteadyTime deadline() const { return deadline_; }
  [[nodiscard]] bool is_tls() const { return tls_ != nullptr; }
  void set_write_deadline(std::chrono::milliseconds duration) { write_deadline_ = duration; }
  Tcp& tcp() { return tcp_; }

 private:
  struct FreeTls {
    void operator()(SSL* tls) const { ::SSL_free(tls); }
  };

  template <class Operation>
  asio::awaitable<std::size_t> by_tls(Operation operation);
  asio::awaitable<bool> send_file_plain(int descriptor, std::uint64_t first, std::uint64_t count);
  asio::awaitable<bool> send_file_tls(int descriptor, std::uint64_t first, std::uint64_t count);

  Tcp tcp_;
  // Works on the socket itself: a stream of Asio would keep 68 KiB of buffers for as long as the connection
  // lives.
  std::unique_ptr<SSL, FreeTls> tls_{};
  SteadyTime deadline_{SteadyTime::max()};
  std::chrono::milliseconds write_deadline_{30'000};
};

}  // namespace guichet::http
