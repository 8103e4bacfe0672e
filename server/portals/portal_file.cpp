#include "server/portals/portal_file.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "server/portal_store.hpp"
#include "server/portals/zones.hpp"
#include "shared/core/locale.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::portals {

namespace {

// First segments of addresses that are the server's own.
constexpr std::array<std::string_view, 8> own_segments{"api",     "assets", "files", "health",
                                                       "metrics", "t",      "tiles", "uploads"};

bool is_slug(std::string_view text) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text.size() <= 40 && is_plain(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return is_plain(c) || c == '-'; }) &&
         std::find(own_segments.begin(), own_segments.end(), text) == own_segments.end();
}

bool is_color(std::string_view text) {
  return text.size() == 7 && text.front() == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

void check_portal(const portal::Portal& portal, std::vector<std::string>& problems) {
  const auto need = [&](bool is_right, std::string_view words) {
    if (!is_right) problems.emplace_back(words);
  };
  need(is_slug(portal.slug),
       "portal.slug: up to 40 small letters, digits and hyphens, and no address of the server");
  need(!portal.name.empty(), "portal.name: is empty");
  need(is_color(portal.brand), "portal.brand: a colour like #2449D8");
  need(is_known_zone(portal.time_zone), "portal.time_zone: a name like America/Toronto");
  need(!portal.languages.empty(), "portal.languages: at least one");
  for (const std::string& tag : portal.languages)
    need(parse_language(tag).has_value(), "portal.languages: there is no language " + tag);
  for (const portal::Module needed : {portal::Module::home, portal::Module::accounts}) {
    const bool has_it =
        std::find(portal.modules.begin(), portal.modules.end(), needed) != portal.modules.end();
    need(has_it, "portal.modules: every portal has " + std::string(wire::name(needed)));
  }
}

void check_service(const CatalogueService& service, const portal::Portal& portal,
                   std::vector<std::string>& problems) {
  const std::string which = "services: " + service.code;
  if (service.code.empty()) problems.emplace_back("services: one has no code");
  if (service.price < Cents{} || service.files_expected < 0)
    problems.push_back(which + ": a number below zero");
  for (const std::string& tag : portal.languages) {
    const bool is_named =
        std::any_of(service.texts.begin(), service.texts.end(),
                    [&](const ServiceText& text) { return text.language == tag && !text.name.empty(); });
    if (!is_named) problems.push_back(which + ": has no name in " + tag);
  }
}

void put_service(storage::Tx& tx, const CatalogueService& service, std::int64_t position) {
  tx.run(
      "insert into services (portal, code, kind, price, icon, files_expected, position)"
      " values (:portal, $1, $2, $3, $4, $5, $6) on conflict (portal, code) do update set"
      " kind = excluded.kind, price = excluded.price, icon = excluded.icon,"
      " files_expected = excluded.files_expected, position = excluded.position, is_active = 1",
      service.code, service.makes, service.price, service.icon, service.files_expected, position);
  tx.run("delete from service_texts where portal = :portal and service = $1", service.code);
  for (const ServiceText& text : service.texts) {
    tx.run(
        "insert into service_texts (portal, service, language, name, description)"
        " values (:portal, $1, $2, $3, $4)",
        service.code, text.language, text.name, text.description);
  }
}

struct ServiceRow {
  std::string code{};
  media::MediaKind makes = media::MediaKind::photo;
  std::string icon{};
  Cents price{};
  std::int64_t files_expected = 0;
  WIRE_FIELDS(code, makes, icon, price, files_expected)
};

}  // namespace

std::vector<std::string> problems_of(const PortalFile& file) {
  std::vector<std::string> problems;
  check_portal(file.portal, problems);
  for (const orders::TaxLine& tax : file.rules.taxes) {
    if (tax.rate_per_100000 < 0 || tax.rate_per_100000 > 100000)
      problems.push_back("rules.taxes: " + tax.name + " is no rate between 0 and 100000");
  }
  std::set<std::string_view> codes;
  for (const CatalogueService& service : file.services) {
    check_service(service, file.portal, problems);
    if (!codes.insert(service.code).second)
      problems.push_back("services: " + service.code + " stands there twice");
  }
  return problems;
}

void put_services(storage::Tx& tx, const std::vector<CatalogueService>& services) {
  tx.run("update services set is_active = 0 where portal = :portal");
  std::int64_t position = 0;
  for (const CatalogueService& service : services) put_service(tx, service, ++position);
}

void put_portal(storage::Tx& tx, const PortalFile& file, Instant now) {
  server::replace_portal(
      tx.global(), {.portal = file.portal, .frame_ancestors = file.frame_ancestors, .rules = file.rules},
      now);
  put_services(tx, file.services);
}

// Compact JSON with a line for each member; only where lines break is decided here.
std::string printed(const PortalFile& file) {
  std::string lines;
  std::size_t depth = 0;
  bool is_in_string = false, is_escaped = false;
  const auto new_line = [&] { lines.append("\n").append(2 * depth, ' '); };
  for (const char c : wire::encode(file)) {
    const bool opens = !is_in_string && (c == '{' || c == '['),
               closes = !is_in_string && (c == '}' || c == ']');
    if (closes) --depth;
    if (closes && lines.back() != '{' && lines.back() != '[') new_line();
    if (!closes && !lines.empty() && !is_in_string && (lines.back() == '{' || lines.back() == '['))
      new_line();
    lines += c;
    if (opens) ++depth;
    if (c == '"' && !is_escaped) is_in_string = !is_in_string;
    is_escaped = is_in_string && c == '\\' && !is_escaped;
    if (!is_in_string && c == ',') new_line();
    if (!is_in_string && c == ':') lines += ' ';
  }
  return lines;
}

PortalFile portal_file(storage::Tx& tx, const server::PortalConfig& portal) {
  PortalFile file{.portal = portal.portal, .frame_ancestors = portal.frame_ancestors, .rules = portal.rules};
  file.portal.picture.clear();  // an address of the server's making
  for (ServiceRow& row :
       tx.all<ServiceRow>("select code, kind as makes, icon, price, files_expected from services"
                          " where portal = :portal and is_active = 1 order by position, code")) {
    auto texts = tx.all<ServiceText>(
        "select language, name, description from service_texts where portal = :portal and service = $1"
        " order by language",
        row.code);
    file.services.push_back({.code = std::move(row.code),
                             .makes = row.makes,
                             .icon = std::move(row.icon),
                             .price = row.price,
                             .files_expected = row.files_expected,
                             .texts = std::move(texts)});
  }
  return file;
}

}  // namespace guichet::portals
