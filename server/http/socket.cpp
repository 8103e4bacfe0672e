#include "server/http/socket.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <new>
#include <utility>
#include <vector>

namespace guichet::http {
namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t piece_max = 1 << 20;
constexpr std::size_t tls_piece_max = 64 << 10;

}  // namespace

Socket::Socket(Tcp tcp, asio::ssl::context* tls) : tcp_(std::move(tcp)) {
  boost::system::error_code ignored;
  tcp_.set_option(asio::ip::tcp::no_delay(true), ignored);
  tcp_.non_blocking(true, ignored);
  if (tls == nullptr) return;
  tls_.reset(::SSL_new(tls->native_handle()));
  if (!tls_ || ::SSL_set_fd(tls_.get(), tcp_.native_handle()) != 1) throw std::bad_alloc();
  ::SSL_set_accept_state(tls_.get());
}

// Repeats the operation whenever what OpenSSL waits for has come: how many bytes it was good for, 0 for an
// end.
template <class Operation>
asio::awaitable<std::size_t> Socket::by_tls(Operation operation) {
  while (tcp_.is_open()) {  // the number of a closed socket may be somebody else's by now
    ::ERR_clear_error();
    const int count = operation(tls_.get());
    if (count > 0) co_return static_cast<std::size_t>(count);
    const int wish = ::SSL_get_error(tls_.get(), count);
    if (wish != SSL_ERROR_WANT_READ && wish != SSL_ERROR_WANT_WRITE) break;
    const auto [error] =
        co_await tcp_.async_wait(wish == SSL_ERROR_WANT_READ ? Tcp::wait_read : Tcp::wait_write, quietly);
    if (error) break;
  }
  co_return 0;
}

asio::awaitable<bool> Socket::handshake() {
  if (!tls_) co_return true;
  co_return co_await by_tls(::SSL_do_handshake) > 0;
}

asio::awaitable<bool> Socket::wait_readable() {
  // bytes of a record that was read in part wait in no socket
  if (tls_ && ::SSL_pending(tls_.get()) > 0) co_return true;
  const auto [error] = co_await tcp_.async_wait(Tcp::wait_read, quietly);
  co_return !error;
}

asio::awaitable<std::size_t> Socket::read_some(std::span<char> into) {
  if (tls_) {
    const auto size = static_cast<int>(std::min(into.size(), piece_max));
    co_return co_await by_tls([&](SSL* tls) { return ::SSL_read(tls, into.data(), size); });
  }
  const auto [error, count] = co_await tcp_.async_read_some(asio::buffer(into.data(), into.size()), quietly);
  co_return error ? 0 : count;
}

asio::awaitable<bool> Socket::write(std::string_view bytes) {
  while (!bytes.empty()) {
    expire_after(write_deadline_);
    const std::string_view piece = bytes.substr(0, piece_max);
    std::size_t count = 0;
    if (tls_) {
      const auto size = static_cast<int>(piece.size());
      count = co_await by_tls([&](SSL* tls) { return ::SSL_write(tls, piece.data(), size); });
    } else {
      const auto [error, sent] = co_await asio::async_write(tcp_, asio::buffer(piece), quietly);
      count = error ? 0 : sent;
    }
    if (count == 0) co_return false;
    bytes.remove_prefix(count);
  }
  co_return true;
}

asio::awaitable<bool> Socket::send_file(int descriptor, std::uint64_t first, std::uint64_t count) {
  if (tls_) co_return co_await send_file_tls(descriptor, first, count);
  co_return co_await send_file_plain(descriptor, first, count);
}

asio::awaitable<bool> Socket::send_file_plain(int descriptor, std::uint64_t first, std::uint64_t count) {
  auto offset = static_cast<off_t>(first);
  while (count > 0) {
    const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(count, piece_max));
    const auto sent = ::sendfile(tcp_.native_handle(), descriptor, &offset, piece);
    if (sent > 0) {
      count -= static_cast<std::uint64_t>(sent);
      expire_after(write_deadline_);
      continue;
    }
    if (sent == 0 || (errno != EAGAIN && errno != EINTR)) co_return false;
    expire_after(write_deadline_);
    const auto [error] = co_await tcp_.async_wait(Tcp::wait_write, quietly);
    if (error) co_return false;
  }
  co_return true;
}

asio::awaitable<bool> Socket::send_file_tls(int descriptor, std::uint64_t first, std::uint64_t count) {
  std::vector<char> buffer(tls_piece_max);
  while (count > 0) {
    const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(count, buffer.size()));
    const auto got = ::pread(descriptor, buffer.data(), piece, static_cast<off_t>(first));
    if (got <= 0) co_return false;
    if (!co_await write({buffer.data(), static_cast<std::size_t>(got)})) co_return false;
    first += static_cast<std::uint64_t>(got);
    count -= static_cast<std::uint64_t>(got);
  }
  co_return true;
}

asio::awaitable<void> Socket::close_gently() {
  constexpr std::chrono::milliseconds patience{2'000};
  constexpr std::size_t drain_max = 256 << 10;
  expire_after(patience);
  boost::system::error_code ignored;
  if (tls_ && tcp_.is_open()) ::SSL_shutdown(tls_.get());  // says goodbye, waits for no answer
  tcp_.shutdown(Tcp::shutdown_send, ignored);
  std::vector<char> sink(4096);
  for (std::size_t drained = 0; drained < drain_max;) {
    const auto [error, count] = co_await tcp_.async_read_some(asio::buffer(sink), quietly);
    if (error) break;
    drained += count;
  }
  cut();
}

void Socket::cut() {
  boost::system::error_code ignored;
  tcp_.close(ignored);
}

}  // namespace guichet::http
