#include "wasm-app/app/api.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace guichet::app {

namespace {

constexpr double first_pause_ms = 1000;
constexpr double longest_pause_ms = 30000;

double pause_ms(int attempts) {
  double pause = first_pause_ms;
  for (int n = 1; n < attempts && pause < longest_pause_ms; ++n) pause *= 2;
  return std::min(pause, longest_pause_ms);
}

FailureCode code_of_status(int status) {
  switch (status) {
    case 400:
      return FailureCode::malformed;
    case 401:
      return FailureCode::unauthenticated;
    case 403:
      return FailureCode::forbidden;
    case 404:
      return FailureCode::not_found;
    case 409:
      return FailureCode::conflict;
    case 413:
      return FailureCode::too_large;
    case 422:
      return FailureCode::invalid;
    case 429:
      return FailureCode::too_many;
    case 502:
    case 503:
    case 504:
      return FailureCode::unavailable;
    default:
      return FailureCode::internal;
  }
}

bool is_unavailable(const Reply& reply) {
  return !reply.network_ok || reply.status == 502 || reply.status == 503 || reply.status == 504;
}

// A wrong password is answered in words; an ended session without.
bool is_ended_session(const Reply& reply) {
  if (!reply.network_ok || reply.status != 401) return false;
  const Failure failure = failure_of(reply);
  return failure.code == FailureCode::unauthenticated && !failure.message && failure.problems.empty();
}

}  // namespace

Failure failure_of(const Reply& reply) {
  if (!reply.network_ok) return Failure::of(FailureCode::offline);
  if (auto failure = wire::decode<Failure>(reply.body)) return *failure;
  return Failure::of(code_of_status(reply.status));
}

void Api::post(Pending& pending) {
  pending.wait = Wait::reply;
  pending.sent_ms = now_ms_;
  pending.ticket = transport_.post(pending.outgoing.path, pending.outgoing.body, pending.outgoing.key);
}

void Api::send(Receiver& receiver, Outgoing outgoing) {
  forget(receiver);
  if (outgoing.is_query) {
    for (Pending& pending : pending_) {
      // An older question may be answered with what was true before the last command.
      if (pending.sent_ms != now_ms_ || pending.outgoing.path != outgoing.path ||
          pending.outgoing.body != outgoing.body)
        continue;
      pending.receivers.push_back(&receiver);
      return;
    }
  }
  Pending& pending = pending_.emplace_back();
  pending.receivers = {&receiver};
  pending.outgoing = std::move(outgoing);
  post(pending);
}

void Api::forget(const Receiver& receiver) {
  std::erase_if(pending_, [&](Pending& pending) {
    const auto at = std::find(pending.receivers.begin(), pending.receivers.end(), &receiver);
    if (at == pending.receivers.end()) return false;
    pending.receivers.erase(at);
    if (!pending.receivers.empty()) return false;
    if (pending.wait == Wait::reply) transport_.cancel(pending.ticket);
    return true;
  });
}

void Api::settle(Ticket ticket, const Reply& reply) {
  const auto found = std::find_if(pending_.begin(), pending_.end(), [&](const Pending& pending) {
    return pending.wait == Wait::reply && pending.ticket == ticket;
  });
  if (found == pending_.end()) return;
  if (!reply.build.empty()) server_build_ = reply.build;
  if (is_unavailable(reply)) {
    found->wait = Wait::network;
    found->due_ms = now_ms_ + pause_ms(++found->attempts);
    return;
  }
  if (found->outgoing.may_wait_for_sign_in && is_ended_session(reply)) {
    found->wait = Wait::sign_in;
    return;
  }
  const Pending settled = std::move(*found);
  pending_.erase(found);
  note_answer(settled.outgoing, reply);
  for (Receiver* receiver : settled.receivers) receiver->receive(reply);
}

void Api::note_answer(const Outgoing& outgoing, const Reply& reply) {
  if (!outgoing.is_query || !outgoing.may_wait_for_sign_in) return;
  if (reply.status == 200) {
    kept_.keep(outgoing.path, outgoing.body, reply.body);
  } else if (reply.status == 403 || reply.status == 404) {
    kept_.drop(outgoing.path, outgoing.body);
  }
}

void Api::poll(double now_ms) {
  now_ms_ = now_ms;
  std::vector<std::pair<Ticket, Reply>> replies;
  transport_.poll(replies);
  for (const auto& [ticket, reply] : replies) settle(ticket, reply);
  for (Pending& pending : pending_) {
    if (pending.wait == Wait::network && pending.due_ms <= now_ms_) post(pending);
  }
}

bool Api::is_cut_off() const {
  return std::any_of(pending_.begin(), pending_.end(), [](const Pending& pending) {
    return pending.wait == Wait::network || (pending.attempts > 0 && pending.wait == Wait::reply);
  });
}

void Api::retry_now() {
  for (Pending& pending : pending_) {
    if (pending.wait == Wait::network) post(pending);
  }
}

double Api::next_retry_in_ms() const {
  double next = -1;
  for (const Pending& pending : pending_) {
    if (pending.wait != Wait::network) continue;
    const double in = std::max(0.0, pending.due_ms - now_ms_);
    next = next < 0 ? in : std::min(next, in);
  }
  return next;
}

bool Api::needs_sign_in() const {
  return std::any_of(pending_.begin(), pending_.end(),
                     [](const Pending& pending) { return pending.wait == Wait::sign_in; });
}

void Api::resume() {
  for (Pending& pending : pending_) {
    if (pending.wait == Wait::sign_in) post(pending);
  }
}

void Api::give_up_sign_in() {
  std::vector<Receiver*> receivers;
  std::erase_if(pending_, [&](const Pending& pending) {
    if (pending.wait != Wait::sign_in) return false;
    receivers.insert(receivers.end(), pending.receivers.begin(), pending.receivers.end());
    return true;
  });
  const Reply refused{.status = 401, .body = {}, .network_ok = true};
  for (Receiver* receiver : receivers) receiver->receive(refused);
}

std::string Api::new_key() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device source;
  std::string key;
  for (int word = 0; word < 4; ++word) {
    std::uint32_t bits = source();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4) key += digits[bits & 15u];
  }
  return key;
}

}  // namespace guichet::app
