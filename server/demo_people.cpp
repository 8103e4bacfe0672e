#include "server/demo_people.hpp"

#include <optional>

#include "server/ids.hpp"
#include "server/portal_store.hpp"
#include "server/storage/writer.hpp"

namespace guichet::server {
namespace {

portal::Portal demo_portal(std::string slug, std::string name, std::string language, Currency currency,
                           std::string zone) {
  portal::Portal portal;
  portal.slug = slug;
  portal.name = std::move(name);
  portal.mark = std::move(slug);
  portal.languages = {language};
  for (const std::string tag : {"fr-FR", "fr-CA", "pl-PL", "en"})
    if (tag != language && (tag.substr(0, 2) != "fr" || language.substr(0, 2) != "fr")) portal.languages.push_back(tag);
  portal.currency = currency;
  portal.time_zone = std::move(zone);
  portal.brand = "#2449D8";
  portal.modules = {portal::Module::home, portal::Module::accounts};
  portal.contact.email = "service@" + portal.slug + ".example";
  return portal;
}

std::vector<PortalSettings> demo_portals() {
  auto panorama = demo_portal("panorama", "Studio Panorama", "fr-CA", Currency::CAD, "America/Toronto");
  panorama.login = portal::LoginKind::agent_code;
  panorama.may_register = true;
  panorama.modules = {portal::Module::home, portal::Module::orders, portal::Module::listings, portal::Module::media,
                      portal::Module::accounts};
  std::vector<PortalSettings> all(5);
  all[0].portal = std::move(panorama);
  all[1].portal = demo_portal("niveau", "Atelier Niveau", "fr-FR", Currency::EUR, "Europe/Paris");
  all[2].portal = demo_portal("lumen", "Réseau Lumen", "fr-FR", Currency::EUR, "Europe/Paris");
  all[3].portal = demo_portal("brzozowa", "Dom Brzozowa", "pl-PL", Currency::PLN, "Europe/Warsaw");
  all[4].portal = demo_portal("manutek", "Manutek Service", "fr-FR", Currency::EUR, "Europe/Paris");
  return all;
}

}  // namespace

const std::vector<DemoPerson>& demo_people() {
  using enum Role;
  static const std::vector<DemoPerson> people{
      {"panorama", "48213", "elise.gagnon@panorama.example", "Élise", "Gagnon", client},
      {"panorama", "dispatch@panorama.example", "dispatch@panorama.example", "Dispatch", "Panorama", dispatcher},
      {"panorama", "photo@panorama.example", "photo@panorama.example", "Photo", "Panorama", photographer},
      {"panorama", "edition@panorama.example", "edition@panorama.example", "Édition", "Panorama", editor},
      {"panorama", "service@panorama.example", "service@panorama.example", "Service", "Panorama", service_desk},
      {"panorama", "admin@panorama.example", "admin@panorama.example", "Admin", "Panorama", administrator},
      {"niveau", "claire.morel@niveau.example", "claire.morel@niveau.example", "Claire", "Morel", client},
      {"niveau", "ventes@niveau.example", "ventes@niveau.example", "Ventes", "Niveau", office_manager},
      {"niveau", "projet@niveau.example", "projet@niveau.example", "Projet", "Niveau", editor},
      {"niveau", "compta@niveau.example", "compta@niveau.example", "Compta", "Niveau", accountant},
      {"niveau", "admin@niveau.example", "admin@niveau.example", "Admin", "Niveau", administrator},
      {"lumen", "hugo.lefevre@lumen.example", "hugo.lefevre@lumen.example", "Hugo", "Lefèvre", client},
      {"lumen", "boutique@lumen.example", "boutique@lumen.example", "Boutique", "Lumen", office_manager},
      {"lumen", "admin@lumen.example", "admin@lumen.example", "Admin", "Lumen", administrator},
      {"brzozowa", "anna.wisniewska@brzozowa.example", "anna.wisniewska@brzozowa.example", "Anna", "Wiśniewska", client},
      {"brzozowa", "kierownik@brzozowa.example", "kierownik@brzozowa.example", "Tomasz", "Zieliński", dispatcher},
      {"brzozowa", "architekt@brzozowa.example", "architekt@brzozowa.example", "Magdalena", "Żak", editor},
      {"brzozowa", "wykonawca@brzozowa.example", "wykonawca@brzozowa.example", "Wykonawca", "Brzozowa", photographer},
      {"brzozowa", "sekretariat@brzozowa.example", "sekretariat@brzozowa.example", "Sekretariat", "Brzozowa",
       service_desk},
      {"brzozowa", "admin@brzozowa.example", "admin@brzozowa.example", "Admin", "Brzozowa", administrator},
      {"manutek", "paul.garnier@manutek.example", "paul.garnier@manutek.example", "Paul", "Garnier", client},
      {"manutek", "pieces@manutek.example", "pieces@manutek.example", "Pièces", "Manutek", service_desk},
      {"manutek", "atelier@manutek.example", "atelier@manutek.example", "Atelier", "Manutek", dispatcher},
      {"manutek", "devis@manutek.example", "devis@manutek.example", "Devis", "Manutek", agent_liaison},
      {"manutek", "compta@manutek.example", "compta@manutek.example", "Compta", "Manutek", accountant},
      {"manutek", "admin@manutek.example", "admin@manutek.example", "Admin", "Manutek", administrator}};
  return people;
}

void add_demo_people(storage::Db& db, Instant now, Ids& ids, const Passwords& passwords) {
  const std::string hash = passwords.hash(demo_password);  // of all of them: the password is no secret
  for (const auto& settings : demo_portals()) {
    const auto& portal = settings.portal;
    db.writer().write(portal.slug, [&](storage::Tx& tx) {
      add_portal(tx.global(), settings, now);
      for (const auto& person : demo_people()) {
        if (person.portal != portal.slug) continue;
        const bool has_code = person.login != person.email;
        const std::optional<std::string> code = has_code ? std::optional<std::string>(person.login) : std::nullopt;
        tx.run(
            "insert into accounts (portal, id, login, email, email_verified, agent_code, first_name, last_name, role,"
            " language, password_hash, state, created_at) values (:portal, $1, $2, $3, 1, $4, $5, $6, $7, '', $8,"
            " 'active', $9) on conflict do nothing",
            ids.text(), std::string(person.login), std::string(person.email), code, std::string(person.first_name),
            std::string(person.last_name), std::string(wire::name(person.role)), hash, now.ms);
      }
      return true;
    });
  }
}

}  // namespace guichet::server
