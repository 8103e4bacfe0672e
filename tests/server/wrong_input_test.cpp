// Every way in which a request can be wrong, for every field of every endpoint, generated from the
// declarations: refused with a clear problem at the field, nothing stored, nothing of it in the log.
#include <sqlite3.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "server/storage/writer.hpp"
#include "shared/text/catalog.hpp"
#include "shared/wire/wire.hpp"
#include "tests/server/endpoint_samples.hpp"
#include "tests/server/product.hpp"

using namespace guichet;
using namespace guichet::test;
using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

namespace {

constexpr std::string_view planted = "Zzplanted";

// A wrong value of a field; without one the field is left out.
struct Spoiled {
  std::string how{};
  std::optional<Json> value{};
  bool is_named{true};  // the problem names the field; otherwise any clear refusal will do
};

std::string with_planted(std::string_view more) {
  return std::string(planted) + std::string(more);
}

template <class T>
std::vector<Spoiled> wrong_types() {
  constexpr bool is_number = wire::detail::Integer<T> || wire::NumberLeaf<T>;
  constexpr bool is_text = std::is_same_v<T, std::string> || wire::TextLeaf<T> || wire::Enumeration<T>;
  std::vector<Spoiled> all{
      {"an object", Json{{"a", planted}}}, {"a fraction", Json(1.5)}, {"a huge number", Json(1e300)}};
  if constexpr (!wire::detail::IsVector<T>::value) all.push_back({"a list", Json::array({planted})});
  if constexpr (!std::is_same_v<T, bool>) all.push_back({"true", Json(true)});
  if constexpr (!is_number) all.push_back({"a number", Json(17)});
  if constexpr (!is_text) all.push_back({"a text", Json(planted)});
  return all;
}

template <class T>
std::vector<Spoiled> wrong_values() {
  auto all = wrong_types<T>();
  if constexpr (std::is_same_v<T, std::string>) {
    all.push_back({"much too long", Json(with_planted(std::string(100'000, 'x')))});
    all.push_back({"with a zero", Json(with_planted(std::string_view("\0x", 2))), false});
    all.push_back({"with a bell", Json(with_planted("\x07")), false});
    all.push_back({"with an escape sequence", Json(with_planted("\x1b[31m")), false});
    all.push_back({"with reversed direction", Json(with_planted("\u202egpj.exe")), false});
  } else if constexpr (wire::Enumeration<T>) {
    all.push_back({"no such name", Json(planted)});
    all.push_back({"an empty name", Json("")});
  } else if constexpr (std::is_same_v<T, Day>) {
    for (const char* day : {"2026-13-40", "2026-02-30", "tomorrow", "0000-00-00", "20261201"})
      all.push_back({day, Json(day)});
  } else if constexpr (wire::TextLeaf<T>) {
    all.push_back({"too long", Json(with_planted(std::string(200, 'x')))});
    all.push_back({"a path", Json(with_planted("/../../etc/passwd"))});
    all.push_back({"with blanks", Json(with_planted(" b"))});
    all.push_back({"SQL", Json("' or 1=1 --")});
    all.push_back({"a stranger's", Json(planted), false});
  }
  return all;
}

// Sees every commit of other connections to the same file.
class Watcher {
 public:
  explicit Watcher(const std::string& file) {
    if (sqlite3_open_v2(file.c_str(), &db_, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
      throw std::runtime_error("cannot watch the database");
  }
  ~Watcher() { sqlite3_close(db_); }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  std::int64_t version() {
    std::int64_t version = 0;
    const auto take = [](void* out, int, char** values, char**) {
      *static_cast<std::int64_t*>(out) = std::strtoll(values[0], nullptr, 10);
      return 0;
    };
    sqlite3_exec(db_, "pragma data_version", take, &version, nullptr);
    return version;
  }

 private:
  sqlite3* db_{nullptr};
};

// The path of the problem, of the list the field stands in, or of what a record lacks.
bool names(const FieldProblem& problem, const std::string& path) {
  return problem.path == path || (!problem.path.empty() && path.starts_with(problem.path + "[")) ||
         problem.path.starts_with(path + ".");
}

// A problem has words in every language, with every placeholder filled.
void check_words(const FieldProblem& problem) {
  wire::each_value<Language>([&](Language language) {
    const auto words = text::words(problem, catalog(language));
    BOOST_TEST(!words.empty());
    BOOST_TEST(words.find('{') == std::string::npos, words);
  });
}

class Bench {
 public:
  template <class E>
  void check_endpoint() {
    const auto& somebody = product_.person(role_for(E::needs));
    objects_ = product_.objects_of(somebody);
    cookie_ = product_.cookie(somebody);
    path_ = E::path;
    const auto request = sample_about<E>(objects_);
    right_ = Json::parse(wire::encode(request));
    BOOST_TEST_CONTEXT(E::path) {
      check_fields(request, Pointer{}, "");
      check_body();
      check_envelope(E::kind);
    }
  }

  void check_log() const {
    for (const auto& line : product_.server.log_lines)
      BOOST_TEST(line.find(planted) == std::string::npos, line);
  }

  [[nodiscard]] int count() const { return count_; }

 private:
  static Role role_for(Permission needs) {
    for (const Role role : {Role::client, Role::dispatcher, Role::editor, Role::administrator})
      if (permits(role, needs)) return role;
    throw std::logic_error("nobody may do this");
  }

  template <class T>
  void check_fields(const T& value, const Pointer& at, const std::string& path) {
    if constexpr (wire::Record<T>) {
      T::each_field(value, [&](std::string_view field, const auto& member) {
        const std::string key(field);
        check_member(member, at / key, path.empty() ? key : path + "." + key);
      });
    }
  }

  template <class M>
  void check_member(const M& member, const Pointer& at, const std::string& path) {
    if constexpr (wire::detail::IsOptional<M>::value) {
      BOOST_TEST_REQUIRE(member.has_value(), "the sample must fill " << path);
      check_value(*member, at, path);
    } else {
      check_spoiled(at, path, {"missing"});
      check_spoiled(at, path, {"null", Json(nullptr)});
      check_value(member, at, path);
    }
  }

  template <class V>
  void check_value(const V& value, const Pointer& at, const std::string& path) {
    for (const auto& spoiled : wrong_values<V>()) check_spoiled(at, path, spoiled);
    if constexpr (wire::detail::IsVector<V>::value) {
      BOOST_TEST_REQUIRE(!value.empty(), "the sample must fill " << path);
      check_spoiled(at, path, {"far too many", Json(Json::array_t(5'000, right_[at][0]))});
      for (const auto& spoiled : wrong_values<typename V::value_type>())
        check_spoiled(at / 0, path + "[0]", spoiled);
      check_fields(value[0], at / 0, path + "[0]");
    } else {
      check_fields(value, at, path);
    }
  }

  void check_spoiled(const Pointer& at, const std::string& path, const Spoiled& spoiled) {
    Json body = right_;
    if (spoiled.value)
      body[at] = *spoiled.value;
    else
      body[at.parent_pointer()].erase(at.back());
    BOOST_TEST_CONTEXT(path << " is " << spoiled.how)
    check_refused(body.dump(), spoiled.is_named ? path : "");
  }

  void check_body() {
    const std::string right = right_.dump();
    const std::string rest = right.size() > 2 ? "," + right.substr(1) : "}";
    std::vector<std::string> bodies{"not JSON",
                                    "[]",
                                    "null",
                                    "\"text\"",
                                    "17",
                                    "[" + right + "]",
                                    right + "x",
                                    right + right,
                                    "\xEF\xBB\xBF" + right,
                                    std::string(100'000, '['),
                                    right.substr(0, right.size() - 1),
                                    "{\"a\":NaN" + rest,
                                    "{\"a\":\"\xff\xfe\"" + rest,
                                    "{\"a\":\"\\ud800\"" + rest,
                                    "{/* */\"a\":1" + rest,
                                    "{a:1" + rest,
                                    std::string(300'000, ' ')};
    std::string many = "{";
    for (int n = 0; n < 10'000; ++n) many += "\"k" + std::to_string(n) + "\":0,";
    bodies.push_back(many + right.substr(1));
    if (right_.size() > 0) bodies.push_back("");
    for (const auto& body : bodies) BOOST_TEST_CONTEXT("body " << body.substr(0, 40)) check_refused(body, "");
    BOOST_TEST_CONTEXT("an unknown field") check_refused("{\"is_admin\":true" + rest, "is_admin");
    if (right_.empty()) return;
    const std::string first = right_.begin().key();
    BOOST_TEST_CONTEXT("a repeated field") check_refused("{\"" + first + "\":\"Zzplanted\"" + rest, first);
  }

  // What stands around the body.
  void check_envelope(Kind kind) {
    const std::string type = "Content-Type: application/json\r\n";
    const std::string ours = "Guichet-Request: 1\r\nGuichet-Portal: " + std::string(home_portal) + "\r\n";
    const std::string key = "Idempotency-Key: some-good-key\r\n";
    check_raw("POST", "Content-Type: text/plain\r\n" + ours + key, 415);
    check_raw("POST", "Content-Type: multipart/form-data; boundary=x\r\n" + ours + key, 415);
    check_raw("POST", type + "Guichet-Portal: panorama\r\n" + key, 403);
    check_raw("POST", type + "Guichet-Request: 1\r\n" + key, 404);
    check_raw("POST", type + "Guichet-Request: 1\r\nGuichet-Portal: nowhere\r\n" + key, 404);
    for (const char* method : {"GET", "HEAD", "DELETE", "PATCH", "OPTIONS"})
      check_raw(method, type + ours + key, 405);
    for (const char* method : {"PUT", "TRACE", "CONNECT", "BREW"}) check_raw(method, type + ours + key, 405);
    if (kind != Kind::command) return;
    check_raw("POST", type + ours, 400);
    check_raw("POST", type + ours + "Idempotency-Key: short\r\n", 400);
    check_raw("POST", type + ours + "Idempotency-Key: " + std::string(300, 'k') + "\r\n", 400);
    check_raw("POST", type + ours + "Idempotency-Key: with a blank\r\n", 400);
  }

  void check_raw(const std::string& method, const std::string& headers, int status) {
    const auto before = settled_version();
    const std::string body = method == "POST" ? right_.dump() : "";
    const auto reply = exchange(product_.server.port(),
                                method + " " + path_ + " HTTP/1.1\r\nHost: localhost\r\nCookie: " +
                                    (cookie_.empty() ? "a=b" : cookie_) + "\r\n" + headers +
                                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    ++count_;
    const bool is_unknown_method = method == "BREW" && reply.status == 501;
    BOOST_TEST((reply.status == status || is_unknown_method),
               method << " " << headers << " answered " << reply.status);
    BOOST_TEST(settled_version() == before);
  }

  void check_refused(const std::string& body, const std::string& path) {
    const auto before = settled_version();
    const auto stored = product_.state_of(objects_);
    const auto reply = product_.post(path_, body, cookie_);
    ++count_;
    BOOST_TEST((reply.status >= 400 && reply.status < 500), "answered " << reply.status << " " << reply.body);
    BOOST_TEST(reply.body.find(planted) == std::string::npos);
    const auto failure = wire::decode<Failure>(reply.body);
    BOOST_TEST_REQUIRE(failure.has_value(), "not a problem: " << reply.body);
    for (const auto& problem : failure->problems) check_words(problem);
    const bool is_named =
        path.empty() || std::any_of(failure->problems.begin(), failure->problems.end(),
                                    [&](const auto& problem) { return names(problem, path); });
    BOOST_TEST(is_named, "no problem there: " << reply.body);
    // Wrong secrets are counted and refusals audited; a slip of the pen leaves nothing at all.
    const bool is_slip = reply.status == 400 || (reply.status == 422 && !path.empty());
    if (is_slip) BOOST_TEST(settled_version() == before);
    BOOST_TEST(product_.state_of(objects_) == stored);
  }

  // After whatever the writer has still to do.
  std::int64_t settled_version() {
    product_.server.db.writer().write(std::string(home_portal), [](storage::Tx&) {});
    return watcher_.version();
  }

  Product product_{};
  Watcher watcher_{(product_.server.folder.path() / "guichet.sqlite").string()};
  Objects objects_{};
  Json right_{};
  std::string cookie_{};
  std::string path_{};
  int count_{0};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(wrong_input)

BOOST_AUTO_TEST_CASE(every_field_of_every_endpoint_refuses_what_is_wrong) {
  Bench bench;
  wire::for_each<Api>([&]<class E>(wire::Type<E>) { bench.check_endpoint<E>(); });
  bench.check_log();
  BOOST_TEST_MESSAGE(bench.count() << " wrong requests refused");
}

BOOST_AUTO_TEST_CASE(a_body_over_the_limit_is_refused_before_it_is_read) {
  Product product;
  wire::for_each<Api>([&]<class E>(wire::Type<E>) {
    const auto reply =
        exchange(product.server.port(), "POST " + std::string(E::path) +
                                            " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                            "application/json\r\nContent-Length: 2000000\r\n\r\n{");
    BOOST_TEST(reply.status == 413, E::path);
  });
}

BOOST_AUTO_TEST_SUITE_END()
