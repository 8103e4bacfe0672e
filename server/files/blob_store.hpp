#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/files/descriptor.hpp"
#include "server/ids.hpp"
#include "shared/core/time.hpp"

namespace guichet::files {

// A stored file, open for reading: what sendfile needs. Offset 0.
struct OpenFile {
  Descriptor descriptor{};
  std::int64_t size = 0;
  std::string etag{};        // quoted, ready for the header
  Instant modified{};
};

// What a row of `blobs` holds.
struct StoredBlob {
  std::string key{};
  std::string sha256{};
  std::int64_t bytes = 0;
};

// Bytes under random keys, one folder per portal. A blob is durable before anyone learns its key, and never
// changes; it may outlive its row (the sweep removes it), a row never lacks it.
//
//   <data>/blobs/<portal>/ab/cd/abcd...        originals
//   <data>/derived/<portal>/<media>/...        made from originals, can be made again
//   <data>/uploads/<portal>/<upload>           arriving
class BlobStore {
 public:
  BlobStore(std::filesystem::path data, server::Ids& ids);

  // Stores bytes at once (small ones).
  [[nodiscard]] StoredBlob put(std::string_view portal, std::string_view bytes);
  // Takes over a complete upload (see UploadFile) without copying: the file gets a second name. Once the blob's row
  // is durable the caller removes the upload; until then a crash loses nothing.
  [[nodiscard]] StoredBlob adopt(std::string_view portal, const std::filesystem::path& complete, std::string sha256);
  // Nothing when there is no such blob. Throws on I/O errors.
  [[nodiscard]] std::optional<OpenFile> open(std::string_view portal, std::string_view key) const;
  void remove(std::string_view portal, std::string_view key);

  // A file made from an original: `name` is a relative path like "web.jpg" or "tiles/2/f0_1.jpg".
  [[nodiscard]] std::optional<OpenFile> open_derived(std::string_view portal, std::string_view media,
                                                     std::string_view name) const;
  // An empty folder beside the final one, to be filled and then put in place as a whole.
  [[nodiscard]] std::filesystem::path begin_derived(std::string_view portal, std::string_view media);
  void finish_derived(std::string_view portal, std::string_view media, const std::filesystem::path& filled);
  void remove_derived(std::string_view portal, std::string_view media);
  // Removes folders that were begun and never put in place.
  void sweep_unfinished(Instant older_than);

  [[nodiscard]] std::filesystem::path upload_path(std::string_view portal, std::string_view upload) const;
  void remove_upload(std::string_view portal, std::string_view upload);

  // Remove what is older than `older_than` and for which has_row(portal, key) is false: blobs, uploads. Return how
  // many.
  using HasRow = std::function<bool(const std::string& portal, const std::string& key)>;
  std::size_t sweep(Instant older_than, const HasRow& has_row);
  std::size_t sweep_uploads(Instant older_than, const HasRow& has_row);

 private:
  std::filesystem::path blob_path(std::string_view portal, std::string_view key) const;
  std::filesystem::path derived_path(std::string_view portal, std::string_view media) const;

  std::filesystem::path data_;
  server::Ids& ids_;
};

}  // namespace guichet::files
