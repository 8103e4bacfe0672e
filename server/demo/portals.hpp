// The portals of the demo as data, and the catalogue of services of the tour agency.
#pragma once

#include <vector>

#include "server/portal.hpp"
#include "server/storage/db.hpp"

namespace guichet::demo {

[[nodiscard]] std::vector<server::PortalSettings> portals();

void add_services(storage::Tx& tx);

}  // namespace guichet::demo
