// The OpenAPI document: complete, consistent in itself, and given to administrators only.
#include "server/openapi/openapi.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "shared/api.hpp"
#include "tests/server/product.hpp"

using namespace guichet;
using namespace guichet::test;
using Json = nlohmann::json;

namespace {

Json document() {
  return Json::parse(server::openapi_document("test"));
}

// Every "$ref" below a node leads somewhere.
void check_references(const Json& root, const Json& node) {
  if (node.is_object() && node.contains("$ref")) {
    const std::string to = node["$ref"];
    BOOST_TEST(to.starts_with("#/"));
    BOOST_TEST(root.contains(Json::json_pointer(to.substr(1))), to);
  }
  if (node.is_structured())
    for (const auto& child : node) check_references(root, child);
}

RawReply get(Product& product, const std::string& cookie) {
  return exchange(product.server.port(),
                  "GET /api/openapi.json HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\n\r\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(openapi)

BOOST_AUTO_TEST_CASE(every_endpoint_is_in_it_with_request_answer_and_refusals) {
  const Json all = document();
  BOOST_TEST(all["openapi"] == "3.1.0");
  BOOST_TEST(all["paths"].size() == Api::size);
  wire::for_each<Api>([&]<class E>(wire::Type<E>) {
    const Json& post = all["paths"][std::string(E::path)]["post"];
    BOOST_TEST(post["x-permission"] == std::string(wire::name(E::needs)), E::path);
    BOOST_TEST(post["requestBody"]["content"]["application/json"]["schema"].contains("$ref"), E::path);
    BOOST_TEST(post["responses"].contains("200"), E::path);
    BOOST_TEST(post["responses"].contains("400"), E::path);
    BOOST_TEST((post["responses"].contains("422") || !wire::Checked<E>), E::path);
    BOOST_TEST((post["parameters"].size() == (E::kind == Kind::command ? 3U : 2U)), E::path);
  });
}

BOOST_AUTO_TEST_CASE(every_reference_leads_somewhere) {
  const Json all = document();
  check_references(all, all);
  for (const auto& [name, schema] : all["components"]["schemas"].items())
    BOOST_TEST(schema["type"] == "object", name);
}

BOOST_AUTO_TEST_CASE(limits_are_those_of_the_checks) {
  const Json all = document();
  const Json& schemas = all["components"]["schemas"];
  const Json& place = schemas["orders.PlaceOrder"]["properties"];
  BOOST_TEST(place["comment"]["maxLength"] == orders::comment_max);
  BOOST_TEST(place["client_name"]["minLength"] == 1);
  BOOST_TEST(place["client_name"]["maxLength"] == orders::client_name_max);
  BOOST_TEST(place["services"]["minItems"] == 1);
  BOOST_TEST(place["preferred_day"]["anyOf"][0]["format"] == "date");
  const Json& password = schemas["accounts.ConfirmRegistration"]["properties"]["password"];
  BOOST_TEST(password["minLength"] == accounts::password_length_min);
  BOOST_TEST(password["maxLength"] == accounts::password_length_max);
  BOOST_TEST(schemas["accounts.SignIn"]["additionalProperties"] == false);
  BOOST_TEST(schemas["accounts.SignIn"]["required"].size() == 3U);
}

BOOST_AUTO_TEST_CASE(every_text_and_list_of_a_request_has_a_limit) {
  const Json all = document();
  for (const auto& [path, item] : all["paths"].items()) {
    const std::string ref = item["post"]["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    const Json& schema = all[Json::json_pointer(ref.substr(1))];
    const Json fields = schema.value("properties", Json::object());
    for (const auto& [name, field] : fields.items()) {
      if (field.value("type", "") == "string")
        BOOST_TEST((field.contains("maxLength") || field.contains("enum") || field.contains("pattern") ||
                    field.contains("format")),
                   path << " " << name);
      // A list may only be free of a limit when its items must differ and come from a catalogue.
      if (field.value("type", "") == "array") BOOST_TEST(field.contains("items"), path << " " << name);
    }
  }
}

BOOST_AUTO_TEST_CASE(only_administrators_read_it) {
  Product product;
  wire::each_value<Role>([&](Role role) {
    const auto reply = get(product, product.cookie(product.person(role)));
    BOOST_TEST(reply.status == (role == Role::administrator ? 200 : 404), wire::name(role));
    if (reply.status == 200) BOOST_TEST(Json::parse(reply.body)["paths"].size() == Api::size);
  });
}

BOOST_AUTO_TEST_SUITE_END()
