#include "server/router.hpp"

#include <exception>
#include <utility>

#include "server/clock.hpp"
#include "server/ids.hpp"
#include "server/outbox/outbox.hpp"
#include "server/records.hpp"
#include "server/session_control.hpp"
#include "server/storage/db.hpp"
#include "server/storage/sha256.hpp"
#include "server/storage/writer.hpp"
#include "shared/core/text.hpp"

namespace guichet::server {

/// A request between its steps. Owned by whichever thread works on it; never by two at once.
struct Router::Running {
  const Route& route;
  Caller caller;
  std::string body;
  std::string key;
  Then then;
  Instant now{};
  std::unique_ptr<Work> work{};
  SignedIn who{};
  Prepared prepared{};
  std::optional<Result<std::string>> result{};
  std::vector<std::string> cookies{};
  std::optional<int> status{};

  void fail(Failure failure, std::optional<int> with_status = {}) {
    then(Answer{std::move(failure), {}, with_status});
  }
};

namespace {

Failure refused(const SignedIn& who) {
  return who.actor.is_anonymous() ? Failure::unauthenticated() : Failure::forbidden();
}

bool is_idempotency_key(std::string_view key) {
  constexpr std::size_t length_min = 8;
  constexpr std::size_t length_max = 255;
  if (key.size() < length_min || key.size() > length_max) return false;
  for (const char c : key)
    if (c <= ' ' || c > '~') return false;
  return true;
}

// Answers in the order of a request; queries have no session to change.
class NoSession final : public SessionControl {
 public:
  void start(const AccountId&, Remember) override { refuse(); }
  void end() override { refuse(); }
  void end_all(const AccountId&) override { refuse(); }
  void forgive(std::string_view) override { refuse(); }

 private:
  [[noreturn]] static void refuse() { throw std::logic_error("a query cannot change sessions"); }
};

}  // namespace

Router::Router(RouterParts parts, std::vector<Route> routes)
    : parts_(std::move(parts)), rates_(parts_.rate_limits), routes_(std::move(routes)) {
  for (const auto& route : routes_) by_path_.emplace(route.path, &route);
}

const Route* Router::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

Caller Router::caller_of(const http::Request& request, const PortalConfig& portal) const {
  Caller caller;
  caller.portal = &portal;
  caller.token =
      std::string(http::cookie(request.head, session_cookie_name(portal.id.value, parts_.cookies)));
  const auto chosen = parse_language(http::cookie(request.head, language_cookie));
  caller.language = offered_language(
      portal, chosen.value_or(choose_language(request.head.header("accept-language"), portal.language)));
  caller.address = request.peer;
  // Only what a screen can show again is kept.
  const std::string user_agent(request.head.header("user-agent"));
  if (text::is_valid_utf8(user_agent) && text::is_printable(user_agent, text::Lines::refused))
    caller.user_agent = user_agent;
  caller.request_id = request.id;
  return caller;
}

std::optional<std::int64_t> Router::must_wait(const Caller& caller, Traffic traffic) const {
  return rates_.take(caller.token, caller.address.network(), parts_.clock.now(), traffic);
}

SignedIn Router::sign_in_of(storage::Tx& tx, const Caller& caller, Instant now) const {
  if (auto found = parts_.sessions.find(tx, caller.token, now)) return std::move(*found);
  SignedIn nobody;
  nobody.actor.portal = caller.portal->id;
  return nobody;
}

void Router::answer(http::Request request, http::Responder respond) const {
  const auto refuse = [&](const Failure& failure, std::optional<int> status = {}) {
    respond(failure_reply(failure, status));
  };
  const Route* route = find(request.head.path);
  if (route == nullptr) return refuse(Failure::not_found());
  if (request.head.method != http::Method::post) {
    http::Reply reply = failure_reply(Failure::malformed(), 405);
    reply.add("Allow", "POST");
    return respond(std::move(reply));
  }
  if (request.head.header("guichet-request") != "1" || !is_same_origin(request, parts_.public_origin))
    return refuse(Failure::forbidden());
  const auto* portal = parts_.portals.find(request.head.header("guichet-portal"));
  if (portal == nullptr) return refuse(Failure::not_found());
  const auto type = request.head.header("content-type");
  if (!type.empty() && type.substr(0, type.find(';')) != "application/json")
    return refuse(Failure::malformed(), 415);
  const std::string key(request.head.header("idempotency-key"));
  if (route->kind == Kind::command && !is_idempotency_key(key)) return refuse(Failure::malformed());
  auto caller = caller_of(request, *portal);
  if (const auto wait = must_wait(caller, Traffic::messages)) return refuse(Failure::too_many(*wait));
  run(*route, std::move(caller), std::move(request.body), key, [respond](Answer answer) {
    if (!answer.body) return respond(failure_reply(answer.body.failure(), answer.status));
    http::Reply reply;
    reply.add("Content-Type", "application/json; charset=utf-8");
    reply.add("Cache-Control", "no-store");
    for (auto& cookie : answer.cookies) reply.add("Set-Cookie", std::move(cookie));
    reply.body = std::move(*answer.body);
    respond(std::move(reply));
  });
}

void Router::run(const Route& route, Caller caller, std::string body, std::string key, Then then) const {
  auto running = std::make_shared<Running>(Running{route, std::move(caller), std::move(body), std::move(key),
                                                   std::move(then), parts_.clock.now()});
  try {
    if (route.kind == Kind::query && !route.prepares) return run_query(running);
    parts_.db.read(running->caller.portal->id.value, [&](storage::Tx& tx) {
      running->who = sign_in_of(tx, running->caller, running->now);
      return true;
    });
    if (!permits(running->who.actor.role, route.needs)) {
      const Failure failure = refused(running->who);
      if (route.kind == Kind::command) audit_refusal(*running, failure);
      return running->fail(failure);
    }
    running->work = route.begin();
    if (auto failure = running->work->decode(running->body)) return running->fail(std::move(*failure));
    if (!route.prepares) return run_command(running);
    if (!parts_.hashing.submit([this, running] { run_prepared(running); }))
      running->fail(Failure::unavailable());
  } catch (...) {
    log_error(*running, std::current_exception());
    running->fail(Failure::internal());
  }
}

void Router::run_prepared(std::shared_ptr<Running> running) const {
  try {
    DurableAttempts attempts(parts_.throttle, parts_.db, running->caller.portal->id.value,
                             running->caller.address, running->now);
    auto prepared = parts_.db.read(running->caller.portal->id.value, [&](storage::Tx& tx) {
      Preparation preparation{
          running->who.actor,      running->now, tx, parts_.passwords, *running->caller.portal,
          running->caller.address, attempts};
      return running->work->prepare(preparation);
    });
    if (!prepared) {
      audit_refusal(*running, prepared.failure());
      return running->fail(prepared.failure());
    }
    running->prepared = std::move(*prepared);
    if (running->route.kind == Kind::command)
      run_command(running);
    else
      run_query(running);
  } catch (...) {
    log_error(*running, std::current_exception());
    running->fail(Failure::internal());
  }
}

void Router::run_query(std::shared_ptr<Running> running) const {
  auto& state = *running;
  const auto& portal = *state.caller.portal;
  parts_.db.read(portal.id.value, [&](storage::Tx& tx) {
    state.who = sign_in_of(tx, state.caller, state.now);
    if (!permits(state.who.actor.role, state.route.needs)) {
      state.result.emplace(refused(state.who));
      return false;
    }
    if (!state.work) {
      state.work = state.route.begin();
      if (auto failure = state.work->decode(state.body)) {
        state.result.emplace(std::move(*failure));
        return false;
      }
    }
    NoSession session;
    outbox::Outbox outbox(tx, parts_.ids,
                          state.now);  // a query has nothing to send: a read transaction refuses rows
    Call call{state.who.actor,
              state.now,
              tx,
              outbox,
              parts_.ids,
              session,
              state.caller.language,
              state.caller.address,
              portal,
              state.prepared};
    state.result.emplace(state.work->handle(call));
    return true;
  });
  touch(state.caller, state.who, state.now);
  state.then(Answer{std::move(*state.result), {}, {}});
}

void Router::run_command(std::shared_ptr<Running> running) const {
  parts_.db.writer().submit(
      running->caller.portal->id.value,
      [this, running](storage::Tx& tx) {
        running->result.emplace(carry_out(*running, tx));
        return running->result->has_value() ? storage::Verdict::keep : storage::Verdict::undo;
      },
      [this, running](const storage::Outcome& outcome) {
        const bool is_answered =
            outcome.ending == storage::Ending::committed || outcome.ending == storage::Ending::undone;
        try {
          finish_command(*running, is_answered, outcome.error);
        } catch (...) {
          log_error(*running, std::current_exception());
        }
      });
}

// Inside the transaction: everything that decides is read here, so that nothing can change in between.
Result<std::string> Router::carry_out(Running& running, storage::Tx& tx) const {
  running.cookies.clear();
  const auto& portal = *running.caller.portal;
  running.who = sign_in_of(tx, running.caller, running.now);
  const auto& actor = running.who.actor;
  if (!permits(actor.role, running.route.needs)) return refused(running.who);

  const CommandKey key{
      .account = actor.is_anonymous() ? "@" + running.caller.address.network() : actor.account.value,
      .endpoint = std::string(running.route.path),
      .key = running.key,
      .body_hash = storage::sha256_hex(running.body)};
  if (!key.key.empty()) {
    if (const auto before = find_repetition(tx, key, running.now)) {
      if (before->is_same_body) return before->reply;
      running.status = 422;
      return Failure::conflict();
    }
  }
  const Device device{running.caller.address, running.caller.user_agent};
  RowSessionControl session({.tx = tx,
                             .ids = parts_.ids,
                             .sessions = parts_.sessions,
                             .throttle = parts_.throttle,
                             .actor = actor,
                             .device = device,
                             .cookies = parts_.cookies,
                             .now = running.now});
  outbox::Outbox outbox(tx, parts_.ids, running.now, parts_.wake_outbox);
  Call call{actor,
            running.now,
            tx,
            outbox,
            parts_.ids,
            session,
            running.caller.language,
            running.caller.address,
            portal,
            running.prepared};
  auto result = running.work->handle(call);
  if (!result) return result;
  running.cookies = session.take_cookies();
  // An answer that came with a cookie cannot be given twice: the token is not kept.
  if (!key.key.empty() && running.cookies.empty()) keep_reply(tx, key, *result, running.now);
  const AccountId& who = session.account().empty() ? actor.account : session.account();
  append_audit(tx, {.at = running.now,
                    .account = who.value,
                    .role = std::string(wire::name(actor.role)),
                    .action = std::string(running.route.path),
                    .result = "done",
                    .address = running.caller.address.text,
                    .request = running.caller.request_id});
  return result;
}

void Router::finish_command(Running& running, bool is_answered, const std::exception_ptr& error) const {
  if (is_answered) {
    if (!*running.result) {
      audit_refusal(running, running.result->failure());
      return running.fail(running.result->failure(), running.status);
    }
    touch(running.caller, running.who, running.now);
    return running.then(Answer{std::move(*running.result), std::move(running.cookies), {}});
  }
  if (!error) return running.fail(Failure::unavailable());  // the queue is full
  log_error(running, error);
  try {
    std::rethrow_exception(error);
  } catch (const storage::StorageError& storage_error) {
    const bool is_full = storage_error.failure() == storage::StorageFailure::full;
    running.fail(Failure::unavailable(), is_full ? std::optional(507) : std::nullopt);
  } catch (...) {
    running.fail(Failure::internal());
  }
}

// Refusals are worth a line when they tell of an attack or a right somebody lacks, not of a slip of the pen.
void Router::audit_refusal(const Running& running, const Failure& failure) const {
  const bool is_slip = failure.code == FailureCode::invalid || failure.code == FailureCode::malformed;
  if (is_slip || running.route.kind != Kind::command) return;
  AuditLine line{.at = running.now,
                 .account = running.who.actor.account.value,
                 .role = std::string(wire::name(running.who.actor.role)),
                 .action = std::string(running.route.path),
                 .result = std::string(wire::name(failure.code)),
                 .address = running.caller.address.text,
                 .request = running.caller.request_id};
  parts_.db.writer().submit(
      running.caller.portal->id.value,
      [line](storage::Tx& tx) {
        append_audit(tx, line);
        return storage::Verdict::keep;
      },
      [](const storage::Outcome&) {});
}

void Router::touch(const Caller& caller, const SignedIn& who, Instant now) const {
  if (!who.needs_touch) return;
  parts_.db.writer().submit(
      caller.portal->id.value,
      [this, session = who.actor.session, now](storage::Tx& tx) {
        parts_.sessions.touch(tx, session, now);
        return storage::Verdict::keep;
      },
      [](const storage::Outcome&) {});
}

void Router::log_error(const Running& running, const std::exception_ptr& error) const {
  log_failed_request(parts_.log, running.caller.request_id, running.route.path, error);
}

}  // namespace guichet::server
