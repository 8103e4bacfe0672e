// A copy of a data folder that can be served, made while the server runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>

namespace guichet::server {

class BackupError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct BackupReport {
  std::int64_t files{0};  // originals that rows of the copy name
  std::int64_t bytes{0};
};

/// Copies the database and gives every stored original a second name (or a copy, on another file system)
/// below `to`, which must not exist. Then reads the copy: whole, and every original it names is there. Throws
/// BackupError. Renditions are left out: they are made again.
BackupReport back_up(const std::filesystem::path& data, const std::filesystem::path& to);

}  // namespace guichet::server
