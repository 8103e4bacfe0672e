// TLS by itself, behind a proxy, and secrets from files or the environment. P61
#include <openssl/ssl.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>

#include "server/commands.hpp"
#include "server/http/client_address.hpp"
#include "tests/server/whole_program.hpp"
#include "tests/support/server/tls_client.hpp"

namespace guichet::test {
namespace {

namespace fs = std::filesystem;

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct Secured {
  TemporaryFolder folder{Disk::memory};
  Certificate own{folder.path(), "own"};
  Certificate other{folder.path(), "other"};

  [[nodiscard]] server::Config config() const {
    server::Config out;
    out.tls_certificate = own.chain;
    out.tls_key = own.key;
    return out;
  }
  // What a start with these files says; empty when it starts.
  [[nodiscard]] std::string objection(const fs::path& certificate, const fs::path& key) const {
    server::Config config;
    config.data = folder.path() / "data";
    config.port = 0;
    config.tls_certificate = certificate;
    config.tls_key = key;
    const server::Log log(server::Level::error, [](const std::string&) {});
    try {
      const server::Application application(config, log);
    } catch (const std::exception& error) {
      return error.what();
    }
    return {};
  }
  fs::path write(const std::string& name, const std::string& text,
                 fs::perms mode = fs::perms::owner_read) const {
    const auto path = folder.path() / name;
    std::ofstream(path) << text;
    fs::permissions(path, mode);
    return path;
  }
};

std::string settings_objection(const server::Config& config) {
  try {
    check_config(config);
    (void)smtp_password(config);
  } catch (const server::ConfigError& error) {
    return error.what();
  }
  return {};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(tls, Secured)

BOOST_AUTO_TEST_CASE(a_real_client_speaks_tls_with_the_real_server) {  // P61
  WholeProgram program(config());
  BOOST_TEST(program.application().url().rfind("https://", 0) == 0U);
  const auto got = exchange_tls(
      {.port = program.port(), .trusted = own.chain, .request = WholeProgram::get("/health/ready")});
  BOOST_TEST(got.is_connected);
  BOOST_TEST(got.is_verified);
  BOOST_TEST(got.version == "TLSv1.3");
  BOOST_TEST(holds(got.reply, "HTTP/1.1 200 OK\r\n"));
  BOOST_TEST(!exchange_tls({.port = program.port(), .trusted = other.chain}).is_verified);
  BOOST_TEST(test::exchange(program.port(), WholeProgram::get("/health/ready")).status ==
             0);  // not in the clear
}

BOOST_AUTO_TEST_CASE(requests_that_come_with_the_end_of_the_handshake_are_answered) {  // P61
  WholeProgram program(config());
  const auto got = exchange_tls({.port = program.port(),
                                 .trusted = own.chain,
                                 .request = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                 .next = WholeProgram::get("/health/live"),
                                 .is_corked = true});
  BOOST_TEST(holds(got.reply, "ready"));
  BOOST_TEST(holds(got.reply, "live"));
}

BOOST_AUTO_TEST_CASE(versions_and_ciphers_of_the_past_are_refused) {  // P61, ASVS 12.1.1, 12.1.2
  WholeProgram program(config());
  const auto speak = [&](int version_max, std::string ciphers = {}) {
    return exchange_tls({.port = program.port(), .version_max = version_max, .ciphers = std::move(ciphers)});
  };
  BOOST_TEST(!speak(TLS1_VERSION).is_connected);
  BOOST_TEST(!speak(TLS1_1_VERSION).is_connected);
  BOOST_TEST(speak(TLS1_2_VERSION).version == "TLSv1.2");
  for (const char* weak : {"AES128-SHA", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384",
                           "AES256-GCM-SHA384", "aNULL", "eNULL"})
    BOOST_TEST(!speak(TLS1_2_VERSION, weak).is_connected, weak);
  for (const char* good : {"ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305"})
    BOOST_TEST(speak(TLS1_2_VERSION, good).cipher == good);
}

BOOST_AUTO_TEST_CASE(answers_over_tls_tell_browsers_to_stay_there) {  // P61
  WholeProgram program(config());
  const auto ask = [&](const std::string& request) {
    return exchange_tls({.port = program.port(), .trusted = own.chain, .request = request}).reply;
  };
  for (const auto& request : {WholeProgram::get("/panorama/"), WholeProgram::get("/nowhere"),
                              WholeProgram::get("/files/panorama/x/original/y"),
                              WholeProgram::command("/api/portal/bootstrap", "{}"),
                              std::string("BREW / HTTP/1.1\r\nHost: a\r\n\r\n")}) {
    const auto reply = ask(request);
    BOOST_TEST(holds(reply, "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"), request);
    const auto start = reply.find("Content-Security-Policy: ");
    BOOST_REQUIRE(start != std::string::npos);
    const auto policy = reply.substr(start, reply.find("\r\n", start) - start);
    for (const char* part :
         {"default-src 'none'", "base-uri 'none'", "frame-ancestors", "require-trusted-types-for 'script'"})
      BOOST_TEST(holds(policy, part));
    for (const char* part : {"'unsafe-inline'", "'unsafe-eval'", " *", "http:"})
      BOOST_TEST(!holds(policy, part));
    for (const char* line : {"X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n"})
      BOOST_TEST(holds(reply, line));
  }
}

BOOST_AUTO_TEST_CASE(cookies_over_tls_are_secure_and_bound_to_the_host) {  // P61
  WholeProgram program(config());
  const auto reply =
      exchange_tls({.port = program.port(),
                    .trusted = own.chain,
                    .request = WholeProgram::command("/api/accounts/sign-in", WholeProgram::sign_in_body())})
          .reply;
  const auto start = reply.find("Set-Cookie: ");
  BOOST_REQUIRE(start != std::string::npos);
  const auto cookie = reply.substr(start, reply.find("\r\n", start) - start);
  BOOST_TEST(cookie.rfind("Set-Cookie: __Host-guichet-panorama=", 0) == 0U);
  for (const char* part : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"})
    BOOST_TEST(holds(cookie, part));
  BOOST_TEST(!holds(cookie, "Domain"));
}

BOOST_AUTO_TEST_CASE(files_that_do_not_serve_are_named_at_the_start) {  // P61
  BOOST_TEST(objection(own.chain, own.key).empty());
  const auto says = [&](const fs::path& certificate, const fs::path& key, const std::string& part) {
    const auto text = objection(certificate, key);
    BOOST_TEST(holds(text, part), "it says: " << text);
  };
  says(own.chain, other.key, "tls_key " + other.key.string());
  says(own.chain, other.key, "key values mismatch");
  says(own.chain, folder.path() / "none.key", "tls_key " + (folder.path() / "none.key").string());
  says(folder.path() / "none.crt", own.key, "tls_certificate " + (folder.path() / "none.crt").string());
  says(own.key, own.key, "tls_certificate " + own.key.string());
  says(own.chain, own.chain, "tls_key " + own.chain.string());
  const auto locked = write("locked.key",
                            "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                            "MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgBAQEBAQEBAQICCAAw\n"
                            "-----END ENCRYPTED PRIVATE KEY-----\n");
  says(own.chain, locked, "tls_key " + locked.string());  // and nobody is asked for a passphrase
}

BOOST_AUTO_TEST_CASE(only_configured_proxies_are_believed) {  // P61, ASVS 4.1.3
  const std::vector<std::string> trusted{"10.0.0.1", "2001:db8::1"};
  const http::ClientAddress peer{"10.0.0.1"};
  const auto client = [&](std::vector<std::string_view> values) {
    return http::forwarded_client(values, peer, trusted).text;
  };
  BOOST_TEST(client({}) == "10.0.0.1");
  BOOST_TEST(client({"203.0.113.9"}) == "203.0.113.9");
  BOOST_TEST(client({"127.0.0.1, 203.0.113.9"}) == "203.0.113.9");
  BOOST_TEST(client({"127.0.0.1", "203.0.113.9"}) == "203.0.113.9");  // some proxies add a line of their own
  BOOST_TEST(client({"203.0.113.9, 2001:0db8:0::1"}) == "203.0.113.9");
  BOOST_TEST(client({"203.0.113.9, 10.0.0.1", "10.0.0.1"}) == "203.0.113.9");
  BOOST_TEST(client({"::ffff:203.0.113.9"}) == "203.0.113.9");
  for (const char* wrong :
       {"unknown", "203.0.113.9:80", "203.0.113.999", "203.0.113.9, ", "a, b", ",", "127.1"})
    BOOST_TEST(client({wrong}) == "10.0.0.1", wrong);
}

// How a sign-in page answers tells whether the server believed that the way here was safe and from where.
BOOST_AUTO_TEST_CASE(forged_headers_change_nothing_without_a_proxy_and_with_another_one) {  // P61, ASVS 4.1.3
  for (const char* proxy : {"", "192.0.2.1, 2001:db8::1"}) {
    server::Config config;
    config.trusted_proxy = proxy;
    config.public_origin = "https://portal.example";
    WholeProgram program(std::move(config));
    const auto status =
        test::exchange(program.port(), WholeProgram::get("/metrics", "X-Forwarded-For: 203.0.113.9\r\n"))
            .status;
    BOOST_TEST(status == 200);  // still who it is: this machine
  }
}

BOOST_AUTO_TEST_CASE(behind_a_believed_proxy_cookies_are_secure_and_answers_strict) {  // P61
  server::Config config;
  config.trusted_proxy = "192.0.2.1, 127.0.0.1";
  config.public_origin = "https://portal.example";
  WholeProgram program(std::move(config));
  const auto sign_in = [&](std::string_view more) {
    return test::exchange(program.port(),
                          WholeProgram::command("/api/accounts/sign-in", WholeProgram::sign_in_body(), more));
  };
  const auto reply = sign_in(
      "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nOrigin: https://portal.example\r\n");
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(reply.header("set-cookie").rfind("__Host-guichet-panorama=", 0) == 0U);
  BOOST_TEST(holds(reply.header("set-cookie"), "; Secure"));
  BOOST_TEST(reply.header("strict-transport-security") == "max-age=31536000; includeSubDomains");
  BOOST_TEST(sign_in("Origin: https://127.0.0.1\r\nX-Forwarded-Proto: https\r\n").status == 403);
  BOOST_TEST(sign_in("X-Forwarded-Proto: https\r\nX-Forwarded-Proto: http\r\n").status == 400);
}

BOOST_AUTO_TEST_CASE(proxies_are_numeric_addresses_and_need_an_origin) {  // P61
  const std::string origin = "https://portal.example";
  BOOST_TEST(settings_objection({.public_origin = origin, .trusted_proxy = "10.0.0.1"}).empty());
  BOOST_TEST(
      settings_objection({.public_origin = origin, .trusted_proxy = "10.0.0.1,::1 , 10.0.0.2"}).empty());
  BOOST_TEST(holds(settings_objection({.trusted_proxy = "10.0.0.1"}), "public_origin"));
  for (const char* wrong : {"proxy.example", "10.0.0.1 10.0.0.2", "10.0.0.0/8", "10.0.0.1,,10.0.0.2", "*"})
    BOOST_TEST(
        holds(settings_objection({.public_origin = origin, .trusted_proxy = wrong}), "numeric addresses"),
        wrong);
}

BOOST_AUTO_TEST_CASE(the_mail_password_comes_from_a_file_or_the_environment) {  // P61
  server::Config from_file;
  from_file.smtp_password_file = write("password", "geheim Zz1\r\n");
  BOOST_TEST(server::smtp_password(from_file) == "geheim Zz1");
  server::Config from_environment;
  read_config_environment(from_environment, [](const std::string& name) {
    return name == "GUICHET_SMTP_PASSWORD" ? std::optional<std::string>("geheim Zz2") : std::nullopt;
  });
  BOOST_TEST(server::smtp_password(from_environment) == "geheim Zz2");
  BOOST_TEST(!holds(server::sample_config(), "smtp_password ="));  // never in the file of settings
  const auto settings = write("guichet.toml", "smtp_password = \"geheim\"\n");
  server::Config config;
  BOOST_CHECK_THROW(read_config_file(config, settings), server::ConfigError);
  from_file.smtp_password = "geheim Zz2";
  BOOST_TEST(holds(settings_objection(from_file), "not both"));
}

BOOST_AUTO_TEST_CASE(a_password_file_that_does_not_serve_is_named_but_not_quoted) {  // P61
  const auto says = [&](const fs::path& file) {
    server::Config config;
    config.smtp_password_file = file;
    const auto text = settings_objection(config);
    BOOST_TEST(holds(text, "smtp_password_file " + file.string()), "it says: " << text);
    BOOST_TEST(!holds(text, "geheim"));
  };
  says(folder.path() / "none");
  says(write("empty", "\n"));
  says(write("two-lines", "geheim Zz1\ngeheim Zz2\n"));
}

BOOST_AUTO_TEST_CASE(secrets_that_others_can_read_are_reported) {  // P61
  using enum fs::perms;
  auto config = this->config();
  config.smtp_password_file = write("password", "geheim Zz1\n", owner_read | owner_write);
  BOOST_TEST(server::exposed_secrets(config).empty());
  fs::permissions(config.smtp_password_file, owner_read | owner_write | group_read);
  BOOST_TEST(server::exposed_secrets(config).empty());  // a group is how services share one
  fs::permissions(config.smtp_password_file, owner_read | owner_write | group_read | others_read);
  fs::permissions(own.key, owner_read | group_write);
  const auto found = server::exposed_secrets(config);
  BOOST_REQUIRE(found.size() == 2U);
  BOOST_TEST(holds(found[0], "tls_key " + own.key.string()));
  BOOST_TEST(holds(found[0], "mode 420"));
  BOOST_TEST(holds(found[1], "smtp_password_file"));
  BOOST_TEST(holds(found[1], "mode 644"));
  WholeProgram program(config);  // says so in its log, and serves
  int warned = 0;
  for (const auto& line : program.log_lines()) {
    warned += holds(line, "\"event\":\"secret_exposed\"") ? 1 : 0;
    BOOST_TEST(!holds(line, "geheim"));
  }
  BOOST_TEST(warned == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::test
