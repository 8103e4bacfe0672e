// What a page shows of a portal's brand before the client runs: its colours and its icon.
#pragma once

#include <string>

#include "shared/portal/portal.hpp"

namespace guichet::server {

/// Custom properties for web/portal.css, in both colour schemes.
[[nodiscard]] std::string brand_style(const portal::Portal& portal);
/// The portal's mark as SVG; Guichet's own for an unknown one.
[[nodiscard]] std::string brand_icon(const portal::Portal& portal);

}  // namespace guichet::server
