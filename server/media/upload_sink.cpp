#include "server/media/upload_sink.hpp"

#include <system_error>

#include "server/listings/listing_photos.hpp"
#include "server/media/file_types.hpp"
#include "server/media/media_store.hpp"
#include "server/media/tus.hpp"
#include "server/outbox/jobs.hpp"
#include "server/outbox/outbox.hpp"
#include "server/records.hpp"
#include "server/storage/writer.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::media {

namespace {

http::Reply failed_to_write(const std::system_error& error) {
  const bool is_full = error.code().value() == ENOSPC || error.code().value() == EDQUOT;
  return tus_failure(Failure::unavailable(), is_full ? 507 : 503);
}

http::Reply wrong_type() {
  return tus_failure(Failure::invalid({FieldProblem{.path = "file", .message = &Catalog::file_kind_refused}}),
                     415);
}

// Others may have begun theirs since this one was asked for.
bool begins(storage::Tx& tx, const Bringing& bringing, const UploadRow& row, Instant now) {
  if (!fits(tx, row.bytes_total, bringing.files_bytes_max)) return false;
  insert_upload(tx, row, now);
  return true;
}

http::Reply received(const Bringing& bringing, const UploadRow& row) {
  http::Reply reply = tus_reply(bringing.is_new ? 201 : 204);
  if (bringing.is_new) reply.add("Location", uploads_path(bringing.actor.portal.value) + row.id);
  reply.add("Upload-Offset", std::to_string(row.bytes_received));
  reply.add("Upload-Expires", http_date(row.expires_at));
  if (!row.media.empty()) reply.add("Guichet-Media", row.media.value);
  return reply;
}

}  // namespace

bool UploadSink::refuse(http::Reply reply) {
  refusal_ = std::move(reply);
  return false;
}

bool UploadSink::take(std::string_view bytes) {
  try {
    if (!bringing_.arrival->append(bringing_.turn, bytes))
      return refuse(tus_failure(Failure::changed_meanwhile(), 423));
  } catch (const std::system_error& error) {
    return refuse(failed_to_write(error));
  }
  taken_ += static_cast<std::int64_t>(bytes.size());
  return has_right_type();
}

// As soon as enough has come: nobody should wait for the end of a large file to learn that it is refused.
bool UploadSink::has_right_type() {
  const std::int64_t here = bringing_.row.bytes_received + taken_;
  const bool is_enough = here >= static_cast<std::int64_t>(start_bytes) || here == bringing_.row.bytes_total;
  if (is_type_known_ || !is_enough) return true;
  const std::string type = sniffed_type(bringing_.arrival->start());
  if (!is_accepted(bringing_.row.kind, type, bringing_.row.name)) {
    is_withdrawn_ = true;
    return refuse(wrong_type());
  }
  return is_type_known_ = true;
}

void UploadSink::finish(End end, http::Responder respond) {
  if (end == End::refused && !refusal_) refusal_ = tus_failure(Failure::too_large());
  const auto shared = std::make_shared<http::Reply>(refusal_ ? std::move(*refusal_) : tus_reply(204));
  const bool stores = !refusal_ && !is_withdrawn_;
  const auto job = [&uploads = uploads_, bringing = bringing_, stores, is_withdrawn = is_withdrawn_, shared,
                    respond] {
    try {
      if (stores) return respond(uploads.store(bringing));
      if (is_withdrawn) return respond(uploads.drop(bringing, std::move(*shared)));
      respond(std::move(*shared));
    } catch (const std::exception&) {
      respond(tus_failure(Failure::unavailable()));
    }
  };
  if (!uploads_.pool_.submit(job)) respond(tus_failure(Failure::unavailable()));
}

http::Reply Uploads::store(const Bringing& bringing) {
  Arrival& arrival = *bringing.arrival;
  if (!arrival.close(bringing.turn)) return tus_failure(Failure::changed_meanwhile(), 423);
  std::int64_t stored = bringing.row.bytes_received;
  try {
    files::UploadFile& file = arrival.file();
    file.sync();
    const std::int64_t received = file.offset();
    http::Reply reply =
        received == bringing.row.bytes_total ? store_whole(bringing) : store_part(bringing, received);
    if (reply.status < 300) stored = received;
    arrival.settle(stored);
    return reply;
  } catch (const std::system_error& error) {
    arrival.settle(stored);
    return failed_to_write(error);
  } catch (...) {
    arrival.settle(stored);
    throw;
  }
}

// What was refused from the start leaves nothing behind.
http::Reply Uploads::given_up(const Bringing& bringing, Refusal refusal) {
  if (bringing.is_new) {
    const std::string& portal = bringing.actor.portal.value;
    parts_.blobs.remove_upload(portal, bringing.row.id);
    arrivals_.forget(parts_.blobs.upload_path(portal, bringing.row.id));
  }
  return tus_failure(refusal == Refusal::files_full ? files_full() : Failure::changed_meanwhile());
}

http::Reply Uploads::store_part(const Bringing& bringing, std::int64_t received_bytes) {
  UploadRow row = bringing.row;
  const Instant now = parts_.clock.now();
  row.expires_at = now + upload_kept;
  std::optional<Refusal> refusal;
  parts_.db.writer().write(bringing.actor.portal.value, [&](storage::Tx& tx) {
    row.bytes_received = bringing.is_new ? received_bytes : row.bytes_received;
    if (bringing.is_new && !begins(tx, bringing, row, now)) refusal = Refusal::files_full;
    if (!bringing.is_new && !store_progress(tx, row, received_bytes)) refusal = Refusal::somebody_was_faster;
    return refusal ? storage::Verdict::undo : storage::Verdict::keep;
  });
  if (refusal) return given_up(bringing, *refusal);
  row.bytes_received = received_bytes;
  return received(bringing, row);
}

http::Reply Uploads::store_whole(const Bringing& bringing) {
  const std::string& portal = bringing.actor.portal.value;
  const auto path = parts_.blobs.upload_path(portal, bringing.row.id);
  const std::string type = sniffed_type(start_of(bringing.arrival->file().descriptor()));
  const files::StoredBlob blob = parts_.blobs.adopt(portal, path, bringing.arrival->file().sha256());

  UploadRow done = bringing.row;
  done.state = UploadState::done;
  done.expires_at = parts_.clock.now() + upload_kept;
  const NewMedia fresh{.id = parts_.ids.make<MediaId>(),
                       .order = done.order_number,
                       .blob = blob,
                       .kind = done.kind,
                       .name = done.name,
                       .by = done.account,
                       .at = parts_.clock.now()};
  std::optional<Refusal> refusal;
  parts_.db.writer().write(portal, [&](storage::Tx& tx) {
    done.media = same_media(tx, fresh).value_or(fresh.id);
    if (bringing.is_new && !begins(tx, bringing, bringing.row, parts_.clock.now())) {
      refusal = Refusal::files_full;
    } else if (!store_progress(tx, done, blob.bytes)) {
      refusal = Refusal::somebody_was_faster;
    } else if (done.media == fresh.id) {
      write_media(tx, bringing, fresh, type);
    }
    return refusal ? storage::Verdict::undo : storage::Verdict::keep;
  });
  if (refusal) {
    parts_.blobs.remove(portal, blob.key);
    return given_up(bringing, *refusal);
  }
  if (done.media != fresh.id) parts_.blobs.remove(portal, blob.key);
  parts_.blobs.remove_upload(portal, done.id);
  arrivals_.forget(path);
  done.bytes_received = blob.bytes;
  return received(bringing, done);
}

void Uploads::write_media(storage::Tx& tx, const Bringing& bringing, const NewMedia& media,
                          std::string_view type) const {
  listings::insert_blob(tx, media.blob, type, media.at);
  insert_media(tx, media);
  outbox::Outbox(tx, parts_.ids, media.at, parts_.wake_outbox)
      .add(outbox::ProcessMedia{.media = media.id.value});
  server::append_audit(tx, {.at = media.at,
                            .account = media.by.value,
                            .role = std::string(wire::name(bringing.actor.role)),
                            .action = std::string(uploads_prefix),
                            .result = "done",
                            .address = bringing.address,
                            .request = bringing.request});
}

http::Reply Uploads::drop(const Bringing& bringing, http::Reply reply) {
  const std::string& portal = bringing.actor.portal.value;
  if (!bringing.is_new) {
    parts_.db.writer().write(portal, [&](storage::Tx& tx) { remove_upload(tx, bringing.row.id); });
  }
  parts_.blobs.remove_upload(portal, bringing.row.id);
  arrivals_.forget(parts_.blobs.upload_path(portal, bringing.row.id));
  return reply;
}

}  // namespace guichet::media
