// The program as people run it: the composition root with a configuration, a data folder and its log.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "server/app.hpp"
#include "server/demo/people.hpp"
#include "tests/support/server/test_server.hpp"
#include "tests/support/server/worker_program.hpp"

namespace guichet::test {

class WholeProgram {
 public:
  /// With the demo's portals, on a free port of this machine.
  explicit WholeProgram(server::Config config = {}) : application_(complete(std::move(config)), log_) {
    application_.start();
  }

  TemporaryFolder& folder() { return folder_; }
  server::Application& application() { return application_; }
  [[nodiscard]] std::uint16_t port() const { return application_.port(); }
  [[nodiscard]] std::vector<std::string> log_lines() const {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

  /// A request with the headers our own pages send.
  [[nodiscard]] static std::string command(std::string_view path, std::string_view body,
                                           std::string_view more = {}) {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nGuichet-Request: 1\r\n"
           "Guichet-Portal: panorama\r\nIdempotency-Key: " +
           std::string("key-") + std::to_string(body.size()) + "-" + std::to_string(more.size()) +
           "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           std::string(more) + "\r\n" + std::string(body);
  }
  [[nodiscard]] static std::string get(std::string_view path, std::string_view more = {}) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" +
           std::string(more) + "\r\n";
  }
  [[nodiscard]] static std::string sign_in_body() {
    return R"({"login":"48213","password":")" + std::string(server::demo_password) +
           R"(","stay_signed_in":false})";
  }

 private:
  server::Config complete(server::Config config) {
    config.mode = server::Mode::demo;
    config.data = folder_.path() / "data";
    config.web = folder_.path() / "web";
    config.worker = worker_program();
    config.port = 0;
    config.loops = 1;
    return config;
  }

  TemporaryFolder folder_{Disk::memory};
  mutable std::mutex mutex_{};
  std::vector<std::string> lines_{};
  server::Log log_{server::Level::debug, [this](const std::string& line) {
                     const std::lock_guard lock(mutex_);
                     lines_.push_back(line);
                   }};
  server::Application application_;
};

}  // namespace guichet::test
