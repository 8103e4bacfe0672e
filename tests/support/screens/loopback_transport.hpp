// A server inside the test: each endpoint is answered by a function; the network can be cut.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/core/result.hpp"
#include "shared/wire/endpoint.hpp"
#include "shared/wire/wire.hpp"
#include "wasm-app/app/transport.hpp"

namespace guichet::tests {

class LoopbackTransport final : public app::Transport {
 public:
  struct Sent {
    std::string path, body, key;
  };

  // From now on the endpoint is answered by `answer(request)`.
  template <Endpoint E>
  void on(std::function<Result<typename E::Response>(const E&)> answer) {
    handlers_[std::string{E::path}] = [answer = std::move(answer)](const std::string& body) -> app::Reply {
      E request{};
      wire::DecodeError error;
      if (!wire::decode(body, request, error)) return failed(400, Failure::malformed());
      const auto result = answer(request);
      if (!result) return failed(status_of(result.failure().code), result.failure());
      return {.status = 200, .body = wire::encode(*result), .network_ok = true};
    };
  }

  bool is_cut = false;      // no answer arrives
  bool has_session = true;  // false: everything but sign-in is answered 401
  bool is_holding = false;  // answers are kept back
  std::string build;        // what the server says it is
  std::vector<Sent> sent;

  app::Ticket post(std::string_view path, std::string body, std::string_view key) override {
    const auto ticket = static_cast<app::Ticket>(++last_);
    sent.push_back({std::string{path}, body, std::string{key}});
    waiting_.emplace_back(ticket, answer(std::string{path}, body));
    waiting_.back().second.build = build;
    return ticket;
  }
  void cancel(app::Ticket ticket) override {
    std::erase_if(waiting_, [&](const auto& entry) { return entry.first == ticket; });
  }
  void poll(std::vector<std::pair<app::Ticket, app::Reply>>& replies) override {
    if (is_holding) return;
    replies.insert(replies.end(), waiting_.begin(), waiting_.end());
    waiting_.clear();
  }
  [[nodiscard]] std::size_t count(std::string_view path) const {
    std::size_t n = 0;
    for (const Sent& one : sent) n += one.path == path ? 1 : 0;
    return n;
  }
  [[nodiscard]] const Sent* last(std::string_view path) const {
    for (auto one = sent.rbegin(); one != sent.rend(); ++one) {
      if (one->path == path) return &*one;
    }
    return nullptr;
  }

 private:
  static app::Reply failed(int status, const Failure& failure) {
    return {.status = status, .body = wire::encode(failure), .network_ok = true};
  }
  static int status_of(FailureCode code) {
    switch (code) {
      case FailureCode::invalid:
        return 422;
      case FailureCode::unauthenticated:
        return 401;
      case FailureCode::not_found:
        return 404;
      case FailureCode::too_many:
        return 429;
      case FailureCode::unavailable:
        return 503;
      default:
        return 409;
    }
  }
  app::Reply answer(const std::string& path, const std::string& body) {
    if (is_cut) return {};
    if (!has_session && path != "/api/accounts/sign-in") return failed(401, Failure::unauthenticated());
    const auto found = handlers_.find(path);
    if (found == handlers_.end()) return failed(404, Failure::not_found());
    return found->second(body);
  }

  std::map<std::string, std::function<app::Reply(const std::string&)>> handlers_;
  std::vector<std::pair<app::Ticket, app::Reply>> waiting_;
  std::uint32_t last_ = 0;
};

}  // namespace guichet::tests
