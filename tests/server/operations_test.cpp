// What an operator sees: health, readiness, metrics, logs. P60
#include <boost/test/unit_test.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <sstream>
#include <thread>

#include "server/metrics.hpp"
#include "server/openapi/openapi.hpp"
#include "server/storage/sqlite.hpp"
#include "shared/wire/wire.hpp"
#include "tests/server/whole_program.hpp"

namespace guichet::test {
namespace {

using Samples = std::map<std::string, double>;

// As strict as a scraper: every line is a sample of the family announced before it, no sample comes twice.
Samples parse_metrics(const std::string& text) {
  static const std::regex sample(
      R"re(([a-z_]+)((?:\{[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\[\\"n])*")*\})?) ([0-9]+(?:\.[0-9]+)?))re");
  static const std::regex announcement("# (HELP|TYPE) ([a-z_]+) (.+)");
  Samples out;
  std::map<std::string, std::string> kinds;
  std::string helped;
  BOOST_TEST((!text.empty() && text.back() == '\n'));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_match(line, found, announcement)) {
      const auto name = found[2].str();
      if (found[1] == "HELP") BOOST_TEST(kinds.count(name) == 0U, name << " is announced twice");
      if (found[1] == "TYPE") BOOST_TEST(helped == name, "TYPE of " << name << " stands alone");
      if (found[1] == "TYPE") kinds[name] = found[3];
      helped = name;
      continue;
    }
    BOOST_REQUIRE_MESSAGE(std::regex_match(line, found, sample), "not a sample: " << line);
    const auto base = std::regex_replace(found[1].str(), std::regex("_(bucket|sum|count)$"), "");
    const auto kind = kinds.count(found[1]) > 0 ? kinds[found[1]] : kinds[base];
    BOOST_TEST(!kind.empty(), "not announced: " << line);
    const bool is_new = out.emplace(found[1].str() + found[2].str(), std::stod(found[3])).second;
    BOOST_TEST(is_new, "twice: " << line);
  }
  return out;
}

struct Operated {
  WholeProgram program{};
  RawReply ask(const std::string& text) { return test::exchange(program.port(), text); }
  RawReply get(std::string_view path, std::string_view more = {}) {
    return ask(WholeProgram::get(path, more));
  }
  Samples metrics() { return parse_metrics(get("/metrics").body); }
  std::string sign_in() {
    const auto cookie = ask(WholeProgram::command("/api/accounts/sign-in", WholeProgram::sign_in_body()))
                            .header("set-cookie");
    return cookie.substr(0, cookie.find(';'));
  }
};

// Nothing listens on the port, or nobody takes what is sent there.
bool is_refused(std::uint16_t port) {
  try {
    return test::exchange(port, WholeProgram::get("/health/ready")).status == 0;
  } catch (const std::exception&) {
    return true;
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(operations)

BOOST_AUTO_TEST_CASE(a_program_that_serves_is_alive_and_ready) {  // P55, P60
  Operated operated;
  BOOST_TEST(operated.get("/health/live").status == 200);
  const auto ready = operated.get("/health/ready");
  BOOST_TEST(ready.status == 200);
  BOOST_TEST(ready.body == "ready\n");
  BOOST_TEST(ready.header("cache-control") == "no-store");
  BOOST_TEST(operated.get("/health/other").status == 404);
  BOOST_TEST(operated.metrics().at("guichet_ready") == 1);
}

BOOST_AUTO_TEST_CASE(a_program_that_stops_is_not_ready_and_then_gone) {  // P60
  WholeProgram program;
  const auto port = program.port();
  RawClient late(port);
  late.send(
      "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\n");  // begun before the end, in flight during it
  BOOST_REQUIRE(test::exchange(port, WholeProgram::get("/health/ready")).status == 200);
  std::thread stopping([&] { program.application().stop(); });
  while (!is_refused(port)) std::this_thread::yield();
  late.send("\r\n");
  const auto reply = late.receive();
  BOOST_TEST(reply.status == 503);
  BOOST_TEST(reply.header("connection") == "close");
  stopping.join();
  BOOST_TEST(is_refused(port));
}

// What is not migrated does not listen: a program is reachable when its data folder is open, not before.
BOOST_AUTO_TEST_CASE(a_data_folder_that_cannot_be_migrated_is_never_served) {  // P60
  TemporaryFolder folder(Disk::memory);
  server::Config config;
  config.data = folder.path();
  config.port = 0;
  const server::Log log(server::Level::error, [](const std::string&) {});
  { const server::Application fresh(config, log); }
  storage::open_sqlite(folder.path() / "guichet.sqlite", storage::SqliteUse::write)
      ->execute("insert into schema_migrations (number, name, checksum) values (9999, 'later', '')");
  BOOST_CHECK_THROW(server::Application(config, log), storage::StorageError);
}

BOOST_AUTO_TEST_CASE(metrics_have_the_format_scrapers_read) {  // P60
  Operated operated;
  const auto reply = operated.get("/metrics");
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.header("content-type") == "text/plain; version=0.0.4; charset=utf-8");
  BOOST_TEST(reply.header("cache-control") == "no-store");
  const auto samples = parse_metrics(reply.body);
  BOOST_TEST(samples.size() > 20U);
  for (const char* name :
       {"guichet_connections", "guichet_jobs_due", "guichet_jobs_given_up", "guichet_hashing_waiting"})
    BOOST_TEST(samples.count(name) == 1U, name);
  BOOST_TEST(samples.at("guichet_database_bytes") > 4096);
  BOOST_TEST(samples.at("guichet_data_free_bytes") > 0);
  BOOST_TEST(samples.at("process_resident_memory_bytes") > 1 << 20);
  BOOST_TEST(samples.at("process_open_fds") > 3);
  BOOST_TEST(samples.count("guichet_build_info{build=\"" + std::string(server::build_id()) + "\"}") == 1U);
}

BOOST_AUTO_TEST_CASE(metrics_count_what_happened) {  // P60
  Operated operated;
  const auto before = operated.metrics();
  for (int i = 0; i < 3; ++i) operated.get("/health/live");
  for (int i = 0; i < 2; ++i) operated.get("/nowhere");
  operated.ask("BREW / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  const auto after = operated.metrics();
  const auto more = [&](const std::string& name) { return after.at(name) - before.at(name); };
  BOOST_TEST(more("guichet_http_requests_total{status=\"2xx\"}") == 4);  // with the first reading itself
  BOOST_TEST(more("guichet_http_requests_total{status=\"4xx\"}") == 2);
  BOOST_TEST(more("guichet_http_requests_total{status=\"5xx\"}") == 1);  // 501
  BOOST_TEST(more("guichet_http_answer_seconds_count") == 7);
  BOOST_TEST(more("guichet_http_answer_seconds_bucket{le=\"+Inf\"}") == 7);
  double last = 0;
  for (const char* end : {"0.005", "0.010", "0.025", "0.050", "0.100", "0.250", "1.000", "5.000", "+Inf"}) {
    const auto count = after.at("guichet_http_answer_seconds_bucket{le=\"" + std::string(end) + "\"}");
    BOOST_TEST(count >= last);
    last = count;
  }
  BOOST_TEST(after.at("guichet_connections") >= 1);
}

BOOST_AUTO_TEST_CASE(label_values_cannot_break_out_of_their_quotes) {  // P60
  server::Exposition out;
  out.family("some_name", server::Exposition::Kind::gauge, "Help.").sample(1, {{"label", "a\"b\\c\nd"}});
  BOOST_TEST(out.text() ==
             "# HELP some_name Help.\n# TYPE some_name gauge\nsome_name{label=\"a\\\"b\\\\c\\nd\"} 1\n");
  BOOST_TEST(parse_metrics(out.text()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(metrics_are_for_this_machine_not_for_who_comes_through_the_proxy) {  // P60, P61
  server::Config config;
  config.trusted_proxy = "127.0.0.1";
  config.public_origin = "https://portal.example";
  WholeProgram program(std::move(config));
  const auto status = [&](std::string_view more) {
    return test::exchange(program.port(), WholeProgram::get("/metrics", more)).status;
  };
  BOOST_TEST(status("") == 200);
  BOOST_TEST(status("X-Forwarded-For: 203.0.113.9\r\n") == 404);
  BOOST_TEST(status("X-Forwarded-For: 127.0.0.1, 203.0.113.9\r\n") == 404);
  BOOST_TEST(status("X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.9\r\n") == 404);
}

// Signs in, orders, sends a file, and makes every kind of error, with a marker in everything that is
// somebody's.
BOOST_AUTO_TEST_CASE(logs_are_structured_and_hold_nothing_of_anybody) {  // P60
  Operated operated;
  const auto cookie = operated.sign_in();
  BOOST_REQUIRE(!cookie.empty());
  const std::string with = "Cookie: " + cookie + "\r\n";
  const auto send = [&](std::string_view path, const std::string& body) {
    return operated.ask(WholeProgram::command(path, body, with)).status;
  };
  BOOST_TEST(
      send("/api/accounts/sign-in",
           R"({"login":"Zzlogin@panorama.example","password":"Zzpassword-wrong","stay_signed_in":false})") ==
      401);
  BOOST_TEST(send("/api/orders/place",
                  R"({"listing":"24718803","services":["visit"],"address_is_right":true,)"
                  R"("client_name":"Zzclient","phone":"418 555 0142","comment":"Zzcomment"})") != 500);
  BOOST_TEST(send("/api/orders/place", R"({"client_name":"Zzclient")") == 400);
  BOOST_TEST(send("/api/accounts/request-reset", R"({"login":"Zzlogin@panorama.example"})") != 500);
  operated.get("/panorama/reset/Zztoken", with);
  operated.get("/panorama/Zzpath?login=Zzquery", with);
  operated.get("/files/panorama/Zzmedia/original/Zzname.jpg", with);
  operated.ask(
      "POST /uploads/panorama/ HTTP/1.1\r\nHost: 127.0.0.1\r\nGuichet-Request: 1\r\n"
      "Tus-Resumable: 1.0.0\r\nUpload-Length: 10\r\nUpload-Metadata: name WnphbWU=\r\n" +
      with + "Connection: close\r\n\r\n");
  operated.ask(
      "POST /panorama/signin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
      "application/x-www-form-urlencoded\r\nContent-Length: 33\r\nConnection: close\r\n\r\n"
      "login=Zzlogin&password=Zzpassword");
  operated.ask("GET /Zzline HTTP/1.1\r\nHost: Zzhost\r\nCookie: Zzcookie\r\nCookie: Zztwice\r\n\r\n");
  operated.program.application().stop();
  const auto lines = operated.program.log_lines();
  BOOST_TEST(!lines.empty());
  const auto secret = cookie.substr(cookie.find('=') + 1);
  for (const auto& line : lines) {
    const auto event = nlohmann::json::parse(line, nullptr, false);
    BOOST_REQUIRE_MESSAGE(event.is_object(), "not a JSON object: " << line);
    for (const char* field : {"at", "level", "event"})
      BOOST_TEST((event.contains(field) && event[field].is_string()), field << " is missing: " << line);
    BOOST_TEST(event["at"].get<std::string>().back() == 'Z', "not in UTC: " << line);
    for (const std::string& word :
         {std::string("Zz"), secret, std::string(server::demo_password), std::string("48213"),
          std::string("@panorama.example"), std::string("418 555")})
      BOOST_TEST(line.find(word) == std::string::npos, word << " is in the log: " << line);
  }
}

BOOST_AUTO_TEST_CASE(a_value_with_line_ends_stays_one_event) {  // P60
  std::vector<std::string> lines;
  const server::Log log(server::Level::info, [&](const std::string& line) { lines.push_back(line); });
  log.write(server::Level::info, "upload", {{"what", "a\n{\"event\":\"forged\"}\r\n\"\\\x01"}});
  log.write(server::Level::debug, "quiet");
  BOOST_REQUIRE(lines.size() == 1U);
  BOOST_TEST(lines[0].find_first_of("\r\n") == std::string::npos);
  const auto event = nlohmann::json::parse(lines[0]);
  BOOST_TEST(event["what"].get<std::string>() == "a\n{\"event\":\"forged\"}\r\n\"\\\x01");
  BOOST_TEST(event["event"].get<std::string>() == "upload");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::test
