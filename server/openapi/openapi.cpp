#include "server/openapi/openapi.hpp"

#include <array>

#include "server/http/message.hpp"
#include "server/openapi/schemas.hpp"
#include "server/router.hpp"
#include "shared/api.hpp"

namespace guichet::server {
namespace {

using wire::Writer;

void member(Writer& out, std::string_view key, std::string_view value) {
  out.key(key);
  out.text(value);
}

struct Refusal {
  int status{0};
  std::string_view why{};
};

constexpr std::array refusals{
    Refusal{400, "The body, or a header, could not be read; `problems` names the field where one is known"},
    Refusal{401, "Nobody is signed in, or the session has ended"},
    Refusal{403, "This role may never do this, or the request came from another site"},
    Refusal{404, "Absent, or not for this person: the two are never told apart"},
    Refusal{409, "The state does not allow it, or somebody else was faster"},
    Refusal{413, "The body is larger than a mebibyte"},
    Refusal{415, "The body is not application/json"},
    Refusal{422, "A field is wrong; `problems` says which and why"},
    Refusal{429, "Too many requests, or too many tries of a secret; see Retry-After"},
    Refusal{500, "A bug; it is in the log under the request's number"},
    Refusal{503, "Busy or down; see Retry-After"},
    Refusal{507, "The disk is full; nothing was changed"},
};

bool applies(const Refusal& refusal, Kind kind, Permission needs, bool is_checked) {
  if (refusal.status == 401) return needs != Permission::anyone || kind == Kind::command;
  if (refusal.status == 422) return is_checked || kind == Kind::command;
  if (refusal.status == 507) return kind == Kind::command;
  return true;
}

std::string component_of(int status) {
  return "refused_" + std::to_string(status);
}

void write_parameters(Writer& out, Kind kind) {
  out.key("parameters");
  out.begin_array();
  for (const auto* name : {"portal", "request", "idempotency"}) {
    if (std::string_view(name) == "idempotency" && kind != Kind::command) continue;
    out.begin_object();
    member(out, "$ref", "#/components/parameters/" + std::string(name));
    out.end_object();
  }
  out.end_array();
}

void write_permission(Writer& out, Kind kind, Permission needs) {
  member(out, "x-kind", kind == Kind::command ? "command" : "query");
  member(out, "x-permission", wire::name(needs));
  out.key("x-roles");
  out.begin_array();
  wire::each_value<Role>([&](Role role) {
    if (permits(role, needs)) out.text(wire::name(role));
  });
  out.end_array();
  out.key("security");
  out.begin_array();
  out.begin_object();
  if (needs != Permission::anyone) {
    out.key("session");
    out.begin_array();
    out.end_array();
  }
  out.end_object();
  out.end_array();
}

void write_content(Writer& out, const std::string& component) {
  out.key("content");
  out.begin_object();
  out.key("application/json");
  out.begin_object();
  out.key("schema");
  Schemas::reference(out, component);
  out.end_object();
  out.end_object();
}

void write_responses(Writer& out, const std::string& response, Kind kind, Permission needs, bool is_checked) {
  out.key("responses");
  out.begin_object();
  out.key("200");
  out.begin_object();
  member(out, "description", "Done");
  write_content(out, response);
  out.end_object();
  for (const auto& refusal : refusals) {
    if (!applies(refusal, kind, needs, is_checked)) continue;
    out.key(std::to_string(refusal.status));
    out.begin_object();
    member(out, "$ref", "#/components/responses/" + component_of(refusal.status));
    out.end_object();
  }
  out.end_object();
}

template <class E>
void write_endpoint(Writer& out, Schemas& schemas) {
  const std::string request = schemas.ensure<E>(limits_of<E>(), Schemas::Openness::closed);
  const std::string response = schemas.ensure<typename E::Response>({}, Schemas::Openness::open);
  out.key(E::path);
  out.begin_object();
  out.key("post");
  out.begin_object();
  member(out, "operationId", request);
  out.key("tags");
  out.begin_array();
  out.text(std::string_view(request).substr(0, request.find('.')));
  out.end_array();
  write_permission(out, E::kind, E::needs);
  write_parameters(out, E::kind);
  out.key("requestBody");
  out.begin_object();
  out.key("required");
  out.boolean(wire::Record<E>);
  write_content(out, request);
  out.end_object();
  write_responses(out, response, E::kind, E::needs, wire::Checked<E>);
  out.end_object();
  out.end_object();
}

void write_header(Writer& out, std::string_view key, std::string_view name, std::string_view description,
                  std::string_view pattern) {
  out.key(key);
  out.begin_object();
  member(out, "name", name);
  member(out, "in", "header");
  member(out, "description", description);
  out.key("required");
  out.boolean(true);
  out.key("schema");
  out.begin_object();
  member(out, "type", "string");
  member(out, "pattern", pattern);
  out.end_object();
  out.end_object();
}

std::string parameters() {
  std::string json;
  Writer out{json};
  out.begin_object();
  write_header(out, "portal", "Guichet-Portal", "The portal's slug", "^[a-z0-9-]+$");
  write_header(out, "request", "Guichet-Request", "Other sites cannot send it", "^1$");
  write_header(out, "idempotency", "Idempotency-Key",
               "Chosen by the caller; the same key and body within 48 hours get the same answer",
               "^[!-~]{8,255}$");
  out.end_object();
  return json;
}

std::string responses(Schemas& schemas) {
  const std::string failure = schemas.ensure<Failure>({}, Schemas::Openness::open);
  std::string json;
  Writer out{json};
  out.begin_object();
  for (const auto& refusal : refusals) {
    out.key(component_of(refusal.status));
    out.begin_object();
    member(out, "description", refusal.why);
    // The layer below answers before it knows who asks, in plain words.
    if (refusal.status != 413) write_content(out, failure);
    out.end_object();
  }
  out.end_object();
  return json;
}

std::string joined(const std::map<std::string, std::string>& components) {
  std::string json = "{";
  for (const auto& [name, schema] : components) {
    if (json.size() > 1) json += ",";
    json += wire::encode(name) + ":" + schema;
  }
  return json + "}";
}

}  // namespace

std::string openapi_document(std::string_view build) {
  Schemas schemas;
  std::string paths;
  Writer out{paths};
  out.begin_object();
  wire::for_each<Api>([&]<class E>(wire::Type<E>) { write_endpoint<E>(out, schemas); });
  out.end_object();
  const std::string refused = responses(schemas);
  return R"({"openapi":"3.1.0","info":{"title":"Guichet","version":)" + wire::encode(std::string(build)) +
         R"(,"license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},"paths":)" + paths +
         R"(,"components":{"schemas":)" + joined(schemas.components()) + R"(,"parameters":)" + parameters() +
         R"(,"responses":)" + refused +
         R"(,"securitySchemes":{"session":{"type":"apiKey","in":"cookie","name":"__Host-guichet-<portal>"}}}})" +
         "\n";
}

}  // namespace guichet::server
