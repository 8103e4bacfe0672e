// Routes that carry bytes instead of messages: downloads, archives, resumable uploads.
#pragma once

#include <string>
#include <vector>

#include "server/http/message.hpp"

namespace guichet::storage {
class Tx;
}
namespace guichet::server {
struct Actor;
struct PortalConfig;
}  // namespace guichet::server

namespace guichet::http {

/// A bytes request whose caller is known. The transaction reads, is bound to the portal and is closed before
/// any body byte moves.
struct BytesCall {
  const Request& request;
  const server::Actor& actor;
  const server::PortalConfig& portal;
  storage::Tx& tx;
};

/// One route. The portal is the one of the `Guichet-Portal` header, else of the path:
/// `/files/<portal>/...`, `/archives/<portal>/...`, `/uploads/<portal>/...`.
class BytesHandler {
 public:
  virtual ~BytesHandler() = default;
  /// Answers a request without body, or opens the sink for one with a body (PATCH).
  [[nodiscard]] virtual BodyPlan open(const BytesCall& call) = 0;
};

/// Which handler answers a path, by prefix ("/files/"). Filled by the composition root before the loops
/// start.
class ByteRoutes {
 public:
  /// The handler outlives the server; it is called from every loop at once.
  void add(std::string prefix, std::vector<Method> methods, BytesHandler& handler);

  struct Route {
    std::string prefix{};
    std::vector<Method> methods{};
    BytesHandler* handler{nullptr};
  };
  [[nodiscard]] const Route* find(std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& all() const { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace guichet::http
