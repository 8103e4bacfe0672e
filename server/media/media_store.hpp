// Rows of files of orders, and whose they are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/call.hpp"
#include "server/files/blob_store.hpp"
#include "server/storage/db.hpp"
#include "server/worker/job.hpp"
#include "shared/media/media.hpp"
#include "shared/orders/orders.hpp"

namespace guichet::media {

struct MediaRow {
  MediaId id{};
  orders::OrderNumber order_number{};
  std::string blob{};
  MediaKind kind = MediaKind::photo;
  MediaState state = MediaState::processing;
  std::string name{};
  std::string content_type{};
  std::int64_t bytes = 0;
  Instant created_at{};
  std::optional<Instant> released_at{};
  std::optional<Instant> deleted_at{};
  WIRE_FIELDS(id, order_number, blob, kind, state, name, content_type, bytes, created_at, released_at,
              deleted_at)
};

/// How long a removal can be undone.
inline constexpr Duration removal_kept = days(1);

[[nodiscard]] std::optional<MediaRow> find_media(storage::Tx& tx, const MediaId& id);
/// What this person may open; nothing for what is absent, removed, not released to him or somebody else's.
[[nodiscard]] std::optional<MediaRow> visible_media(storage::Tx& tx, const server::Actor& actor,
                                                    const MediaId& id);
/// The same for everything of an order, in its order.
[[nodiscard]] std::vector<MediaRow> visible_media_of(storage::Tx& tx, const server::Actor& actor,
                                                     const orders::OrderNumber& number);
/// As the screens show it.
[[nodiscard]] std::optional<MediaItem> load_item(storage::Tx& tx, const MediaRow& row, Language language);

/// A file that has just arrived; its blob's row is written already. It comes last in its order.
struct NewMedia {
  MediaId id{};
  orders::OrderNumber order{};
  files::StoredBlob blob{};
  MediaKind kind = MediaKind::photo;
  std::string name{};
  AccountId by{};
  Instant at{};
};
void insert_media(storage::Tx& tx, const NewMedia& media);
/// The file of the order that has the same name, kind and bytes already: whoever sends a folder again sends
/// nothing twice.
[[nodiscard]] std::optional<MediaId> same_media(storage::Tx& tx, const NewMedia& media);

/// Both do nothing when the file was removed or is meant to show something else by now.
void mark_ready(storage::Tx& tx, const MediaRow& row, const worker::Report& found, Instant now);
void mark_failed(storage::Tx& tx, const MediaRow& row, std::string_view problem, Instant now);

/// Name of a rendition when it is saved.
[[nodiscard]] std::string saved_name(const MediaRow& row, Variant variant);

}  // namespace guichet::media
