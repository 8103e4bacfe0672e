// The orders of the demo, one a row.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "shared/orders/orders.hpp"

namespace guichet::demo {

// A moment as many days from today, on the portal's clock.
struct When {
  std::int64_t day = 0;
  std::int32_t hour = 9;
  std::int32_t minute = 0;
};

struct DemoOrder {
  std::string_view number;
  std::string_view agent;
  std::string_view listing;
  std::string_view services;  // parted by spaces, as are files
  orders::OrderState state = orders::OrderState::received;
  When placed{};
  When due{};
  std::string_view assignee{};  // sign-in name; empty: nobody
  std::string_view client_name{};
  std::string_view phone{};
  std::int64_t archived_days = 0;  // since then
  std::string_view files{};
};

inline constexpr std::string_view whole_house =
    "facade-moderne.jpg salon.jpg sejour.jpg salon-vers-cuisine.jpg cuisine.jpg detail-cuisine.jpg salle-a-manger.jpg "
    "facade-crepuscule.jpg vue-aerienne.jpg facade-plain-pied.jpg salon-360.jpg cuisine-360.jpg plan.png";

namespace order_table {

using enum orders::OrderState;
inline constexpr std::string_view photographer = "photo@panorama.example";
inline constexpr std::string_view editor = "edition@panorama.example";

// clang-format off
inline constexpr std::array rows{
    // Élise Gagnon's
    DemoOrder{"SP-20352", "48213", "23518840", "photos_hdr", archived, {-75, 9, 20}, {-70, 17}, editor,
              "Lise Fournier", "418 555-0161", 42, "facade-brique.jpg cuisine.jpg"},
    DemoOrder{"SP-20364", "48213", "23760984", "photos_hdr", archived, {-92, 11, 5}, {-88, 17}, editor,
              "Paul Simard", "418 555-0109", 69, "facade-plain-pied.jpg salle-a-manger.jpg"},
    DemoOrder{"SP-20377", "48213", "24330671", "photos_hdr", archived, {-98, 10, 40}, {-94, 17}, editor,
              "Diane Roy", "418 555-0140", 84, "immeuble.jpg salon.jpg cuisine.jpg sejour.jpg"},
    DemoOrder{"SP-20383", "48213", "25571902", "staging_3d", cancelled, {-20, 16, 10}, {-15, 17}, "",
              "Robert Caron", "418 555-0177"},
    DemoOrder{"SP-20391", "48213", "24718803", "photos_hdr tour_360", completed, {-8, 10, 14}, {-4, 15, 40}, editor,
              "Jean-Philippe Bouchard", "418 555-0142", 0, whole_house},
    DemoOrder{"SP-20418", "48213", "24718803", "photos_hdr tour_360 floor_plan_2d", in_production, {-5, 10, 2}, {0, 16},
              editor, "Jean-Philippe Bouchard", "418 555-0142", 0,
              "sejour.jpg cuisine.jpg salle-a-manger.jpg facade-crepuscule.jpg"},
    DemoOrder{"SP-20422", "48213", "25571902", "photos_hdr tour_360", captured, {-4, 14, 30}, {1, 13, 30}, photographer,
              "Robert Caron", "418 555-0177"},
    DemoOrder{"SP-20425", "48213", "26842217", "photos_hdr tour_360 floor_plan_2d drone_video", scheduled, {-3, 9, 45},
              {3, 17}, photographer, "Hélène Martel", "418 555-0133"},
    DemoOrder{"SP-20427", "48213", "27105538", "photos_hdr drone_video", received, {-2, 8, 50}, {4, 17}, "",
              "Alain Poirier", "418 555-0188"},
    // Other agents'
    DemoOrder{"SP-20411", "48220", "25918813", "photos_hdr photos_dusk", in_production, {-7, 9, 5}, {-1, 17}, editor,
              "Gilles Nadeau", "418 555-0155"},
    DemoOrder{"SP-20415", "48231", "26077349", "photos_hdr drone_video", quality_check, {-6, 15, 25}, {2, 12},
              photographer, "Carole Hébert", "418 555-0166"},
    DemoOrder{"SP-20423", "48246", "26513370", "photos_hdr", captured, {-4, 16, 45}, {0, 23, 30}, photographer,
              "Yves Morin", "418 555-0122"},
    DemoOrder{"SP-20428", "48258", "27260415", "photos_hdr floor_plan_2d", received, {-1, 10, 30}, {5, 17}, "",
              "Sonia Lavoie", "418 555-0111"},
    DemoOrder{"SP-20429", "48269", "27388126", "photos_hdr tour_360", received, {-1, 13, 15}, {7, 17}, "",
              "Marc Ouellet", "418 555-0119"},
    DemoOrder{"SP-20430", "48220", "27401933", "photos_hdr", received, {0, 0, 5}, {8, 17}, "", "Nicole Cloutier",
              "418 555-0128"}};
// clang-format on

}  // namespace order_table

}  // namespace guichet::demo
