#include "server/diagnostics/crash_service.hpp"

#include "server/portal.hpp"

namespace guichet::diagnostics {

namespace {

constexpr int per_network_max = 5;
constexpr int total_max = 200;
constexpr Duration window = hours(1);
constexpr std::int64_t window_s = 3600;

}  // namespace

bool CrashQuota::admits(const std::string& network, Instant now) {
  const std::lock_guard lock(mutex_);
  if (now - since_ >= window) {
    since_ = now;
    by_network_.clear();
    total_ = 0;
  }
  if (total_ >= total_max) return false;
  int& count = by_network_[network];
  if (count >= per_network_max) return false;
  ++count, ++total_;
  return true;
}

Result<portal::Done> CrashService::handle(const ReportCrash& report, server::Call& call) {
  if (!quota_.admits(call.address.network(), call.now)) return Failure::too_many(window_s);
  std::string frames;
  for (const std::string& frame : report.frames) frames += (frames.empty() ? "" : " ") + frame;
  log_.write(server::Level::error, "client_crashed",
             {{"portal", call.portal.id.value},
              {"reference", report.reference},
              {"build", report.build},
              {"error", report.error},
              {"frames", frames}});
  return portal::Done{};
}

}  // namespace guichet::diagnostics
