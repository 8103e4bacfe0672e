#include <boost/test/unit_test.hpp>

#include <atomic>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/agency.hpp"

namespace guichet::accounts {

namespace {

using test::Agency;

constexpr std::string_view new_password = "le chat dort sur le toit";

SignIn sign_in(std::string login, std::string_view password) {
  return {.login = std::move(login), .password = std::string(password)};
}

// "name=value" of the cookie a reply sets.
std::string cookie_of(const test::RawReply& reply) {
  const std::string header = reply.header("set-cookie");
  return header.substr(0, header.find(';'));
}

std::string code_in(const outbox::SendMail& mail) {
  std::smatch match;
  return std::regex_search(mail.text, match, std::regex("\n    ([0-9]{6})\n")) ? match[1].str()
                                                                               : std::string();
}

// From an agent code to the ticket, by the code of the mail.
RegistrationIdentity proven(Agency& agency) {
  const auto started = agency.ask(StartRegistration{.agent_code = "48 512"});
  const auto mails = agency.mails_to("julie@board.example");
  return agency.ask(ProveMailbox{.attempt = started.attempt, .code = code_in(mails.back())});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account_service)

BOOST_AUTO_TEST_CASE(people_sign_in_by_code_or_address_and_out) {  // V11
  Agency agency;
  const auto reply = agency.send(sign_in("48 213", test::agency_password));
  BOOST_TEST(reply.status == 200);
  const auto bootstrap = wire::decode<portal::Bootstrap>(reply.body);
  BOOST_REQUIRE((bootstrap && bootstrap->me));
  BOOST_TEST(bootstrap->me->login == "48213");
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, cookie_of(reply)).me.has_value());
  BOOST_TEST(agency.ask(sign_in("Agent48213@Panorama.example", test::agency_password)).me.has_value());
  const auto out = agency.send(SignOut{}, cookie_of(reply));
  BOOST_TEST(out.status == 200);
  BOOST_TEST(!agency.ask(portal::GetBootstrap{}, cookie_of(reply)).me.has_value());
}

BOOST_AUTO_TEST_CASE(known_and_unknown_people_are_refused_alike) {
  Agency agency;
  const Failure known = agency.refusal(sign_in("48213", "wrong"));
  BOOST_TEST((known == agency.refusal(sign_in("99999", "wrong"))));
  BOOST_TEST((known == agency.refusal(sign_in("nobody@panorama.example", "wrong"))));
  BOOST_TEST((known == agency.refusal(sign_in("' or 1=1 --", "wrong"))));
  const auto before = agency.mails_to("agent48213@panorama.example").size();
  BOOST_TEST(agency.send(RequestReset{.login = "48213"}).body ==
             agency.send(RequestReset{.login = "99999"}).body);
  BOOST_TEST(agency.mails_to("agent48213@panorama.example").size() == before + 1);
}

BOOST_AUTO_TEST_CASE(guessing_is_slowed_down_for_the_right_password_too) {
  Agency agency;
  for (int i = 0; i < 5; ++i)
    BOOST_TEST((agency.refusal(sign_in("48213", "guess")).code == FailureCode::unauthenticated));
  const Failure waiting = agency.refusal(sign_in("agent48213@panorama.example", test::agency_password));
  BOOST_TEST((waiting.code == FailureCode::too_many));
  BOOST_TEST(waiting.retry_after_s.value_or(0) > 0);
  BOOST_TEST(agency.ask(sign_in("48220", test::agency_password)).me.has_value());  // others are not kept out
  agency.server.clock.advance(minutes(2));
  BOOST_TEST(agency.ask(sign_in("48213", test::agency_password)).me.has_value());
}

BOOST_AUTO_TEST_CASE(registration_knows_three_answers) {  // V2, V5, V6
  Agency agency;
  BOOST_TEST((agency.ask(StartRegistration{.agent_code = "00000"}).answer == RegistrationAnswer::unknown));
  const auto waiting = agency.ask(StartRegistration{.agent_code = "48500"});
  BOOST_TEST((waiting.answer == RegistrationAnswer::waiting));
  BOOST_TEST((waiting.expected_by == Day{2026, 11, 20}));  // two working days after Wednesday the 18th
  const auto known = agency.ask(StartRegistration{.agent_code = "48512"});
  const auto registered = agency.ask(StartRegistration{.agent_code = "48213"});
  for (const auto& started : {known, registered}) {
    BOOST_TEST((started.answer == RegistrationAnswer::proof_sent));
    BOOST_TEST(started.attempt.size() == known.attempt.size());
    BOOST_TEST(!started.expected_by.has_value());
  }
  BOOST_TEST(code_in(agency.mails_to("julie@board.example").back()).size() == 6U);
  BOOST_TEST(code_in(agency.mails_to("agent48213@panorama.example").back()).empty());
}

BOOST_AUTO_TEST_CASE(the_mailbox_then_the_name_then_the_password) {  // V8, V10
  Agency agency;
  const RegistrationIdentity identity = proven(agency);
  BOOST_TEST(identity.office == "Agence du Cap");
  BOOST_TEST(identity.last_name == "Fortin");
  const ConfirmRegistration common{.ticket = identity.ticket, .password = "passwordpassword"};
  BOOST_TEST((agency.refusal(common).problems.at(0).message == &Catalog::password_too_common));  // P1
  const ConfirmRegistration confirm{.ticket = identity.ticket, .password = std::string(new_password)};
  const auto reply = agency.send(confirm);
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, cookie_of(reply)).me->login == "48512");
  BOOST_TEST((agency.refusal(confirm).code == FailureCode::conflict));  // once
  BOOST_TEST(agency.ask(sign_in("48512", new_password)).me->first_name == "Julie");
}

BOOST_AUTO_TEST_CASE(wrong_old_and_too_many_codes_open_nothing) {
  Agency agency;
  const auto started = agency.ask(StartRegistration{.agent_code = "48512"});
  const std::string code = code_in(agency.mails_to("julie@board.example").back());
  const std::string wrong = code == "000000" ? "000001" : "000000";
  for (int i = 0; i < 5; ++i)
    BOOST_TEST(agency.refusal(ProveMailbox{.attempt = started.attempt, .code = wrong}).problems.at(0).path ==
               "code");
  BOOST_TEST(
      (agency.refusal(ProveMailbox{.attempt = started.attempt, .code = code}).code == FailureCode::too_many));

  const auto again = agency.ask(StartRegistration{.agent_code = "48512"});
  const std::string late = code_in(agency.mails_to("julie@board.example").back());
  agency.server.clock.advance(minutes(11));
  BOOST_TEST(agency.refusal(ProveMailbox{.attempt = again.attempt, .code = late}).problems.size() == 1U);
  BOOST_TEST(agency.refusal(ProveMailbox{.attempt = "invented", .code = late}).problems.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_code_has_five_tries_however_long_one_waits_between_them) {
  Agency agency;
  const auto started = agency.ask(StartRegistration{.agent_code = "48512"});
  const std::string code = code_in(agency.mails_to("julie@board.example").back());
  const std::string wrong = code == "000000" ? "000001" : "000000";
  for (int i = 0; i < 5; ++i) {
    // As if the throttle had forgotten: what counts is on the code itself.
    agency.write([](storage::Tx& tx) { tx.run("delete from throttle where portal = :portal"); });
    BOOST_TEST((agency.refusal(ProveMailbox{.attempt = started.attempt, .code = wrong}).code ==
                FailureCode::invalid));
  }
  agency.write([](storage::Tx& tx) { tx.run("delete from throttle where portal = :portal"); });
  BOOST_TEST(
      (agency.refusal(ProveMailbox{.attempt = started.attempt, .code = code}).code == FailureCode::invalid));
}

BOOST_AUTO_TEST_CASE(a_letters_code_proves_as_well_and_once) {
  Agency agency;
  agency.write([&](storage::Tx& tx) {
    add_link(tx, {.token = "letter-code-ABCD", .kind = "activation", .agent_code = "48512", .life = days(30)},
             agency.server.clock.now());
  });
  const auto started = agency.ask(StartRegistration{.agent_code = "48512"});
  const ProveMailbox proof{.attempt = started.attempt, .code = "letter-code-ABCD"};
  BOOST_TEST(agency.ask(proof).agent_code == "48512");
  BOOST_TEST(agency.refusal(proof).problems.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_correction_goes_to_the_staff_and_registration_waits) {
  Agency agency;
  const RegistrationIdentity identity = proven(agency);
  agency.ask(CorrectRegistration{.ticket = identity.ticket, .correction = "Mon nom s’écrit Fortain"});
  BOOST_TEST(agency.mails_to("dispatch@panorama.example").back().text.find("Fortain") != std::string::npos);
  BOOST_TEST(
      (agency.refusal(StartRegistration{.agent_code = "48512"}).message == &Catalog::correction_pending));
  const ConfirmRegistration late{.ticket = identity.ticket, .password = std::string(new_password)};
  BOOST_TEST((agency.refusal(late).code == FailureCode::conflict));
}

BOOST_AUTO_TEST_CASE(looking_at_a_link_does_not_use_it) {
  Agency agency;
  agency.ask(RequestReset{.login = "48213"});
  const std::string token = Agency::token_in(agency.mails_to("agent48213@panorama.example").back());
  for (int i = 0; i < 3; ++i) {
    const LinkPage page = agency.ask(OpenLink{.token = token});
    BOOST_TEST((page.state == LinkState::usable));
    BOOST_TEST(page.login == "48213");
  }
  BOOST_TEST((agency.ask(OpenLink{.token = "invented"}).state == LinkState::expired));
  agency.ask(UseLink{.token = token, .password = std::string(new_password)});
  const LinkPage used = agency.ask(OpenLink{.token = token});
  BOOST_TEST((used.state == LinkState::used));
  BOOST_TEST(used.login.empty());
}

BOOST_AUTO_TEST_CASE(a_new_password_ends_every_session_and_older_links) {
  Agency agency;
  agency.ask(RequestReset{.login = "48213"});
  agency.ask(RequestReset{.login = "48213"});
  const auto mails = agency.mails_to("agent48213@panorama.example");
  const std::string older = Agency::token_in(mails[mails.size() - 2]);
  BOOST_TEST((agency.ask(OpenLink{.token = older}).state == LinkState::revoked));
  agency.ask(UseLink{.token = Agency::token_in(mails.back()), .password = std::string(new_password)});
  BOOST_TEST(!agency.ask(portal::GetBootstrap{}, agency.elise).me.has_value());
  BOOST_TEST((agency.refusal(sign_in("48213", test::agency_password)).code == FailureCode::unauthenticated));
  BOOST_TEST(agency.ask(sign_in("48213", new_password)).me.has_value());
}

BOOST_AUTO_TEST_CASE(a_link_lives_thirty_minutes) {
  Agency agency;
  agency.ask(RequestReset{.login = "48213"});
  const std::string token = Agency::token_in(agency.mails_to("agent48213@panorama.example").back());
  agency.server.clock.advance(minutes(31));
  BOOST_TEST((agency.ask(OpenLink{.token = token}).state == LinkState::expired));
  BOOST_TEST((agency.refusal(UseLink{.token = token, .password = std::string(new_password)}).code ==
              FailureCode::conflict));
}

BOOST_AUTO_TEST_CASE(of_a_hundred_parallel_posts_of_a_link_one_wins) {
  Agency agency;
  agency.ask(RequestReset{.login = "48213"});
  const std::string token = Agency::token_in(agency.mails_to("agent48213@panorama.example").back());
  std::atomic<int> won{0};
  std::vector<std::thread> posts;
  for (int i = 0; i < 100; ++i) {
    posts.emplace_back([&] {
      if (agency.send(UseLink{.token = token, .password = std::string(new_password)}).status == 200) ++won;
    });
  }
  for (auto& post : posts) post.join();
  BOOST_TEST(won.load() == 1);
}

BOOST_AUTO_TEST_CASE(changing_a_password_asks_for_the_current_one_and_ends_other_sessions) {  // V76
  Agency agency;
  const auto other = agency.send(sign_in("48213", test::agency_password));
  ChangePassword change{.current_password = "wrong", .new_password = std::string(new_password)};
  BOOST_TEST(agency.refusal(change, agency.elise).problems.at(0).path == "current_password");
  change.current_password = test::agency_password;
  const auto reply = agency.send(change, agency.elise);
  BOOST_TEST(reply.status == 200);
  BOOST_TEST(!agency.ask(portal::GetBootstrap{}, cookie_of(other)).me.has_value());
  BOOST_TEST(!agency.ask(portal::GetBootstrap{}, agency.elise).me.has_value());
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, cookie_of(reply)).me.has_value());
  BOOST_TEST(agency.mails_to("agent48213@panorama.example").size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_new_address_is_verified_and_the_old_one_told) {  // V75, V77
  Agency agency;
  agency.ask(
      ChangeEmail{.current_password = std::string(test::agency_password), .email = "New@Board.example"},
      agency.elise);
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, agency.elise).me->email == "agent48213@panorama.example");
  BOOST_TEST(agency.mails_to("agent48213@panorama.example").back().text.find("new@board.example") !=
             std::string::npos);
  const std::string token = Agency::token_in(agency.mails_to("new@board.example").back());
  agency.ask(UseLink{.token = token});
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, agency.elise).me->email == "new@board.example");
  BOOST_TEST((agency.refusal(UseLink{.token = token}).code == FailureCode::conflict));
}

BOOST_AUTO_TEST_CASE(a_person_chooses_a_language_of_the_portal) {
  Agency agency;
  agency.ask(ChooseLanguage{.language = "pl"}, agency.elise);
  BOOST_TEST(agency.ask(portal::GetBootstrap{}, agency.elise).me->language == "pl-PL");
  BOOST_TEST(agency.refusal(ChooseLanguage{.language = "xx"}, agency.elise).problems.at(0).path ==
             "language");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::accounts
