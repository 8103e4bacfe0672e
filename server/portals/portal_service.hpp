// Answers what a client starts from: the portal, the person, the time.
#pragma once

#include <optional>
#include <string>

#include "server/portal.hpp"
#include "server/service.hpp"
#include "server/storage/db.hpp"

namespace guichet::portals {

// Makes the Bootstrap: for its endpoint, for the page that carries it, and for every answer that changes who
// is signed in.
class Bootstraps {
 public:
  explicit Bootstraps(std::string build) : build_(std::move(build)) {}

  // An empty account is somebody anonymous.
  [[nodiscard]] portal::Bootstrap make(storage::Tx& tx, const server::PortalConfig& portal,
                                       const AccountId& account, Instant now) const;

 private:
  std::string build_;
};

class PortalService final : public server::Service<portal::Api> {
 public:
  explicit PortalService(const Bootstraps& bootstraps) : bootstraps_(bootstraps) {}

  Result<portal::Bootstrap> handle(const portal::GetBootstrap&, server::Call&) override;

 private:
  const Bootstraps& bootstraps_;
};

}  // namespace guichet::portals
