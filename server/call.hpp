// What one request may use. The router makes a Call, hands it down, and nobody keeps it.
#pragma once

#include <string>
#include <string_view>

#include "server/http/client_address.hpp"
#include "server/prepared.hpp"
#include "shared/access/permissions.hpp"
#include "shared/core/ids.hpp"
#include "shared/core/locale.hpp"
#include "shared/core/time.hpp"
#include "shared/portal/portal.hpp"

namespace guichet::storage {
class Tx;
}
namespace guichet::outbox {
class Outbox;
}

namespace guichet::server {

using PortalId = Id<struct PortalTag>;  // the portal's slug
using OfficeId = Id<struct OfficeTag>;  // the office's code
using SessionId = Id<struct SessionTag>;
using outbox::Outbox;
using storage::Tx;

class Ids;
struct PortalConfig;

/// Who asks. An anonymous actor has the role `Role::anonymous` and empty ids, but always a portal.
struct Actor {
  AccountId account{};
  std::string name{};
  Role role{Role::anonymous};
  PortalId portal{};
  OfficeId office{};
  SessionId session{};

  [[nodiscard]] bool is_anonymous() const { return role == Role::anonymous; }
};

enum class Remember { no, yes };

/// Starts and ends the session of the caller. The rows change in the call's own transaction; the cookie is
/// only sent once that transaction is durable.
class SessionControl {
 public:
  virtual ~SessionControl() = default;

  /// Signs `account` in under a new session id; the session the caller had before dies.
  virtual void start(const AccountId& account, Remember remember) = 0;
  /// Ends the caller's session.
  virtual void end() = 0;
  /// Ends every session of `account` (password changed, access withdrawn), the caller's own included.
  virtual void end_all(const AccountId& account) = 0;
  /// The secret of this account was right: forgets the attempts counted against it.
  virtual void forgive(std::string_view account_key) = 0;
};

struct Call {
  const Actor& actor;
  Instant now;
  Tx& tx;          // open, bound to the actor's portal
  Outbox& outbox;  // effects to carry out after the commit, stored in the same transaction
  Ids& ids;        // new identifiers; seeded in tests
  SessionControl& session;
  Language language;
  http::ClientAddress address;
  const PortalConfig& portal;
  const Prepared& prepared;  // what the service's own `prepare` found out; empty without one
};

}  // namespace guichet::server
