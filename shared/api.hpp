// Every endpoint of the product: one line for each feature. Router, OpenAPI document, permission matrix and
// protocol tests are generated from this list.
#pragma once

#include "shared/accounts/accounts.hpp"
#include "shared/diagnostics/diagnostics.hpp"
#include "shared/directory/directory.hpp"
#include "shared/home/home.hpp"
#include "shared/listings/listings.hpp"
#include "shared/media/media.hpp"
#include "shared/messages/messages.hpp"
#include "shared/orders/queue.hpp"
#include "shared/portal/portal.hpp"
#include "shared/search/search.hpp"
#include "shared/team/team.hpp"

namespace guichet {

using Api = wire::Concat<portal::Api, accounts::Api, home::Api, listings::Api, orders::Api, orders::QueueApi,
                         media::Api, messages::Api, directory::Api, team::Api, search::Api, diagnostics::Api>;

}  // namespace guichet
