#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "wasm-app/app/transport.hpp"

struct emscripten_fetch_t;

namespace guichet::platform {

// POST through the browser. Replies wait here until a frame polls them; each arrival asks for a frame.
class FetchTransport final : public app::Transport {
 public:
  explicit FetchTransport(std::string portal);
  ~FetchTransport() override;

  app::Ticket post(std::string_view path, std::string body, std::string_view idempotency_key) override;
  void cancel(app::Ticket ticket) override;
  void poll(std::vector<std::pair<app::Ticket, app::Reply>>& replies) override;

 private:
  struct Sent;
  static void on_end(emscripten_fetch_t* fetch);
  void finish(Sent& sent, emscripten_fetch_t* fetch);

  std::string portal_;
  std::uint32_t next_ = 1;
  std::vector<std::unique_ptr<Sent>> sent_;
  std::vector<std::pair<app::Ticket, app::Reply>> arrived_;
};

}  // namespace guichet::platform
