// guichet-worker JOB: makes renditions of one picture, in a jail. Descriptors: 3 the picture, 4 the output folder,
// 1 the report (JSON). Started by WorkerClient only.
#include <cstdio>
#include <exception>
#include <string>

#include "server/worker/jail.hpp"
#include "server/worker/job.hpp"
#include "server/worker/pictures.hpp"
#include "shared/wire/wire.hpp"

namespace {

constexpr int input = 3;
constexpr int output = 4;

guichet::worker::Report work(const char* program, const char* job_text) {
  using namespace guichet::worker;
  Report report;
  try {
    const auto job = guichet::wire::decode<PictureJob>(job_text);
    if (!job) return Report{.refusal = Refusal::worker_failed, .detail = "unreadable job"};
    start_pictures(program);
    lock_down(output);
    report = make_renditions(*job, input, output);
  } catch (const Refused& refused) {
    report.refusal = refused.refusal();
    report.detail = refused.what();
  } catch (const std::bad_alloc&) {
    report.refusal = Refusal::over_limits;
    report.detail = "out of memory";
  } catch (const std::exception& error) {
    report.refusal = Refusal::worker_failed;
    report.detail = error.what();
  }
  return report;
}

}  // namespace

#ifdef __SANITIZE_ADDRESS__
// The search for leaks at exit would start a process, which the jail forbids.
extern "C" int __lsan_is_turned_off() { return 1; }
#endif

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("guichet-worker is started by guichet, not by hand\n", stderr);
    return 2;
  }
  const std::string report = guichet::wire::encode(work(arguments[0], arguments[1]));
  std::fwrite(report.data(), 1, report.size(), stdout);
  return std::fflush(stdout) == 0 ? 0 : 1;
}
