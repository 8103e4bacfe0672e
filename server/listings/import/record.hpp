// One property and one broker as any feed gives them, after reading and before storing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "shared/core/time.hpp"

namespace guichet::listings {

// What the feed says of the property's life; words differ by feed, these four decide what happens here.
enum class FeedStatus { on_market, sold, withdrawn, expired };

struct FeedListing {
  std::string number{};  // the feed's own key, text for ever
  FeedStatus status = FeedStatus::on_market;
  std::string raw_status{};
  std::string street_number{};
  std::string street_name{};
  std::string unit{};
  std::string city{};
  std::string postal_code{};
  std::int64_t price_cents = 0;
  std::int64_t bedrooms = 0;
  std::int64_t bathrooms = 0;
  std::int64_t living_area_m2 = 0;  // 0: not given
  std::int64_t year_built = 0;      // 0: not given
  std::string agent_code{};
  std::string co_agent_code{};
  std::string office_code{};
  std::optional<Day> listed_on{};
  std::string photo_url{};
};

struct FeedMember {
  std::string agent_code{};
  std::string office_code{};
  std::string office_name{};
  std::string first_name{};
  std::string last_name{};
  std::string phone{};
  std::string email{};
  bool is_french = true;
};

// A row that could not be read: why, in words for the operator.
struct RowProblem {
  std::string reason{};
};

template <class Record>
using Row = std::variant<Record, RowProblem>;

}  // namespace guichet::listings
