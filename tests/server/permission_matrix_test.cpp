// Every endpoint and every byte route x every role x own, another client's and another portal's objects.
// Generated from `guichet::Api`: a new endpoint is in it, or does not compile (see endpoint_samples.hpp).
#include <boost/test/unit_test.hpp>
#include <set>

#include "shared/wire/wire.hpp"
#include "tests/server/endpoint_samples.hpp"
#include "tests/server/product.hpp"

using namespace guichet;
using namespace guichet::test;

namespace {

bool is_refusal(int status) {
  return status == 401 || status == 403 || status == 404;
}

bool is_client_side(Role role) {
  return !is_staff(role);
}

bool holds(const RawReply& reply, const std::string& marker) {
  return reply.body.find(marker) != std::string::npos;
}

std::string name_of(std::string_view path, Role role, std::string_view whose) {
  return std::string(path) + " as " + std::string(wire::name(role)) + ", " + std::string(whose);
}

template <class E>
RawReply send(Product& product, const Objects& objects, const std::string& cookie) {
  return product.post(E::path, wire::encode(sample_about<E>(objects)), cookie);
}

template <class E>
void check_without_permission(Product& product, Role role) {
  for (const auto* owner : {&product.person(role), &product.rival(), &product.twin()}) {
    const auto objects = product.objects_of(*owner);
    const auto before = product.state_of(objects);
    const auto reply = send<E>(product, objects, product.cookie(product.person(role)));
    BOOST_TEST_CONTEXT(name_of(E::path, role, owner->marker)) {
      BOOST_TEST(reply.status == (role == Role::anonymous ? 401 : 403));
      BOOST_TEST(!holds(reply, objects.marker));
      BOOST_TEST(product.state_of(objects) == before);
    }
  }
}

// Another portal's objects are nobody's here, right secrets or not.
template <class E>
void check_foreign_portal(Product& product, Role role) {
  const auto objects = product.objects_of(product.twin());
  const auto before = product.state_of(objects);
  const auto reply = send<E>(product, objects, product.cookie(product.person(role)));
  BOOST_TEST_CONTEXT(name_of(E::path, role, "another portal's")) {
    BOOST_TEST(reply.status < 500);
    if (names_an_object<E>() || names_by_text<E>) BOOST_TEST(is_refusal(reply.status));
    BOOST_TEST(!holds(reply, objects.marker));
    BOOST_TEST(product.state_of(objects) == before);
  }
}

// Staff work for every client of their portal; clients see their own, and their office's.
template <class E>
void check_foreign_client(Product& product, Role role) {
  const auto objects = product.objects_of(product.rival(), Secrets::guessed);
  const auto before = product.state_of(objects);
  const auto reply = send<E>(product, objects, product.cookie(product.person(role)));
  BOOST_TEST_CONTEXT(name_of(E::path, role, "another client's")) {
    BOOST_TEST(reply.status < 500);
    if (!is_client_side(role)) return;
    if (names_an_object<E>() || names_by_text<E>) BOOST_TEST(is_refusal(reply.status));
    BOOST_TEST(!holds(reply, objects.marker));
    BOOST_TEST(product.state_of(objects) == before);
  }
}

// Whether it worked with one's own.
template <class E>
bool check_own(Product& product, Role role) {
  const auto& somebody = product.person(role);
  const auto objects = product.objects_of(somebody);
  const auto reply = send<E>(product, objects, product.cookie(somebody));
  BOOST_TEST_CONTEXT(name_of(E::path, role, "own")) {
    BOOST_TEST(reply.status < 500);
    BOOST_TEST(!holds(reply, product.twin().marker));
    if (is_client_side(role)) BOOST_TEST(!holds(reply, product.rival().marker));
  }
  return reply.status == 200;
}

template <class E>
void check_endpoint(Product& product) {
  BOOST_TEST_CONTEXT(E::path)
  BOOST_TEST_REQUIRE((product.server.router().find(E::path) != nullptr), "declared, but not served");
  bool worked = false;
  wire::each_value<Role>([&](Role role) {
    if (!permits(role, E::needs)) return check_without_permission<E>(product, role);
    worked = check_own<E>(product, role) || worked;
    check_foreign_client<E>(product, role);
    check_foreign_portal<E>(product, role);
  });
  BOOST_TEST(worked, E::path << ": the sample must be a request that works for somebody");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(permission_matrix)

BOOST_AUTO_TEST_CASE(every_endpoint_refuses_every_role_what_is_not_theirs) {  // V25
  Product product;
  wire::for_each<Api>([&]<class E>(wire::Type<E>) { check_endpoint<E>(product); });
  BOOST_TEST(product.server.router().routes().size() == Api::size);
}

BOOST_AUTO_TEST_CASE(a_session_of_another_portal_is_nobodys_here) {
  Product product;
  const auto cookie = product.cookie(product.twin());
  const auto value = cookie.substr(cookie.find('='));
  const auto own = product.cookie(product.person(Role::client));
  const auto renamed = own.substr(0, own.find('=')) + value;
  const auto objects = product.objects_of(product.twin());
  wire::for_each<Api>([&]<class E>(wire::Type<E>) {
    if (permits(Role::anonymous, E::needs)) return;
    for (const auto& stolen : {cookie, renamed}) {
      const auto reply = send<E>(product, objects, stolen);
      BOOST_TEST(reply.status == 401, E::path << " answered " << reply.status);
      BOOST_TEST(!holds(reply, objects.marker));
    }
  });
}

BOOST_AUTO_TEST_CASE(a_session_that_ended_opens_nothing) {
  Product product;
  const auto& client = product.person(Role::administrator);
  const auto cookie = product.cookie(client);
  product.server.clock.advance(days(40));
  const auto objects = product.objects_of(client);
  wire::for_each<Api>([&]<class E>(wire::Type<E>) {
    if (permits(Role::anonymous, E::needs)) return;
    BOOST_TEST(send<E>(product, objects, cookie).status == 401, E::path);
  });
}

BOOST_AUTO_TEST_CASE(no_command_runs_for_another_site) {
  Product product;
  const auto& client = product.person(Role::administrator);
  const auto objects = product.objects_of(client);
  const auto before = product.state_of(objects);
  wire::for_each<Api>([&]<class E>(wire::Type<E>) {
    const auto body = wire::encode(sample_about<E>(objects));
    for (const char* line :
         {"Origin: https://evil.example\r\n", "Sec-Fetch-Site: cross-site\r\n", "Origin: null\r\n"})
      BOOST_TEST(product.post(E::path, body, product.cookie(client), line).status == 403, E::path);
  });
  BOOST_TEST(product.state_of(objects) == before);
}

BOOST_AUTO_TEST_SUITE_END()
