// Reads properties: what an agent may order for, by number and by search.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/call.hpp"
#include "server/storage/db.hpp"
#include "shared/listings/listings.hpp"

namespace guichet::listings {

// Whose properties somebody may order for (V34).
struct Reach {
  bool is_everything = false;  // staff
  AccountId account{};
  std::string agent_code{};
  std::string office_code{};
};

[[nodiscard]] Reach reach_of(storage::Tx& tx, const server::Actor& actor);

struct ListingRow {
  Listing listing{};
  std::int64_t search_id = 0;
  std::string agent_code{};
  std::string co_agent_code{};
  std::string office_code{};
  WIRE_FIELDS(listing, search_id, agent_code, co_agent_code, office_code)
};

// Nothing for a property that is absent or out of reach.
[[nodiscard]] std::optional<ListingRow> find_listing(storage::Tx& tx, const Reach& reach,
                                                     const ListingNumber& number);
[[nodiscard]] bool is_within(const Reach& reach, const ListingRow& row);

inline constexpr std::int64_t counted_max = 1000;

// One page of a list and how long the list is, counted up to counted_max.
struct Found {
  std::vector<ListingRow> rows{};  // one more than asked for when there are more
  std::int64_t total = 0;
};

// Properties on the market, newest numbers first, below the number `before` (empty: from the start).
[[nodiscard]] Found newest(storage::Tx& tx, const Reach& reach, Scope scope, const std::string& before,
                           std::int64_t count_max);
// Those whose address begins, word by word, with the words of `text`; below search_id `before`. The newest
// of an office come first.
[[nodiscard]] Found matching(storage::Tx& tx, const Reach& reach, Scope scope, const std::string& text,
                             std::int64_t before, std::int64_t count_max);

// When the data was taken that the last good import brought.
[[nodiscard]] std::optional<Instant> data_as_of(storage::Tx& tx);

}  // namespace guichet::listings
