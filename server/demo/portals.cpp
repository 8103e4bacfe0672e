#include "server/demo/portals.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "server/portals/portal_file.hpp"
#include "shared/core/locale.hpp"
#include "shared/media/media.hpp"

namespace guichet::demo {

namespace {

// All of them, from the portal's own on.
std::vector<std::string> languages(Language own) {
  std::vector<std::string> tags{std::string{language_tag(own)}};
  wire::each_value<Language>([&](Language language) {
    if (language != own) tags.emplace_back(language_tag(language));
  });
  return tags;
}

portal::Portal basic(std::string slug, std::string name, std::string brand, Currency currency,
                     std::string zone) {
  portal::Portal portal;
  portal.slug = slug;
  portal.name = std::move(name);
  portal.brand = std::move(brand);
  portal.contact.email = "service@" + slug + ".example";
  portal.mark = std::move(slug);
  portal.languages = languages(Language::fr_fr);
  portal.currency = currency;
  portal.time_zone = std::move(zone);
  portal.modules = {portal::Module::home, portal::Module::accounts};
  return portal;
}

server::PortalSettings tour_agency() {
  server::PortalSettings settings;
  settings.portal = basic("panorama", "Studio Panorama", "#2449D8", Currency::CAD, "America/Toronto");
  settings.portal.subtitle = "Espace courtier";
  settings.portal.login = portal::LoginKind::agent_code;
  settings.portal.modules = {portal::Module::home,     portal::Module::orders,   portal::Module::listings,
                             portal::Module::media,    portal::Module::messages, portal::Module::accounts,
                             portal::Module::directory};
  settings.portal.languages = languages(Language::fr_ca);
  settings.portal.may_register = true;
  settings.portal.contact = {.name = "Maude Tremblay",
                             .role = "Personne-ressource",
                             .phone = "418 555-0110",
                             .email = "service@panorama.example",
                             .hours = "lun.–ven., 8 h – 18 h"};
  settings.rules.taxes = {{.name = "TPS", .rate_per_100000 = 5000}, {.name = "TVQ", .rate_per_100000 = 9975}};
  settings.rules.order_prefix = "SP-";
  settings.rules.order_first = 20431;
  settings.rules.calendar = portal::Calendar::quebec;
  settings.rules.staff_mail = "dispatch@panorama.example";
  settings.rules.slip_days = 30;
  return settings;
}

server::PortalSettings brzozowa() {
  server::PortalSettings settings;
  settings.portal = basic("brzozowa", "Dom Brzozowa", "#2C7A4B", Currency::PLN, "Europe/Warsaw");
  settings.portal.languages = languages(Language::pl_pl);
  settings.portal.login = portal::LoginKind::username;
  settings.rules.calendar = portal::Calendar::poland;
  return settings;
}

server::PortalSettings french(std::string slug, std::string name, std::string brand) {
  server::PortalSettings settings;
  settings.portal = basic(std::move(slug), std::move(name), std::move(brand), Currency::EUR, "Europe/Paris");
  settings.rules.calendar = portal::Calendar::france;
  return settings;
}

struct Words {
  std::string_view name;
  std::string_view detail;
};

struct DemoService {
  std::string_view code;
  std::string_view icon;
  media::MediaKind makes;
  std::int64_t price;
  std::int64_t files_expected;
  Words french, english, polish;
};

using enum media::MediaKind;
constexpr std::array services{DemoService{"photos_hdr",
                                          "camera",
                                          photo,
                                          18900,
                                          25,
                                          {"Photos HDR", "25 photos"},
                                          {"HDR photos", "25 photos"},
                                          {"Zdjęcia HDR", "25 zdjęć"}},
                              DemoService{"tour_360",
                                          "rotate-3d",
                                          panorama,
                                          24900,
                                          15,
                                          {"Visite virtuelle 360°", "15 pièces max."},
                                          {"360° virtual tour", "up to 15 rooms"},
                                          {"Wirtualny spacer 360°", "do 15 pomieszczeń"}},
                              DemoService{"floor_plan_2d",
                                          "ruler",
                                          floor_plan,
                                          9500,
                                          1,
                                          {"Plan 2D mesuré", "Par étage"},
                                          {"Measured 2D plan", "per floor"},
                                          {"Rzut 2D z wymiarami", "na piętro"}},
                              DemoService{"drone_video",
                                          "drone",
                                          video,
                                          27500,
                                          1,
                                          {"Vidéo par drone", "60 secondes"},
                                          {"Drone video", "60 seconds"},
                                          {"Film z drona", "60 sekund"}},
                              DemoService{"photos_dusk",
                                          "sunset",
                                          photo,
                                          12900,
                                          5,
                                          {"Photos au crépuscule", "5 vues"},
                                          {"Twilight photos", "5 views"},
                                          {"Zdjęcia o zmierzchu", "5 ujęć"}},
                              DemoService{"staging_3d",
                                          "sofa",
                                          photo,
                                          4500,
                                          0,
                                          {"Mise en valeur 3D", "Par pièce"},
                                          {"3D staging", "per room"},
                                          {"Aranżacja 3D", "za pomieszczenie"}}};

// The company has not named its services in every language.
const Words& words_of(const DemoService& service, Language language) {
  if (are_alike(language, Language::fr_ca)) return service.french;
  return are_alike(language, Language::pl_pl) ? service.polish : service.english;
}

}  // namespace

std::vector<server::PortalSettings> portals() {
  return {tour_agency(), french("niveau", "Atelier Niveau", "#B8481C"),
          french("lumen", "Réseau Lumen", "#6A3BD1"), brzozowa(),
          french("manutek", "Manutek Service", "#F5A800")};
}

void add_services(storage::Tx& tx) {
  std::vector<portals::CatalogueService> catalogue;
  for (const DemoService& service : services) {
    portals::CatalogueService& one = catalogue.emplace_back();
    one = {.code = std::string(service.code),
           .makes = service.makes,
           .icon = std::string(service.icon),
           .price = Cents{service.price},
           .files_expected = service.files_expected,
           .texts = {}};
    wire::each_value<Language>([&](Language language) {
      const Words& words = words_of(service, language);
      one.texts.push_back({.language = std::string(language_tag(language)),
                           .name = std::string(words.name),
                           .description = std::string(words.detail)});
    });
  }
  portals::put_services(tx, catalogue);
}

}  // namespace guichet::demo
