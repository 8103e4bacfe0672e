#include "server/listings/import/centris.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "server/listings/import/numbers.hpp"
#include "shared/core/text.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

namespace {

struct StatusCode {
  std::string_view code;
  FeedStatus status;
};

constexpr std::array status_codes{StatusCode{"EV", FeedStatus::on_market}, StatusCode{"VE", FeedStatus::sold},
                                  StatusCode{"RE", FeedStatus::withdrawn},
                                  StatusCode{"EX", FeedStatus::expired}};

// A generous box around Québec: a coordinate outside means the columns have moved.
constexpr std::int64_t latitude_min_e6 = 44'900'000, latitude_max_e6 = 62'600'000;
constexpr std::int64_t longitude_min_e6 = -79'800'000, longitude_max_e6 = -57'000'000;

std::optional<Day> slashed_day(std::string_view text) {
  std::string iso(text.substr(0, 10));
  std::replace(iso.begin(), iso.end(), '/', '-');
  return parse_iso_day(iso);
}

// Most cells are one line of ASCII already.
bool is_clean(std::string_view cell) {
  char before = ' ';
  for (const char c : cell) {
    if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return cell.empty() || before != ' ';
}

std::string clean(const std::string& cell) {
  return is_clean(cell) ? cell : text::single_line(cell);
}

std::string name_of(const Names& names, const std::string& code) {
  const auto found = names.find(code);
  return found == names.end() ? code : found->second;
}

bool is_in_quebec(const std::string& latitude, const std::string& longitude) {
  if (text::is_blank(latitude) && text::is_blank(longitude))
    return true;  // not every property is placed on a map
  const auto lat = micro_degrees(latitude);
  const auto lon = micro_degrees(longitude);
  return lat && lon && *lat >= latitude_min_e6 && *lat <= latitude_max_e6 && *lon >= longitude_min_e6 &&
         *lon <= longitude_max_e6;
}

// The whole numbers of a listing; false when one of them is not a number.
bool read_numbers(FeedListing& listing, const std::vector<std::string>& cells, const ListingColumns& at) {
  const auto price = hundredths(cells[at.price]);
  const auto bedrooms = whole(cells[at.bedrooms]);
  const auto bathrooms = whole(cells[at.bathrooms]);
  const auto year = whole(cells[at.year_built]);
  const auto area = hundredths(cells[at.living_area]);
  if (!price || !bedrooms || !bathrooms || !year || !area) return false;
  listing.price_cents = *price;
  listing.bedrooms = *bedrooms;
  listing.bathrooms = *bathrooms;
  listing.year_built = *year;
  const bool is_feet = text::trim(cells[at.living_area_unit]) == "PC";
  listing.living_area_m2 = is_feet ? square_metres_from_feet(*area) : (*area + 50) / 100;
  return true;
}

}  // namespace

std::size_t ListingColumns::count() const {
  return 1 + std::max({number, agent, office, co_agent, price, listed_on, municipality, street_number,
                       street_name, unit, postal_code, year_built, living_area, living_area_unit, bedrooms,
                       bathrooms, status, latitude, longitude});
}

std::size_t MemberColumns::count() const {
  return 1 + std::max({agent, office, last_name, first_name, phone, email, language});
}

Row<FeedListing> centris_listing(const std::vector<std::string>& cells, const ListingColumns& at,
                                 const Names& municipalities) {
  if (cells.size() < at.count()) return RowProblem{"too few columns: the column map does not fit this file"};
  FeedListing listing;
  listing.number = normalised_number(cells[at.number]);
  if (listing.number.empty())
    return RowProblem{"the number is not 7 or 8 digits: " + clean(cells[at.number])};

  listing.raw_status = clean(cells[at.status]);
  const auto known = std::find_if(status_codes.begin(), status_codes.end(),
                                  [&](const StatusCode& code) { return code.code == listing.raw_status; });
  if (known == status_codes.end()) return RowProblem{"unknown status code: " + listing.raw_status};
  listing.status = known->status;

  if (!read_numbers(listing, cells, at)) return RowProblem{"price, rooms, year or area is not a number"};
  listing.listed_on = slashed_day(cells[at.listed_on]);
  if (!listing.listed_on)
    return RowProblem{"the listing date is not YYYY/MM/DD: " + clean(cells[at.listed_on])};
  if (!is_in_quebec(cells[at.latitude], cells[at.longitude]))
    return RowProblem{"the coordinates are not in Québec"};

  listing.street_number = clean(cells[at.street_number]);
  listing.street_name = clean(cells[at.street_name]);
  listing.unit = clean(cells[at.unit]);
  listing.city = name_of(municipalities, clean(cells[at.municipality]));
  listing.postal_code = clean(cells[at.postal_code]);
  listing.agent_code = clean(cells[at.agent]);
  listing.co_agent_code = clean(cells[at.co_agent]);
  listing.office_code = clean(cells[at.office]);
  if (listing.street_name.empty()) return RowProblem{"the street is missing"};
  if (listing.agent_code.empty()) return RowProblem{"the broker's code is missing"};
  return listing;
}

Row<FeedMember> centris_member(const std::vector<std::string>& cells, const MemberColumns& at,
                               const Names& offices) {
  if (cells.size() < at.count()) return RowProblem{"too few columns: the column map does not fit this file"};
  FeedMember member;
  member.agent_code = clean(cells[at.agent]);
  if (member.agent_code.empty()) return RowProblem{"the broker's code is missing"};
  member.office_code = clean(cells[at.office]);
  member.office_name = name_of(offices, member.office_code);
  member.last_name = clean(cells[at.last_name]);
  member.first_name = clean(cells[at.first_name]);
  member.phone = clean(cells[at.phone]);
  member.email = text::normalised_email(cells[at.email]);
  member.is_french = text::trim(cells[at.language]) != "A";
  if (!member.email.empty() && !text::is_plausible_email(member.email))
    return RowProblem{"the e-mail address cannot be right"};
  return member;
}

}  // namespace guichet::listings
