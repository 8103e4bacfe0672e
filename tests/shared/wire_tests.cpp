#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/ids.hpp"
#include "shared/core/money.hpp"
#include "shared/core/time.hpp"
#include "shared/text/catalog.hpp"
#include "shared/wire/endpoint.hpp"
#include "shared/wire/wire.hpp"
#include "tests/shared/sampler.hpp"

namespace guichet {
namespace {

using BoxId = Id<struct BoxTag>;

WIRE_ENUM(Shade, light, dark)

struct Line {
  std::string name{};
  std::int32_t quantity = 0;
  WIRE_FIELDS(name, quantity)
  friend bool operator==(const Line&, const Line&) = default;
};

struct Box {
  BoxId id{};
  Line first{};
  std::vector<Line> lines{};
  std::optional<std::string> note{};
  std::optional<std::vector<std::string>> tags{};
  Cents price{};
  Instant at{};
  Day day{};
  Shade shade = Shade::light;
  bool is_open = false;
  std::int64_t big = 0;
  WIRE_FIELDS(id, first, lines, note, tags, price, at, day, shade, is_open, big)
  friend bool operator==(const Box&, const Box&) = default;
};

struct Empty {};

struct GetBox {
  BoxId box{};
  WIRE_FIELDS(box)
  using Response = Box;
  static constexpr std::string_view path = "/api/boxes/get";
  static constexpr auto kind = Kind::query;
  static constexpr auto needs = Permission::signed_in;
};

struct ChangeBox {
  Line line{};
  std::vector<Line> lines{};
  std::optional<Line> extra{};
  WIRE_FIELDS(line, lines, extra)
  using Response = Empty;
  static constexpr std::string_view path = "/api/boxes/change";
  static constexpr auto kind = Kind::command;
  static constexpr auto needs = Permission::work_orders;
  void check(Problems& p) const {
    p.require(line.name, !line.name.empty(), &Catalog::field_required);
    for (const auto& item : lines) {
      p.require(item.quantity, item.quantity > 0, &Catalog::password_too_short,
                {{.name = "min", .value = "1"}});
    }
    if (extra) p.require(extra->name, !extra->name.empty(), &Catalog::name_missing);
  }
};

using Queries = Endpoints<GetBox>;
using Api = Concat<Queries, Endpoints<ChangeBox>, Endpoints<>>;
static_assert(Api::size == 2);

template <class T>
wire::DecodeError error_of(std::string_view json,
                           wire::UnknownFields unknown = wire::UnknownFields::ignored) {
  T value{};
  wire::DecodeError error;
  BOOST_TEST(!wire::decode(json, value, error, unknown), json);
  return error;
}

}  // namespace
}  // namespace guichet

using namespace guichet;
using wire::DecodeReason;

BOOST_AUTO_TEST_SUITE(wire_tests)

BOOST_AUTO_TEST_CASE(a_record_survives_the_round_trip) {
  const auto box = tests::sample<Box>();
  const auto json = wire::encode(box);
  const auto back = wire::decode<Box>(json);
  BOOST_TEST_REQUIRE(back.has_value());
  BOOST_TEST((*back == box));
  BOOST_TEST(wire::encode(*back) == json);
}

BOOST_AUTO_TEST_CASE(the_form_on_the_wire_is_plain) {
  const Box box{.id = {"b1"}, .first = {"a\"\n<", 2}, .price = {150}, .at = {7}, .day = {2026, 11, 22}};
  BOOST_TEST(wire::encode(box) ==
             R"({"id":"b1","first":{"name":"a\"\n\u003c","quantity":2},"lines":[],"price":150,"at":7,)"
             R"("day":"2026-11-22","shade":"light","is_open":false,"big":0})");
  BOOST_TEST(wire::encode(Empty{}) == "{}");
  BOOST_TEST(wire::decode<Empty>(R"({"later":1})").has_value());
}

BOOST_AUTO_TEST_CASE(failures_cross_the_wire_with_their_messages) {
  const auto failure = tests::sample<Failure>();
  BOOST_TEST((wire::decode<Failure>(wire::encode(failure)) == failure));
  const auto json = wire::encode(Failure::conflict(&Catalog::order_already_started));
  BOOST_TEST(json == R"({"code":"conflict","message":"order_already_started","arguments":[],"problems":[]})");
}

BOOST_AUTO_TEST_CASE(a_message_of_another_build_becomes_the_general_one) {
  const auto failure = wire::decode<Failure>(
      R"({"code":"conflict","message":"from_the_future","arguments":[],"problems":[]})");
  BOOST_TEST_REQUIRE(failure.has_value());
  BOOST_TEST((failure->message == text::MessageId{&Catalog::failure_internal}));
}

BOOST_AUTO_TEST_CASE(what_is_missing_or_wrong_is_named_by_its_path) {
  BOOST_TEST(
      (error_of<Line>(R"({"name":"a"})") == wire::DecodeError{DecodeReason::missing_field, "quantity"}));
  BOOST_TEST((error_of<Line>(R"({"name":null,"quantity":1})") ==
              wire::DecodeError{DecodeReason::wrong_type, "name"}));
  BOOST_TEST((error_of<ChangeBox>(
                  R"({"line":{"name":"","quantity":1},"lines":[{"name":"","quantity":1},{"name":1}]})") ==
              wire::DecodeError{DecodeReason::wrong_type, "lines[1].name"}));
  BOOST_TEST((error_of<ChangeBox>(R"({"line":{"name":"","quantity":1}})") ==
              wire::DecodeError{DecodeReason::missing_field, "lines"}));
}

BOOST_AUTO_TEST_CASE(integers_are_exact_and_in_range) {
  const auto reason = [](std::string_view number) {
    return error_of<Line>(R"({"name":"","quantity":)" + std::string{number} + "}").reason;
  };
  BOOST_TEST((reason("1.0") == DecodeReason::wrong_type));
  BOOST_TEST((reason("1e2") == DecodeReason::wrong_type));
  BOOST_TEST((reason("2147483648") == DecodeReason::out_of_range));
  BOOST_TEST((reason("9223372036854775808") == DecodeReason::wrong_type));
  BOOST_TEST((reason("\"1\"") == DecodeReason::wrong_type));
  BOOST_TEST((reason("NaN") == DecodeReason::syntax));
  BOOST_TEST((reason("01") == DecodeReason::syntax));
  BOOST_TEST(wire::decode<Line>(R"({"name":"","quantity":-2147483648})").has_value());
}

BOOST_AUTO_TEST_CASE(hostile_documents_are_refused) {
  BOOST_TEST(
      (error_of<Line>(R"({"name":"a","name":"b","quantity":1})").reason == DecodeReason::duplicate_key));
  BOOST_TEST((error_of<Line>(R"({"x":{"k":[{}],"l":1,"k":2},"name":"b","quantity":1})").reason ==
              DecodeReason::duplicate_key));
  for (const std::string_view bad :
       {R"({"name":"a","quantity":1} x)", R"({"name":"a","quantity":1}{})", R"({"name":"a","quantity":1,})",
        "", "[", "{\"name\":\"\xC0\xAF\",\"quantity\":1}", "\xEF\xBB\xBF{\"name\":\"\",\"quantity\":1}",
        R"({"name":"\ud800","quantity":1})", R"({"name":"\u0000","quantity":1})",
        "{\"name\":\"a\nb\",\"quantity\":1}", R"({/**/"name":"a","quantity":1})",
        R"({'name':"a","quantity":1})"}) {
    BOOST_TEST((error_of<Line>(bad).reason == DecodeReason::syntax), bad);
  }
  const auto nested = [](std::size_t depth) {
    return R"({"name":"","quantity":1,"x":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  BOOST_TEST(wire::decode<Line>(nested(31)).has_value());
  BOOST_TEST((error_of<Line>(nested(32)).reason == DecodeReason::too_deep));
  BOOST_TEST((error_of<Line>(nested(100'000)).reason == DecodeReason::too_deep));
  std::string wide = R"({"name":"","quantity":1)";
  for (int n = 0; n < 200; ++n) wide += ",\"k" + std::to_string(n) + "\":0";
  BOOST_TEST((error_of<Line>(wide + "}").reason == DecodeReason::too_many_keys));
}

BOOST_AUTO_TEST_CASE(unknown_fields_are_refused_when_asked) {
  constexpr std::string_view json = R"({"name":"","quantity":1,"extra":{"a":[1,2]}})";
  BOOST_TEST(wire::decode<Line>(json).has_value());
  BOOST_TEST((error_of<Line>(json, wire::UnknownFields::refused) ==
              wire::DecodeError{DecodeReason::unknown_field, "extra"}));
}

BOOST_AUTO_TEST_CASE(leaf_types_judge_their_values) {
  const auto with = [](std::string_view from, std::string_view to) {
    std::string json = wire::encode(Box{.id = {"b"}, .day = {2026, 11, 22}});
    json.replace(json.find(from), from.size(), to);
    return error_of<Box>(json);
  };
  BOOST_TEST((with("\"b\"", "\"b/../c\"") == wire::DecodeError{DecodeReason::bad_value, "id"}));
  BOOST_TEST((with("2026-11-22", "2026-11-31") == wire::DecodeError{DecodeReason::bad_value, "day"}));
  BOOST_TEST((with("\"light\"", "\"grey\"") == wire::DecodeError{DecodeReason::unknown_name, "shade"}));
  BOOST_TEST((with("\"price\":0", "\"price\":9000000000001") ==
              wire::DecodeError{DecodeReason::out_of_range, "price"}));
}

BOOST_AUTO_TEST_CASE(enumerators_and_their_names_agree) {
  static_assert(wire::count<Shade> == 2);
  BOOST_TEST(wire::name(Shade::dark) == "dark");
  BOOST_TEST((wire::parse_name<Shade>("dark") == Shade::dark));
  BOOST_TEST(!wire::parse_name<Shade>("").has_value());
  BOOST_TEST(wire::name(static_cast<Shade>(9)).empty());
}

BOOST_AUTO_TEST_CASE(problems_know_the_path_of_their_member) {
  ChangeBox request{.line = {"", 1}, .lines = {{"a", 1}, {"b", 0}}, .extra = Line{"", 1}};
  const Problems problems = wire::check(request);
  const auto located = problems.located_in(request);
  BOOST_TEST_REQUIRE(located.size() == 3U);
  BOOST_TEST(located[0].path == "line.name");
  BOOST_TEST(located[1].path == "lines[1].quantity");
  BOOST_TEST(located[1].arguments.size() == 1U);
  BOOST_TEST(located[2].path == "extra.name");
  BOOST_TEST(problems.find(request.line.name) != nullptr);
  BOOST_TEST(problems.find(request.line.quantity) == nullptr);
  // The record and its first member share an address.
  BOOST_TEST(problems.find(request.line) == nullptr);
  BOOST_TEST(wire::check(GetBox{}).empty());
}

BOOST_AUTO_TEST_CASE(problems_from_the_server_find_the_members_of_the_draft) {
  const ChangeBox draft{.lines = {{"a", 1}, {"b", 0}}};
  Problems problems;
  problems.adopt(draft, {{.path = "lines[1].quantity", .message = &Catalog::password_too_short},
                         {.path = "nowhere", .message = &Catalog::failure_conflict}});
  BOOST_TEST(problems.find(draft.lines[1].quantity) != nullptr);
  BOOST_TEST(problems.find(draft.lines[0].quantity) == nullptr);
  BOOST_TEST(problems.find(draft) != nullptr);
}

BOOST_AUTO_TEST_CASE(the_list_of_endpoints_can_be_walked) {
  std::string seen;
  wire::for_each<Api>([&seen]<class E>(wire::Type<E>) {
    seen += E::path;
    seen += ' ';
    const auto request = tests::sample<E>();
    BOOST_TEST(wire::decode<E>(wire::encode(request)).has_value());
    BOOST_TEST(
        wire::decode<typename E::Response>(wire::encode(tests::sample<typename E::Response>())).has_value());
  });
  BOOST_TEST(seen == "/api/boxes/get /api/boxes/change ");
}

BOOST_AUTO_TEST_SUITE_END()
