#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "server/files/descriptor.hpp"
#include "server/storage/sha256.hpp"

namespace guichet::files {

// A file that arrives in pieces. Used by one request at a time; throws std::system_error on I/O errors.
class UploadFile {
 public:
  // Makes the file, or opens what a former process left.
  explicit UploadFile(std::filesystem::path path);

  // Bytes that are safely there; the only offset `append` accepts.
  [[nodiscard]] std::int64_t offset() const { return offset_; }

  // Writes at the end (pwrite), hashing on the way. Not durable before `sync`.
  void append(std::span<const std::byte> bytes);
  // To the disk: after this `offset` may be told to the sender and stored in its row.
  void sync();
  // Drops what lies beyond the offset that was stored, after a crash between write and sync.
  void cut_to(std::int64_t offset);

  // SHA-256 of everything, in hexadecimal. Reads the file once when it was begun by a former process.
  [[nodiscard]] std::string sha256();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] int descriptor() const { return file_.get(); }

 private:
  std::filesystem::path path_;
  Descriptor file_;
  std::int64_t offset_ = 0;
  std::int64_t hashed_ = 0;  // bytes the hash has seen; behind `offset_` only after a reopening
  storage::Sha256 hash_;
};

}  // namespace guichet::files
