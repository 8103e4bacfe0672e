#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "server/diagnostics/crash_service.hpp"
#include "server/routes.hpp"
#include "tests/support/server/test_server.hpp"

namespace guichet::diagnostics {

namespace {

ReportCrash crash() {
  return {.reference = "K7M2-9QXA",
          .build = "r42",
          .error = "RuntimeError",
          .frames = {"app.wasm:wasm-function[812]:0x5f3a1", "assets/main.0a1b2c.js:1:2345"}};
}

struct Reporting {
  std::vector<std::string> lines;
  server::Log log{server::Level::info, [this](const std::string& line) { lines.push_back(line); }};
  CrashService service{log};
  test::TestServer server;

  Reporting() { server.start(server::make_routes<Api>(server::Services(service))); }
  int send(const ReportCrash& report) {
    return server.post({.path = std::string{ReportCrash::path}, .body = wire::encode(report), .key = {}})
        .status;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(crash_reports)

BOOST_AUTO_TEST_CASE(a_crash_reaches_the_log_without_anything_personal) {
  Reporting at;
  BOOST_TEST(at.send(crash()) == 200);
  BOOST_TEST_REQUIRE(at.lines.size() == 1u);
  BOOST_TEST(at.lines[0].find("\"client_crashed\"") != std::string::npos);
  BOOST_TEST(at.lines[0].find("K7M2-9QXA") != std::string::npos);
  BOOST_TEST(at.lines[0].find("wasm-function[812]") != std::string::npos);
  BOOST_TEST(at.lines[0].find("127.0.0.1") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_place_in_the_program_is_refused) {
  Reporting at;
  for (const std::string& frame :
       {std::string{"elise@panorama.example"}, std::string{"/panorama/orders?text=Bouchard"},
        std::string{"two words"}, std::string(500, 'a'), std::string{}}) {
    ReportCrash report = crash();
    report.frames = {frame};
    BOOST_TEST_CONTEXT(frame) BOOST_TEST(at.send(report) == 422);
  }
  ReportCrash long_one = crash();
  long_one.frames.assign(frames_max + 1, "app.wasm:1");
  BOOST_TEST(at.send(long_one) == 422);
  BOOST_TEST(at.lines.empty());
}

BOOST_AUTO_TEST_CASE(a_network_that_reports_without_end_is_not_heard) {
  Reporting at;
  for (int n = 0; n < 5; ++n) BOOST_TEST(at.send(crash()) == 200);
  BOOST_TEST(at.send(crash()) == 429);
  BOOST_TEST(at.lines.size() == 5u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::diagnostics
