// People, properties and orders the screen tests show.
#pragma once

#include <string>
#include <vector>

#include "shared/api.hpp"

namespace guichet::tests {

inline constexpr Instant sample_now{1'794'927'600'000};  // 17 November 2026, 10:00 in Québec

inline portal::Bootstrap sample_bootstrap(std::string_view language, Role role = Role::client) {
  portal::Bootstrap page;
  page.portal = {.slug = "panorama",
                 .name = "Studio Panorama",
                 .subtitle = "Espace courtier",
                 .brand = "#2449D8",
                 .mark = "panorama",
                 .login = portal::LoginKind::agent_code,
                 .modules = {portal::Module::home, portal::Module::orders, portal::Module::listings,
                             portal::Module::media, portal::Module::messages, portal::Module::accounts,
                             portal::Module::directory},
                 .languages = {std::string{language}, "fr-CA", "fr-FR", "en", "pl-PL"},
                 .currency = Currency::CAD,
                 .time_zone = "America/Toronto",
                 .contact = {.name = "Maude Tremblay",
                             .role = "Personne-ressource",
                             .phone = "+14185550142",
                             .email = "maude@panorama.example",
                             .hours = "Lun. – ven., 8 h – 18 h"},
                 .may_register = true};
  page.now = sample_now;
  page.zone_offset_minutes = -300;
  if (role == Role::anonymous) return page;
  page.me = portal::Me{.account = {"a1"},
                       .role = role,
                       .login = "48213",
                       .email = "elise.gagnon@panorama.example",
                       .first_name = "Élise",
                       .last_name = "Gagnon",
                       .office = "Immobilier Montcalm",
                       .language = {},
                       .unread_messages = 0};
  return page;
}

inline std::vector<orders::Service> sample_services() {
  return {{.id = {"photos_hdr"},
           .name = "Photos HDR",
           .detail = "25 photos",
           .icon = "camera",
           .price = {18900},
           .files_expected = 25},
          {.id = {"tour"},
           .name = "Visite virtuelle 360°",
           .detail = "15 pièces max.",
           .icon = "rotate-3d",
           .price = {24900},
           .files_expected = 1},
          {.id = {"plan"},
           .name = "Plan 2D mesuré",
           .detail = "Par étage",
           .icon = "ruler",
           .price = {9500},
           .files_expected = 1},
          {.id = {"drone"},
           .name = "Vidéo par drone",
           .detail = "60 secondes",
           .icon = "drone",
           .price = {27500},
           .files_expected = 1},
          {.id = {"dusk"},
           .name = "Photos au crépuscule",
           .detail = "5 vues",
           .icon = "sunset",
           .price = {12900},
           .files_expected = 5},
          {.id = {"staging"},
           .name = "Mise en valeur 3D",
           .detail = "Par pièce",
           .icon = "sofa",
           .price = {4500},
           .files_expected = 0}};
}

inline std::vector<orders::TaxLine> sample_taxes() {
  return {{.name = "TPS", .rate_per_100000 = 5000, .amount = {}},
          {.name = "TVQ", .rate_per_100000 = 9975, .amount = {}}};
}

inline listings::Listing sample_listing(int n) {
  const std::vector<std::string> streets{"1248, rue des Érables", "1310, rue des Érables",
                                         "86, rue des Érables", "9, rue des Érables Ouest",
                                         "2205, rue des Érables, app. 504"};
  const auto index = static_cast<std::size_t>(n) % streets.size();
  return {.number = {std::to_string(24718803 + n)},
          .state = listings::ListingState::listed,
          .street = streets[index],
          .city = "Québec (Montcalm)",
          .postal_code = "G1R 2K4",
          .price = {74900000 - n * 1000000},
          .bedrooms = 4,
          .bathrooms = 2,
          .living_area_m2 = 148,
          .year_built = 1998,
          .agent_name = "Élise Gagnon",
          .photo = "/files/p" + std::to_string(n) + ".jpg",
          .open_order = n == 2 ? "SP-20425" : ""};
}

inline orders::Order sample_order(int n, orders::OrderState state) {
  const std::vector<std::string> streets{"1248, rue des Érables", "77, avenue Cartier",
                                         "3310, chemin Saint-Louis", "15, rang du Nord"};
  orders::Order order;
  order.number = {"SP-" + std::to_string(20418 + n)};
  order.state = state;
  order.listing = {"24718803"};
  order.street = streets[static_cast<std::size_t>(n) % streets.size()];
  order.city = "Québec (Montcalm)";
  order.postal_code = "G1R 2K4";
  order.photo = "/files/o" + std::to_string(n) + ".jpg";
  const auto services = sample_services();
  order.services = {services[0], services[1], services[2]};
  order.totals = orders::totals_of(order.services, sample_taxes());
  order.client_name = "Jean-Philippe Bouchard";
  order.phone = "+14185550142";
  order.agent_name = "Élise Gagnon";
  order.assignee_name = n == 3 ? "" : "Karim Benali";
  order.comment = "Chien à l’intérieur, sonner avant d’entrer.";
  order.placed = sample_now - days(4);
  if (n != 3) order.due = sample_now + hours(6 + 20 * n);
  if (state == orders::OrderState::completed) order.completed = sample_now - days(1);
  if (state == orders::OrderState::archived) order.erased_on = Day{2026, 11, 23 + n};
  order.files_total = order.files_released = 42;
  return order;
}

// Élise is at the screen; Karim is away until Friday, and Nora stands in.
inline team::Team sample_team() {
  return {
      .people = {{.account = {"a1"}, .name = "Élise Gagnon", .role = Role::dispatcher, .absence = {}},
                 {.account = {"k1"},
                  .name = "Karim Benali",
                  .role = Role::editor,
                  .absence = team::Absence{.from = {2026, 11, 16}, .to = {2026, 11, 20}, .stand_in = {"n1"}}},
                 {.account = {"n1"}, .name = "Nora Roy", .role = Role::photographer, .absence = {}}}};
}

inline std::vector<media::MediaItem> sample_media(bool is_released) {
  std::vector<media::MediaItem> items;
  const std::vector<std::string> rooms{"Séjour", "Salle à manger", "Cuisine", "Chambre", "Jardin"};
  for (int n = 0; n < 12; ++n) {
    const bool is_panorama = n < 5;
    media::MediaItem item{.id = {"m" + std::to_string(n)},
                          .kind = is_panorama ? media::MediaKind::panorama : media::MediaKind::photo,
                          .state = media::MediaState::ready,
                          .name = "erables_0" + std::to_string(n) + ".jpg",
                          .title = rooms[static_cast<std::size_t>(n) % rooms.size()],
                          .bytes = 8'400'000,
                          .width = 4000,
                          .height = 2667,
                          .problem = {},
                          .cube = {},
                          .scene = {},
                          .is_released = is_released};
    if (is_panorama) item.cube = media::Cube{.levels = 3, .tile_size = 512, .cube_size = 2048};
    items.push_back(std::move(item));
  }
  items[10].kind = media::MediaKind::floor_plan;
  items[11].kind = media::MediaKind::video;
  // The kitchen is behind whoever comes into the living room; the bedroom and the garden are nowhere.
  const media::MediaId plan = items[10].id;
  items[0].scene = media::Scene{
      .yaw = 0,
      .place = media::PlanPlace{.plan = plan, .x = 200, .y = 400, .heading = 0},
      .links = {{.to = items[1].id, .yaw = 30, .pitch = -12}, {.to = items[2].id, .yaw = -170, .pitch = 0}}};
  items[1].scene = media::Scene{.yaw = 120,
                                .place = media::PlanPlace{.plan = plan, .x = 800, .y = 500, .heading = 90},
                                .links = {{.to = items[0].id, .yaw = -60, .pitch = 0}}};
  return items;
}

}  // namespace guichet::tests
