#include "shared/accounts/accounts.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

#include "shared/text/catalog.hpp"

namespace guichet::accounts {

namespace {

// The message about a member, empty when it is right.
template <class Request, class Member>
text::MessageId message_of(const Request& request, const Member& member) {
  const Problems problems = wire::check(request);
  const Problem* problem = problems.find(member);
  return problem ? problem->message : text::MessageId{};
}

text::MessageId message_of_password(const std::string& password) {
  const ConfirmRegistration request{.ticket = "t", .password = password};
  return message_of(request, request.password);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(accounts)

BOOST_AUTO_TEST_CASE(a_sign_in_needs_both_fields_and_nothing_else) {
  const SignIn empty;
  BOOST_TEST((message_of(empty, empty.login) == text::MessageId(&Catalog::login_name_missing)));
  BOOST_TEST((message_of(empty, empty.password) == text::MessageId(&Catalog::password_missing)));
  BOOST_TEST(
      wire::check(SignIn{.login = "48213", .password = "x"}).empty());  // old, short passwords may be tried
  const SignIn endless{.login = "48213", .password = std::string(257, 'x')};
  BOOST_TEST((message_of(endless, endless.password) == text::MessageId(&Catalog::password_too_long)));
}

BOOST_AUTO_TEST_CASE(new_passwords_are_long_and_otherwise_free) {
  BOOST_TEST((message_of_password("") == text::MessageId(&Catalog::password_missing)));
  BOOST_TEST((message_of_password("fourteen chars") == text::MessageId(&Catalog::password_too_short)));
  BOOST_TEST((message_of_password("zażółć gęślą ja").empty()));  // 15 letters, more bytes
  BOOST_TEST((message_of_password("correct battery staple").empty()));
  BOOST_TEST((message_of_password("guichet-demo-2026").empty()));
  BOOST_TEST((message_of_password("le chat dort sur le toit").empty()));
  BOOST_TEST((message_of_password(std::string("tab\tin the password")) ==
              text::MessageId(&Catalog::field_not_printable)));
}

BOOST_AUTO_TEST_CASE(changing_a_password_asks_for_another) {
  const ChangePassword same{.current_password = "trois canards bleus", .new_password = "trois canards bleus"};
  BOOST_TEST((message_of(same, same.new_password) == text::MessageId(&Catalog::password_unchanged)));
}

BOOST_AUTO_TEST_CASE(a_link_takes_no_weak_password_but_may_take_none) {
  BOOST_TEST(wire::check(UseLink{.token = "t"}).empty());
  BOOST_TEST(!wire::check(UseLink{.token = "t", .password = "short"}).empty());
  BOOST_TEST(!wire::check(UseLink{}).empty());
}

BOOST_AUTO_TEST_CASE(logins_and_codes_have_one_form) {
  BOOST_TEST(normalised_login(" 48 213 ") == "48213");
  BOOST_TEST(normalised_login("Elise.Gagnon@Panorama.Example ") == "elise.gagnon@panorama.example");
  BOOST_TEST(normalised_agent_code("ab-12.3") == "AB123");
  BOOST_TEST(normalised_one_time_code(" 123 456 ") == "123456");
  BOOST_TEST(is_mailed_code("123456"));
  BOOST_TEST(!is_mailed_code("12345a"));
  BOOST_TEST(!is_mailed_code("1234567"));
}

BOOST_AUTO_TEST_CASE(corrections_and_addresses_are_checked) {
  BOOST_TEST(!wire::check(CorrectRegistration{.ticket = "t", .correction = "  "}).empty());
  BOOST_TEST(wire::check(CorrectRegistration{.ticket = "t", .correction = "Mon nom\ns’écrit Gagné"}).empty());
  BOOST_TEST(!wire::check(CorrectRegistration{.ticket = "t", .correction = std::string(1001, 'a')}).empty());
  BOOST_TEST(!wire::check(ChangeEmail{.current_password = "x", .email = "nobody"}).empty());
  BOOST_TEST(wire::check(ChangeEmail{.current_password = "x", .email = "Elise@Example.org"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::accounts
