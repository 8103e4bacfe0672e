#include "server/media/media_sweeps.hpp"

#include "server/media/media_store.hpp"
#include "server/media/upload_store.hpp"
#include "server/orders/order_store.hpp"
#include "server/outbox/jobs.hpp"
#include "server/outbox/outbox.hpp"
#include "server/portals/zones.hpp"
#include "server/storage/writer.hpp"

namespace guichet::media {

namespace {

// A file's bytes are there before its row: those of a request that is running must not be taken for a
// remainder.
constexpr Duration remains_kept = days(1);

struct Erasable {
  MediaId id{};
  std::string blob{};
  WIRE_FIELDS(id, blob)
};

void erase(storage::Tx& tx, outbox::Outbox& outbox, const std::vector<Erasable>& files) {
  for (const Erasable& file : files) {
    tx.run("delete from media where portal = :portal and id = $1", file.id);
    const auto gone = tx.run(
        "delete from blobs where portal = :portal and key = $1"
        " and not exists (select 1 from media m where m.portal = blobs.portal and m.blob = blobs.key)"
        " and not exists (select 1 from listing_photos l where l.portal = blobs.portal and l.blob = "
        "blobs.key)",
        file.blob);
    outbox.add(
        outbox::DeleteFiles{.blob = gone.rows == 1 ? file.blob : std::string(), .media = file.id.value});
  }
}

void erase_files_of(storage::Tx& tx, outbox::Outbox& outbox, const orders::OrderNumber& number, Instant now) {
  const auto changed = tx.run(
      "update orders set state = 'files_erased', media_deleted_at = $2, updated_at = $2, version = version + "
      "1"
      " where portal = :portal and number = $1 and state = 'archived'",
      number, now);
  if (changed.rows != 1) return;
  orders::add_event(tx, {.number = number,
                         .from = orders::OrderState::archived,
                         .to = orders::OrderState::files_erased,
                         .at = now});
  erase(tx, outbox,
        tx.all<Erasable>("select id, blob from media where portal = :portal and order_number = $1", number));
}

}  // namespace

void MediaSweeps::erase_removed(Instant now) {
  for (const server::PortalConfig& portal : parts_.portals.all()) {
    parts_.db.writer().write(portal.id.value, [&](storage::Tx& tx) {
      outbox::Outbox outbox(tx, parts_.ids, now, parts_.wake_outbox);
      erase(tx, outbox,
            tx.all<Erasable>("select id, blob from media where portal = :portal and deleted_at <= $1",
                             now - removal_kept));
    });
  }
}

void MediaSweeps::erase_archived(Instant now) {
  for (const server::PortalConfig& portal : parts_.portals.all()) {
    const Day today = portals::day_in(portal.portal.time_zone, now);
    parts_.db.writer().write(portal.id.value, [&](storage::Tx& tx) {
      outbox::Outbox outbox(tx, parts_.ids, now, parts_.wake_outbox);
      const auto due = tx.all<orders::OrderNumber>(
          "select number from orders where portal = :portal and state = 'archived' and archived_on <= $1",
          add_days(today, -orders::retention_days));
      for (const orders::OrderNumber& number : due) erase_files_of(tx, outbox, number, now);
    });
  }
}

void MediaSweeps::clear_remains(Instant now) {
  const auto expired =
      parts_.db.writer().write("", [&](storage::Tx& tx) { return take_expired_uploads(tx.global(), now); });
  for (const ExpiredUpload& upload : expired) parts_.blobs.remove_upload(upload.portal, upload.id);
  parts_.blobs.sweep_unfinished(now - remains_kept);
  parts_.blobs.sweep_uploads(now - remains_kept, [&](const std::string& portal, const std::string& id) {
    return parts_.db.read(portal, [&](storage::Tx& tx) {
      const auto row = find_upload(tx, id);
      return row && row->state == UploadState::receiving;
    });
  });
  parts_.blobs.sweep(now - remains_kept, [&](const std::string& portal, const std::string& key) {
    return parts_.db.read(portal, [&](storage::Tx& tx) {
      return tx.one<std::string>("select key from blobs where portal = :portal and key = $1", key)
          .has_value();
    });
  });
}

}  // namespace guichet::media
