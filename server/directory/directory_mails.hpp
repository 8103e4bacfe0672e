// Mails to agents who are not registered yet.
#pragma once

#include <string_view>

#include "server/directory/directory_store.hpp"
#include "server/outbox/dispatcher.hpp"
#include "server/outbox/jobs.hpp"
#include "server/portal.hpp"
#include "server/portals/letter.hpp"

namespace guichet::server {
class Clock;
}

namespace guichet::directory {

// The data are here, the agent may register. Nothing is sent where no address is known.
void mail_known(server::Call& call, const portals::PublicUrl& url, const AgentRow& agent);
void mail_corrected(server::Call& call, const portals::PublicUrl& url, const AgentRow& agent);
void mail_not_corrected(server::Call& call, const portals::PublicUrl& url, const AgentRow& agent,
                        std::string_view reason);

// Tells agents whose data came with the feed; the import only notes that they came.
class Arrivals {
 public:
  Arrivals(storage::Db& db, const server::Clock& clock, server::Ids& ids, const server::Portals& portals,
           portals::PublicUrl url)
      : db_(db), clock_(clock), ids_(ids), portals_(portals), url_(std::move(url)) {}

  outbox::Effect tell(const outbox::AgentKnown& job, const outbox::Delivery& delivery);

 private:
  storage::Db& db_;
  const server::Clock& clock_;
  server::Ids& ids_;
  const server::Portals& portals_;
  portals::PublicUrl url_;
};

}  // namespace guichet::directory
