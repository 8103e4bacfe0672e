// What the server itself must know about a portal. Everything else about it is data of its features.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/ids.hpp"
#include "shared/core/language.hpp"

namespace guichet::server {

struct PortalConfig {
  PortalId id{};                        // also the first segment of its addresses
  std::string name{};                   // as its people call it
  Language language{};                  // when the browser asks for none we have
  std::vector<Language> languages{};    // offered, the default included
  std::vector<std::string> frame_ancestors{};  // origins that may embed it; none by default
  std::string bootstrap{};              // JSON object the client starts from (brand, modules, words)
};

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
