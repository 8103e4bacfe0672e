// Pages, static files, ranges, byte routes.
#include <zlib.h>

#include <boost/test/unit_test.hpp>

#include <fcntl.h>

#include <fstream>

#include "server/call.hpp"
#include "server/http/range.hpp"
#include "server/http/server.hpp"
#include "server/pages/html.hpp"
#include "tests/support/server/test_server.hpp"

namespace guichet::test {
namespace {

std::filesystem::path make_web(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder / "assets");
  const auto write = [&](const char* name, const std::string& text) { std::ofstream(folder / name) << text; };
  write("index.html",
        "<html lang=\"__LANG__\" data-portal=\"__PORTAL__\"><title><!--guichet:title--></title>"
        "<style>a{}/*guichet:brand*/</style><!--guichet:head--><!--guichet:signin--><script "
        "type=\"application/json\">__BOOTSTRAP__</script>");
  write("assets/main.0123.js", "plain script");
  write("assets/main.0123.js.br", "brotli");
  write("assets/main.0123.js.gz", "gzip!");
  write("service-worker.js", "worker");
  return folder;
}

class PieceProducer final : public http::Producer {
 public:
  std::optional<std::string> next() override { return left_-- > 0 ? std::string("piece ") : std::string(); }

 private:
  int left_{3};
};

class CountingSink final : public http::BodySink {
 public:
  bool take(std::string_view bytes) override {
    bytes_ += bytes.size();
    return true;
  }
  void finish(End end, http::Responder respond) override {
    respond(http::text_reply(end == End::complete ? 200 : 400, std::to_string(bytes_)));
  }

 private:
  std::size_t bytes_{0};
};

class SampleBytes final : public http::BytesHandler {
 public:
  explicit SampleBytes(std::filesystem::path file) : file_(std::move(file)) {}
  http::BodyPlan open(const http::BytesCall& call) override {
    http::BodyPlan plan;
    if (call.request.head.method == http::Method::patch) {
      plan.sink = std::make_unique<CountingSink>();
      plan.sink_bytes_max = 1 << 20;
      return plan;
    }
    http::Reply reply;
    if (call.request.head.path.find("stream") != std::string::npos) {
      reply.stream.emplace(http::StreamReply{std::make_unique<PieceProducer>(), {}, "application/zip", ""});
    } else {
      http::FileReply file;
      file.file = http::FileHandle(::open(file_.c_str(), O_RDONLY));
      file.size = 10;
      file.etag = "\"tag\"";
      file.disposition = http::content_disposition(http::Disposition::attachment, "été \"1\".txt");
      reply.file.emplace(std::move(file));
    }
    plan.at_once = std::move(reply);
    return plan;
  }

 private:
  std::filesystem::path file_;
};

// What gzip() packed, if it is as long as it was.
std::string unpacked(const std::string& packed, std::size_t length) {
  std::string text(length, '\0');
  z_stream stream{};
  BOOST_REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string in = packed;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int state = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return state == Z_STREAM_END ? text : std::string{};
}

struct Fixture {
  Fixture() : bytes(server.folder.path() / "digits") {
    std::ofstream(server.folder.path() / "digits") << "0123456789";
    server.bytes.add("/files/", {http::Method::get, http::Method::head, http::Method::patch}, bytes);
    server.start({}, make_web(server.folder.path() / "web"));
  }
  TestServer server{};
  SampleBytes bytes;
  RawReply get(const std::string& path, const std::string& headers = "", const std::string& method = "GET") {
    return exchange(server.port(), method + " " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(http_pages, Fixture)

BOOST_AUTO_TEST_CASE(a_portal_page_speaks_the_language_asked_for) {
  const auto french = get("/one/orders/SP-1");
  BOOST_TEST(french.status == 200);
  BOOST_TEST(french.body.find("<html lang=\"fr-CA\" data-portal=\"one\">") == 0U);
  BOOST_TEST(french.body.find("<title>Portal &lt;One&gt;</title>") != std::string::npos);
  BOOST_TEST(french.body.find("action=\"/one/signin\"") != std::string::npos);
  BOOST_TEST(french.body.find("autocomplete=\"current-password\"") != std::string::npos);
  BOOST_TEST(get("/one/", "Accept-Language: en\r\n").body.find("lang=\"en\"") != std::string::npos);
  const auto chosen = [this](const std::string& language) {
    return get("/one/", "Accept-Language: en\r\nCookie: guichet-language=" + language + "\r\n").body;
  };
  BOOST_TEST(chosen("fr-CA").find("lang=\"fr-CA\"") != std::string::npos);
  // of those the portal offers, as its client will
  BOOST_TEST(chosen("fr-FR").find("lang=\"fr-CA\"") != std::string::npos);
  BOOST_TEST(chosen("pl-PL").find("lang=\"fr-CA\"") != std::string::npos);
  BOOST_TEST(get("/one").status == 308);
  BOOST_TEST(get("/three/").status == 404);
  BOOST_TEST(get("/").body.find("<a href=\"/two/\">Portal Two</a>") != std::string::npos);
  BOOST_TEST(get("/one/", "", "HEAD").status == 200);
}

BOOST_AUTO_TEST_CASE(a_page_of_nobody_comes_packed) {
  const auto plain = get("/one/");
  const auto packed = get("/one/", "Accept-Encoding: gzip, deflate, br\r\n");
  BOOST_TEST(plain.header("content-encoding").empty());
  BOOST_TEST(packed.header("content-encoding") == "gzip");
  BOOST_TEST(plain.header("vary") == "Accept-Encoding");
  BOOST_TEST(packed.header("vary") == "Accept-Encoding");
  BOOST_TEST(packed.body.size() < plain.body.size());
  BOOST_TEST(unpacked(packed.body, plain.body.size()).substr(0, 300) == plain.body.substr(0, 300));  // the clock goes on
  BOOST_TEST(get("/one/", "Accept-Encoding: gzip;q=0\r\n").header("content-encoding").empty());
}

BOOST_AUTO_TEST_CASE(the_one_style_element_of_a_page_ends_with_the_colours_of_its_brand) {
  const auto page = get("/one/");
  const auto start = page.body.find("<style>a{}:root{--fill:#");
  BOOST_REQUIRE(start != std::string::npos);
  const auto end = page.body.find("</style>", start);
  const auto style = page.body.substr(start + 7, end - start - 7);
  BOOST_TEST(style.find("prefers-color-scheme:dark") != std::string::npos);
  const auto policy = http::content_security_policy({}, style);
  BOOST_TEST(policy.find("style-src 'self' 'sha256-") != std::string::npos);
  BOOST_TEST(page.header("content-security-policy").find(policy.substr(0, policy.find("; connect"))) == 0U);
  BOOST_TEST(page.body.find("<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg ") != std::string::npos);
  BOOST_TEST(get("/favicon.ico").header("content-type") == "image/svg+xml");
}

BOOST_AUTO_TEST_CASE(client_files_come_in_the_best_coding_and_are_kept) {
  const auto brotli = get("/assets/main.0123.js", "Accept-Encoding: gzip, br\r\n");
  BOOST_TEST(brotli.body == "brotli");
  BOOST_TEST(brotli.header("content-encoding") == "br");
  BOOST_TEST(brotli.header("cache-control") == "public, max-age=31536000, immutable");
  BOOST_TEST(brotli.header("content-type") == "text/javascript; charset=utf-8");
  BOOST_TEST(get("/assets/main.0123.js", "Accept-Encoding: gzip, br;q=0\r\n").body == "gzip!");
  const auto plain = get("/assets/main.0123.js");
  BOOST_TEST(plain.body == "plain script");
  BOOST_TEST(get("/assets/main.0123.js", "If-None-Match: " + plain.header("etag") + "\r\n").status == 304);
  BOOST_TEST(get("/service-worker.js").header("cache-control") == "no-cache");
  BOOST_TEST(get("/assets/none.js").status == 404);
  BOOST_TEST(get("/index.html").status == 404);
}

BOOST_AUTO_TEST_CASE(a_download_answers_ranges) {
  const auto whole = get("/files/one/x");
  BOOST_TEST(whole.status == 200);
  BOOST_TEST(whole.body == "0123456789");
  BOOST_TEST(whole.header("accept-ranges") == "bytes");
  BOOST_TEST(whole.header("content-disposition") ==
             "attachment; filename=\"_t_ _1_.txt\"; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22.txt");
  const auto middle = get("/files/one/x", "Range: bytes=2-4\r\n");
  BOOST_TEST(middle.status == 206);
  BOOST_TEST(middle.body == "234");
  BOOST_TEST(middle.header("content-range") == "bytes 2-4/10");
  BOOST_TEST(get("/files/one/x", "Range: bytes=-3\r\n").body == "789");
  BOOST_TEST(get("/files/one/x", "Range: bytes=8-\r\n").body == "89");
  BOOST_TEST(get("/files/one/x", "Range: bytes=0-1,4-5\r\n").body == "0123456789");
  BOOST_TEST(get("/files/one/x", "Range: bytes=2-4\r\nIf-Range: \"other\"\r\n").status == 200);
  const auto beyond = get("/files/one/x", "Range: bytes=10-\r\n");
  BOOST_TEST(beyond.status == 416);
  BOOST_TEST(beyond.header("content-range") == "bytes */10");
  BOOST_TEST(get("/files/one/x", "If-None-Match: W/\"tag\"\r\n").status == 304);
}

BOOST_AUTO_TEST_CASE(an_archive_streams_and_an_upload_goes_to_its_sink) {
  const auto streamed = get("/files/one/stream");
  BOOST_TEST(streamed.header("transfer-encoding") == "chunked");
  BOOST_TEST(streamed.body == "6\r\npiece \r\n6\r\npiece \r\n6\r\npiece \r\n0\r\n\r\n");
  const std::string body(100'000, 'x');
  const std::string start = "Guichet-Request: 1\r\nContent-Length: 100000\r\n";
  BOOST_TEST(
      exchange(server.port(), "PATCH /files/one/x HTTP/1.1\r\nHost: a\r\n" + start + "\r\n" + body).body ==
      "100000\n");
  BOOST_TEST(get("/files/one/x", "", "PATCH").status == 403);
  BOOST_TEST(get("/files/one/x", "Content-Length: 0\r\n", "POST").status == 405);
  BOOST_TEST(get("/files/three/x").status == 404);
}

BOOST_AUTO_TEST_CASE(health_is_told) {
  BOOST_TEST(get("/health/live").body == "live\n");
  BOOST_TEST(get("/health/ready").status == 200);
  BOOST_TEST(get("/metrics").status == 200);
}

BOOST_AUTO_TEST_CASE(json_in_a_page_cannot_end_its_script) {
  BOOST_TEST(server::escape_json_for_html("\"</script>&\xe2\x80\xa8\"") ==
             "\"\\u003c/script\\u003e\\u0026\\u2028\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::test
