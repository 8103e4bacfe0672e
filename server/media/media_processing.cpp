#include "server/media/media_processing.hpp"

#include <filesystem>

#include "server/media/file_types.hpp"
#include "server/media/media_store.hpp"
#include "server/storage/writer.hpp"

namespace guichet::media {

namespace {

constexpr std::int64_t attempts_max = 5;

// Renditions are wanted of photos and panoramas, and of plans and documents that are pictures.
bool is_for_worker(const MediaRow& row, std::string_view type) {
  if (row.kind == MediaKind::photo || row.kind == MediaKind::panorama) return true;
  return row.kind != MediaKind::video && is_picture_type(type);
}

}  // namespace

outbox::Effect MediaProcessing::process(const outbox::ProcessMedia& job, const outbox::Delivery& delivery) {
  const auto row =
      db_.read(delivery.portal, [&](storage::Tx& tx) { return find_media(tx, MediaId{job.media}); });
  if (!row || row->state != MediaState::processing) return outbox::Effect::done();
  const auto end = [&](const worker::Report& report) {
    db_.writer().write(delivery.portal, [&](storage::Tx& tx) {
      if (report.is_ok())
        mark_ready(tx, *row, report, clock_.now());
      else
        mark_failed(tx, *row, wire::name(report.refusal), clock_.now());
    });
    return outbox::Effect::done();
  };
  const auto original = blobs_.open(delivery.portal, row->blob);
  if (!original) return end({.refusal = worker::Refusal::damaged});
  const std::string type = sniffed_type(start_of(original->descriptor.get()));
  if (!is_accepted(row->kind, type, row->name)) return end({.refusal = worker::Refusal::unknown_type});
  if (!is_for_worker(*row, type)) return end({.content_type = type});

  const auto use =
      row->kind == MediaKind::panorama ? worker::PictureUse::panorama : worker::PictureUse::photo;
  const std::filesystem::path folder = blobs_.begin_derived(delivery.portal, job.media);
  const worker::Report report = worker_.run({use}, original->descriptor.get(), folder);
  // Meanwhile the file may have been erased, or said to show something else: then a later job makes what is
  // wanted.
  const auto still =
      db_.read(delivery.portal, [&](storage::Tx& tx) { return find_media(tx, MediaId{job.media}); });
  const bool is_wanted = still && still->kind == row->kind;
  if (report.is_ok() && is_wanted) {
    blobs_.finish_derived(delivery.portal, job.media, folder);
    return end(report);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  if (!is_wanted) return outbox::Effect::done();
  if (report.refusal == worker::Refusal::worker_failed && delivery.attempt < attempts_max)
    return outbox::Effect::retry(report.detail);
  return end(report);
}

outbox::Effect MediaProcessing::remove(const outbox::DeleteFiles& job, const outbox::Delivery& delivery) {
  if (!job.media.empty()) blobs_.remove_derived(delivery.portal, job.media);
  if (!job.blob.empty()) blobs_.remove(delivery.portal, job.blob);
  return outbox::Effect::done();
}

}  // namespace guichet::media
