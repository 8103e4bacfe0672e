#include "server/demo/demo_data.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "server/demo/messages.hpp"
#include "server/demo/orders.hpp"
#include "server/demo/people.hpp"
#include "server/demo/portals.hpp"
#include "server/directory/directory_store.hpp"
#include "server/files/blob_store.hpp"
#include "server/listings/import/listing_import.hpp"
#include "server/listings/listing_photos.hpp"
#include "server/portal_store.hpp"
#include "server/portals/people.hpp"
#include "server/portals/zones.hpp"
#include "server/storage/writer.hpp"
#include "shared/portal/calendar.hpp"

namespace guichet::demo {

namespace {

constexpr std::string_view tour_agency = "panorama";

bool is_filled(storage::Db& db) {
  return db.read_everywhere([](storage::GlobalTx& tx) {
    return tx.one<std::string>("select id from portals limit 1").has_value();
  });
}

// Through the import itself, from a snapshot as a board would send it.
void import_feed(const DemoParts& parts, const server::PortalConfig& portal) {
  const Day today = portals::day_in(portal.portal.time_zone, parts.now);
  const std::filesystem::path folder = parts.data / "demo-feed";
  const auto files = listings::generate_snapshot(folder, {.listings = parts.listings,
                                                          .seed = 48213,
                                                          .day = today,
                                                          .fixed_listings = properties(),
                                                          .fixed_members = agents()});
  const auto run = listings::import_listings(
      parts.db, parts.ids,
      {.portal = std::string(tour_agency), .files = files, .now = parts.now, .today = today});
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  if (run.verdict != listings::ImportVerdict::applied)
    throw std::runtime_error("the feed of the demo was not imported: " + run.reason);
}

// The state of an agent who signed so many days ago, with the authorisation it came from.
struct Signed {
  std::string_view agent_code;
  std::string_view first_name;
  std::string_view last_name;
  std::int64_t days_ago;
  directory::SigningWay how;
};

void add_authorisation(storage::Tx& tx, const DemoParts& parts, const server::PortalConfig& portal,
                       const Signed& agent) {
  const auto liaison = portals::find_person_by_login(tx, "liaison@panorama.example");
  const std::string by = liaison ? liaison->id.value : std::string();
  const Instant at = parts.now - days(agent.days_ago);
  const Day signed_on = portals::day_in(portal.portal.time_zone, at);
  const Day expected = portal::add_business_days(
      signed_on, static_cast<std::int32_t>(portal.rules.activation_days), portal.rules.calendar);
  directory::expect_agent(tx,
                          {.agent_code = std::string(agent.agent_code),
                           .first_name = std::string(agent.first_name),
                           .last_name = std::string(agent.last_name)},
                          by, portals::instant_in(portal.portal.time_zone, {.day = expected, .hour = 12}), at);
  directory::add_authorisation(tx, {.id = parts.ids.text(),
                                    .agent_code = std::string(agent.agent_code),
                                    .signed_on = signed_on,
                                    .how = agent.how,
                                    .recorded_at = at,
                                    .recorded_by = by,
                                    .expected_on = expected});
}

// Agents work where the board says they do; 48500 and 48531 have signed and wait for their data.
void complete_directory(storage::Tx& tx, const DemoParts& parts, const server::PortalConfig& portal) {
  const Instant now = parts.now;
  tx.run(
      "update accounts set office = (select d.office_code from directory d where d.portal = accounts.portal"
      "   and d.agent_code = accounts.agent_code), phone = coalesce((select d.phone from directory d"
      "   where d.portal = accounts.portal and d.agent_code = accounts.agent_code), '')"
      " where portal = :portal and agent_code is not null");
  tx.run(
      "insert into offices (portal, code, name, updated_at)"
      " select portal, office_code, max(office_name), $1 from directory"
      " where portal = :portal and office_code <> '' group by portal, office_code on conflict do nothing",
      now);
  using enum directory::SigningWay;
  add_authorisation(tx, parts, portal, {"48500", "Valérie", "Thibault", 0, electronic});
  add_authorisation(tx, parts, portal, {"48531", "Étienne", "Lachance", 12, paper});
  add_authorisation(tx, parts, portal, {"48377", "Mathieu", "Bergeron", 20, email});
}

void continue_series(storage::Tx& tx, const server::PortalConfig& portal) {
  tx.run(
      "insert into counters (portal, name, value) values (:portal, 'orders', $1) on conflict (portal, name)"
      " do update set value = excluded.value",
      portal.rules.order_first - 1);
}

void fill_tour_agency(const DemoParts& parts, const server::PortalConfig& portal) {
  import_feed(parts, portal);
  files::BlobStore blobs(parts.data, parts.ids);
  parts.db.writer().write(std::string(tour_agency), [&](storage::Tx& tx) {
    complete_directory(tx, parts, portal);
    add_services(tx);
    Fill fill{.tx = tx,
              .ids = parts.ids,
              .blobs = blobs,
              .portal = portal,
              .pictures = parts.pictures,
              .now = parts.now};
    add_listing_photos(fill);
    add_orders(fill);
    add_messages(fill);
    continue_series(tx, portal);
  });
}

// The portals of the demo, with the picture of those that have one in the blobs already.
std::vector<server::PortalSettings> portals_with_pictures(const DemoParts& parts,
                                                          std::vector<files::StoredBlob>& stored) {
  std::vector<server::PortalSettings> all = portals();
  files::BlobStore blobs(parts.data, parts.ids);
  for (server::PortalSettings& settings : all) {
    files::StoredBlob& blob = stored.emplace_back();
    const std::string bytes =
        settings.portal.slug == tour_agency ? picture_bytes(parts.pictures / "facade-portrait.jpg") : "";
    if (bytes.empty()) continue;
    blob = blobs.put(settings.portal.slug, bytes);
    settings.picture_blob = blob.key;
  }
  return all;
}

}  // namespace

void fill(const DemoParts& parts) {
  if (is_filled(parts.db)) return;
  std::vector<files::StoredBlob> pictures;
  const auto all = portals_with_pictures(parts, pictures);
  const std::string hash = parts.passwords.hash(server::demo_password);
  for (std::size_t n = 0; n < all.size(); ++n) {
    const server::PortalSettings& settings = all[n];
    parts.db.writer().write(settings.portal.slug, [&](storage::Tx& tx) {
      server::add_portal(tx.global(), settings, parts.now);
      if (!pictures[n].key.empty()) listings::insert_blob(tx, pictures[n], "image/jpeg", parts.now);
      server::add_demo_people(tx, parts.now, parts.ids, hash);
    });
  }
  for (const server::PortalSettings& settings : all) {
    if (settings.portal.slug == tour_agency) fill_tour_agency(parts, server::configure(settings));
  }
}

}  // namespace guichet::demo
