// Commands that wait a moment while their undo is offered: what cannot be taken back is not sent before
// nobody wants it back. They outlive the screen that asked for them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wasm-app/app/api.hpp"

namespace guichet::app {

class Delayed {
 public:
  // Longer than a toast is shown.
  static constexpr double delay_ms = 21000, after_hold_ms = 6000;

  // `id` names what is done to what: "cancel.SP-20391". `words` say that it is done.
  template <Endpoint E>
  void add(const Api& api, std::string id, std::string words, E draft) {
    auto job = std::make_unique<JobOf<E>>();
    job->id = std::move(id), job->words = std::move(words);
    job->due_ms = api.now_ms() + delay_ms;
    job->number = ++last_number_;
    job->draft = std::move(draft);
    jobs_.push_back(std::move(job));
  }
  // Somebody is about to undo it: it starts to wait when they are not.
  void hold(const Api& api, std::string_view id, bool is_held);
  // False: it was sent already, or never asked for.
  bool undo(std::string_view id);
  // Asked for, and not yet answered.
  [[nodiscard]] bool has(std::string_view id) const;
  [[nodiscard]] bool is_empty() const { return jobs_.empty(); }

  // Sends what is due. True: something was answered, so what is shown may be old.
  bool poll(Api& api);
  // Nobody will undo any more.
  void send_all() { sends_all_ = true; }
  [[nodiscard]] double next_in_ms(double now_ms) const;  // negative: nothing waits

  struct Waiting {
    std::string id, words;
    std::uint32_t number = 0;  // never used twice
  };
  // Jobs whose undo is still to be offered.
  [[nodiscard]] std::vector<Waiting> take_new();
  // Why a job was refused, once.
  [[nodiscard]] std::vector<Failure> take_failures() { return std::exchange(failures_, {}); }
  void clear() { jobs_.clear(), failures_.clear(), sends_all_ = false; }

 private:
  struct Job {
    Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    virtual ~Job() = default;
    virtual void send(Api& api) = 0;
    [[nodiscard]] virtual bool is_done() = 0;
    [[nodiscard]] virtual const Failure* failure() const = 0;

    std::string id, words;
    double due_ms = 0;
    std::uint32_t number = 0;
    bool is_sent = false, is_told = false, is_held = false;
  };
  template <Endpoint E>
  struct JobOf final : Job {
    void send(Api& api) override { submit.send(api, draft); }
    bool is_done() override { return submit.take().has_value(); }
    const Failure* failure() const override { return submit.failure(); }
    E draft;
    Submit<E> submit;
  };

  std::vector<std::unique_ptr<Job>> jobs_;
  std::vector<Failure> failures_;
  bool sends_all_ = false;
  std::uint32_t last_number_ = 0;
};

}  // namespace guichet::app
