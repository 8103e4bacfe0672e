// Requests and their fate. `Remote` holds what a query answered, `Submit` one command on its way; both are
// owned by a screen and forget their request when they go. Replies arrive in `Api::poll`, never during a
// frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/core/result.hpp"
#include "shared/wire/endpoint.hpp"
#include "shared/wire/wire.hpp"
#include "wasm-app/app/kept_replies.hpp"
#include "wasm-app/app/transport.hpp"

namespace guichet::app {

// Waits for the answer of at most one request at a time.
class Receiver {
 public:
  Receiver() = default;
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;
  virtual ~Receiver() = default;
  virtual void receive(const Reply& reply) = 0;
};

struct Outgoing {
  std::string path;
  std::string body;
  std::string key;  // empty for queries
  bool is_query = true;
  bool may_wait_for_sign_in = false;
};

class Api {
 public:
  Api(Transport& transport, Browser& browser) : transport_(transport), kept_(browser) {}
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;

  void send(Receiver& receiver, Outgoing outgoing);
  void forget(const Receiver& receiver);
  // Delivers what arrived and sends again what is due. `now_ms` is monotonic.
  void poll(double now_ms);
  [[nodiscard]] double now_ms() const { return now_ms_; }

  [[nodiscard]] KeptReplies& kept() { return kept_; }
  // The release of the server that answered last; empty before any answer.
  [[nodiscard]] const std::string& server_build() const { return server_build_; }

  // Requests wait for the network and are sent again with growing pauses; a command with the same key.
  [[nodiscard]] bool is_cut_off() const;
  void retry_now();
  [[nodiscard]] double next_retry_in_ms() const;  // negative: none is waiting

  // Requests refused because the session ended wait until somebody signed in again, or nobody will.
  [[nodiscard]] bool needs_sign_in() const;
  void resume();
  void give_up_sign_in();

  [[nodiscard]] std::string new_key();

 private:
  enum class Wait : std::uint8_t { reply, network, sign_in };
  struct Pending {
    Ticket ticket = Ticket::none;
    std::vector<Receiver*> receivers;  // several when they ask the same question
    Outgoing outgoing;
    Wait wait = Wait::reply;
    int attempts = 0;
    double due_ms = 0, sent_ms = 0;
  };
  void post(Pending& pending);
  void settle(Ticket ticket, const Reply& reply);
  void note_answer(const Outgoing& outgoing, const Reply& reply);

  Transport& transport_;
  KeptReplies kept_;
  std::string server_build_;
  std::vector<Pending> pending_;
  double now_ms_ = 0;
};

// What an unsuccessful reply means.
[[nodiscard]] Failure failure_of(const Reply& reply);

template <Endpoint E>
[[nodiscard]] Outgoing outgoing_of(std::string body, std::string key) {
  return {.path = std::string{E::path},
          .body = std::move(body),
          .key = std::move(key),
          .is_query = E::kind == Kind::query,
          .may_wait_for_sign_in = E::needs != Permission::anyone};
}

// The answer of a query. While a newer one is on its way, or failed, the previous value stays.
template <Endpoint E>
class Remote final : private Receiver {
 public:
  using Response = typename E::Response;

  Remote() = default;
  ~Remote() override {
    if (api_ != nullptr) api_->forget(*this);
  }

  // Asks when the request differs from the last one or `refresh` was called. Cheap in every frame.
  void ensure(Api& api, const E& request) {
    std::string body = wire::encode(request);
    if (is_asked_ && !is_stale_ && body == body_) return;
    if (api_ != nullptr) api_->forget(*this);
    api_ = &api;
    const bool is_same = body == body_;
    is_asked_ = true, is_stale_ = false, is_loading_ = true, is_current_ = is_current_ && is_same;
    body_ = body;
    if (!is_current_) show_kept(api);
    since_ms_ = api.now_ms();
    api.send(*this, outgoing_of<E>(std::move(body), {}));
  }
  void refresh() { is_stale_ = true; }
  void clear() {
    if (api_ != nullptr) api_->forget(*this);
    value_.reset(), failure_.reset();
    is_asked_ = is_loading_ = is_current_ = false;
  }
  // A command answered with the newer value.
  void put(Response value) {
    if (api_ != nullptr) api_->forget(*this);
    value_ = std::move(value), failure_.reset();
    is_loading_ = false, is_current_ = true, ++revision_;
  }

  [[nodiscard]] const Response* value() const { return value_ ? &*value_ : nullptr; }
  [[nodiscard]] Response* value() { return value_ ? &*value_ : nullptr; }
  [[nodiscard]] bool is_current() const { return is_current_; }       // the value answers the last request
  [[nodiscard]] std::uint32_t revision() const { return revision_; }  // grows with each value that arrives
  [[nodiscard]] bool is_loading() const { return is_loading_; }
  [[nodiscard]] bool is_slow(double now_ms) const { return is_loading_ && now_ms - since_ms_ > slow_ms; }
  [[nodiscard]] const Failure* failure() const { return failure_ ? &*failure_ : nullptr; }

 private:
  static constexpr double slow_ms = 300;

  // What this request was answered with before, until the answer of today is here.
  void show_kept(Api& api) {
    if constexpr (E::needs == Permission::anyone) return;
    const std::string* reply = api.kept().find(E::path, body_);
    if (reply == nullptr) return;
    if (auto value = wire::decode<Response>(*reply)) {
      value_ = std::move(*value), failure_.reset();
      is_current_ = true;
    }
  }

  void receive(const Reply& reply) override {
    is_loading_ = false;
    if (reply.network_ok && reply.status == 200) {
      if (auto value = wire::decode<Response>(reply.body)) {
        value_ = std::move(*value), failure_.reset();
        is_current_ = true, ++revision_;
        return;
      }
      failure_ = Failure::of(FailureCode::outdated);
      return;
    }
    failure_ = failure_of(reply);
  }

  Api* api_ = nullptr;
  std::string body_;
  std::optional<Response> value_;
  std::optional<Failure> failure_;
  double since_ms_ = 0;
  std::uint32_t revision_ = 0;
  bool is_asked_ = false, is_stale_ = false, is_loading_ = false, is_current_ = false;
};

// One command. The same content sent again after an uncertain outcome carries the same key, so the server
// acts once.
template <Endpoint E>
class Submit final : private Receiver {
 public:
  using Response = typename E::Response;

  Submit() = default;
  ~Submit() override {
    if (api_ != nullptr) api_->forget(*this);
  }

  // Does nothing while the last one is on its way. False: the draft has problems, shown from now on.
  bool send(Api& api, const E& draft) {
    if (is_sending_) return true;
    was_tried_ = true;
    failure_.reset();
    if (!wire::check(draft).empty()) return false;
    std::string body = wire::encode(draft);
    if (key_.empty() || body != body_) key_ = api.new_key();
    body_ = body, api_ = &api, is_sending_ = true;
    api.send(*this, outgoing_of<E>(std::move(body), E::kind == Kind::command ? key_ : std::string{}));
    return true;
  }
  void reset() {
    if (api_ != nullptr) api_->forget(*this);
    is_sending_ = was_tried_ = false;
    key_.clear(), failure_.reset(), response_.reset();
  }

  // Names what was sent and may have been carried out although no answer came; empty: nothing.
  [[nodiscard]] const std::string& key() const { return key_; }
  // After a reload: the same content sent again is still the same command.
  void restore(std::string key, const E& draft) { key_ = std::move(key), body_ = wire::encode(draft); }

  [[nodiscard]] bool is_sending() const { return is_sending_; }
  [[nodiscard]] bool was_tried() const { return was_tried_; }
  [[nodiscard]] const Failure* failure() const { return failure_ ? &*failure_ : nullptr; }
  // The answer, once.
  [[nodiscard]] std::optional<Response> take() { return std::exchange(response_, std::nullopt); }

  // What is wrong with the draft: nothing before the first attempt; the server's own findings until it is
  // edited.
  [[nodiscard]] Problems problems(const E& draft) const {
    Problems found;
    if (!was_tried_) return found;
    if constexpr (wire::Checked<E>) draft.check(found);
    if (found.empty() && failure_ && !failure_->problems.empty() && wire::encode(draft) == body_) {
      found.adopt(draft, failure_->problems);
    }
    return found;
  }

 private:
  void receive(const Reply& reply) override {
    is_sending_ = false;
    if (reply.network_ok && reply.status == 200) {
      key_.clear();
      response_ = wire::decode<Response>(reply.body);
      if (!response_) failure_ = Failure::of(FailureCode::outdated);
      return;
    }
    failure_ = failure_of(reply);
    const bool is_uncertain = failure_->code == FailureCode::offline ||
                              failure_->code == FailureCode::unavailable ||
                              failure_->code == FailureCode::unauthenticated;
    if (!is_uncertain) key_.clear();
  }

  Api* api_ = nullptr;
  std::string body_, key_;
  std::optional<Response> response_;
  std::optional<Failure> failure_;
  bool is_sending_ = false, was_tried_ = false;
};

}  // namespace guichet::app
