// The composition root: every object of the server, constructed in order, passed by reference.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/config.hpp"
#include "server/log.hpp"

namespace guichet::server {

class Application {
 public:
  /// Opens the data folder (migrating it) and binds the port. Throws when something is missing.
  Application(Config config, const Log& log);
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  void start();
  /// Finishes what is in flight.
  void stop();
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::string url() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The version and source state this program was built from.
[[nodiscard]] std::string_view build_id();

}  // namespace guichet::server
