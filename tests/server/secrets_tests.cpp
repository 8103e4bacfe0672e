// What strangers can learn and what keeps secrets: P1, P2, P5, P7, V12, V15.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "server/accounts/common_passwords.hpp"
#include "server/accounts/live_links.hpp"
#include "server/sessions/device_name.hpp"
#include "tests/server/agency.hpp"

namespace guichet::accounts {

namespace {

using test::Agency;

constexpr std::string_view new_password = "le chat dort sur le toit";
constexpr std::string_view firefox =
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0\r\n";

std::string cookie_of(const test::RawReply& reply) {
  const std::string header = reply.header("set-cookie");
  return header.substr(0, header.find(';'));
}

// Signs in as somebody at another desk would.
std::string sign_in_from(Agency& agency, const std::string& login, std::string_view browser) {
  const SignIn request{.login = login, .password = std::string(test::agency_password)};
  return cookie_of(agency.server.post({.path = std::string(SignIn::path),
                                       .body = wire::encode(request),
                                       .portal = std::string(Agency::portal),
                                       .key = "device-key-" + std::to_string(browser.size()),
                                       .more_headers = std::string(browser)}));
}

// Everything of a reply that somebody outside could compare: not the date, not what was drawn by lot.
std::string comparable(const test::RawReply& reply) {
  std::string all = std::to_string(reply.status);
  for (const auto& [name, value] : reply.headers)
    if (name != "date" && name != "guichet-request-id") all += "\n" + name + ": " + value;
  return all + "\n" + std::to_string(reply.body.size());
}

struct CountingPasswords final : server::Passwords {
  mutable int verified = 0;
  std::string hash(std::string_view) const override { return {}; }
  bool matches(std::string_view, const std::optional<std::string>&) const override {
    ++verified;
    return false;
  }
};

struct FreeAttempts final : server::Attempts {
  Result<void> count(std::string_view) override { return {}; }
  bool count_try(std::string_view) override { return true; }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(secrets)

BOOST_AUTO_TEST_CASE(passwords_are_hashed_by_argon2id_with_the_parameters_of_the_day) {  // P1
  const server::Argon2Passwords passwords;
  const std::string hash = passwords.hash("trois canards bleus");
  BOOST_TEST(hash.rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0) == 0U);
  BOOST_TEST(hash != passwords.hash("trois canards bleus"));
  BOOST_TEST(passwords.matches("trois canards bleus", hash));
  BOOST_TEST(!passwords.matches("trois canards verts", hash));
  BOOST_TEST(!passwords.matches("trois canards bleus", std::nullopt));
}

BOOST_AUTO_TEST_CASE(a_new_password_is_long_and_uncommon_and_otherwise_free) {  // P1
  Agency agency;
  const auto problem = [&](std::string password) {
    const ChangePassword change{.current_password = std::string(test::agency_password),
                                .new_password = std::move(password)};
    return agency.refusal(change, agency.elise).problems.at(0);
  };
  BOOST_TEST((problem("14 characters.").message == &Catalog::password_too_short));
  BOOST_TEST((problem("passwordpassword").message == &Catalog::password_too_common));
  for (const std::string_view free :
       {"nie ma jak u mamy", "gęś żółw łoś ćma jeż", "只有汉字的密码也可以用的吧真的可以"}) {
    const ChangePassword change{.current_password = std::string(test::agency_password),
                                .new_password = std::string(free)};
    Agency fresh;
    BOOST_TEST(fresh.send(change, fresh.elise).status == 200);
  }
}

BOOST_AUTO_TEST_CASE(passwords_everybody_tries_first_are_known) {  // P1
  for (const char* common :
       {"123456789012345", "aaaaaaaaaaaaaaaa", "passwordpassword", "Password123456789", "qwertyuiopasdfgh",
        "azertyuiopqsdfgh", "Motdepasse123456", "iloveyouiloveyou", "p@ssw0rdp@ssw0rd", "abcabcabcabcabcabc",
        "correct horse battery staple", "1q2w3e4r5t6y7u8i9o0p", "Studio Panorama 2026", "qwertyqwerty12345",
        "987654321098765", "MotDePasseMotDePasse", "changethispassword1"})
    BOOST_TEST(is_common_password(common), common);
  for (const char* good :
       {"kawa o szóstej rano", "trois canards bleus", "vG7!pQ2#xL9@mR4&", "my cat likes tuna fish"})
    BOOST_TEST(!is_common_password(good), good);
}

BOOST_AUTO_TEST_CASE(a_link_takes_no_password_everybody_tries_first) {  // P1
  Agency agency;
  agency.ask(RequestReset{.login = "48213"});
  const std::string token = Agency::token_in(agency.mails_to("agent48213@panorama.example").back());
  const FieldProblem refused =
      agency.refusal(UseLink{.token = token, .password = "passwordpassword"}).problems.at(0);
  BOOST_TEST(refused.path == "password");
  BOOST_TEST((refused.message == &Catalog::password_too_common));
  BOOST_TEST(agency.send(UseLink{.token = token, .password = std::string(new_password)}).status == 200);
}

BOOST_AUTO_TEST_CASE(every_page_of_a_stranger_answers_alike_for_known_and_unknown_people) {  // P2, V15
  Agency agency;
  const auto alike = [&](const auto& known, const auto& unknown) {
    return comparable(agency.send(known)) == comparable(agency.send(unknown));
  };
  BOOST_TEST(
      alike(SignIn{.login = "48213", .password = "wrong"}, SignIn{.login = "99999", .password = "wrong"}));
  BOOST_TEST(alike(RequestReset{.login = "48213"}, RequestReset{.login = "99999"}));
  // Whether a known agent is registered already only the mailbox learns.
  BOOST_TEST(alike(StartRegistration{.agent_code = "48512"}, StartRegistration{.agent_code = "48220"}));
  const auto registered = agency.ask(StartRegistration{.agent_code = "48213"});
  const auto known = agency.ask(StartRegistration{.agent_code = "48512"});
  BOOST_TEST(alike(ProveMailbox{.attempt = registered.attempt, .code = "000000"},
                   ProveMailbox{.attempt = known.attempt, .code = "000000"}));
  // A link that never was looks like one that has expired.
  agency.ask(RequestReset{.login = "48213"});
  const std::string token = Agency::token_in(agency.mails_to("agent48213@panorama.example").back());
  agency.server.clock.advance(minutes(31));
  BOOST_TEST(alike(OpenLink{.token = token}, OpenLink{.token = std::string(token.size(), 'x')}));
  const std::string password(new_password);
  BOOST_TEST(alike(UseLink{.token = token, .password = password},
                   UseLink{.token = std::string(token.size(), 'x'), .password = password}));
}

BOOST_AUTO_TEST_CASE(
    refusing_a_stranger_costs_one_verification_too) {  // P2: no timing to compare, the same work
  Agency agency;
  agency.write([](storage::Tx& tx) {
    tx.run("update accounts set state = 'disabled' where portal = :portal and login = '48220'");
    tx.run("update accounts set password_hash = '' where portal = :portal and login = '48377'");
  });
  const portals::Bootstraps bootstraps("test");
  AccountService service(bootstraps, portals::PublicUrl{});
  FreeAttempts attempts;
  const server::Actor nobody;
  for (const std::string_view login : {"48213", "48220", "48377", "99999", "nobody@x.example"}) {
    CountingPasswords passwords;
    agency.server.db.read(Agency::portal, [&](storage::Tx& tx) {
      server::Preparation preparation{
          nobody,  agency.server.clock.now(), tx, passwords, *agency.server.portals.find(Agency::portal), {},
          attempts};
      const auto check =
          service.prepare(SignIn{.login = std::string(login), .password = "wrong"}, preparation);
      BOOST_TEST((check && !check->is_right));
      return true;
    });
    BOOST_TEST(passwords.verified == 1);
  }
}

BOOST_AUTO_TEST_CASE(codes_cannot_be_tried_in_a_row_from_one_place) {  // V15
  Agency agency;
  int answered = 0;
  for (int n = 0; n < 40; ++n) {
    const auto reply = agency.send(StartRegistration{.agent_code = std::to_string(70000 + n)});
    if (reply.status == 200) ++answered;
  }
  BOOST_TEST(answered <= 20);
  BOOST_TEST((agency.refusal(StartRegistration{.agent_code = "48512"}).code == FailureCode::too_many));
}

BOOST_AUTO_TEST_CASE(a_forgotten_password_is_replaced_by_mail) {  // V12
  Agency agency;
  agency.ask(RequestReset{.login = "Agent48213@panorama.example"});
  const auto mail = agency.mails_to("agent48213@panorama.example").back();
  BOOST_TEST(mail.text.find(test::agency_password) == std::string::npos);
  const std::string token = Agency::token_in(mail);
  const LinkPage page = agency.ask(OpenLink{.token = token});
  BOOST_TEST((page.kind == LinkKind::password_reset));
  BOOST_TEST(page.name == "Agent 48213");
  const auto reply = agency.send(UseLink{.token = token, .password = std::string(new_password)});
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, cookie_of(reply)).me.has_value());
  BOOST_TEST(!agency.ask(portal::GetBootstrap{}, agency.elise).me.has_value());
  const SignIn old{.login = "48213", .password = std::string(test::agency_password)};
  BOOST_TEST((agency.refusal(old).code == FailureCode::unauthenticated));
  BOOST_TEST(agency.mails_to("agent48213@panorama.example").size() == 2U);  // told of the change
}

BOOST_AUTO_TEST_CASE(a_person_sees_own_devices_and_signs_them_out) {  // P5
  Agency agency;
  const std::string desk = sign_in_from(agency, "48213", firefox);
  const DeviceSessions before = agency.ask(ListSessions{}, desk);
  BOOST_REQUIRE(before.items.size() == 2U);
  BOOST_TEST(before.items[0].is_here);
  BOOST_TEST(before.items[0].device == "Firefox · Linux");
  BOOST_TEST((before.items[0].last_used_at == agency.server.clock.now()));
  BOOST_TEST((agency.refusal(EndSession{.id = before.items[0].id}, desk).code == FailureCode::not_found));
  const DeviceSessions after = agency.ask(EndSession{.id = before.items[1].id}, desk);
  BOOST_TEST(after.items.size() == 1U);
  BOOST_TEST(!agency.ask(portal::GetBootstrap{}, agency.elise).me.has_value());
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, desk).me.has_value());
}

BOOST_AUTO_TEST_CASE(nobody_ends_the_session_of_somebody_else) {  // P5
  Agency agency;
  const DeviceSessions mine = agency.ask(ListSessions{}, agency.elise);
  BOOST_REQUIRE(mine.items.size() == 1U);
  BOOST_TEST(
      (agency.refusal(EndSession{.id = mine.items[0].id}, agency.rene).code == FailureCode::not_found));
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, agency.elise).me.has_value());
}

BOOST_AUTO_TEST_CASE(all_other_devices_are_signed_out_at_once) {  // P5
  Agency agency;
  const std::string desk = sign_in_from(agency, "48213", firefox);
  BOOST_TEST(agency.ask(EndOtherSessions{}, desk).items.size() == 1U);
  BOOST_TEST(!agency.ask(portal::GetBootstrap{}, agency.elise).me.has_value());
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, desk).me.has_value());
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, agency.rene).me.has_value());
}

BOOST_AUTO_TEST_CASE(own_links_are_listed_and_revoked_by_their_owner_only) {  // P7
  Agency agency;
  const ChangeEmail change{.current_password = std::string(test::agency_password), .email = "new@x.example"};
  agency.ask(change, agency.elise);
  const std::string token = Agency::token_in(agency.mails_to("new@x.example").back());
  const LiveLinks links = agency.ask(ListLinks{}, agency.elise);
  BOOST_REQUIRE(links.items.size() == 1U);
  BOOST_TEST((links.items[0].kind == LinkKind::email_change));
  BOOST_TEST(links.items[0].email == "new@x.example");
  BOOST_TEST((links.items[0].expires_at == agency.server.clock.now() + hours(2)));
  BOOST_TEST(
      (agency.refusal(RevokeLink{.id = links.items[0].id}, agency.rene).code == FailureCode::not_found));
  BOOST_TEST((agency.refusal(UseLink{.token = links.items[0].id}).code == FailureCode::conflict));
  BOOST_TEST(agency.ask(RevokeLink{.id = links.items[0].id}, agency.elise).items.empty());
  BOOST_TEST((agency.refusal(UseLink{.token = token}).code == FailureCode::conflict));
}

BOOST_AUTO_TEST_CASE(browsers_are_named_as_people_know_them) {
  using server::device_name;
  BOOST_TEST(
      device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
                  "like Gecko) Version/17.5 Mobile/15E148 Safari/604.1") == "Safari · iPhone");
  BOOST_TEST(device_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                         "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0") == "Edge · Windows");
  BOOST_TEST(device_name("Mozilla/5.0 (Linux; Android 14) Chrome/126.0.0.0 Mobile Safari/537.36") ==
             "Chrome · Android");
  BOOST_TEST(device_name("curl/8.0").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::accounts
