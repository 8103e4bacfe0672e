#include "server/portal_store.hpp"

#include <stdexcept>

#include "shared/wire/wire.hpp"

namespace guichet::server {
namespace {

struct Row {
  std::string id{};
  std::string settings{};
  WIRE_FIELDS(id, settings)
};

}  // namespace

std::vector<PortalConfig> load_portals(storage::Db& db) {
  const auto rows = db.read_everywhere(
      [](storage::GlobalTx& tx) { return tx.all<Row>("select id, settings from portals order by id"); });
  std::vector<PortalConfig> portals;
  for (const auto& row : rows) {
    auto settings = wire::decode<PortalSettings>(row.settings);
    if (!settings) throw std::runtime_error("the settings of portal " + row.id + " cannot be read");
    settings->portal.slug = row.id;
    portals.push_back(configure(std::move(*settings)));
  }
  return portals;
}

void add_portal(storage::GlobalTx& tx, const PortalSettings& settings, Instant now) {
  tx.run(
      "insert into portals (id, name, settings, created_at) values ($1, $2, $3, $4) on conflict (id) do "
      "nothing",
      settings.portal.slug, settings.portal.name, wire::encode(settings), now.ms);
}

void replace_portal(storage::GlobalTx& tx, PortalSettings settings, Instant now) {
  const auto stored = tx.one<std::string>("select settings from portals where id = $1", settings.portal.slug);
  const auto before = stored ? wire::decode<PortalSettings>(*stored) : std::nullopt;
  if (before) settings.picture_blob = before->picture_blob;
  tx.run(
      "insert into portals (id, name, settings, created_at) values ($1, $2, $3, $4) on conflict (id) do "
      "update"
      " set name = excluded.name, settings = excluded.settings",
      settings.portal.slug, settings.portal.name, wire::encode(settings), now.ms);
}

}  // namespace guichet::server
