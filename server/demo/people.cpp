#include "server/demo/people.hpp"

#include <optional>
#include <string>

namespace guichet::server {

const std::vector<DemoPerson>& demo_people() {
  using enum Role;
  static const std::vector<DemoPerson> people{
      {"panorama", "48213", "elise.gagnon@panorama.example", "Élise", "Gagnon", client},
      {"panorama", "dispatch@panorama.example", "dispatch@panorama.example", "Laurent", "Vézina", dispatcher},
      {"panorama", "photo@panorama.example", "photo@panorama.example", "Noémie", "Roy", photographer},
      {"panorama", "edition@panorama.example", "edition@panorama.example", "Karim", "Benali", editor},
      {"panorama", "service@panorama.example", "service@panorama.example", "Maude", "Tremblay", service_desk},
      {"panorama", "liaison@panorama.example", "liaison@panorama.example", "Geneviève", "Lavoie",
       agent_liaison},
      {"panorama", "admin@panorama.example", "admin@panorama.example", "Sophie", "Marchand", administrator},
      {"niveau", "claire.morel@niveau.example", "claire.morel@niveau.example", "Claire", "Morel", client},
      {"niveau", "ventes@niveau.example", "ventes@niveau.example", "Ventes", "Niveau", agent_liaison},
      {"niveau", "projet@niveau.example", "projet@niveau.example", "Projet", "Niveau", editor},
      {"niveau", "compta@niveau.example", "compta@niveau.example", "Compta", "Niveau", accountant},
      {"niveau", "admin@niveau.example", "admin@niveau.example", "Admin", "Niveau", administrator},
      {"lumen", "hugo.lefevre@lumen.example", "hugo.lefevre@lumen.example", "Hugo", "Lefèvre", client},
      {"lumen", "boutique@lumen.example", "boutique@lumen.example", "Boutique", "Lumen", agent_liaison},
      {"lumen", "admin@lumen.example", "admin@lumen.example", "Admin", "Lumen", administrator},
      {"brzozowa", "anna.wisniewska@brzozowa.example", "anna.wisniewska@brzozowa.example", "Anna",
       "Wiśniewska", client},
      {"brzozowa", "kierownik@brzozowa.example", "kierownik@brzozowa.example", "Tomasz", "Zieliński",
       dispatcher},
      {"brzozowa", "architekt@brzozowa.example", "architekt@brzozowa.example", "Magdalena", "Żak", editor},
      {"brzozowa", "wykonawca@brzozowa.example", "wykonawca@brzozowa.example", "Wykonawca", "Brzozowa",
       photographer},
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

const std::vector<DemoPerson>& demo_agents() {
  using enum Role;
  static const std::vector<DemoPerson> agents{
      {"panorama", "48220", "rene.pelletier@panorama.example", "René", "Pelletier", client},
      {"panorama", "48231", "julie.fortin@panorama.example", "Julie", "Fortin", client},
      {"panorama", "48246", "sylvain.arsenault@panorama.example", "Sylvain", "Arsenault", client},
      {"panorama", "48258", "michel.dube@panorama.example", "Michel", "Dubé", client},
      {"panorama", "48269", "annie.cote@panorama.example", "Annie", "Côté", client}};
  return agents;
}

namespace {

void add_person(storage::Tx& tx, const DemoPerson& person, Instant now, Ids& ids, const std::string& hash) {
  const bool has_code = person.login != person.email;
  const auto code = has_code ? std::optional(person.login) : std::nullopt;
  tx.run(
      "insert into accounts (portal, id, login, email, email_verified, agent_code, first_name, last_name, "
      "role,"
      " language, password_hash, state, created_at) values (:portal, $1, $2, $3, 1, $4, $5, $6, $7, '', $8,"
      " 'active', $9) on conflict do nothing",
      ids.text(), person.login, person.email, code, person.first_name, person.last_name, person.role, hash,
      now);
}

}  // namespace

void add_demo_people(storage::Tx& tx, Instant now, Ids& ids, const std::string& hash) {
  for (const auto* people : {&demo_people(), &demo_agents()}) {
    for (const DemoPerson& person : *people) {
      if (person.portal == tx.portal()) add_person(tx, person, now, ids, hash);
    }
  }
}

}  // namespace guichet::server
