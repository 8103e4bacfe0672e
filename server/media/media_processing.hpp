// What happens to a file after it has arrived: its bytes decide what it is, the worker makes its renditions.
#pragma once

#include "server/clock.hpp"
#include "server/files/blob_store.hpp"
#include "server/outbox/dispatcher.hpp"
#include "server/outbox/jobs.hpp"
#include "server/storage/db.hpp"
#include "server/worker/worker_client.hpp"
#include "shared/media/media.hpp"

namespace guichet::media {

class MediaProcessing {
 public:
  MediaProcessing(storage::Db& db, const server::Clock& clock, files::BlobStore& blobs,
                  const worker::WorkerClient& worker)
      : db_(db), clock_(clock), blobs_(blobs), worker_(worker) {}

  /// Ready or failed afterwards, once; a worker that broke off is tried again a few times.
  [[nodiscard]] outbox::Effect process(const outbox::ProcessMedia& job, const outbox::Delivery& delivery);
  /// Removes bytes whose rows are gone.
  [[nodiscard]] outbox::Effect remove(const outbox::DeleteFiles& job, const outbox::Delivery& delivery);

 private:
  storage::Db& db_;
  const server::Clock& clock_;
  files::BlobStore& blobs_;
  const worker::WorkerClient& worker_;
};

}  // namespace guichet::media
