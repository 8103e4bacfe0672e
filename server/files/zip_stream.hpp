#pragma once

#include <boost/crc.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/files/descriptor.hpp"
#include "shared/core/time.hpp"

namespace guichet::files {

// One file of an archive. Its bytes are opened when their turn comes.
struct ZipEntry {
  std::string name{};  // UTF-8, without folders, unique
  std::uint64_t size = 0;
  LocalTime modified{};
  std::function<std::optional<Descriptor>()> open{};  // nothing: it is gone
};

// A ZIP made while it is read: stored, not compressed (pictures and videos are), with sizes known beforehand
// and checksums after each file; ZIP64 records only where numbers do not fit otherwise.
class ZipStream {
 public:
  explicit ZipStream(std::vector<ZipEntry> entries);

  // Length of the whole archive.
  [[nodiscard]] std::uint64_t size() const;
  // The next piece, empty at the end; nothing when a file is gone or has another length than was said.
  [[nodiscard]] std::optional<std::string> next();

 private:
  struct Written {
    std::uint64_t offset = 0;
    std::uint32_t crc = 0;
  };

  bool begin_entry(std::string& out);
  bool read_some(std::string& out);
  void end_entry(std::string& out);
  void end_archive(std::string& out);

  std::vector<ZipEntry> entries_;
  std::vector<Written> written_;
  std::uint64_t offset_ = 0;
  std::optional<Descriptor> file_;
  boost::crc_32_type crc_;
  std::uint64_t left_ = 0;  // of the entry that is being read
  bool is_over_ = false;
};

}  // namespace guichet::files
