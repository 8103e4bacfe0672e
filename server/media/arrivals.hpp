// Files that are arriving, kept open between the requests that bring their pieces, so that their hash is
// known when the last byte is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "server/files/upload_file.hpp"
#include "shared/core/time.hpp"

namespace guichet::media {

/// One file. The newest request may append: one that hangs on a dead connection must not keep the sender from
/// going on. Safe from any thread; throws std::system_error on I/O errors.
class Arrival {
 public:
  using Turn = std::uint64_t;
  enum class Start { begun, is_busy, other_offset };

  Arrival(const std::filesystem::path& path, std::int64_t stored) : file_(path), stored_(stored) {}

  /// Ends the turn of whoever had it and drops the bytes of his that were not stored.
  [[nodiscard]] Start begin(std::int64_t offset, Turn& turn);
  /// False when the turn is over.
  [[nodiscard]] bool append(Turn turn, std::string_view bytes);
  /// The first bytes, at most as many as are needed to tell a type.
  [[nodiscard]] std::string start();

  /// No more turns until `settle`: the file is being stored. False when the turn is over.
  [[nodiscard]] bool close(Turn turn);
  /// Between `close` and `settle`.
  [[nodiscard]] files::UploadFile& file() { return file_; }
  /// So many bytes are durable, and their row says so.
  void settle(std::int64_t stored);
  [[nodiscard]] std::int64_t stored();

 private:
  std::mutex mutex_;
  files::UploadFile file_;
  std::int64_t stored_;
  Turn turn_ = 0;
  bool is_closed_ = false;
};

class Arrivals {
 public:
  /// Opens the file unless it is open. `stored` is what its row says.
  [[nodiscard]] std::shared_ptr<Arrival> open(const std::filesystem::path& path, std::int64_t stored,
                                              Instant now);
  void forget(const std::filesystem::path& path);

 private:
  struct Entry {
    std::shared_ptr<Arrival> arrival{};
    Instant used_at{};
  };
  std::mutex mutex_;
  std::map<std::filesystem::path, Entry> entries_;
};

}  // namespace guichet::media
