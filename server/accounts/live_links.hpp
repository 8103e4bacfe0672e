// Links that could still be used, and their end before time (P7).
#pragma once

#include <string_view>
#include <vector>

#include "server/storage/db.hpp"
#include "shared/accounts/accounts.hpp"

namespace guichet::accounts {

// A link as its owner or the staff see it. The id is the start of the token's hash: it names the row and
// opens nothing.
struct LiveLinkRow {
  LiveLink link{};
  AccountId account{};
  std::string agent_code{};
  WIRE_FIELDS(link, account, agent_code)
};

[[nodiscard]] std::vector<LiveLink> live_links_of(storage::Tx& tx, const AccountId& account, Instant now);
[[nodiscard]] std::vector<LiveLink> live_links_of_agent(storage::Tx& tx, std::string_view agent_code,
                                                        Instant now);
// Of all agents of the portal: by the code they registered with or will.
[[nodiscard]] std::vector<LiveLinkRow> live_links_of_agents(storage::Tx& tx, Instant now);

// True when there was such a link.
bool revoke_link_of(storage::Tx& tx, const AccountId& account, std::string_view id, Instant now);
bool revoke_link_of_agents(storage::Tx& tx, std::string_view id, Instant now);

}  // namespace guichet::accounts
