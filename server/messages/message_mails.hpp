#pragma once

#include <string>

#include "server/call.hpp"
#include "server/messages/message_store.hpp"
#include "server/portals/letter.hpp"

namespace guichet::messages {

// Tells the other side that somebody wrote: the client by his own address, the company by that of its staff.
void mail_message(server::Call& call, const portals::PublicUrl& url, const ThreadRow& thread,
                  const std::string& text);

}  // namespace guichet::messages
