#include "server/files/upload_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

#include "server/files/durable.hpp"

namespace guichet::files {

namespace {

[[noreturn]] void throw_errno(const char* doing) { throw std::system_error(errno, std::generic_category(), doing); }

}  // namespace

UploadFile::UploadFile(std::filesystem::path path) : path_(std::move(path)) {
  file_ = Descriptor(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640));
  struct stat info {};
  if (!file_.is_open() || ::fstat(file_.get(), &info) != 0) throw_errno("open upload");
  offset_ = info.st_size;
}

void UploadFile::append(std::span<const std::byte> bytes) {
  const std::int64_t start = offset_;
  std::span<const std::byte> rest = bytes;
  while (!rest.empty()) {
    const ssize_t n = ::pwrite(file_.get(), rest.data(), rest.size(), offset_);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw_errno("write upload");
    offset_ += n;
    rest = rest.subspan(static_cast<std::size_t>(n));
  }
  if (hashed_ == start) {
    hash_.update(bytes);
    hashed_ = offset_;
  }
}

void UploadFile::sync() { sync_data(file_.get()); }

void UploadFile::cut_to(std::int64_t offset) {
  if (offset > offset_) throw std::system_error(EIO, std::generic_category(), "upload is shorter than its row says");
  if (::ftruncate(file_.get(), offset) != 0) throw_errno("cut upload");
  offset_ = offset;
  if (hashed_ > offset) {  // the hash has seen what is gone: begin again
    hash_ = storage::Sha256();
    hashed_ = 0;
  }
}

std::string UploadFile::sha256() {
  std::vector<std::byte> buffer(std::size_t{1} << 20);
  while (hashed_ < offset_) {
    const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(offset_ - hashed_, 1 << 20));
    const ssize_t n = ::pread(file_.get(), buffer.data(), wanted, hashed_);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw_errno("read upload");
    hash_.update(std::span(buffer).first(static_cast<std::size_t>(n)));
    hashed_ += n;
  }
  return hash_.hex();
}

}  // namespace guichet::files
