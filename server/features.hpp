// The features of the product, wired once: their services, byte routes and jobs.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/http/byte_routes.hpp"
#include "server/portal.hpp"
#include "server/routes.hpp"

namespace guichet::storage {
class Db;
}
namespace guichet::outbox {
class Dispatcher;
}
namespace guichet::files {
class BlobStore;
}
namespace guichet::worker {
class WorkerClient;
}

namespace guichet::server {

class Clock;
class Ids;
class Log;
class Schedule;
struct Config;

/// What features are made from; outlives them.
struct FeatureParts {
  const Config& config;
  const Clock& clock;
  const Log& log;
  Ids& ids;
  storage::Db& db;
  const Portals& portals;
  const Passwords& passwords;
  files::BlobStore& blobs;
  const worker::WorkerClient& worker;
  std::function<void()> wake_outbox{};
  std::string origin{};  // where people reach this server, without a slash at the end
  std::string build{};
};

class Features {
 public:
  explicit Features(const FeatureParts& parts);
  ~Features();
  Features(const Features&) = delete;
  Features& operator=(const Features&) = delete;

  /// A row for each endpoint of the product; one that nobody handles does not compile.
  [[nodiscard]] std::vector<Route> routes();
  void add_byte_routes(http::ByteRoutes& routes);
  void add_jobs(outbox::Dispatcher& dispatcher);
  void add_schedule(Schedule& schedule);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace guichet::server
