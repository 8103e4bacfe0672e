#include "server/pages/pages.hpp"

#include <utility>

#include "server/clock.hpp"
#include "server/http/server.hpp"
#include "server/pages/brand.hpp"
#include "server/pages/form.hpp"
#include "server/pages/gzip.hpp"
#include "server/pages/html.hpp"
#include "server/pages/static_files.hpp"
#include "server/storage/db.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::server {
namespace {

constexpr std::string_view bootstrap_path = "/api/portal/bootstrap";
constexpr std::string_view sign_in_path = "/api/accounts/sign-in";

// Stands in when the client is not built: a plain page that still signs in.
constexpr std::string_view bare_page =
    "<!doctype html>\n<html lang=\"__LANG__\" data-portal=\"__PORTAL__\"><head><meta charset=\"utf-8\">"
    "<title><!--guichet:title--></title><meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">"
    "</head><body><!--guichet:signin-->"
    "<script type=\"application/json\" id=\"guichet-bootstrap\">__BOOTSTRAP__</script></body></html>\n";

struct SignInBody {
  std::string login{};
  std::string password{};
  bool stay_signed_in{false};
  WIRE_FIELDS(login, password, stay_signed_in)
};

std::string digits_of(std::string_view phone) {
  std::string digits;
  for (const char c : phone) {
    if ((c >= '0' && c <= '9') || c == '+') digits += c;
  }
  return digits;
}

// The one style element of a page stands before anything that comes from outside.
std::string_view style_of(std::string_view page) {
  constexpr std::string_view opening = "<style>";
  const auto start = page.find(opening);
  if (start == std::string_view::npos) return {};
  page.remove_prefix(start + opening.size());
  return page.substr(0, page.find("</style>"));
}

http::Reply html_reply(int status, std::string body, const PortalConfig* portal) {
  http::Reply reply;
  reply.status = status;
  reply.add("Content-Type", "text/html; charset=utf-8");
  reply.add("Cache-Control", "no-store");
  if (portal != nullptr) {
    reply.add("Content-Security-Policy",
              http::content_security_policy(portal->frame_ancestors, style_of(body)));
  }
  reply.body = std::move(body);
  return reply;
}

Html sign_in_form(const PortalConfig& portal, const Catalog& words, std::string_view login,
                  std::string_view message) {
  const bool has_code = portal.portal.login == portal::LoginKind::agent_code;
  const bool has_email = portal.portal.login == portal::LoginKind::email;
  Html html;
  html.markup("<main><h1>").text(portal.portal.name).markup("</h1>");
  html.markup("<form method=\"post\" action=\"/").text(portal.id.value).markup("/signin\">");
  html.markup("<h2>").text(words.sign_in).markup("</h2>");
  if (!message.empty()) html.markup("<p role=\"alert\">").text(message).markup("</p>");
  html.markup("<p><label for=\"signin-login\">");
  html.text(has_code ? words.agent_code : has_email ? words.email_address : words.login_name);
  html.markup(
      "</label> <input id=\"signin-login\" name=\"login\" autocomplete=\"username\" required "
      "maxlength=\"254\"");
  html.markup(" autocapitalize=\"none\" spellcheck=\"false\" value=\"").text(login).markup("\"></p>");
  html.markup("<p><label for=\"signin-password\">").text(words.password);
  html.markup("</label> <input id=\"signin-password\" name=\"password\" type=\"password\"");
  html.markup(" autocomplete=\"current-password\" required></p>");
  html.markup("<p><label><input type=\"checkbox\" name=\"stay_signed_in\" value=\"1\"> ");
  html.text(words.stay_signed_in).markup("</label></p>");
  html.markup("<p><button type=\"submit\">").text(words.sign_in).markup("</button></p></form>");
  html.markup("<p><a href=\"/").text(portal.id.value).markup("/reset\">").text(words.forgot_password);
  html.markup("</a></p></main>");
  return html;
}

Html with_reload(const Catalog& words, std::string_view text) {
  Html html;
  html.text(text).markup(" <a href=\"\">").text(words.reload).markup("</a>");
  return html;
}

// How to reach people when the program does not run.
Html contact_of(const PortalConfig& portal) {
  const auto& contact = portal.portal.contact;
  Html html;
  if (!contact.phone.empty()) html.markup(" <a href=\"tel:").text(digits_of(contact.phone));
  if (!contact.phone.empty()) html.markup("\">").text(contact.phone).markup("</a>");
  if (!contact.email.empty()) html.markup(" <a href=\"mailto:").text(contact.email);
  if (!contact.email.empty()) html.markup("\">").text(contact.email).markup("</a>");
  return html;
}

std::string data_url(std::string_view svg) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string url = "data:image/svg+xml,";
  for (const char c : svg) {
    const bool is_plain = c > ' ' && std::string_view("%#<>\"'&").find(c) == std::string_view::npos;
    if (is_plain || c == ' ')
      url += c;
    else
      url.append({'%', digits[static_cast<unsigned char>(c) >> 4U], digits[c & 15]});
  }
  return url;
}

// The icon stands in the page itself, as the styles do: fewer requests before anything is drawn.
Html head_parts(const PortalConfig& portal) {
  Html html;
  html.markup("<link rel=\"icon\" href=\"").text(data_url(brand_icon(portal.portal))).markup("\">");
  return html;
}

http::Reply default_icon() {
  http::Reply reply;
  reply.add("Content-Type", "image/svg+xml");
  reply.add("Cache-Control", "public, max-age=3600");
  reply.body = brand_icon({});
  return reply;
}

Html plain_page(Language language, std::string_view title, const Html& body) {
  Html html;
  html.markup("<!doctype html>\n<html lang=\"").text(language_tag(language));
  html.markup("\"><head><meta charset=\"utf-8\"><title>").text(title);
  html.markup(
      "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head><body><main>");
  html.add(body).markup("</main></body></html>\n");
  return html;
}

Language language_of(const http::Request& request, Language fallback) {
  const auto chosen = parse_language(http::cookie(request.head, language_cookie));
  return chosen.value_or(choose_language(request.head.header("accept-language"), fallback));
}

}  // namespace

Pages::Pages(const Router& router, const StaticFiles& files)
    : router_(router), template_(files.index().empty() ? bare_page : std::string_view(files.index())) {}

namespace {

// Shown by the client's script when it has to stop; the script writes the reference.
Html crash_page(const Catalog& words) {
  Html page;
  page.markup("<h1>").text(words.client_failed).markup("</h1><p>").text(words.reference);
  page.markup(" <b id=\"guichet-reference\"></b></p><button type=\"button\" id=\"guichet-reload\">");
  page.text(words.reload).markup("</button>");
  return page;
}

}  // namespace

const PortalConfig* Pages::portal_of(std::string_view path) const {
  path.remove_prefix(1);
  return router_.parts().portals.find(path.substr(0, path.find('/')));
}

void Pages::show(http::Request request, http::Responder respond) const {
  if (request.head.path == "/") return respond(list_portals(request));
  // Browsers ask for it beside everything that is not a page of ours.
  if (request.head.path == "/favicon.ico") return respond(default_icon());
  const auto* portal = portal_of(request.head.path);
  if (portal == nullptr) return respond(not_found(request));
  if (request.head.path == "/" + portal->id.value) {
    http::Reply reply = http::redirect("/" + portal->id.value + "/");
    reply.status = 308;
    return respond(std::move(reply));
  }
  if (const auto wait = router_.must_wait(router_.caller_of(request, *portal), Traffic::messages))
    return respond(too_many(request, *portal, *wait));
  show_portal(request, *portal, {}, std::move(respond));
}

void Pages::show_portal(const http::Request& request, const PortalConfig& portal, Form form,
                        http::Responder respond) const {
  const auto caller = router_.caller_of(request, portal);
  const auto& parts = router_.parts();
  const auto who = parts.db.read(
      portal.id.value, [&](storage::Tx& tx) { return router_.sign_in_of(tx, caller, parts.clock.now()); });
  const auto own = parse_language(who.language);
  const Language language = own ? offered_language(portal, *own) : caller.language;
  const Catalog& words = catalog(language);
  PageValues values;
  values.language = escape_html(language_tag(language));
  values.portal = escape_html(portal.id.value);
  values.title = escape_html(portal.portal.name);
  values.brand = escape_html(brand_style(portal.portal));
  values.head = head_parts(portal).str();
  values.slow = with_reload(words, words.network_slow).str();
  values.failed = crash_page(words).add(contact_of(portal)).str();
  values.no_script = Html{}.text(words.script_needed).add(contact_of(portal)).str();
  if (who.actor.is_anonymous()) values.sign_in = sign_in_form(portal, words, form.login, form.message).str();
  const bool is_public = who.actor.is_anonymous();
  const bool is_packed = is_public && accepts_coding(request.head.header("accept-encoding"), "gzip");
  const auto finish = [this, respond, values = std::move(values), &portal, status = form.status,
                       retry_after_s = form.retry_after_s, is_public, is_packed](Answer answer) {
    PageValues all = values;
    all.bootstrap = escape_json_for_html(answer.body ? *answer.body : std::string("{}"));
    http::Reply reply = html_reply(status, template_.fill(all), &portal);
    if (retry_after_s) reply.add("Retry-After", std::to_string(*retry_after_s));
    if (is_public) {
      reply.add("Guichet-Public", "1");  // may be kept for the time without a network
      reply.add("Vary", "Accept-Encoding");
    }
    if (is_packed) {
      reply.add("Content-Encoding", "gzip");
      reply.body = gzip(reply.body);
    }
    respond(std::move(reply));
  };
  const Route* start = router_.find(bootstrap_path);
  if (start == nullptr) return finish(Answer{std::string("{}"), {}, {}});
  router_.run(*start, caller, "{}", "", finish);
}

void Pages::sign_in(http::Request request, http::Responder respond) const {
  const auto* portal = portal_of(request.head.path);
  const Route* route = router_.find(sign_in_path);
  if (portal == nullptr || route == nullptr) return respond(not_found(request));
  if (!is_same_origin(request, router_.parts().public_origin))
    return respond(http::text_reply(403, "This form was sent from another site"));
  auto caller = router_.caller_of(request, *portal);
  if (const auto wait = router_.must_wait(caller, Traffic::messages))
    return respond(too_many(request, *portal, *wait));
  const auto type = request.head.header("content-type");
  if (type.substr(0, type.find(';')) != "application/x-www-form-urlencoded")
    return respond(http::text_reply(415, "A form was expected"));
  auto fields = read_form(request.body);
  const std::string login = fields["login"];
  const auto body = wire::encode(SignInBody{login, fields["password"], fields["stay_signed_in"] == "1"});
  const Language language = caller.language;
  request.body.clear();
  router_.run(*route, std::move(caller), body, "",
              [this, request = std::move(request), respond, portal, login, language](Answer answer) {
                if (answer.body) {
                  http::Reply reply = http::redirect("/" + portal->id.value + "/");
                  for (auto& cookie : answer.cookies) reply.add("Set-Cookie", std::move(cookie));
                  return respond(std::move(reply));
                }
                const Failure& failure = answer.body.failure();
                Form form{login, text::words(failure, catalog(language)), status_of(failure.code),
                          failure.retry_after_s};
                show_portal(request, *portal, std::move(form), respond);
              });
}

http::Reply Pages::list_portals(const http::Request& request) const {
  Html body;
  body.markup("<h1>Guichet</h1><ul>");
  for (const auto& portal : router_.parts().portals.all()) {
    body.markup("<li><a href=\"/").text(portal.id.value).markup("/\">").text(portal.portal.name);
    body.markup("</a></li>");
  }
  body.markup("</ul>");
  return html_reply(200, plain_page(language_of(request, Language::en), "Guichet", body).str(), nullptr);
}

http::Reply Pages::too_many(const http::Request& request, const PortalConfig& portal, std::int64_t wait_s) {
  const Language language = language_of(request, portal.language);
  Html body;
  body.markup("<h1>").text(portal.portal.name).markup("</h1><p role=\"alert\">");
  body.text(text::words(Failure::too_many(wait_s), catalog(language))).markup("</p>");
  auto reply = html_reply(429, plain_page(language, portal.portal.name, body).str(), nullptr);
  reply.add("Retry-After", std::to_string(wait_s));
  return reply;
}

http::Reply Pages::not_found(const http::Request& request) const {
  const Language language = language_of(request, Language::en);
  const Catalog& words = catalog(language);
  Html body;
  body.markup("<h1>").text(words.page_not_found).markup("</h1><p><a href=\"/\">Guichet</a></p>");
  return html_reply(404, plain_page(language, words.page_not_found, body).str(), nullptr);
}

}  // namespace guichet::server
