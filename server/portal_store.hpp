// The rows of `portals`.
#pragma once

#include <vector>

#include "server/portal.hpp"
#include "server/storage/db.hpp"

namespace guichet::server {

/// All portals, in the order of their ids. A row whose settings cannot be read throws: better no start than a
/// portal with somebody else's rules.
[[nodiscard]] std::vector<PortalConfig> load_portals(storage::Db& db);
/// Adds a portal; one that is there stays as it is.
void add_portal(storage::GlobalTx& tx, const PortalSettings& settings, Instant now);
/// Adds a portal, or changes the settings of the one that is there; its picture stays.
void replace_portal(storage::GlobalTx& tx, PortalSettings settings, Instant now);

}  // namespace guichet::server
