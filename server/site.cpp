#include "server/site.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "server/clock.hpp"
#include "server/log.hpp"
#include "server/metrics.hpp"
#include "server/storage/db.hpp"

namespace guichet::server {
namespace {

constexpr std::string_view openapi_path = "/api/openapi.json";
constexpr std::uint64_t form_bytes_max = 16 << 10;

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}
bool reads_only(http::Method method) {
  return method == http::Method::get || method == http::Method::head;
}

bool is_form(const http::Head& head) {
  constexpr std::string_view ending = "/signin";
  const std::string_view path = head.path;
  return head.method == http::Method::post && path.size() > ending.size() &&
         path.substr(path.size() - ending.size()) == ending;
}

bool is_about_the_server(std::string_view path) {
  return starts_with(path, "/health/") || path == "/metrics";
}
http::BodyPlan at_once(http::Reply reply) {
  http::BodyPlan plan;
  plan.at_once = std::move(reply);
  return plan;
}

std::string_view segment_after(std::string_view path, std::string_view prefix) {
  path.remove_prefix(prefix.size());
  return path.substr(0, path.find('/'));
}

}  // namespace

http::BodyPlan Site::plan(const http::Request& head_only) {
  const auto& head = head_only.head;
  if (starts_with(head.path, "/api/")) return {.read = {api_body_bytes_max}};
  if (const auto* route = parts_.bytes.find(head.path)) {
    try {
      return plan_bytes(head_only, *route);
    } catch (...) {
      return at_once(failed(head_only.id, route->prefix));
    }
  }
  if (is_form(head)) return {.read = {form_bytes_max}};
  if (!reads_only(head.method)) {
    http::Reply reply = http::text_reply(405, "Method not allowed");
    reply.add("Allow", "GET, HEAD");
    return at_once(std::move(reply));
  }
  if (is_about_the_server(head.path)) return {};
  if (auto file = parts_.files.find(head)) return at_once(std::move(*file));
  return {};
}

http::BodyPlan Site::plan_bytes(const http::Request& request, const http::ByteRoutes::Route& route) const {
  const auto& router = parts_.router;
  const auto& head = request.head;
  if (std::find(route.methods.begin(), route.methods.end(), head.method) == route.methods.end())
    return at_once(http::text_reply(405, "Method not allowed"));
  const bool changes = !reads_only(head.method) && head.method != http::Method::options;
  if (changes &&
      (head.header("guichet-request") != "1" || !is_same_origin(request, router.parts().public_origin)))
    return at_once(http::text_reply(403, "Forbidden"));
  auto name = head.header("guichet-portal");
  if (name.empty()) name = segment_after(head.path, route.prefix);
  const auto* portal = router.parts().portals.find(name);
  if (portal == nullptr) return at_once(failure_reply(Failure::not_found()));
  const auto caller = router.caller_of(request, *portal);
  if (const auto wait = router.must_wait(caller, Traffic::bytes))
    return at_once(failure_reply(Failure::too_many(*wait)));
  return router.parts().db.read(portal->id.value, [&](storage::Tx& tx) {
    const auto who = router.sign_in_of(tx, caller, router.parts().clock.now());
    return route.handler->open({request, who.actor, *portal, tx});
  });
}

// A session of an administrator of any portal will do: the description is the same for all.
http::Reply Site::openapi(const http::Request& request) const {
  const auto& router = parts_.router;
  const auto& parts = router.parts();
  for (const auto& portal : parts.portals.all()) {
    const auto caller = router.caller_of(request, portal);
    if (caller.token.empty()) continue;
    const bool may_read = parts.db.read(portal.id.value, [&](storage::Tx& tx) {
      return permits(router.sign_in_of(tx, caller, parts.clock.now()).actor.role, Permission::administer);
    });
    if (!may_read) continue;
    http::Reply reply;
    reply.add("Content-Type", "application/json; charset=utf-8");
    reply.add("Cache-Control", "no-store");
    reply.body = parts_.openapi ? parts_.openapi() : "{}";
    return reply;
  }
  return failure_reply(Failure::not_found());
}

// What throws here is answered at once: whoever throws has not answered, and a second answer is dropped.
void Site::answer(http::Request request, http::Responder respond) {
  const std::string id = request.id;
  try {
    find_answer(std::move(request), respond);
  } catch (...) {
    respond(failed(id, "a page"));
  }
}

void Site::find_answer(http::Request request, const http::Responder& respond) const {
  const std::string path = request.head.path;
  if (path == openapi_path && reads_only(request.head.method)) return respond(openapi(request));
  if (starts_with(path, "/api/")) return parts_.router.answer(std::move(request), respond);
  if (is_form(request.head)) return parts_.pages.sign_in(std::move(request), respond);
  if (is_about_the_server(path)) return respond(health(request));
  parts_.pages.show(std::move(request), respond);
}

// To be called while an exception is handled.
http::Reply Site::failed(std::string_view request, std::string_view where) const {
  log_failed_request(parts_.router.parts().log, request, where, std::current_exception());
  return http::text_reply(500, "Internal error");
}

http::Reply Site::health(const http::Request& request) const {
  const auto& path = request.head.path;
  if (path == "/health/live") return http::text_reply(200, "live");
  if (path == "/health/ready")
    return !parts_.is_ready || parts_.is_ready() ? http::text_reply(200, "ready")
                                                 : http::text_reply(503, "not ready");
  if (path == "/metrics" && request.peer.is_loopback()) {
    http::Reply reply;
    reply.add("Content-Type", std::string(metrics_type));
    reply.add("Cache-Control", "no-store");
    reply.body = parts_.metrics ? parts_.metrics() : "";
    return reply;
  }
  return http::text_reply(404, "Not found");
}

}  // namespace guichet::server
