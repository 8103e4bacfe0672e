// Sessions and the throttle, without HTTP.
#include <boost/test/unit_test.hpp>

#include "server/storage/writer.hpp"
#include "tests/support/server/test_server.hpp"

namespace guichet::test {
namespace {

struct Fixture {
  TestServer server{};
  server::NewSession start(const AccountId& account, server::Remember remember) {
    return server.db.writer().write("one", [&](storage::Tx& tx) {
      return server.sessions.start(tx, server.ids, account, remember, {.address = {"203.0.113.9"}}, server.clock.now());
    });
  }
  bool is_alive(const server::NewSession& session) {
    return server.db.read("one", [&](storage::Tx& tx) {
      return server.sessions.find(tx, session.token, server.clock.now()).has_value();
    });
  }
  Result<void> count(const std::string& account, const std::string& address) {
    return server.db.writer().write("one", [&](storage::Tx& tx) {
      return server.throttle.count(tx, account, {address}, server.clock.now());
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sessions, Fixture)

BOOST_AUTO_TEST_CASE(staff_sessions_end_after_an_idle_hour_and_a_day) {
  const auto staff = server.add_account("one", "staff", Role::dispatcher);
  const auto idle = start(staff, server::Remember::yes);
  BOOST_TEST(!idle.is_remembered);
  server.clock.advance(minutes(59));
  BOOST_TEST(is_alive(idle));
  server.clock.advance(minutes(1));
  BOOST_TEST(!is_alive(idle));
  const auto busy = start(staff, server::Remember::no);
  for (int half_hour = 0; half_hour < 47; ++half_hour) {
    server.clock.advance(minutes(30));
    server.db.writer().write(
        "one", [&](storage::Tx& tx) { server.sessions.touch(tx, busy.id, server.clock.now()); });
  }
  BOOST_TEST(is_alive(busy));
  server.clock.advance(minutes(30));
  BOOST_TEST(!is_alive(busy));
}

BOOST_AUTO_TEST_CASE(clients_may_stay_signed_in_for_thirty_days) {
  const auto client = server.add_account("one", "client", Role::client);
  const auto kept = start(client, server::Remember::yes);
  const auto short_one = start(client, server::Remember::no);
  server.clock.advance(hours(25));
  BOOST_TEST(is_alive(kept));
  BOOST_TEST(!is_alive(short_one));
  server.clock.advance(days(29));
  BOOST_TEST(!is_alive(kept));
}

BOOST_AUTO_TEST_CASE(ending_all_sessions_of_an_account_leaves_those_of_others) {
  const auto one = server.add_account("one", "one", Role::client);
  const auto two = server.add_account("one", "two", Role::client);
  const auto first = start(one, server::Remember::no);
  const auto second = start(two, server::Remember::no);
  server.db.writer().write("one",
                           [&](storage::Tx& tx) { server.sessions.end_all(tx, one, server.clock.now()); });
  BOOST_TEST(!is_alive(first));
  BOOST_TEST(is_alive(second));
}

BOOST_AUTO_TEST_CASE(an_account_has_at_most_twenty_sessions) {
  const auto client = server.add_account("one", "client", Role::client);
  const auto first = start(client, server::Remember::no);
  for (int i = 0; i < 20; ++i) {
    server.clock.advance(seconds(1));
    BOOST_TEST(is_alive(first) == (i < 20));
    (void)start(client, server::Remember::no);
  }
  BOOST_TEST(!is_alive(first));
}

BOOST_AUTO_TEST_CASE(cookies_are_bound_to_the_host_when_the_connection_is_safe) {
  const server::NewSession session{.token = "t", .id = {}, .life = days(30), .is_remembered = true};
  BOOST_TEST(server::session_cookie("one", server::CookieSafety::secure, session) ==
             "__Host-guichet-one=t; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000");
}

BOOST_AUTO_TEST_CASE(waits_double_up_to_an_hour) {
  for (int i = 0; i < 5; ++i) BOOST_TEST(count("ada", "203.0.113.1").has_value());
  for (const std::int64_t wait : {60, 120, 240, 480, 960, 1920, 3600, 3600}) {
    const auto refused = count("ada", "203.0.113.1");
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.failure().retry_after_s.value_or(0) == wait);
    server.clock.advance(seconds(wait));
    BOOST_TEST(count("ada", "203.0.113.1").has_value());
  }
}

BOOST_AUTO_TEST_CASE(one_network_of_version_six_counts_as_one) {
  for (int i = 0; i < 20; ++i)
    BOOST_TEST(count("person" + std::to_string(i), "2001:db8::" + std::to_string(i + 1)).has_value());
  BOOST_TEST(!count("somebody", "2001:db8::ffff").has_value());
  BOOST_TEST(count("somebody", "2001:db8:0:1::1").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::test
