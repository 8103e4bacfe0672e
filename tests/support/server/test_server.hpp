// The server as a test wants it: a database in a temporary folder, a clock that stands still, cheap hashes,
// an HTTP server on a free port, and a client that speaks raw bytes.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/clock.hpp"
#include "server/http/byte_routes.hpp"
#include "server/http/server.hpp"
#include "server/ids.hpp"
#include "server/log.hpp"
#include "server/router.hpp"
#include "server/sessions/passwords.hpp"
#include "server/site.hpp"
#include "server/storage/db.hpp"

namespace guichet::test {

/// A clock that moves when told to.
class FakeClock final : public server::Clock {
 public:
  [[nodiscard]] Instant now() const override { return Instant{ms_}; }
  void advance(Duration by) { ms_ += by.ms; }

 private:
  std::atomic<std::int64_t> ms_{1'795'000'000'000};
};

/// A reply as it came over the socket.
struct RawReply {
  int status{0};
  std::multimap<std::string, std::string> headers{};  // names in lower case
  std::string body{};
  [[nodiscard]] std::string header(const std::string& name) const;
};

/// One TCP connection to 127.0.0.1.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  void send(std::string_view bytes);
  /// The next reply; status 0 when the server closed instead.
  RawReply receive(bool is_head = false);
  /// Whether the server closes within the patience of a test.
  bool is_closed_by_server();

 private:
  bool fill();
  int socket_{-1};
  std::string buffer_{};
};

/// Sends a request on a connection of its own.
RawReply exchange(std::uint16_t port, std::string_view bytes);

/// Where a test keeps its files: where synced bytes cost what they cost, or in memory, when durability is not
/// the question. TMPDIR overrules both.
enum class Disk { real, memory };

class TemporaryFolder {
 public:
  explicit TemporaryFolder(Disk disk = Disk::real);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Everything below the features. `routes` come from the services a test makes; their handlers may refer to
/// `clock`, `ids`, `db` and `passwords`, which live as long.
class TestServer {
 public:
  explicit TestServer(Disk disk = Disk::real);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  FakeClock clock{};
  server::Ids ids;
  TemporaryFolder folder;
  storage::Db db;
  server::Argon2Passwords passwords;
  server::Portals portals;
  server::Sessions sessions{};
  server::Throttle throttle{};
  http::ByteRoutes bytes{};
  server::RateLimits rate_limits{.session_per_minute = 0};  // a clock that stands still refills nothing
  std::vector<std::string> log_lines{};

  /// Adds a person with the password "correct horse battery".
  AccountId add_account(const std::string& portal, const std::string& login, Role role);
  /// A cookie header value that signs the account in.
  std::string sign_in(const std::string& portal, const AccountId& account);

  /// Serves the routes; `web` is a folder of client files, or empty.
  void start(std::vector<server::Route> routes, const std::filesystem::path& web = {},
             http::ServerOptions options = {});
  /// Ends what `start` began; for owners of services that must not outlive it. Also done at the end.
  void stop();
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] const server::Router& router() const;

  struct Post {
    std::string path{};
    std::string body{"{}"};
    std::string portal{"one"};
    std::string cookie{};
    std::string key{"a-key-for-tests"};
    std::string more_headers{};  // each line ended
  };
  RawReply post(const Post& post) const;

 private:
  void check_log() const;

  struct Running;
  std::unique_ptr<Running> running_;
};

}  // namespace guichet::test
