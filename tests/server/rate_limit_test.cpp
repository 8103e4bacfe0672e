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

BOOST_AUTO_TEST_SUITE_END()
