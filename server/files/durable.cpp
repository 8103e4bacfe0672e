#include "server/files/durable.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace guichet::files {

namespace {

[[noreturn]] void throw_errno(const char* doing) { throw std::system_error(errno, std::generic_category(), doing); }

}  // namespace

Descriptor create_file(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0640));
  if (!file.is_open()) throw_errno("create file");
  return file;
}

void write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw_errno("write file");
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
}

void sync_data(int descriptor) {
  if (::fdatasync(descriptor) != 0) throw_errno("sync file");
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open()) throw_errno("open folder");
  if (::fsync(opened.get()) != 0) throw_errno("sync folder");
}

void make_folders(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return;
  make_folders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0750) == 0) sync_folder(folder.parent_path().empty() ? "." : folder.parent_path());
  else if (errno != EEXIST) throw_errno("make folder");
}

void put_in_place(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::filesystem::rename(from, to);
  sync_folder(to.parent_path());
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  const auto partial = std::filesystem::path(path) += ".partial";
  std::filesystem::remove(partial);
  {
    const Descriptor file = create_file(partial);
    write_all(file.get(), std::as_bytes(std::span(bytes)));
    sync_data(file.get());
  }
  put_in_place(partial, path);
}

}  // namespace guichet::files
