// RESO Common Format (RCP-25): JSON with the data dictionary's field names, one record or {"value": [...]}.
// Enumerations may come as words ("Active Under Contract") or as OData names ("ActiveUnderContract").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/listings/import/record.hpp"

namespace guichet::listings {

inline constexpr std::size_t reso_bytes_max = std::size_t{512} << 20;  // read whole: JSON has no rows

// The records in their order, or the reason why the text is no such document.
[[nodiscard]] std::variant<std::vector<Row<FeedListing>>, RowProblem> reso_listings(std::string_view json);

}  // namespace guichet::listings
