#include "server/files/blob_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <stdexcept>
#include <system_error>

#include "server/files/durable.hpp"
#include "server/storage/sha256.hpp"

namespace guichet::files {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t key_bytes = 16;
constexpr std::string_view unfinished = ".making-";

// One step of a path that came from outside: nothing that leaves its folder.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= 128 && name.front() != '.' &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
             std::string_view::npos;
}

const std::string_view& plain(const std::string_view& name) {
  if (!is_plain_name(name)) throw std::invalid_argument("not a plain file name");
  return name;
}

bool is_key(std::string_view key) {
  return key.size() == key_bytes * 2 && key.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// "tiles/2/f0_1.jpg": plain names between slashes.
bool is_plain_path(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (!is_plain_name(path.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

Instant modified_at(const struct stat& info) {
  return Instant{info.st_mtim.tv_sec * 1000 + info.st_mtim.tv_nsec / 1'000'000};
}

std::optional<OpenFile> open_file(const fs::path& path) {
  OpenFile opened;
  opened.descriptor = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!opened.descriptor.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
    throw std::system_error(errno, std::generic_category(), "open file");
  }
  struct stat info {};
  if (::fstat(opened.descriptor.get(), &info) != 0) throw std::system_error(errno, std::generic_category(), "stat");
  if (!S_ISREG(info.st_mode)) return std::nullopt;
  opened.size = info.st_size;
  opened.modified = modified_at(info);
  opened.etag = '"' + std::to_string(info.st_ino) + '-' + std::to_string(info.st_size) + '-' +
                std::to_string(opened.modified.ms) + '"';
  return opened;
}

void sync_tree(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) {
      sync_tree(entry.path());
    } else {
      const Descriptor file(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
      if (!file.is_open()) throw std::system_error(errno, std::generic_category(), "open file");
      sync_data(file.get());
    }
  }
  sync_folder(folder);
}

std::size_t sweep_below(const fs::path& folder, Instant older_than, const BlobStore::HasRow& has_row) {
  std::size_t removed = 0;
  for (const auto& portal : fs::directory_iterator(folder)) {
    if (!portal.is_directory()) continue;
    for (const auto& entry : fs::recursive_directory_iterator(portal.path())) {
      struct stat info {};
      if (::lstat(entry.path().c_str(), &info) != 0 || !S_ISREG(info.st_mode)) continue;
      if (modified_at(info) >= older_than) continue;
      if (has_row(portal.path().filename().string(), entry.path().filename().string())) continue;
      removed += fs::remove(entry.path()) ? 1 : 0;
    }
  }
  return removed;
}

}  // namespace

BlobStore::BlobStore(fs::path data, server::Ids& ids) : data_(std::move(data)), ids_(ids) {
  for (const char* folder : {"blobs", "derived", "uploads"}) make_folders(data_ / folder);
}

fs::path BlobStore::blob_path(std::string_view portal, std::string_view key) const {
  return data_ / "blobs" / plain(portal) / key.substr(0, 2) / key.substr(2, 2) / key;
}

fs::path BlobStore::derived_path(std::string_view portal, std::string_view media) const {
  return data_ / "derived" / plain(portal) / plain(media);
}

fs::path BlobStore::upload_path(std::string_view portal, std::string_view upload) const {
  const fs::path folder = data_ / "uploads" / plain(portal);
  make_folders(folder);
  return folder / plain(upload);
}

StoredBlob BlobStore::put(std::string_view portal, std::string_view bytes) {
  StoredBlob stored{ids_.hex(key_bytes), storage::sha256_hex(bytes), static_cast<std::int64_t>(bytes.size())};
  const fs::path path = blob_path(portal, stored.key);
  make_folders(path.parent_path());
  write_file(path, bytes);
  return stored;
}

StoredBlob BlobStore::adopt(std::string_view portal, const fs::path& complete, std::string sha256) {
  const Descriptor file(::open(complete.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.is_open()) throw std::system_error(errno, std::generic_category(), "open upload");
  sync_data(file.get());
  StoredBlob stored{ids_.hex(key_bytes), std::move(sha256), static_cast<std::int64_t>(fs::file_size(complete))};
  const fs::path path = blob_path(portal, stored.key);
  make_folders(path.parent_path());
  fs::create_hard_link(complete, path);
  sync_folder(path.parent_path());
  return stored;
}

std::optional<OpenFile> BlobStore::open(std::string_view portal, std::string_view key) const {
  if (!is_key(key)) return std::nullopt;
  auto opened = open_file(blob_path(portal, key));
  if (opened) opened->etag = '"' + storage::sha256_hex(key).substr(0, 24) + '"';  // a blob never changes
  return opened;
}

void BlobStore::remove(std::string_view portal, std::string_view key) {
  if (is_key(key)) fs::remove(blob_path(portal, key));
}

std::optional<OpenFile> BlobStore::open_derived(std::string_view portal, std::string_view media,
                                                std::string_view name) const {
  if (!is_plain_path(name)) return std::nullopt;
  return open_file(derived_path(portal, media) / name);
}

fs::path BlobStore::begin_derived(std::string_view portal, std::string_view media) {
  const fs::path folder = derived_path(portal, media).parent_path() / (std::string(unfinished) + ids_.hex(8));
  make_folders(folder);
  return folder;
}

void BlobStore::finish_derived(std::string_view portal, std::string_view media, const fs::path& filled) {
  sync_tree(filled);
  const fs::path path = derived_path(portal, media);
  fs::remove_all(path);
  put_in_place(filled, path);
}

void BlobStore::remove_derived(std::string_view portal, std::string_view media) {
  fs::remove_all(derived_path(portal, media));
}

void BlobStore::sweep_unfinished(Instant older_than) {
  for (const auto& portal : fs::directory_iterator(data_ / "derived")) {
    if (!portal.is_directory()) continue;
    for (const auto& entry : fs::directory_iterator(portal.path())) {
      struct stat info {};
      const bool is_unfinished = entry.path().filename().string().starts_with(unfinished);
      if (!is_unfinished || ::lstat(entry.path().c_str(), &info) != 0) continue;
      if (modified_at(info) < older_than) fs::remove_all(entry.path());
    }
  }
}

void BlobStore::remove_upload(std::string_view portal, std::string_view upload) {
  fs::remove(upload_path(portal, upload));
}

std::size_t BlobStore::sweep_uploads(Instant older_than, const HasRow& has_row) {
  return sweep_below(data_ / "uploads", older_than, has_row);
}

std::size_t BlobStore::sweep(Instant older_than, const HasRow& has_row) {
  return sweep_below(data_ / "blobs", older_than, has_row);
}

}  // namespace guichet::files
