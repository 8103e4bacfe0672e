#include "server/worker/jail.hpp"

#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

namespace guichet::worker {

namespace {

[[noreturn]] void fail(int error, const char* doing) { throw std::system_error(error, std::generic_category(), doing); }

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  if (::setrlimit(resource, &both) != 0) fail(errno, "setrlimit");
}

void limit_resources() {
  limit(RLIMIT_CPU, 30);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 64);
  limit(RLIMIT_FSIZE, rlim_t{512} << 20);
#ifndef __SANITIZE_ADDRESS__  // its shadow alone is terabytes of addresses
  limit(RLIMIT_AS, rlim_t{2} << 30);
#endif
}

// The file system ends at the output folder. Older kernels have no Landlock; then the other walls have to do.
void limit_files(int output) {
  landlock_ruleset_attr all{};
  all.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  const auto rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0));
  if (rules < 0) {
    if (errno == ENOSYS || errno == EOPNOTSUPP) return;
    fail(errno, "landlock");
  }
  landlock_path_beneath_attr folder{};
  folder.allowed_access = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR;
  folder.parent_fd = output;
  const bool is_done = ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &folder, 0) == 0 &&
                       ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  const int error = errno;
  ::close(rules);
  if (!is_done) fail(error, "landlock");
}

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};

void add_rule(scmp_filter_ctx filter, std::uint32_t action, int call) {
  if (const int code = seccomp_rule_add(filter, action, call, 0); code < 0) fail(-code, "seccomp rule");
}

void limit_calls() {
  const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ALLOW));
  if (!filter) fail(ENOMEM, "seccomp");
  for (const int call :
       {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept),
        SCMP_SYS(accept4), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg), SCMP_SYS(execve),
        SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
        SCMP_SYS(process_vm_writev), SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot),
        SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(keyctl),
        SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd),
        SCMP_SYS(open_by_handle_at), SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load),
        SCMP_SYS(reboot), SCMP_SYS(kill), SCMP_SYS(tkill), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(link),
        SCMP_SYS(linkat)})
    add_rule(filter.get(), SCMP_ACT_KILL_PROCESS, call);
  // Threads, yes; processes, no. Without clone3 the C library asks clone, whose flags can be looked at.
  add_rule(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
  if (const int code = seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), 1,
                                        SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
      code < 0)
    fail(-code, "seccomp rule");
  seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1);
  if (const int code = seccomp_load(filter.get()); code < 0) fail(-code, "seccomp");
}

}  // namespace

void lock_down(int output) {
  // Nobody waits for the pictures of a server that was killed; the next one makes them again.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) fail(errno, "parent's death");
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail(errno, "no_new_privs");
  if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) fail(errno, "dumpable");
  limit_resources();
  limit_files(output);
  limit_calls();
}

}  // namespace guichet::worker
