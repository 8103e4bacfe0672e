#include "server/listings/import/reso.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/listings/import/numbers.hpp"
#include "shared/core/text.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

namespace {

using Json = nlohmann::json;

struct StatusWord {
  std::string_view word;  // without spaces, so that both spellings meet
  FeedStatus status;
};

constexpr std::array status_words{
    StatusWord{"Active", FeedStatus::on_market},     StatusWord{"ActiveUnderContract", FeedStatus::on_market},
    StatusWord{"ComingSoon", FeedStatus::on_market}, StatusWord{"Pending", FeedStatus::on_market},
    StatusWord{"Hold", FeedStatus::on_market},       StatusWord{"Incomplete", FeedStatus::withdrawn},
    StatusWord{"Closed", FeedStatus::sold},          StatusWord{"Withdrawn", FeedStatus::withdrawn},
    StatusWord{"Canceled", FeedStatus::withdrawn},   StatusWord{"Delete", FeedStatus::withdrawn},
    StatusWord{"Expired", FeedStatus::expired}};

std::string text_of(const Json& record, const char* field) {
  const auto found = record.find(field);
  if (found == record.end()) return {};
  if (found->is_string()) return text::single_line(found->get_ref<const std::string&>());
  if (found->is_number_integer()) return std::to_string(found->get<std::int64_t>());
  return {};
}

// Rounded: feeds write whole numbers as 3.0, and prices with at most two decimals.
std::int64_t number_of(const Json& record, const char* field, std::int64_t times = 1) {
  const auto found = record.find(field);
  if (found == record.end() || !found->is_number()) return 0;
  const double value = found->get<double>() * static_cast<double>(times);
  return std::isfinite(value) && value > 0 && value < 1e15 ? std::llround(value) : 0;
}

const StatusWord* status_named(std::string word) {
  word.erase(std::remove(word.begin(), word.end(), ' '), word.end());
  const auto found = std::find_if(status_words.begin(), status_words.end(),
                                  [&](const StatusWord& known) { return known.word == word; });
  return found == status_words.end() ? nullptr : &*found;
}

std::string street_of(const Json& record) {
  std::string street;
  for (const char* part : {"StreetDirPrefix", "StreetName", "StreetSuffix", "StreetDirSuffix"}) {
    const std::string word = text_of(record, part);
    if (word.empty()) continue;
    if (!street.empty()) street += ' ';
    street += word;
  }
  return street.empty() ? text_of(record, "UnparsedAddress") : street;
}

std::string first_photo(const Json& record) {
  const auto media = record.find("Media");
  if (media == record.end() || !media->is_array()) return {};
  std::string first;
  for (const Json& item : *media) {
    if (!item.is_object()) continue;
    const std::string url = text_of(item, "MediaURL");
    const auto preferred = item.find("PreferredPhotoYN");
    if (preferred != item.end() && preferred->is_boolean() && preferred->get<bool>()) return url;
    if (first.empty()) first = url;
  }
  return first;
}

Row<FeedListing> listing_of(const Json& record) {
  if (!record.is_object()) return RowProblem{"a record is not an object"};
  FeedListing listing;
  listing.number = normalised_number(text_of(record, "ListingId"));
  if (listing.number.empty()) return RowProblem{"ListingId is not 7 or 8 digits: " + text_of(record, "ListingId")};
  listing.raw_status = text_of(record, "StandardStatus");
  const StatusWord* status = status_named(listing.raw_status);
  if (status == nullptr) return RowProblem{"unknown StandardStatus: " + listing.raw_status};
  listing.status = status->status;
  listing.street_number = text_of(record, "StreetNumber");
  listing.street_name = street_of(record);
  listing.unit = text_of(record, "UnitNumber");
  listing.city = text_of(record, "City");
  listing.postal_code = text_of(record, "PostalCode");
  listing.price_cents = number_of(record, "ListPrice", 100);
  listing.bedrooms = number_of(record, "BedroomsTotal");
  listing.bathrooms = number_of(record, "BathroomsTotalInteger");
  listing.year_built = number_of(record, "YearBuilt");
  const bool is_feet = text_of(record, "LivingAreaUnits").find("Feet") != std::string::npos;
  const std::int64_t area = number_of(record, "LivingArea", 100);
  listing.living_area_m2 = is_feet ? square_metres_from_feet(area) : (area + 50) / 100;
  listing.agent_code = text_of(record, "ListAgentMlsId");
  listing.co_agent_code = text_of(record, "CoListAgentMlsId");
  listing.office_code = text_of(record, "ListOfficeMlsId");
  listing.listed_on = parse_iso_day(text_of(record, "ListingContractDate").substr(0, 10));
  listing.photo_url = first_photo(record);
  if (listing.street_name.empty()) return RowProblem{"the street is missing"};
  if (listing.agent_code.empty()) return RowProblem{"ListAgentMlsId is missing"};
  return listing;
}

}  // namespace

std::variant<std::vector<Row<FeedListing>>, RowProblem> reso_listings(std::string_view json) {
  if (json.size() > reso_bytes_max) return RowProblem{"the file is over 512 MiB"};
  const Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) return RowProblem{"the file is not JSON, or it is cut off"};
  std::vector<Row<FeedListing>> listings;
  if (document.is_object() && !document.contains("value")) {
    listings.push_back(listing_of(document));
    return listings;
  }
  const Json& records = document.is_object() ? document["value"] : document;
  if (!records.is_array()) return RowProblem{"the document holds no list of records"};
  listings.reserve(records.size());
  for (const Json& record : records) listings.push_back(listing_of(record));
  return listings;
}

}  // namespace guichet::listings
