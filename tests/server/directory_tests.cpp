// The desk of the agent liaison over HTTP: V3 to V9, V13, V14, P7.
#include <boost/test/unit_test.hpp>

#include <regex>
#include <string>

#include "server/accounts/account_store.hpp"
#include "server/directory/directory_mails.hpp"
#include "server/listings/import/snapshot_writer.hpp"
#include "tests/server/agency.hpp"

namespace guichet::directory {

namespace {

using accounts::RegistrationAnswer;
using accounts::StartRegistration;
using test::Agency;

constexpr std::string_view new_password = "le chat dort sur le toit";

RecordAuthorisation signed_by(std::string code) {
  return {.agent_code = std::move(code),
          .first_name = "Étienne",
          .last_name = "Lachance",
          .office = "Agence du Cap",
          .email = "etienne@board.example",
          .signed_on = {2026, 11, 17},
          .how = SigningWay::electronic};
}

std::string token_of(const Slip& slip) {
  return slip.address.substr(slip.address.rfind('/') + 1);
}

// Registers up to the confirmation of identity, by the code of the mail.
accounts::RegistrationIdentity proven(Agency& agency, const std::string& code, const std::string& email) {
  const auto started = agency.ask(StartRegistration{.agent_code = code});
  std::smatch match;
  const std::string text = agency.mails_to(email).back().text;
  BOOST_REQUIRE(std::regex_search(text, match, std::regex("\n    ([0-9]{6})\n")));
  return agency.ask(accounts::ProveMailbox{.attempt = started.attempt, .code = match[1].str()});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(directory_service)

BOOST_AUTO_TEST_CASE(the_directory_is_searched_without_accents_and_counted_by_state) {  // V3
  Agency agency;
  agency.ask(signed_by("48700"), agency.liaison);
  const AgentPage page = agency.ask(ListAgents{.text = "lachance etienne"}, agency.liaison);
  BOOST_REQUIRE(page.items.size() == 1U);
  BOOST_TEST(page.items[0].agent_code == "48700");
  BOOST_TEST((page.items[0].state == AgentState::waiting));
  BOOST_TEST(page.counts.all == 3);
  BOOST_TEST(page.counts.waiting == 2);
  BOOST_TEST(page.counts.known == 1);
  BOOST_TEST(agency.ask(ListAgents{.text = "487"}, agency.liaison).items.size() == 1U);
  BOOST_TEST(agency.ask(ListAgents{.text = "AGENCE du cap"}, agency.liaison).items.size() == 3U);
  BOOST_TEST(agency.ask(ListAgents{.filter = AgentFilter::known}, agency.liaison).items.size() == 1U);
}

BOOST_AUTO_TEST_CASE(others_than_the_liaison_and_the_administrator_are_refused) {
  Agency agency;
  for (const std::string& cookie : {std::string(), agency.elise, agency.dispatcher, agency.quality}) {
    BOOST_TEST(agency.send(ListAgents{}, cookie).status != 200);
    BOOST_TEST(agency.send(IssueSlip{.agent_code = "48512"}, cookie).status != 200);
    BOOST_TEST(agency.send(signed_by("48700"), cookie).status != 200);
  }
  BOOST_TEST(agency.send(ListAgents{}, agency.liaison).status == 200);
}

BOOST_AUTO_TEST_CASE(long_directories_come_in_pages) {
  Agency agency;
  for (int n = 0; n < 60; ++n) {
    agency.ask(SaveAgent{.agent_code = "6" + std::to_string(1000 + n), .last_name = "Roy"}, agency.liaison);
  }
  const AgentPage first = agency.ask(ListAgents{.text = "roy"}, agency.liaison);
  BOOST_TEST(first.items.size() == static_cast<std::size_t>(page_size));
  const AgentPage second = agency.ask(ListAgents{.text = "roy", .after = first.next}, agency.liaison);
  BOOST_TEST(second.items.size() == 10U);
  BOOST_TEST(second.next.empty());
  BOOST_TEST(second.items[0].agent_code == "61050");
}

BOOST_AUTO_TEST_CASE(an_authorisation_starts_the_activation_gap) {  // V4, V6, V7
  Agency agency;                                                    // Wednesday, 18 November 2026
  const AgentDetails details = agency.ask(signed_by("48 700"), agency.liaison);
  BOOST_TEST((details.agent.state == AgentState::waiting));
  BOOST_TEST((details.agent.expected_by == Day{2026, 11, 20}));
  BOOST_REQUIRE(details.authorisations.size() == 1U);
  BOOST_TEST((details.authorisations[0].how == SigningWay::electronic));
  BOOST_TEST((details.authorisations[0].signed_on == Day{2026, 11, 17}));
  BOOST_TEST(!details.authorisations[0].recorded_by.empty());
  const auto started = agency.ask(StartRegistration{.agent_code = "48700"});
  BOOST_TEST((started.answer == RegistrationAnswer::waiting));
  BOOST_TEST((started.expected_by == Day{2026, 11, 20}));
  agency.server.clock.advance(days(3));
  const AgentPage late =
      agency.ask(ListAgents{.filter = AgentFilter::overdue},
                 agency.server.sign_in(
                     "panorama", agency.server.add_account("panorama", "l2@x.example", Role::agent_liaison)));
  BOOST_REQUIRE(late.items.size() == 1U);
  BOOST_TEST(late.items[0].is_overdue);
}

BOOST_AUTO_TEST_CASE(nothing_is_signed_in_the_future) {
  Agency agency;
  RecordAuthorisation request = signed_by("48700");
  request.signed_on = {2026, 11, 19};
  BOOST_TEST(agency.refusal(request, agency.liaison).problems.at(0).path == "signed_on");
  request.signed_on = {};
  BOOST_TEST(agency.refusal(request, agency.liaison).problems.at(0).path == "signed_on");
}

BOOST_AUTO_TEST_CASE(a_revoked_authorisation_closes_the_door_and_says_why) {  // V7
  Agency agency;
  agency.ask(signed_by("48512"), agency.liaison);
  const Slip slip = agency.ask(IssueSlip{.agent_code = "48512"}, agency.liaison);
  const AgentDetails details = agency.ask(
      RevokeAuthorisation{.agent_code = "48512", .revoked_on = {2026, 11, 18}, .reason = "À sa demande"},
      agency.liaison);
  BOOST_TEST((details.agent.state == AgentState::revoked));
  BOOST_TEST((details.authorisations.at(0).revoked_on == Day{2026, 11, 18}));
  BOOST_TEST(details.authorisations.at(0).reason == "À sa demande");
  BOOST_TEST((agency.ask(StartRegistration{.agent_code = "48512"}).answer == RegistrationAnswer::unknown));
  BOOST_TEST((agency.ask(accounts::OpenLink{.token = token_of(slip)}).state == accounts::LinkState::revoked));
  // A new signature waits for data again.
  BOOST_TEST((agency.ask(signed_by("48512"), agency.liaison).agent.state == AgentState::waiting));
}

BOOST_AUTO_TEST_CASE(data_typed_by_hand_open_registration_and_the_agent_is_told) {  // V3, SM1
  Agency agency;
  agency.ask(signed_by("48700"), agency.liaison);
  const SaveAgent data{.agent_code = "48700",
                       .first_name = "Étienne",
                       .last_name = "Lachance",
                       .office = "Agence du Cap",
                       .email = "Etienne@Board.example"};
  BOOST_TEST((agency.ask(data, agency.liaison).agent.state == AgentState::known));
  const auto mails = agency.mails_to("etienne@board.example");
  BOOST_REQUIRE(mails.size() == 1U);
  BOOST_TEST(mails[0].text.find("https://portal.example/panorama/register") != std::string::npos);
  agency.ask(data, agency.liaison);  // told once
  BOOST_TEST(agency.mails_to("etienne@board.example").size() == 1U);
  BOOST_TEST((agency.ask(StartRegistration{.agent_code = "48700"}).answer == RegistrationAnswer::proof_sent));
}

BOOST_AUTO_TEST_CASE(the_feed_makes_a_waiting_agent_known_and_keeps_corrections) {  // V9, SM1
  Agency agency;
  agency.write([&](storage::Tx& tx) {
    listings::SnapshotWriter writer(tx, "run2", agency.server.clock.now(), {2026, 11, 19});
    listings::FeedMember member;
    member.agent_code = "48500";
    member.first_name = "Valérie";
    member.last_name = "Thibault";
    member.email = "valerie@board.example";
    member.is_french = true;
    writer.write(member);
    BOOST_REQUIRE(writer.arrived().size() == 1U);
    BOOST_TEST(writer.arrived()[0] == "48500");
    correct_agent(tx, {.agent_code = "48500", .first_name = "Valérie", .last_name = "Thibeault"},
                  agency.server.clock.now());
    writer.write(member);
    BOOST_TEST(writer.arrived().size() == 1U);
  });
  const AgentDetails details = agency.ask(GetAgent{.agent_code = "48500"}, agency.liaison);
  BOOST_TEST((details.agent.state == AgentState::known));
  BOOST_TEST(details.agent.last_name == "Thibeault");
  Arrivals arrivals(agency.server.db, agency.server.clock, agency.server.ids, agency.server.portals,
                    portals::PublicUrl{"https://portal.example"});
  const outbox::Effect effect = arrivals.tell({"48500"}, {.portal = "panorama"});
  BOOST_TEST((effect.end == outbox::Effect::End::done));
  BOOST_TEST(agency.mails_to("valerie@board.example").size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_accepted_correction_lets_the_agent_go_on) {  // V8, V9
  Agency agency;
  const auto identity = proven(agency, "48512", "julie@board.example");
  agency.ask(accounts::CorrectRegistration{.ticket = identity.ticket, .correction = "Fortain, avec un a"});
  const Corrections open = agency.ask(ListCorrections{}, agency.liaison);
  BOOST_REQUIRE(open.items.size() == 1U);
  BOOST_TEST(open.items[0].text == "Fortain, avec un a");
  BOOST_TEST(open.items[0].last_name == "Fortin");
  BOOST_TEST(agency.ask(ListAgents{}, agency.liaison).corrections == 1);
  const Corrections left = agency.ask(
      AcceptCorrection{
          .id = open.items[0].id, .first_name = "Julie", .last_name = "Fortain", .office = "Agence du Cap"},
      agency.liaison);
  BOOST_TEST(left.items.empty());
  BOOST_TEST(agency.mails_to("julie@board.example").back().text.find("/panorama/register") !=
             std::string::npos);
  const auto corrected = proven(agency, "48512", "julie@board.example");
  BOOST_TEST(corrected.last_name == "Fortain");
  const auto opened = agency.ask(
      accounts::ConfirmRegistration{.ticket = corrected.ticket, .password = "vue-sur-le-fleuve-26"});
  BOOST_REQUIRE(opened.me.has_value());
  BOOST_TEST(opened.me->office == "Agence du Cap");
}

BOOST_AUTO_TEST_CASE(a_rejected_correction_is_answered_with_its_reason) {  // V9
  Agency agency;
  const auto identity = proven(agency, "48512", "julie@board.example");
  agency.ask(accounts::CorrectRegistration{.ticket = identity.ticket, .correction = "Autre bureau"});
  BOOST_TEST(
      (agency.refusal(StartRegistration{.agent_code = "48512"}).message == &Catalog::correction_pending));
  const Corrections open = agency.ask(ListCorrections{}, agency.liaison);
  const RejectCorrection rejection{.id = open.items.at(0).id, .reason = "La chambre confirme le bureau"};
  agency.ask(rejection, agency.liaison);
  BOOST_TEST(agency.mails_to("julie@board.example").back().text.find("La chambre confirme") !=
             std::string::npos);
  BOOST_TEST((agency.refusal(rejection, agency.liaison).code == FailureCode::not_found));
  BOOST_TEST(proven(agency, "48512", "julie@board.example").last_name == "Fortin");
}

BOOST_AUTO_TEST_CASE(a_slip_opens_an_account_once_and_a_newer_one_revokes_it) {  // V13, V14
  Agency agency;
  const Slip first = agency.ask(IssueSlip{.agent_code = "48512"}, agency.liaison);
  const Slip second = agency.ask(IssueSlip{.agent_code = "48512"}, agency.liaison);
  BOOST_TEST(first.address != second.address);
  BOOST_TEST((second.expires_at == agency.server.clock.now() + days(30)));
  using enum accounts::LinkState;
  BOOST_TEST((agency.ask(accounts::OpenLink{.token = token_of(first)}).state == revoked));
  const auto page = agency.ask(accounts::OpenLink{.token = token_of(second)});
  BOOST_TEST((page.state == usable));
  BOOST_TEST(page.login == "48512");
  BOOST_TEST(page.name == "Julie Fortin");
  BOOST_TEST(page.office == "Agence du Cap");
  const accounts::UseLink use{.token = token_of(second), .password = std::string(new_password)};
  BOOST_TEST(agency.ask(use).me->login == "48512");
  BOOST_TEST((agency.refusal(use).code == FailureCode::conflict));
  BOOST_TEST(
      (agency.refusal(IssueSlip{.agent_code = "48512"}, agency.liaison).code == FailureCode::conflict));
  BOOST_TEST(
      (agency.refusal(IssueSlip{.agent_code = "48500"}, agency.liaison).code == FailureCode::conflict));
}

BOOST_AUTO_TEST_CASE(a_link_is_consumed_by_post_only) {  // P7
  Agency agency;
  const Slip slip = agency.ask(IssueSlip{.agent_code = "48512"}, agency.liaison);
  const std::string path = "/panorama/link/" + token_of(slip);
  for (int i = 0; i < 5; ++i) {
    test::exchange(agency.server.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    test::exchange(agency.server.port(),
                   "GET /api/accounts/use-link HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }
  BOOST_TEST((agency.ask(accounts::OpenLink{.token = token_of(slip)}).state == accounts::LinkState::usable));
}

BOOST_AUTO_TEST_CASE(an_open_correction_holds_a_slip_back_too) {  // V9
  Agency agency;
  const Slip slip = agency.ask(IssueSlip{.agent_code = "48512"}, agency.liaison);
  const auto identity = proven(agency, "48512", "julie@board.example");
  agency.ask(accounts::CorrectRegistration{.ticket = identity.ticket, .correction = "Autre nom"});
  const accounts::UseLink use{.token = token_of(slip), .password = std::string(new_password)};
  BOOST_TEST((agency.refusal(use).code == FailureCode::conflict));
}

BOOST_AUTO_TEST_CASE(live_links_of_agents_are_listed_and_revoked) {  // P7
  Agency agency;
  agency.write([](storage::Tx& tx) {
    put_agent(tx, {.agent_code = "48213", .first_name = "Agent", .last_name = "48213"}, {});
  });
  const Slip slip = agency.ask(IssueSlip{.agent_code = "48512"}, agency.liaison);
  agency.ask(accounts::RequestReset{.login = "48213"});
  const AgentLinks links = agency.ask(ListAgentLinks{}, agency.liaison);
  BOOST_REQUIRE(links.items.size() == 2U);
  BOOST_TEST(links.items[0].agent_code == "48213");  // thirty minutes end before thirty days
  BOOST_TEST((links.items[0].link.kind == accounts::LinkKind::password_reset));
  BOOST_TEST(links.items[1].name == "Julie Fortin");
  BOOST_TEST(slip.address.find(links.items[1].link.id) == std::string::npos);
  const AgentLinks left = agency.ask(RevokeAgentLink{.id = links.items[1].link.id}, agency.liaison);
  BOOST_TEST(left.items.size() == 1U);
  BOOST_TEST((agency.ask(accounts::OpenLink{.token = token_of(slip)}).state == accounts::LinkState::revoked));
  BOOST_TEST(
      (agency.refusal(RevokeAgentLink{.id = "nothing"}, agency.liaison).code == FailureCode::not_found));
}

BOOST_AUTO_TEST_CASE(a_disabled_account_is_signed_out_and_its_links_end) {  // SM1
  Agency agency;
  agency.write([](storage::Tx& tx) {
    put_agent(tx, {.agent_code = "48213", .first_name = "Agent", .last_name = "48213"}, {});
  });
  agency.ask(accounts::RequestReset{.login = "48213"});
  const std::string token = Agency::token_in(agency.mails_to("agent48213@panorama.example").back());
  const AgentDetails closed = agency.ask(DisableAgent{.agent_code = "48213"}, agency.liaison);
  BOOST_TEST((closed.agent.state == AgentState::disabled));
  BOOST_TEST(!agency.ask(portal::GetBootstrap{}, agency.elise).me.has_value());
  BOOST_TEST((agency.ask(accounts::OpenLink{.token = token}).state == accounts::LinkState::revoked));
  const accounts::SignIn sign_in{.login = "48213", .password = std::string(test::agency_password)};
  BOOST_TEST((agency.refusal(sign_in).code == FailureCode::unauthenticated));
  agency.ask(DisableAgent{.agent_code = "48213", .is_disabled = false}, agency.liaison);
  BOOST_TEST(agency.ask(sign_in).me.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::directory
