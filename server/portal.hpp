// What the server itself must know about a portal. Everything else about it is data of its features.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/call.hpp"
#include "server/portals/rules.hpp"
#include "shared/core/locale.hpp"
#include "shared/portal/portal.hpp"

namespace guichet::server {

struct PortalConfig {
  PortalId id{};                               // also the first segment of its addresses
  portal::Portal portal{};                     // what its client starts from
  Language language{};                         // when the browser asks for none we have
  std::vector<Language> languages{};           // offered, the default first
  std::vector<std::string> frame_ancestors{};  // origins that may embed it; none by default
  portals::Rules rules{};
  std::string picture_blob{};  // beside the sign-in form; empty: none
};

/// The offered language that is most like another one.
[[nodiscard]] Language offered_language(const PortalConfig& portal, Language wanted);

/// Reads languages and id from what the client sees.
[[nodiscard]] PortalConfig configure(portal::Portal portal);

/// How a portal is kept in the column `portals.settings`.
struct PortalSettings {
  portal::Portal portal{};
  std::vector<std::string> frame_ancestors{};
  portals::Rules rules{};
  std::string picture_blob{};
  WIRE_FIELDS(portal, frame_ancestors, rules, picture_blob)
};

/// Both together, from what is stored.
[[nodiscard]] PortalConfig configure(PortalSettings settings);

/// The portals of this process, fixed after start-up.
class Portals {
 public:
  explicit Portals(std::vector<PortalConfig> portals) : portals_(std::move(portals)) {}

  [[nodiscard]] const PortalConfig* find(std::string_view id) const;
  [[nodiscard]] const std::vector<PortalConfig>& all() const { return portals_; }

 private:
  std::vector<PortalConfig> portals_;
};

}  // namespace guichet::server
