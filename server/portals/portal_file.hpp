// A portal as one file: everything that makes it this portal and no other, people and records excepted. JSON,
// as `guichet portal print` writes it and `guichet portal put` reads it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/portal.hpp"
#include "server/storage/db.hpp"
#include "shared/media/media.hpp"

namespace guichet::portals {

struct ServiceText {
  std::string language{};     // BCP 47 tag
  std::string name{};         // "Photos HDR"
  std::string description{};  // "25 photos"
  WIRE_FIELDS(language, name, description)
};

// What can be ordered. A service that is left out of a file is no longer offered; orders keep what they
// named.
struct CatalogueService {
  std::string code{};                                // "photos_hdr"
  media::MediaKind makes = media::MediaKind::photo;  // kind of the files it delivers
  std::string icon{};                                // of toolchain/icons.txt
  Cents price{};
  std::int64_t files_expected = 0;  // 0: as many as it takes
  std::vector<ServiceText> texts{};
  WIRE_FIELDS(code, makes, icon, price, files_expected, texts)
};

struct PortalFile {
  portal::Portal portal{};
  std::vector<std::string> frame_ancestors{};
  Rules rules{};
  std::vector<CatalogueService> services{};
  WIRE_FIELDS(portal, frame_ancestors, rules, services)
};

/// What is wrong with it, a line each, with the path of the member; empty: it can be put.
[[nodiscard]] std::vector<std::string> problems_of(const PortalFile& file);

/// Adds the portal, or makes it what the file says. Its picture, people and records stay. A server that runs
/// has read its portals at its start.
void put_portal(storage::Tx& tx, const PortalFile& file, Instant now);

/// As text for people to edit.
[[nodiscard]] std::string printed(const PortalFile& file);

/// Offers these, in this order, and nothing else.
void put_services(storage::Tx& tx, const std::vector<CatalogueService>& services);

[[nodiscard]] PortalFile portal_file(storage::Tx& tx, const server::PortalConfig& portal);

}  // namespace guichet::portals
