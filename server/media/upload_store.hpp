// Rows of files that are arriving.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/db.hpp"
#include "shared/media/media.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::media {

WIRE_ENUM(UploadState, receiving, done)

struct UploadRow {
  std::string id{};
  AccountId account{};
  orders::OrderNumber order_number{};
  std::string name{};
  MediaKind kind = MediaKind::photo;
  std::int64_t bytes_total = 0;
  std::int64_t bytes_received = 0;  // safely on the disk
  UploadState state = UploadState::receiving;
  MediaId media{};  // once done
  Instant expires_at{};
  WIRE_FIELDS(id, account, order_number, name, kind, bytes_total, bytes_received, state, media, expires_at)

  [[nodiscard]] bool is_complete() const { return bytes_received == bytes_total; }
};

/// How long an upload that stands still is kept; each byte starts it anew.
inline constexpr Duration upload_kept = days(3);

[[nodiscard]] std::optional<UploadRow> find_upload(storage::Tx& tx, const std::string& id);
void insert_upload(storage::Tx& tx, const UploadRow& row, Instant now);
/// From the bytes of the row to `received`, with its state, file and expiry; false when somebody was faster.
[[nodiscard]] bool store_progress(storage::Tx& tx, const UploadRow& row, std::int64_t received);
/// Whether a file of this size still fits into what the portal's files may take; those that are arriving
/// count whole.
[[nodiscard]] bool fits(storage::Tx& tx, std::int64_t bytes, const std::optional<std::int64_t>& bytes_max);
[[nodiscard]] Failure files_full();
void remove_upload(storage::Tx& tx, const std::string& id);

struct ExpiredUpload {
  std::string portal{};
  std::string id{};
  WIRE_FIELDS(portal, id)
};
/// Removes the rows and says which.
[[nodiscard]] std::vector<ExpiredUpload> take_expired_uploads(storage::GlobalTx& tx, Instant now);

}  // namespace guichet::media
