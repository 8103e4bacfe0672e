#include "server/http/socket.hpp"

#include <sys/sendfile.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <vector>

namespace guichet::http {
namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t piece_max = 1 << 20;
constexpr std::size_t tls_piece_max = 64 << 10;

// Whether bytes were taken from the socket that nobody has read yet: decrypted ones, or still encrypted ones
// that came with the end of the handshake or with an earlier record.
bool has_bytes(const SSL* tls) {
  return SSL_pending(tls) > 0 || BIO_pending(SSL_get_rbio(tls)) > 0;
}

}  // namespace

Socket::Socket(Tcp tcp, asio::ssl::context* tls) {
  boost::system::error_code ignored;
  tcp.set_option(asio::ip::tcp::no_delay(true), ignored);
  tcp.non_blocking(true, ignored);
  if (tls != nullptr)
    tls_ = std::make_unique<asio::ssl::stream<Tcp>>(std::move(tcp), *tls);
  else
    plain_.emplace(std::move(tcp));
}

asio::awaitable<bool> Socket::handshake() {
  if (!tls_) co_return true;
  const auto [error] = co_await tls_->async_handshake(asio::ssl::stream_base::server, quietly);
  co_return !error;
}

asio::awaitable<bool> Socket::wait_readable() {
  if (tls_ && has_bytes(tls_->native_handle())) co_return true;
  const auto [error] = co_await tcp().async_wait(Tcp::wait_read, quietly);
  co_return !error;
}

asio::awaitable<std::size_t> Socket::read_some(std::span<char> into) {
  const auto buffer = asio::buffer(into.data(), into.size());
  if (tls_) {
    const auto [error, count] = co_await tls_->async_read_some(buffer, quietly);
    co_return error ? 0 : count;
  }
  const auto [error, count] = co_await plain_->async_read_some(buffer, quietly);
  co_return error ? 0 : count;
}

asio::awaitable<bool> Socket::write(std::string_view bytes) {
  while (!bytes.empty()) {
    expire_after(write_deadline_);
    const auto piece = asio::buffer(bytes.data(), std::min(bytes.size(), piece_max));
    std::size_t count = 0;
    if (tls_) {
      const auto [error, sent] = co_await asio::async_write(*tls_, piece, quietly);
      if (error) co_return false;
      count = sent;
    } else {
      const auto [error, sent] = co_await asio::async_write(*plain_, piece, quietly);
      if (error) co_return false;
      count = sent;
    }
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
    const auto sent = ::sendfile(plain_->native_handle(), descriptor, &offset, piece);
    if (sent > 0) {
      count -= static_cast<std::uint64_t>(sent);
      expire_after(write_deadline_);
      continue;
    }
    if (sent == 0 || (errno != EAGAIN && errno != EINTR)) co_return false;
    expire_after(write_deadline_);
    const auto [error] = co_await plain_->async_wait(Tcp::wait_write, quietly);
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
  if (tls_) co_await tls_->async_shutdown(quietly);
  tcp().shutdown(Tcp::shutdown_send, ignored);
  std::vector<char> sink(4096);
  for (std::size_t drained = 0; drained < drain_max;) {
    const auto [error, count] = co_await tcp().async_read_some(asio::buffer(sink), quietly);
    if (error) break;
    drained += count;
  }
  cut();
}

void Socket::cut() {
  boost::system::error_code ignored;
  tcp().close(ignored);
}

}  // namespace guichet::http
