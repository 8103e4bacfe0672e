#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <vector>

#include "shared/directory/directory.hpp"

namespace guichet::directory {

namespace {

Agent agent(std::string code, AgentState state, std::optional<Day> expected_by = {},
            bool is_overdue = false) {
  return {.agent_code = std::move(code),
          .first_name = "Étienne",
          .last_name = "Côté-Roy",
          .office = "Immobilier Montcalm",
          .state = state,
          .expected_by = expected_by,
          .is_overdue = is_overdue};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(directory_rules)

BOOST_AUTO_TEST_CASE(overdue_ones_come_first_and_the_longest_wait_on_top) {
  using enum AgentState;
  std::vector<Agent> agents{agent("1", active), agent("2", waiting, Day{2026, 11, 24}),
                            agent("3", waiting, Day{2026, 11, 12}, true),
                            agent("4", waiting, Day{2026, 11, 10}, true), agent("0", known)};
  std::sort(agents.begin(), agents.end(), is_listed_before);
  std::string order;
  for (const Agent& one : agents) order += one.agent_code;
  BOOST_TEST(order == "43201");
}

BOOST_AUTO_TEST_CASE(search_knows_code_name_and_office_without_accents) {
  const Agent one = agent("48531", AgentState::known);
  for (const auto* words : {"48531", "cote", "ETIENNE cote", "montcalm roy", "immo"})
    BOOST_TEST(matches(one, words));
  BOOST_TEST(!matches(one, "gagnon"));
  BOOST_TEST(matches(one, ""));
}

BOOST_AUTO_TEST_CASE(counts_and_filters_agree) {
  std::vector<Agent> agents;
  wire::each_value<AgentState>([&](AgentState state) { agents.push_back(agent("1", state)); });
  agents.push_back(agent("2", AgentState::waiting, Day{2026, 11, 12}, true));
  AgentCounts counts;
  for (const Agent& one : agents) count(counts, one);
  wire::each_value<AgentFilter>([&](AgentFilter filter) {
    const auto shown =
        std::count_if(agents.begin(), agents.end(), [&](const Agent& one) { return shows(filter, one); });
    BOOST_TEST(count_of(counts, filter) == shown);
  });
}

BOOST_AUTO_TEST_CASE(a_day_and_a_reason_are_asked_for) {
  BOOST_TEST(wire::check(RecordAuthorisation{.agent_code = "48531"}).size() == 1U);
  BOOST_TEST(wire::check(RecordAuthorisation{.agent_code = "48531", .signed_on = {2026, 11, 5}}).empty());
  BOOST_TEST(wire::check(RevokeAuthorisation{.agent_code = "48531", .revoked_on = {2026, 11, 5}}).size() ==
             1U);
  BOOST_TEST(wire::check(SaveAgent{.agent_code = "48531", .last_name = "Roy", .email = "roy@"}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(every_kind_of_link_works_once) {
  wire::each_value<accounts::LinkKind>([](accounts::LinkKind kind) {
    BOOST_TEST(accounts::rules_of(kind).uses == 1);
    BOOST_TEST((accounts::rules_of(kind).life > Duration{}));
  });
  BOOST_TEST(!accounts::rules_of(accounts::LinkKind::activation).proves_mailbox);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::directory
