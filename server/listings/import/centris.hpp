// The flat files of a board's "passerelle": positional columns, which differ from agreement to agreement and are
// therefore data. Defaults are the positions most agreements have.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "server/listings/import/record.hpp"

namespace guichet::listings {

// 0-based positions in INSCRIPTIONS.TXT. Configuration: `[feed.columns]` of the portal.
struct ListingColumns {
  std::size_t number = 0;
  std::size_t agent = 2;
  std::size_t office = 3;
  std::size_t co_agent = 4;
  std::size_t price = 6;
  std::size_t listed_on = 20;
  std::size_t municipality = 22;
  std::size_t street_number = 25;
  std::size_t street_name = 27;
  std::size_t unit = 28;
  std::size_t postal_code = 29;
  std::size_t year_built = 59;
  std::size_t living_area = 75;
  std::size_t living_area_unit = 76;  // MC square metres, PC square feet
  std::size_t bedrooms = 82;
  std::size_t bathrooms = 84;
  std::size_t status = 115;  // EV on the market, VE sold, EX expired, RE withdrawn
  std::size_t latitude = 144;
  std::size_t longitude = 145;

  [[nodiscard]] std::size_t count() const;  // a row with fewer cells is rejected
};

// 0-based positions in MEMBRES.TXT.
struct MemberColumns {
  std::size_t agent = 0;
  std::size_t office = 1;
  std::size_t last_name = 4;
  std::size_t first_name = 5;
  std::size_t phone = 8;
  std::size_t email = 11;
  std::size_t language = 14;  // F or A

  [[nodiscard]] std::size_t count() const;
};

// Code to name, from MUNICIPALITES.TXT and BUREAUX.TXT.
using Names = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] Row<FeedListing> centris_listing(const std::vector<std::string>& cells, const ListingColumns&,
                                               const Names& municipalities);
[[nodiscard]] Row<FeedMember> centris_member(const std::vector<std::string>& cells, const MemberColumns&,
                                             const Names& offices);

}  // namespace guichet::listings
