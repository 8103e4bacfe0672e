// The mails about orders, in every language.
#pragma once

#include "server/call.hpp"
#include "server/portals/letter.hpp"
#include "server/portals/people.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::orders {

// To the client, and a copy to the staff.
void mail_placed(server::Call& call, const portals::PublicUrl& url, const portals::Person& client,
                 const Order& order);
// To the staff.
void mail_cancelled(server::Call& call, const portals::PublicUrl& url, const Order& order);
// To the client: "your media are ready".
void mail_ready(server::Call& call, const portals::PublicUrl& url, const portals::Person& client,
                const Order& order);

}  // namespace guichet::orders
