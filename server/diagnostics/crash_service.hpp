// Writes the crashes of clients to the server's log. Anybody may report, so reports are counted.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "server/log.hpp"
#include "server/service.hpp"
#include "shared/diagnostics/diagnostics.hpp"

namespace guichet::diagnostics {

// Reports taken within the running hour, of each network and of all. Kept in memory: a restart forgets.
class CrashQuota {
 public:
  [[nodiscard]] bool admits(const std::string& network, Instant now);

 private:
  std::mutex mutex_;
  Instant since_{};
  std::map<std::string, int> by_network_;
  int total_ = 0;
};

class CrashService final : public server::Service<Api> {
 public:
  explicit CrashService(const server::Log& log) : log_(log) {}

  Result<portal::Done> handle(const ReportCrash&, server::Call&) override;

 private:
  const server::Log& log_;
  CrashQuota quota_;
};

}  // namespace guichet::diagnostics
