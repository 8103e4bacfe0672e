#include "server/sessions/rate_limit.hpp"

#include <boost/test/unit_test.hpp>

#include "shared/wire/wire.hpp"
#include "tests/server/product.hpp"

using namespace guichet;
using namespace guichet::server;

BOOST_AUTO_TEST_SUITE(rate_limit)

BOOST_AUTO_TEST_CASE(a_session_may_send_half_a_minutes_worth_at_once_and_then_one_at_a_time) {
  RateLimiter limiter({.session_per_minute = 60, .network_factor = 10});
  Instant now{1'000'000};
  for (int i = 0; i < 30; ++i) BOOST_TEST(!limiter.take("token", "192.0.2.1", now));
  BOOST_TEST(limiter.take("token", "192.0.2.1", now).value_or(0) >= 1);
  BOOST_TEST(!limiter.take("another", "192.0.2.1", now));
  now = now + seconds(1);
  BOOST_TEST(!limiter.take("token", "192.0.2.1", now));
  BOOST_TEST(limiter.take("token", "192.0.2.1", now).has_value());
}

BOOST_AUTO_TEST_CASE(invented_sessions_share_their_network) {
  RateLimiter limiter({.session_per_minute = 60, .network_factor = 2});
  const Instant now{1'000'000};
  int taken = 0;
  for (int i = 0; i < 1000; ++i) taken += limiter.take("token" + std::to_string(i), "192.0.2.1", now) ? 0 : 1;
  BOOST_TEST(taken == 60);
  BOOST_TEST(!limiter.take("token", "192.0.2.2", now));
}

BOOST_AUTO_TEST_CASE(a_clock_that_jumps_gives_and_takes_nothing_much) {
  RateLimiter limiter({.session_per_minute = 60, .network_factor = 10});
  for (int i = 0; i < 30; ++i) (void)limiter.take("token", "n", Instant{days(20).ms});
  BOOST_TEST(limiter.take("token", "n", Instant{days(10).ms}).has_value());
  int taken = 0;
  for (int i = 0; i < 100; ++i) taken += limiter.take("token", "n", Instant{days(30).ms}) ? 0 : 1;
  BOOST_TEST(taken == 30);
}

BOOST_AUTO_TEST_CASE(the_interface_answers_429_and_says_when_to_try_again) {
  test::Product product({.session_per_minute = 20, .network_factor = 100});
  const auto cookie = product.cookie(product.person(Role::client));
  test::RawReply reply;
  for (int i = 0; i < 11; ++i) reply = product.post("/api/portal/bootstrap", "{}", cookie);
  BOOST_TEST(reply.status == 429);
  BOOST_TEST(reply.header("retry-after") == "4");
  BOOST_TEST((wire::decode<Failure>(reply.body)->code == FailureCode::too_many));
  product.server.clock.advance(seconds(4));
  BOOST_TEST(product.post("/api/portal/bootstrap", "{}", cookie).status == 200);
}

BOOST_AUTO_TEST_CASE(bytes_have_their_own_larger_measure) {
  RateLimiter limiter({.session_per_minute = 60, .network_factor = 100, .bytes_factor = 10});
  const Instant now{1'000'000};
  for (int i = 0; i < 300; ++i) BOOST_TEST(!limiter.take("token", "n", now, Traffic::bytes));
  BOOST_TEST(limiter.take("token", "n", now, Traffic::bytes).has_value());
  BOOST_TEST(!limiter.take("token", "n", now));
}

BOOST_AUTO_TEST_CASE(the_form_without_script_shares_the_measure_of_the_interface) {  // P61
  test::Product product({.session_per_minute = 2, .network_factor = 10});
  const std::string form = "login=70101&password=x";
  const auto post = [&] {
    return test::exchange(product.server.port(),
                          "POST /panorama/signin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
                          "application/x-www-form-urlencoded\r\nContent-Length: " +
                              std::to_string(form.size()) + "\r\n\r\n" + form);
  };
  for (int i = 0; i < 8; ++i) BOOST_TEST(product.post("/api/portal/bootstrap", "{}", {}).status == 200);
  BOOST_TEST(post().status == 401);
  BOOST_TEST(post().status == 401);
  const auto refused = post();
  BOOST_TEST(refused.status == 429);
  BOOST_TEST(refused.header("retry-after") == "4");
  BOOST_TEST(refused.header("content-type") == "text/html; charset=utf-8");
  BOOST_TEST(refused.body.find("role=\"alert\"") != std::string::npos);
  BOOST_TEST(product.post("/api/accounts/sign-in", R"({"login":"70101","password":"x"})", {}).status == 429);
  BOOST_TEST(test::exchange(product.server.port(), "GET /panorama/ HTTP/1.1\r\nHost: a\r\n\r\n").status ==
             429);
  product.server.clock.advance(seconds(4));
  BOOST_TEST(post().status == 401);
}

BOOST_AUTO_TEST_CASE(downloads_and_uploads_are_measured) {  // P61
  test::Product product({.session_per_minute = 2, .network_factor = 1, .bytes_factor = 3});
  const auto cookie = product.cookie(product.person(Role::client));
  const auto ask = [&](const std::string& line, const std::string& more = {}) {
    return test::exchange(product.server.port(), line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookie +
                                                     "\r\n" + more + "\r\n");
  };
  for (int i = 0; i < 3; ++i) BOOST_TEST(ask("GET /files/panorama/none/original/x.jpg").status == 404);
  for (const char* line : {"GET /files/panorama/none/original/x.jpg", "GET /archives/panorama/SP-1.zip",
                           "GET /photos/panorama/1.jpg"}) {
    const auto reply = ask(line);
    BOOST_TEST(reply.status == 429, line);
    BOOST_TEST(!reply.header("retry-after").empty());
  }
  BOOST_TEST(
      ask("POST /uploads/panorama/", "Guichet-Request: 1\r\nTus-Resumable: 1.0.0\r\nUpload-Length: 10\r\n")
          .status == 429);
  BOOST_TEST(product.post("/api/portal/bootstrap", "{}", cookie).status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
