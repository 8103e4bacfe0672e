#include "server/worker/worker_client.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string>

#include "server/files/descriptor.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::worker {

namespace {

using files::Descriptor;
using Clock = std::chrono::steady_clock;

constexpr std::size_t report_bytes_max = 16 * 1024;
constexpr int worker_input = 3;
constexpr int worker_output = 4;
constexpr int above_worker_descriptors = 10;

Report failed(std::string detail) { return Report{.refusal = Refusal::worker_failed, .detail = std::move(detail)}; }

class SpawnActions {
 public:
  SpawnActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// A copy whose number collides with none of those the worker is given.
Descriptor copy_above(int descriptor) {
  return Descriptor(::fcntl(descriptor, F_DUPFD_CLOEXEC, above_worker_descriptors));
}

// The child's id, or -1.
pid_t spawn(const WorkerOptions& options, const PictureJob& job, int input, int output, int report) {
  SpawnActions actions;
  ::posix_spawn_file_actions_addopen(actions.get(), 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(actions.get(), report, 1);
  ::posix_spawn_file_actions_addopen(actions.get(), 2, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(actions.get(), input, worker_input);
  ::posix_spawn_file_actions_adddup2(actions.get(), output, worker_output);
  ::posix_spawn_file_actions_addclosefrom_np(actions.get(), worker_output + 1);
  std::string program = options.program.string();
  std::string job_text = wire::encode(job);
  const std::array<char*, 3> arguments{program.data(), job_text.data(), nullptr};
  std::array<std::string, 3> settings{"LANG=C.UTF-8", "MALLOC_ARENA_MAX=2", "VIPS_DISC_THRESHOLD=1g"};
  const std::array<char*, 4> environment{settings[0].data(), settings[1].data(), settings[2].data(), nullptr};
  pid_t child = -1;
  const int error =
      ::posix_spawn(&child, program.c_str(), actions.get(), nullptr, arguments.data(), environment.data());
  return error == 0 ? child : -1;
}

// Everything the worker writes until it closes; false when the time ran out or it wrote too much.
bool read_until(Clock::time_point deadline, int from, std::string& out) {
  std::array<char, 4096> buffer{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd waiting{from, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 1 << 30)));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t n = ::read(from, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0;
    out.append(buffer.data(), static_cast<std::size_t>(n));
    if (out.size() > report_bytes_max) return false;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

Report of_signal(int signal) {
  const bool is_crash = signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE || signal == SIGILL;
  return Report{.refusal = is_crash ? Refusal::damaged : Refusal::over_limits,
                .detail = "the worker ended by signal " + std::to_string(signal)};
}

}  // namespace

Report WorkerClient::run(const PictureJob& job, int input, const std::filesystem::path& output) const {
  const Descriptor folder(::open(output.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const Descriptor high_input = copy_above(input);
  const Descriptor high_folder = copy_above(folder.get());
  std::array<int, 2> ends{-1, -1};
  if (!high_input.is_open() || !high_folder.is_open() || ::pipe2(ends.data(), O_CLOEXEC) != 0)
    return failed("cannot open what the worker needs");
  const Descriptor reading(ends[0]);
  Descriptor writing = copy_above(ends[1]);
  ::close(ends[1]);
  const pid_t child = spawn(options_, job, high_input.get(), high_folder.get(), writing.get());
  if (child < 0) return failed("cannot start " + options_.program.string());
  { const Descriptor closed = std::move(writing); }  // the pipe ends when the worker does

  std::string text;
  const bool is_complete = read_until(Clock::now() + std::chrono::milliseconds(options_.timeout_ms), reading.get(), text);
  if (!is_complete) ::kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!is_complete) return Report{.refusal = Refusal::over_limits, .detail = "the worker took too long"};
  if (WIFSIGNALED(status)) return of_signal(WTERMSIG(status));
  auto report = wire::decode<Report>(text);
  if (!report || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return failed("the worker gave no report");
  return *std::move(report);
}

}  // namespace guichet::worker
