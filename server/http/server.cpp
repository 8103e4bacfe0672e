#include "server/http/server.hpp"

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <thread>
#include <utility>

#include "server/base64.hpp"
#include "server/http/connection.hpp"

namespace guichet::http {
namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds sweep_every{500};
constexpr std::chrono::milliseconds sweep_every_when_stopping{20};

// OpenSSL's own words for what went wrong last: "key values mismatch".
std::string tls_reason() {
  const auto code = ERR_peek_last_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  ERR_clear_error();
  return reason == nullptr ? "cannot be read" : reason;
}

std::unique_ptr<asio::ssl::context> make_tls(const TlsFiles& files) {
  if (files.certificate.empty()) return nullptr;
  auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
  auto* native = tls->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
  // Nobody sits at the terminal of a server: a key with a passphrase is an error, not a question.
  SSL_CTX_set_default_passwd_cb(native, [](char*, int, int, void*) { return 0; });
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(native, files.certificate.c_str()) != 1)
    throw TlsError("tls_certificate " + files.certificate + ": " + tls_reason());
  if (SSL_CTX_use_PrivateKey_file(native, files.key.c_str(), SSL_FILETYPE_PEM) != 1)
    throw TlsError("tls_key " + files.key + ": " + tls_reason());
  if (SSL_CTX_check_private_key(native) != 1)
    throw TlsError("tls_key " + files.key + " is not the key of tls_certificate " + files.certificate);
  return tls;
}

std::string make_common_headers(const ServerOptions& options) {
  std::string out =
      "X-Content-Type-Options: nosniff\r\n"
      "Referrer-Policy: no-referrer\r\n"
      "Cross-Origin-Opener-Policy: same-origin-allow-popups\r\n"
      "Permissions-Policy: fullscreen=(self), screen-wake-lock=(self), clipboard-write=(self), camera=(), "
      "microphone=(), geolocation=(), payment=(), usb=()\r\n";
  if (!options.tls.certificate.empty() || !options.trusted_proxies.empty())
    out += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
  out += "Guichet-Build: " + options.build + "\r\n";
  return out;
}

std::string random_prefix() {
  std::array<unsigned char, 4> bytes{};
  RAND_bytes(bytes.data(), static_cast<int>(bytes.size()));
  std::string out;
  for (const auto byte : bytes) {
    out += "0123456789abcdef"[byte >> 4U];
    out += "0123456789abcdef"[byte & 15U];
  }
  return out + "-";
}

std::string sha256_base64(std::string_view text) {
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(hash.data()));
  return server::base64(hash);
}

}  // namespace

std::string content_security_policy(const std::vector<std::string>& frame_ancestors, std::string_view style) {
  std::string out = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
  if (!style.empty()) out += " 'sha256-" + sha256_base64(style) + "'";
  out +=
      "; connect-src 'self'; "
      "img-src 'self' data: blob:; font-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
      "form-action 'self'; frame-ancestors";
  if (frame_ancestors.empty()) out += " 'none'";
  for (const auto& origin : frame_ancestors) out += " " + origin;
  return out + "; require-trusted-types-for 'script'; trusted-types guichet-worker";
}

// ---- census ----

bool Census::enter(const ClientAddress& address, std::size_t per_address_max, std::size_t all_max) {
  const std::lock_guard lock(mutex_);
  if (count_ >= all_max) return false;
  if (!address.is_loopback()) {
    auto& here = by_network_[address.network()];
    if (here >= per_address_max) return false;
    ++here;
  }
  ++count_;
  return true;
}

void Census::leave(const ClientAddress& address) {
  const std::lock_guard lock(mutex_);
  --count_;
  const auto found = by_network_.find(address.network());
  if (found != by_network_.end() && --found->second == 0) by_network_.erase(found);
}

// ---- loop ----

Loop::Loop(Shared& shared, std::unique_ptr<Handler> handler)
    : shared_(shared), handler_(std::move(handler)), acceptor_(context_), sweep_timer_(context_) {}

std::uint16_t Loop::listen(std::uint16_t port) {
  using asio::ip::tcp;
  const tcp::endpoint endpoint(asio::ip::make_address(shared_.options.address), port);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(tcp::acceptor::reuse_address(true));
  const int on = 1;
  ::setsockopt(acceptor_.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  acceptor_.bind(endpoint);
  acceptor_.listen(1024);
  return acceptor_.local_endpoint().port();
}

void Loop::start() {
  asio::co_spawn(context_, accept(), asio::detached);
  asio::co_spawn(context_, sweep(), asio::detached);
  thread_ = std::thread([this] { context_.run(); });
}

asio::awaitable<void> Loop::accept() {
  while (acceptor_.is_open()) {
    auto [error, socket] = co_await acceptor_.async_accept(quietly);
    if (!error) {
      take(std::move(socket));
    } else if (acceptor_.is_open()) {  // out of descriptors: wait instead of spinning
      asio::steady_timer pause(context_, std::chrono::milliseconds(50));
      co_await pause.async_wait(quietly);
    }
  }
}

void Loop::take(asio::ip::tcp::socket socket) {
  boost::system::error_code error;
  const auto remote = socket.remote_endpoint(error);
  if (error) return;
  ClientAddress peer{canonical_address(remote.address().to_string())};
  const auto& options = shared_.options;
  const auto& trusted = options.trusted_proxies;
  const bool is_proxy = std::find(trusted.begin(), trusted.end(), peer.text) != trusted.end();
  const auto per_address = is_proxy ? options.connections_max : options.connections_per_address_max;
  if (!shared_.census.enter(peer, per_address, options.connections_max)) return;
  auto connection = std::make_shared<Connection>(*this, std::move(socket), std::move(peer));
  asio::co_spawn(
      context_, [connection] { return connection->run(); }, asio::detached);
}

asio::awaitable<void> Loop::sweep() {
  SteadyTime give_up = SteadyTime::max();
  for (;;) {
    sweep_timer_.expires_after(shared_.is_stopping ? sweep_every_when_stopping : sweep_every);
    co_await sweep_timer_.async_wait(quietly);
    const auto now = std::chrono::steady_clock::now();
    const bool is_stopping = shared_.is_stopping;
    if (is_stopping && give_up == SteadyTime::max()) give_up = now + shared_.options.deadlines.stop;
    for (auto* connection : connections_)
      if (connection->is_overdue(now) || now >= give_up || (is_stopping && connection->is_idle()))
        connection->cut();
    if (is_stopping && (connections_.empty() || now >= give_up + sweep_every)) co_return;
  }
}

void Loop::begin_stop() {
  asio::post(context_, [this] {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    sweep_timer_.cancel();
  });
}

void Loop::join() {
  if (thread_.joinable()) thread_.join();
}

// ---- server ----

struct Server::State {
  State(ServerOptions given, Pool& pool)
      : options(std::move(given)), shared{.options = options, .pool = pool} {}
  ServerOptions options;
  Shared shared;
  std::vector<std::unique_ptr<Loop>> loops{};
  std::uint16_t port{0};
  bool is_started{false};
};

Server::Server(ServerOptions options, const MakeHandler& make_handler, Pool& pool)
    : state_(std::make_unique<State>(std::move(options), pool)) {
  std::signal(SIGPIPE, SIG_IGN);
  auto& state = *state_;
  state.shared.tls = make_tls(state.options.tls);
  state.shared.common_headers = make_common_headers(state.options);
  state.shared.default_policy = content_security_policy({});
  state.shared.request_prefix = random_prefix();
  const unsigned wanted = state.options.loops > 0 ? state.options.loops : std::thread::hardware_concurrency();
  state.port = state.options.port;
  for (unsigned i = 0; i < std::max(1U, wanted); ++i) {
    state.loops.push_back(std::make_unique<Loop>(state.shared, make_handler()));
    state.port = state.loops.back()->listen(state.port);
  }
}

Server::~Server() {
  stop();
}

std::uint16_t Server::port() const {
  return state_->port;
}

void Server::start() {
  state_->is_started = true;
  for (auto& loop : state_->loops) loop->start();
}

void Server::stop() {
  if (!std::exchange(state_->is_started, false)) return;
  state_->shared.is_stopping = true;
  for (auto& loop : state_->loops) loop->begin_stop();
  for (auto& loop : state_->loops) loop->join();
}

std::size_t Server::connections() const {
  return state_->shared.census.count();
}
Answered Server::answered() const {
  return state_->shared.tally.answered();
}

}  // namespace guichet::http
