// The way of a request through the router, with a service made for the purpose.
#include <boost/test/unit_test.hpp>

#include <atomic>

#include "server/storage/db.hpp"
#include "server/storage/writer.hpp"
#include "shared/wire/wire.hpp"
#include "tests/support/server/test_server.hpp"

namespace guichet::test {

struct Total {
  std::int64_t total{0};
  std::string person{};
  WIRE_FIELDS(total, person)
};

struct GetTotal {
  using Response = Total;
  static constexpr std::string_view path = "/api/sample/total";
  static constexpr auto kind = Kind::query;
  static constexpr auto needs = Permission::anyone;
};

struct Add {
  std::int64_t amount{0};
  WIRE_FIELDS(amount)
  using Response = Total;
  static constexpr std::string_view path = "/api/sample/add";
  static constexpr auto kind = Kind::command;
  static constexpr auto needs = Permission::signed_in;
};

struct Enter {
  std::string login{};
  std::string password{};
  bool stay_signed_in{false};
  WIRE_FIELDS(login, password, stay_signed_in)
  using Response = Total;
  static constexpr std::string_view path = "/api/accounts/sign-in";
  static constexpr auto kind = Kind::command;
  static constexpr auto needs = Permission::anyone;
};

struct Administer {
  using Response = Total;
  static constexpr std::string_view path = "/api/sample/administer";
  static constexpr auto kind = Kind::query;
  static constexpr auto needs = Permission::administer;
};

struct Break {
  using Response = Total;
  static constexpr std::string_view path = "/api/sample/break";
  static constexpr auto kind = Kind::command;
  static constexpr auto needs = Permission::anyone;
};

using SampleApi = Endpoints<GetTotal, Add, Enter, Administer, Break>;

struct Checked {
  AccountId account{};
};

struct LoginRow {
  std::string id{};
  std::string password_hash{};
  WIRE_FIELDS(id, password_hash)
};

class SampleService final : public server::Service<SampleApi> {
 public:
  Result<Total> handle(const GetTotal&, server::Call& call) override { return total(call); }
  Result<Total> handle(const Administer&, server::Call& call) override { return total(call); }
  Result<Total> handle(const Break&, server::Call& call) override {
    add(call, 1000);
    throw std::runtime_error("a bug");
  }
  Result<Total> handle(const Add& request, server::Call& call) override {
    ++handled;
    add(call, request.amount);
    if (request.amount < 0) return Failure::conflict();
    return total(call);
  }
  Result<Checked> prepare(const Enter& request, server::Preparation& preparation) {
    if (auto counted = preparation.attempts.count(request.login); !counted) return counted.failure();
    const auto row = preparation.tx.one<LoginRow>(
        "select id, password_hash from accounts where portal = :portal and login = $1", request.login);
    const auto hash = row ? std::optional(row->password_hash) : std::nullopt;
    if (!preparation.passwords.matches(request.password, hash)) return Failure::unauthenticated();
    return Checked{AccountId{row->id}};
  }
  Result<Total> handle(const Enter& request, server::Call& call) override {
    call.session.forgive(request.login);
    call.session.start(call.prepared.as<Checked>().account, server::Remember::no);
    return Total{};
  }

  std::atomic<int> handled{0};

 private:
  static void add(server::Call& call, std::int64_t amount) {
    call.tx.run(
        "insert into counters (portal, name, value) values (:portal, 'sample', $1)"
        " on conflict (portal, name) do update set value = value + excluded.value",
        amount);
  }
  static Result<Total> total(server::Call& call) {
    const auto value =
        call.tx.one<std::int64_t>("select value from counters where portal = :portal and name = 'sample'");
    return Total{value.value_or(0), call.actor.name};
  }
};

struct Fixture {
  Fixture() { server.start(server::make_routes<SampleApi>(server::Services(service))); }
  SampleService service{};
  TestServer server{};

  std::string client_cookie() {
    return server.sign_in("one", server.add_account("one", "ada", Role::client));
  }
  RawReply add(const std::string& cookie, const std::string& amount, const std::string& key) {
    return server.post(
        {.path = "/api/sample/add", .body = "{\"amount\":" + amount + "}", .cookie = cookie, .key = key});
  }
  std::int64_t count(const std::string& portal) {
    return server.db.read(portal, [](storage::Tx& tx) {
      return tx.one<std::int64_t>("select count(*) from audit where portal = :portal").value_or(0);
    });
  }
};

BOOST_FIXTURE_TEST_SUITE(router, Fixture)

BOOST_AUTO_TEST_CASE(a_query_is_answered_with_every_security_header) {  // P61
  const auto reply = server.post({.path = "/api/sample/total"});
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.body == R"({"total":0,"person":""})");
  BOOST_TEST(reply.header("cache-control") == "no-store");
  BOOST_TEST(reply.header("content-type") == "application/json; charset=utf-8");
  BOOST_TEST(reply.header("x-content-type-options") == "nosniff");
  BOOST_TEST(reply.header("referrer-policy") == "no-referrer");
  BOOST_TEST(reply.header("cross-origin-opener-policy") == "same-origin-allow-popups");
  BOOST_TEST(reply.header("guichet-build") == "test");
  const auto policy = reply.header("content-security-policy");
  BOOST_TEST(policy.find("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'") == 0U);
  BOOST_TEST(policy.find("frame-ancestors 'none'; require-trusted-types-for 'script'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_request_that_another_site_may_have_made_is_refused) {
  const std::string start = "POST /api/sample/total HTTP/1.1\r\nHost: a\r\nGuichet-Portal: one\r\n";
  BOOST_TEST(exchange(server.port(), start + "\r\n").status == 403);
  const std::string ours = start + "Guichet-Request: 1\r\n";
  BOOST_TEST(exchange(server.port(), ours + "\r\n").status == 200);
  BOOST_TEST(exchange(server.port(), ours + "Origin: http://a\r\n\r\n").status == 200);
  BOOST_TEST(exchange(server.port(), ours + "Origin: https://evil\r\n\r\n").status == 403);
  BOOST_TEST(exchange(server.port(), ours + "Origin: null\r\n\r\n").status == 403);
  BOOST_TEST(exchange(server.port(), ours + "Sec-Fetch-Site: cross-site\r\n\r\n").status == 403);
  BOOST_TEST(exchange(server.port(), ours + "Sec-Fetch-Site: same-site\r\n\r\n").status == 403);
  BOOST_TEST(exchange(server.port(), ours + "Sec-Fetch-Site: same-origin\r\n\r\n").status == 200);
}

BOOST_AUTO_TEST_CASE(wrong_requests_get_their_status) {
  BOOST_TEST(server.post({.path = "/api/none"}).status == 404);
  BOOST_TEST(server.post({.path = "/api/sample/total", .portal = "three"}).status == 404);
  BOOST_TEST(server.post({.path = "/api/sample/total", .body = "{"}).status == 400);
  BOOST_TEST(exchange(server.port(), "GET /api/sample/total HTTP/1.1\r\nHost: a\r\n\r\n").status == 405);
  const auto cookie = client_cookie();
  BOOST_TEST(add(cookie, "1", "").status == 400);
  BOOST_TEST(add(cookie, "\"x\"", "a-key-for-tests").status == 400);
}

BOOST_AUTO_TEST_CASE(every_endpoint_asks_for_its_permission) {
  BOOST_TEST(add("", "1", "a-key-for-tests").status == 401);
  BOOST_TEST(server.post({.path = "/api/sample/administer"}).status == 401);
  BOOST_TEST(server.post({.path = "/api/sample/administer", .cookie = client_cookie()}).status == 403);
  const auto admin = server.sign_in("one", server.add_account("one", "root", Role::administrator));
  BOOST_TEST(server.post({.path = "/api/sample/administer", .cookie = admin}).status == 200);
}

BOOST_AUTO_TEST_CASE(a_session_of_one_portal_is_nobody_in_another) {
  auto cookie = client_cookie();
  BOOST_TEST(add(cookie, "1", "a-key-for-tests").status == 200);
  cookie.replace(cookie.find("guichet-one"), 11, "guichet-two");
  const auto reply =
      server.post({.path = "/api/sample/add", .body = "{\"amount\":1}", .portal = "two", .cookie = cookie});
  BOOST_TEST(reply.status == 401);
}

BOOST_AUTO_TEST_CASE(a_repeated_command_has_one_effect_and_the_first_answer) {
  const auto cookie = client_cookie();
  const auto first = add(cookie, "5", "key-number-one");
  const auto again = add(cookie, "5", "key-number-one");
  BOOST_TEST(first.status == 200);
  BOOST_TEST(again.status == 200);
  BOOST_TEST(again.body == first.body);
  BOOST_TEST(service.handled == 1);
  BOOST_TEST(add(cookie, "6", "key-number-one").status == 422);
  BOOST_TEST(add(cookie, "6", "key-number-two").status == 200);
  server.clock.advance(hours(23));
  BOOST_TEST(service.handled == 2);
}

BOOST_AUTO_TEST_CASE(a_failed_command_leaves_nothing_but_its_line_in_the_audit) {
  const auto cookie = client_cookie();
  BOOST_TEST(add(cookie, "-5", "key-number-one").status == 409);
  BOOST_TEST(server.post({.path = "/api/sample/total"}).body == R"({"total":0,"person":""})");
  BOOST_TEST(add(cookie, "7", "key-number-one").status == 200);
  BOOST_TEST(count("one") == 2);
  BOOST_TEST(count("two") == 0);
}

BOOST_AUTO_TEST_CASE(a_bug_is_answered_without_detail_and_logged_with_the_request) {
  const auto reply = server.post({.path = "/api/sample/break"});
  BOOST_TEST(reply.status == 500);
  BOOST_TEST(reply.body == R"({"code":"internal","arguments":[],"problems":[]})");
  BOOST_TEST_REQUIRE(server.log_lines.size() == 1U);
  BOOST_TEST(server.log_lines[0].find(reply.header("guichet-request-id")) != std::string::npos);
  BOOST_TEST(server.post({.path = "/api/sample/total"}).body == R"({"total":0,"person":""})");
}

BOOST_AUTO_TEST_CASE(signing_in_gives_a_new_session_and_signs_the_old_one_out) {
  const auto old = client_cookie();
  const RawReply reply =
      server.post({.path = "/api/accounts/sign-in",
                   .body = R"({"login":"ada","password":"correct horse battery","stay_signed_in":false})",
                   .cookie = old});
  BOOST_TEST(reply.status == 200);
  const auto set = reply.header("set-cookie");
  BOOST_TEST(set.find("guichet-one=") == 0U);
  BOOST_TEST(set.find("; Path=/; HttpOnly; SameSite=Lax") != std::string::npos);
  const auto fresh = set.substr(0, set.find(';'));
  BOOST_TEST((fresh != old));
  BOOST_TEST(server.post({.path = "/api/sample/total", .cookie = fresh}).body ==
             R"({"total":0,"person":"Ada Test"})");
  BOOST_TEST(server.post({.path = "/api/sample/total", .cookie = old}).body == R"({"total":0,"person":""})");
}

BOOST_AUTO_TEST_CASE(five_wrong_passwords_make_everyone_wait) {
  server.add_account("one", "ada", Role::client);
  const TestServer::Post wrong{.path = "/api/accounts/sign-in",
                               .body = R"({"login":"ada","password":"wrong","stay_signed_in":false})"};
  const TestServer::Post right{
      .path = "/api/accounts/sign-in",
      .body = R"({"login":"ada","password":"correct horse battery","stay_signed_in":false})"};
  for (int i = 0; i < 5; ++i) BOOST_TEST(server.post(wrong).status == 401);
  const auto reply = server.post(right);
  BOOST_TEST(reply.status == 429);
  BOOST_TEST(reply.header("retry-after") == "60");
  server.clock.advance(seconds(61));
  BOOST_TEST(server.post(right).status == 200);
  BOOST_TEST(server.post(wrong).status == 401);
}

BOOST_AUTO_TEST_CASE(the_form_signs_in_without_script) {  // P37
  server.add_account("one", "ada", Role::client);
  const auto form = [&](const std::string& body, const std::string& headers) {
    return exchange(server.port(), "POST /one/signin HTTP/1.1\r\nHost: a\r\n" + headers +
                                       "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                                       std::to_string(body.size()) + "\r\n\r\n" + body);
  };
  const auto good =
      form("login=ada&password=correct+horse%20battery", "Origin: null\r\nSec-Fetch-Site: same-origin\r\n");
  BOOST_TEST(good.status == 303);
  BOOST_TEST(good.header("location") == "/one/");
  BOOST_TEST(good.header("set-cookie").find("guichet-one=") == 0U);
  BOOST_TEST(form("login=ada&password=correct+horse%20battery", "Origin: http://evil\r\n").status == 403);
  const auto bad = form("login=%3Cada%3E&password=x", "");
  BOOST_TEST(bad.status == 401);
  BOOST_TEST(bad.body.find("value=\"&lt;ada&gt;\"") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::test
