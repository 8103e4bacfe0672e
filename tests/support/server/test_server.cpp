#include "tests/support/server/test_server.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <mutex>

#include "server/openapi/openapi.hpp"
#include "server/portal_store.hpp"
#include "server/storage/writer.hpp"

namespace guichet::test {
namespace {

server::Portals two_portals() {
  portal::Portal one;
  one.slug = "one";
  one.name = "Portal <One>";
  one.languages = {"fr-CA", "en"};
  portal::Portal two = one;
  two.slug = "two";
  two.name = "Portal Two";
  return server::Portals({server::configure(one), server::configure(two)});
}

}  // namespace

TemporaryFolder::TemporaryFolder(Disk disk) {
  const std::filesystem::path memory = "/dev/shm";
  const bool is_memory =
      disk == Disk::memory && std::getenv("TMPDIR") == nullptr && std::filesystem::is_directory(memory);
  const auto base = is_memory ? memory : std::filesystem::temp_directory_path();
  std::string pattern = (base / "guichet-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

struct TestServer::Running {
  Running(TestServer& test, std::vector<server::Route> routes, const std::filesystem::path& web,
          http::ServerOptions options)
      : log(server::Level::info,
            [this, &test](const std::string& line) {
              const std::lock_guard lock(mutex);
              test.log_lines.push_back(line);
            }),
        router({.db = test.db,
                .clock = test.clock,
                .ids = test.ids,
                .portals = test.portals,
                .sessions = test.sessions,
                .throttle = test.throttle,
                .passwords = test.passwords,
                .hashing = hashing,
                .log = log,
                .cookies = server::CookieSafety::plain,
                .rate_limits = test.rate_limits},
               std::move(routes)),
        files(web),
        pages(router, files),
        site{.router = router,
             .pages = pages,
             .files = files,
             .bytes = test.bytes,
             .openapi = [] { return server::openapi_document("test"); }},
        server(
            std::move(options), [this] { return std::make_unique<server::Site>(site); }, streaming) {
    server.start();
  }

  std::mutex mutex{};
  server::Log log;
  http::Pool hashing{1, 32};
  http::Pool streaming{1, 32};
  server::Router router;
  server::StaticFiles files;
  server::Pages pages;
  server::SiteParts site;
  http::Server server;
};

TestServer::TestServer(Disk disk)
    : ids([this] { return clock.now(); }, 7),
      folder(disk),
      db({.file = folder.path() / "guichet.sqlite"}),
      passwords({.passes = 1, .memory = 8U << 10U}),
      portals(two_portals()) {}

TestServer::~TestServer() {
  stop();
}

void TestServer::stop() {
  if (!running_) return;
  running_->server.stop();
  running_->hashing.stop();
  running_->streaming.stop();
  db.writer().stop();
  running_.reset();
  check_log();
}

// What tests type, store or are: none of it belongs into the log, whatever happened.
void TestServer::check_log() const {
  for (const auto& line : log_lines) {
    for (const char* word : {"Zz", "@panorama.example", "@board.example", "Bouchard", "Fortin", "rables",
                             "418 555", "canards", "hiboux", "renards", "correct horse", "guichet-panorama="})
      BOOST_TEST(line.find(word) == std::string::npos, "in the log: " << line);
  }
}

AccountId TestServer::add_account(const std::string& portal, const std::string& login, Role role) {
  const AccountId id{ids.text()};
  const auto hash = passwords.hash("correct horse battery");
  db.writer().write(portal, [&](storage::Tx& tx) {
    tx.run(
        "insert into accounts (portal, id, login, first_name, last_name, role, language, password_hash, "
        "state,"
        " created_at) values (:portal, $1, $2, 'Ada', 'Test', $3, '', $4, 'active', $5)",
        id.value, login, std::string(wire::name(role)), hash, clock.now().ms);
  });
  return id;
}

std::string TestServer::sign_in(const std::string& portal, const AccountId& account) {
  const auto session = db.writer().write(portal, [&](storage::Tx& tx) {
    return sessions.start(tx, ids, account, server::Remember::no, {.address = {"127.0.0.1"}}, clock.now());
  });
  return server::session_cookie_name(portal, server::CookieSafety::plain) + "=" + session.token;
}

void TestServer::start(std::vector<server::Route> routes, const std::filesystem::path& web,
                       http::ServerOptions options) {
  if (options.loops == 0) options.loops = 1;
  options.build = "test";
  running_ = std::make_unique<Running>(*this, std::move(routes), web, std::move(options));
}

std::uint16_t TestServer::port() const {
  return running_->server.port();
}
const server::Router& TestServer::router() const {
  return running_->router;
}

RawReply TestServer::post(const Post& post) const {
  std::string text =
      "POST " + post.path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port()) +
      "\r\nContent-Type: application/json\r\nGuichet-Request: 1\r\nGuichet-Portal: " + post.portal;
  if (!post.key.empty()) text += "\r\nIdempotency-Key: " + post.key;
  if (!post.cookie.empty()) text += "\r\nCookie: " + post.cookie;
  text += "\r\nContent-Length: " + std::to_string(post.body.size()) + "\r\n" + post.more_headers + "\r\n" +
          post.body;
  return exchange(port(), text);
}

}  // namespace guichet::test
