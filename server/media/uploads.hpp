// Resumable uploads of the files of orders: tus 1.0, straight from the socket to the disk.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "server/call.hpp"
#include "server/clock.hpp"
#include "server/files/blob_store.hpp"
#include "server/http/byte_routes.hpp"
#include "server/http/pool.hpp"
#include "server/media/arrivals.hpp"
#include "server/media/media_store.hpp"
#include "server/media/upload_store.hpp"
#include "server/storage/db.hpp"

namespace guichet::media {

inline constexpr std::string_view uploads_prefix = "/uploads/";

struct UploadParts {
  storage::Db& db;
  const server::Clock& clock;
  server::Ids& ids;
  files::BlobStore& blobs;
  std::function<void()> wake_outbox{};
};

/// One request that brings bytes, from its head to its answer.
struct Bringing {
  server::Actor actor{};
  std::string address{};  // of the caller, for the audit
  std::string request{};
  UploadRow row{};
  std::shared_ptr<Arrival> arrival{};
  Arrival::Turn turn = 0;
  bool is_new = false;
  std::optional<std::int64_t> files_bytes_max{};  // of the portal
};

/// Why the row of an upload was not written; the transaction is undone.
enum class Refusal { somebody_was_faster, files_full };

/// POST /uploads/<portal>/ begins one; HEAD, PATCH and DELETE /uploads/<portal>/<upload> go on with it.
/// Nobody but the person who began an upload finds it again.
///
/// What survives the end of the process is what the row says: bytes are synced before their count is stored,
/// and the count is stored before it is told.
class Uploads final : public http::BytesHandler {
 public:
  explicit Uploads(UploadParts parts) : parts_(std::move(parts)) {}
  [[nodiscard]] http::BodyPlan open(const http::BytesCall& call) override;

 private:
  friend class UploadSink;

  [[nodiscard]] http::BodyPlan create(const http::BytesCall& call);
  [[nodiscard]] http::BodyPlan go_on(const http::BytesCall& call, UploadRow row);
  [[nodiscard]] http::BodyPlan withdraw(const http::BytesCall& call, const UploadRow& row);
  [[nodiscard]] http::BodyPlan take_bytes(const http::BytesCall& call, UploadRow row, bool is_new);

  /// These block; on the pool.
  [[nodiscard]] http::Reply store(const Bringing& bringing);
  [[nodiscard]] http::Reply store_part(const Bringing& bringing, std::int64_t received);
  [[nodiscard]] http::Reply store_whole(const Bringing& bringing);
  [[nodiscard]] http::Reply given_up(const Bringing& bringing, Refusal refusal);
  [[nodiscard]] http::Reply drop(const Bringing& bringing, http::Reply reply);

  void write_media(storage::Tx& tx, const Bringing& bringing, const NewMedia& media,
                   std::string_view type) const;

  UploadParts parts_;
  Arrivals arrivals_{};
  http::Pool pool_{2, 256};  // the disk gains nothing from more
};

}  // namespace guichet::media
