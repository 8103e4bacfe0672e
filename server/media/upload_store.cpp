#include "server/media/upload_store.hpp"

#include "shared/text/catalog.hpp"

namespace guichet::media {

std::optional<UploadRow> find_upload(storage::Tx& tx, const std::string& id) {
  return tx.one<UploadRow>(
      "select id, account, order_number, name, kind, bytes_total, bytes_received, state, media, expires_at"
      " from uploads where portal = :portal and id = $1",
      id);
}

void insert_upload(storage::Tx& tx, const UploadRow& row, Instant now) {
  tx.run(
      "insert into uploads (portal, id, account, order_number, name, kind, bytes_total, bytes_received, "
      "state,"
      " created_at, expires_at) values (:portal, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      row.id, row.account, row.order_number, row.name, row.kind, row.bytes_total, row.bytes_received,
      row.state, now, row.expires_at);
}

bool store_progress(storage::Tx& tx, const UploadRow& row, std::int64_t received) {
  const auto media = row.media.empty() ? std::nullopt : std::optional(row.media);
  const auto changed = tx.run(
      "update uploads set bytes_received = $3, state = $4, media = $5, expires_at = $6"
      " where portal = :portal and id = $1 and state = 'receiving' and bytes_received = $2",
      row.id, row.bytes_received, received, row.state, media, row.expires_at);
  return changed.rows == 1;
}

bool fits(storage::Tx& tx, std::int64_t bytes, const std::optional<std::int64_t>& bytes_max) {
  if (!bytes_max) return true;
  const auto taken = tx.one<std::int64_t>(
      "select coalesce((select sum(bytes) from blobs where portal = :portal), 0)"
      " + coalesce((select sum(bytes_total) from uploads where portal = :portal and state = 'receiving'), "
      "0)");
  return taken.value_or(0) + bytes <= *bytes_max;
}

Failure files_full() {
  return Failure::invalid({FieldProblem{.path = "file", .message = &Catalog::files_full}});
}

void remove_upload(storage::Tx& tx, const std::string& id) {
  tx.run("delete from uploads where portal = :portal and id = $1", id);
}

std::vector<ExpiredUpload> take_expired_uploads(storage::GlobalTx& tx, Instant now) {
  return tx.all<ExpiredUpload>("delete from uploads where expires_at <= $1 returning portal, id", now);
}

}  // namespace guichet::media
