// The messages a server must refuse: with the right status, and the connection closed after it.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>

#include "tests/support/server/test_server.hpp"

namespace guichet::test {
namespace {

struct Hostile {
  const char* name;
  std::string bytes;
  std::vector<int> statuses;
};

const std::string host = "Host: x\r\n";

std::string get(const std::string& headers) {
  return "GET / HTTP/1.1\r\n" + host + headers + "\r\n";
}
std::string post(const std::string& headers, const std::string& body = "abcd") {
  return "POST /api/x HTTP/1.1\r\n" + host + headers + "\r\n" + body;
}

std::string many_headers(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "A" + std::to_string(i) + ": b\r\n";
  return out;
}

std::vector<Hostile> hostile_heads_and_bodies() {
  using namespace std::string_literals;
  return {
      {"length and chunked", post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), {400}},
      {"chunked and length", post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"), {400}},
      {"two lengths that differ", post("Content-Length: 4\r\nContent-Length: 5\r\n"), {400}},
      {"the same length twice", post("Content-Length: 4\r\nContent-Length: 4\r\n"), {400}},
      {"a list of lengths", post("Content-Length: 4, 4\r\n"), {400}},
      {"a signed length", post("Content-Length: +4\r\n"), {400}},
      {"a negative length", post("Content-Length: -4\r\n"), {400}},
      {"a hexadecimal length", post("Content-Length: 0x4\r\n"), {400}},
      {"an overflowing length", post("Content-Length: 99999999999999999999999\r\n"), {400}},
      {"an empty length", post("Content-Length: \r\n"), {400}},
      {"a blank before the colon", get("Accept : b\r\n"), {400}},
      {"a header without a colon", get("Accept\r\n"), {400}},
      {"a header without a name", get(": b\r\n"), {400}},
      {"a NUL in a header", get("A: b\0c\r\n"s), {400}},
      {"a DEL in a header", get("A: b\x7f\r\n"), {400}},
      {"a carriage return in a header", get("A: b\rc\r\n"), {400}},
      {"raw bytes in a header", get("A: \xc3\xa9\r\n"), {400}},
      {"a folded header", get("A: b\r\n c\r\n"), {400}},
      {"bare line feeds", "GET / HTTP/1.1\nHost: x\n\n", {400}},
      {"an overflowing chunk", post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"), {400}},
      {"a chunk extension", post("Transfer-Encoding: chunked\r\n", "4;x=y\r\nabcd\r\n0\r\n\r\n"), {400}},
      {"a long chunk extension",
       post("Transfer-Encoding: chunked\r\n", "4;" + std::string(20000, 'a') + "\r\nabcd\r\n0\r\n\r\n"),
       {400}},
      {"a trailer", post("Transfer-Encoding: chunked\r\n", "0\r\nHost: y\r\n\r\n"), {400}},
      {"a chunk that is longer than it says",
       post("Transfer-Encoding: chunked\r\n", "2\r\nabcd\r\n0\r\n\r\n"),
       {400}},
  };
}

std::vector<Hostile> hostile_requests() {
  return {
      {"an unknown version", "GET / HTTP/2.7\r\n" + host + "\r\n", {400}},
      {"no version", "GET /\r\n\r\n", {400}},
      {"a tab in the target", "GET /a\tb HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"raw bytes in the target", "GET /\xc3\xa9 HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"two blanks in the request line", "GET  / HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"a long head", get("A: " + std::string(64 * 1024, 'a') + "\r\n"), {431}},
      {"many headers", get(many_headers(600)), {431}},
      {"a long target", "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\n" + host + "\r\n", {414}},
      {"an unknown coding", post("Transfer-Encoding: xchunked\r\n"), {501}},
      {"the identity coding with a length",
       post("Transfer-Encoding: identity\r\nContent-Length: 4\r\n"),
       {400, 501}},
      {"chunked that is not last", post("Transfer-Encoding: chunked, identity\r\n"), {400, 501}},
      {"two codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), {400}},
      {"no host", "GET / HTTP/1.1\r\n\r\n", {400}},
      {"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", {400}},
      {"a host that is none", "GET / HTTP/1.1\r\nHost: x/y@z\r\n\r\n", {400}},
      {"chunked on HTTP/1.0",
       "POST / HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       {400}},
      {"TRACE", "TRACE / HTTP/1.1\r\n" + host + "\r\n", {405}},
      {"CONNECT", "CONNECT x:80 HTTP/1.1\r\n" + host + "\r\n", {400, 405}},
      {"an unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", {501}},
      {"an address of another host", "GET http://y/ HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"a body where none belongs", "GET / HTTP/1.1\r\n" + host + "Content-Length: 4\r\n\r\nabcd", {400}},
      {"a path that climbs", "GET /assets/../../etc/passwd HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"a path that climbs in disguise", "GET /assets/%2e%2E/x HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"an escaped separator", "GET /a%2fb HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"an escaped NUL", "GET /a%00 HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"a broken escape", "GET /a%zz HTTP/1.1\r\n" + host + "\r\n", {400}},
      {"a body over the limit", post("Content-Length: 9000000\r\n"), {413}},
  };
}

std::vector<Hostile> battery() {
  auto all = hostile_heads_and_bodies();
  std::ranges::move(hostile_requests(), std::back_inserter(all));
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(http_hostile)

BOOST_AUTO_TEST_CASE(every_hostile_message_is_refused_and_the_connection_closed) {
  TestServer server;
  server.start({});
  for (const auto& [name, bytes, statuses] : battery()) {
    BOOST_TEST_CONTEXT(name) {
      RawClient client(server.port());
      client.send(bytes);
      const auto reply = client.receive();
      const bool is_expected = std::find(statuses.begin(), statuses.end(), reply.status) != statuses.end();
      BOOST_TEST(is_expected, "status " << reply.status);
      BOOST_TEST(reply.header("connection") == "close");
      BOOST_TEST(reply.header("x-content-type-options") == "nosniff");
      BOOST_TEST(client.is_closed_by_server());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_body_that_is_not_wanted_is_never_the_next_request) {
  TestServer server;
  server.start({});
  RawClient client(server.port());
  client.send(
      "POST /one/ HTTP/1.1\r\nHost: x\r\nContent-Length: 37\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: "
      "x\r\n\r\n__");
  BOOST_TEST(client.receive().status == 405);
  BOOST_TEST(client.is_closed_by_server());
}

BOOST_AUTO_TEST_CASE(pipelined_requests_are_answered_in_order) {
  TestServer server;
  server.start({});
  RawClient client(server.port());
  client.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
  BOOST_TEST(client.receive().status == 200);
  BOOST_TEST(client.receive().status == 404);
}

BOOST_AUTO_TEST_CASE(a_slow_head_is_cut) {
  TestServer server;
  http::ServerOptions options;
  options.deadlines.head = std::chrono::milliseconds(100);
  server.start({}, {}, options);
  RawClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHo");
  BOOST_TEST(client.is_closed_by_server());
}

BOOST_AUTO_TEST_CASE(a_stopping_server_closes_idle_connections) {
  auto server = std::make_unique<TestServer>();
  server->start({});
  RawClient client(server->port());
  client.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
  BOOST_TEST(client.receive().status == 200);
  server.reset();
  BOOST_TEST(client.is_closed_by_server());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::test
