#include "server/portal.hpp"

#include <algorithm>

#include "server/portals/entrance_picture.hpp"

namespace guichet::server {

const PortalConfig* Portals::find(std::string_view id) const {
  const auto found = std::find_if(portals_.begin(), portals_.end(),
                                  [&](const PortalConfig& portal) { return portal.id.value == id; });
  return found == portals_.end() ? nullptr : &*found;
}

Language offered_language(const PortalConfig& portal, Language wanted) {
  const auto& offered = portal.languages;
  if (std::find(offered.begin(), offered.end(), wanted) != offered.end()) return wanted;
  // France's French is nearer to Canada's than English is.
  const auto alike = std::find_if(offered.begin(), offered.end(),
                                  [&](Language language) { return are_alike(language, wanted); });
  return alike == offered.end() ? portal.language : *alike;
}

PortalConfig configure(portal::Portal portal) {
  PortalConfig config;
  config.id = PortalId{portal.slug};
  for (const auto& tag : portal.languages)
    if (const auto language = parse_language(tag)) config.languages.push_back(*language);
  if (config.languages.empty()) config.languages.push_back(Language::en);
  config.language = config.languages.front();
  config.portal = std::move(portal);
  return config;
}

PortalConfig configure(PortalSettings settings) {
  PortalConfig config = configure(std::move(settings.portal));
  config.frame_ancestors = std::move(settings.frame_ancestors);
  config.rules = std::move(settings.rules);
  config.picture_blob = std::move(settings.picture_blob);
  if (!config.picture_blob.empty())
    config.portal.picture = portals::picture_path(config.portal.slug, config.picture_blob);
  return config;
}

}  // namespace guichet::server
