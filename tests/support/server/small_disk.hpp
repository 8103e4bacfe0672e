// A file system of a few megabytes for one test: one that gets full, or one whose power can be cut. Needs
// root; `is_mounted` is false without.
#pragma once

#include <filesystem>

#include "tests/support/server/test_server.hpp"

namespace guichet::test {

class SmallDisk {
 public:
  enum class Kind { memory, journalled };
  SmallDisk(Kind kind, int megabytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool is_mounted() const { return is_mounted_; }
  [[nodiscard]] const std::filesystem::path& path() const { return mount_point_; }

  /// Journalled only: as if the power went; what was not flushed is gone. Call `plug_in` afterwards.
  void cut_power() const;
  void plug_in();

  /// Memory only: takes all room that is left, and gives it back.
  void fill() const;
  void free() const;

 private:
  [[nodiscard]] bool mount() const;

  Kind kind_;
  int megabytes_;
  TemporaryFolder folder_{};
  std::filesystem::path mount_point_{};
  bool is_mounted_{false};
};

}  // namespace guichet::test
