#include "tests/support/server/small_disk.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "server/files/descriptor.hpp"

extern char** environ;

namespace guichet::test {
namespace {

constexpr unsigned long shutdown_request = _IOR('X', 125, std::uint32_t);  // EXT4_IOC_SHUTDOWN
constexpr std::uint32_t without_flushing = 2;                              // EXT4_GOING_FLAGS_NOLOGFLUSH

bool run(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const bool is_started =
      ::posix_spawnp(&child, arguments[0], &quiet, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&quiet);
  int status = 0;
  return is_started && ::waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

SmallDisk::SmallDisk(Kind kind, int megabytes) : kind_(kind), megabytes_(megabytes) {
  mount_point_ = folder_.path() / "disk";
  std::filesystem::create_directory(mount_point_);
  if (kind == Kind::journalled) {
    const auto image = folder_.path() / "image";
    std::ofstream(image).flush();
    std::filesystem::resize_file(image, static_cast<std::uintmax_t>(megabytes) << 20U);
    if (!run({"mkfs.ext4", "-q", image.string()})) return;
  }
  is_mounted_ = mount();
}

SmallDisk::~SmallDisk() {
  if (is_mounted_) ::umount2(mount_point_.c_str(), MNT_DETACH);
}

bool SmallDisk::mount() const {
  if (kind_ == Kind::memory) {
    const auto size = "size=" + std::to_string(megabytes_) + "m";
    return ::mount("tmpfs", mount_point_.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, size.c_str()) == 0;
  }
  return run({"mount", "-o", "loop", (folder_.path() / "image").string(), mount_point_.string()});
}

void SmallDisk::cut_power() const {
  const files::Descriptor top(::open(mount_point_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (::ioctl(top.get(), shutdown_request, &without_flushing) != 0)
    throw std::system_error(errno, std::generic_category(), "cut the power");
}

void SmallDisk::plug_in() {
  is_mounted_ = run({"umount", mount_point_.string()}) && mount();
  if (!is_mounted_) throw std::runtime_error("the disk does not come back");
}

void SmallDisk::fill() const {
  const files::Descriptor filler(
      ::open((mount_point_ / "filler").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_APPEND, 0600));
  const std::string piece(4096, 'x');
  while (::write(filler.get(), piece.data(), piece.size()) > 0) {
  }
}

void SmallDisk::free() const {
  std::filesystem::remove(mount_point_ / "filler");
}

}  // namespace guichet::test
