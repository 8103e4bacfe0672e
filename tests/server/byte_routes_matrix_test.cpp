// Every address that moves bytes x every role x own, another client's and another portal's files.
#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/server/product.hpp"

using namespace guichet;
using namespace guichet::test;

namespace {

struct Request {
  std::string method{};
  std::string path{};
  std::string more{};  // headers, each line ended
};

std::string base64(std::string_view bytes) {
  static constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += at + i > bytes.size() ? '=' : digits[group >> (18 - 6 * i) & 63U];
  }
  return text;
}

// What every route can be asked about these objects, at this portal's addresses. A prefix that is not here
// fails the first test.
std::vector<Request> requests_about(const Objects& o, std::string_view portal) {
  const std::string at = std::string(portal) + "/";
  const std::string media = at + o.media.value;
  const std::string tus = "Tus-Resumable: 1.0.0\r\n";
  std::vector<Request> all;
  for (const char* method : {"GET", "HEAD"}) {
    all.push_back({method, "/pictures/" + media + ".jpg"});  // public, but only the portal's own one
    all.push_back({method, "/photos/" + at + o.listing.value + ".jpg"});
    for (const char* variant : {"thumbnail", "web", "original"})
      all.push_back({method, "/files/" + media + "/" + variant + "/a.jpg"});
    all.push_back({method, "/tiles/" + media + "/preview.jpg"});
    all.push_back({method, "/tiles/" + media + "/0/f0_0.jpg"});
    all.push_back({method, "/archives/" + at + o.delivered.value + ".zip?size=web"});
    all.push_back(
        {method, "/archives/" + at + o.delivered.value + ".zip?size=original&only=" + o.media.value});
  }
  all.push_back({"POST", "/uploads/" + at,
                 tus + "Upload-Length: 10\r\nUpload-Metadata: order " + base64(o.order.value) + ",filename " +
                     base64("a.jpg") + ",kind " + base64("photo") + "\r\n"});
  all.push_back({"HEAD", "/uploads/" + at + o.upload, tus});
  all.push_back({"PATCH", "/uploads/" + at + o.upload,
                 tus + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"});
  all.push_back({"DELETE", "/uploads/" + at + o.upload, tus});
  return all;
}

RawReply send(Product& product, const Request& request, const std::string& cookie,
              std::string_view portal = {}) {
  std::string text = request.method + " " + request.path +
                     " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(product.server.port()) +
                     "\r\nGuichet-Request: 1\r\n" + request.more;
  if (!portal.empty()) text += "Guichet-Portal: " + std::string(portal) + "\r\n";
  if (!cookie.empty()) text += "Cookie: " + cookie + "\r\n";
  const bool has_body = request.method == "PATCH" || request.method == "POST";
  if (has_body) text += "Content-Length: " + std::string(request.method == "PATCH" ? "4" : "0") + "\r\n";
  text += "\r\n";
  if (request.method == "PATCH") text += "abcd";
  return exchange(product.server.port(), text);
}

bool is_upload(const Request& request) {
  return request.path.starts_with("/uploads/");
}

void check_refused(Product& product, const Objects& objects, const Request& request, const RawReply& reply,
                   const std::string& before) {
  BOOST_TEST_CONTEXT(request.method + " " + request.path) {
    BOOST_TEST((reply.status == 401 || reply.status == 403 || reply.status == 404),
               "answered " << reply.status);
    BOOST_TEST(reply.body.find(objects.marker) == std::string::npos);
    BOOST_TEST(product.state_of(objects) == before);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_routes_matrix)

BOOST_AUTO_TEST_CASE(every_byte_route_is_in_the_matrix) {
  Product product;
  std::set<std::string> asked;
  std::set<std::string> served;
  for (const auto& request : requests_about(product.objects_of(product.rival()), home_portal))
    asked.insert(request.path.substr(0, request.path.find('/', 1) + 1));
  for (const auto& route : product.server.bytes.all()) served.insert(route.prefix);
  BOOST_TEST(asked == served, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(own_files_are_given_so_the_refusals_mean_something) {
  Product product;
  const auto& client = product.person(Role::client);
  const auto& editor = product.person(Role::editor);
  const auto objects = product.objects_of(client);
  for (const auto& request : requests_about(objects, home_portal)) {
    if (is_upload(request) || request.path.starts_with("/pictures/")) continue;
    const auto reply = send(product, request, product.cookie(client));
    BOOST_TEST(reply.status == 200, request.method << " " << request.path << " answered " << reply.status);
  }
  const auto uploads = product.objects_of(editor);
  for (const auto& request : requests_about(uploads, home_portal)) {
    if (!is_upload(request)) continue;
    const auto reply = send(product, request, product.cookie(editor));
    BOOST_TEST(reply.status < 300,
               request.method << " " << request.path << " answered " << reply.status << reply.body);
  }
}

BOOST_AUTO_TEST_CASE(every_role_is_refused_another_portals_files) {
  Product product;
  const auto objects = product.objects_of(product.twin());
  const auto before = product.state_of(objects);
  wire::each_value<Role>([&](Role role) {
    const auto cookie = product.cookie(product.person(role));
    for (const auto portal : {home_portal, twin_portal}) {
      for (const auto& request : requests_about(objects, portal)) {
        check_refused(product, objects, request, send(product, request, cookie), before);
        check_refused(product, objects, request, send(product, request, cookie, home_portal), before);
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(clients_are_refused_another_clients_files) {
  Product product;
  const auto objects = product.objects_of(product.rival());
  const auto before = product.state_of(objects);
  for (const Role role : {Role::anonymous, Role::client, Role::office_manager}) {
    const auto cookie = product.cookie(product.person(role));
    for (const auto& request : requests_about(objects, home_portal))
      check_refused(product, objects, request, send(product, request, cookie), before);
  }
}

BOOST_AUTO_TEST_CASE(staff_without_the_right_upload_nothing_and_nobody_goes_on_with_anothers_upload) {
  Product product;
  const auto objects = product.objects_of(product.person(Role::editor));
  const auto before = product.state_of(objects);
  wire::each_value<Role>([&](Role role) {
    if (role == Role::editor) return;
    const auto cookie = product.cookie(product.person(role));
    for (const auto& request : requests_about(objects, home_portal)) {
      const bool begins = request.method == "POST";
      if (!is_upload(request) || (begins && permits(role, Permission::upload_media))) continue;
      check_refused(product, objects, request, send(product, request, cookie), before);
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()
