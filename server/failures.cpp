// Failures and origins in terms of HTTP.
#include "server/router.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::server {

int status_of(FailureCode code) {
  switch (code) {
    case FailureCode::invalid:
      return 422;
    case FailureCode::malformed:
      return 400;
    case FailureCode::unauthenticated:
      return 401;
    case FailureCode::second_factor:
      return 401;
    case FailureCode::forbidden:
      return 403;
    case FailureCode::not_found:
      return 404;
    case FailureCode::conflict:
      return 409;
    case FailureCode::changed_meanwhile:
      return 409;
    case FailureCode::too_many:
      return 429;
    case FailureCode::too_large:
      return 413;
    case FailureCode::unavailable:
      return 503;
    case FailureCode::offline:
      return 503;
    case FailureCode::outdated:
      return 409;
    case FailureCode::internal:
      return 500;
  }
  return 500;
}

namespace {

text::MessageId message_of(wire::DecodeReason reason) {
  using enum wire::DecodeReason;
  switch (reason) {
    case missing_field:
      return &Catalog::field_required;
    case unknown_field:
      return &Catalog::field_unknown;
    case unknown_name:
      return &Catalog::choice_required;
    case duplicate_key:
      return &Catalog::field_repeated;
    default:
      return &Catalog::field_unreadable;
  }
}

}  // namespace

Failure unreadable(const wire::DecodeError& error) {
  constexpr std::size_t path_max = 128;  // the name of an unknown field is anything
  Failure failure = Failure::malformed();
  if (error.path.empty() || error.path.size() > path_max) return failure;
  failure.problems = {FieldProblem{.path = error.path, .message = message_of(error.reason)}};
  return failure;
}

http::Reply failure_reply(const Failure& failure, std::optional<int> status) {
  constexpr std::int64_t unavailable_retry_s = 5;
  http::Reply reply;
  reply.status = status.value_or(status_of(failure.code));
  reply.add("Content-Type", "application/json; charset=utf-8");
  reply.add("Cache-Control", "no-store");
  const bool may_retry = failure.code == FailureCode::unavailable || failure.code == FailureCode::too_many;
  if (may_retry)
    reply.add("Retry-After", std::to_string(failure.retry_after_s.value_or(unavailable_retry_s)));
  reply.body = wire::encode(failure);
  return reply;
}

bool is_same_origin(const http::Request& request, std::string_view public_origin) {
  const auto site = request.head.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin") return false;
  const auto origin = request.head.header("origin");
  if (origin.empty()) return true;
  // Our pages send no referrer, and then browsers send "null" with a form; they say the site as well.
  if (origin == "null") return site == "same-origin";
  const std::string own = public_origin.empty() ? (request.is_tls ? "https://" : "http://") +
                                                      std::string(request.head.header("host"))
                                                : std::string(public_origin);
  return origin == own;
}

}  // namespace guichet::server
