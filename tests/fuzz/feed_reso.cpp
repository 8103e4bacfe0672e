#include "server/listings/import/reso.hpp"
#include "shared/core/text.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {

void feed_reso(std::string_view input) {
  const auto read = listings::reso_listings(input);
  const auto* rows = std::get_if<std::vector<listings::Row<listings::FeedListing>>>(&read);
  if (rows == nullptr)
    return require(!std::get<listings::RowProblem>(read).reason.empty(), "a refusal says why");
  for (const auto& row : *rows) {
    const auto* listing = std::get_if<listings::FeedListing>(&row);
    if (listing == nullptr) continue;
    require(!listing->number.empty() && listing->price_cents >= 0, "a listing has its number");
    require(text::is_valid_utf8(listing->street_name), "a text is UTF-8");
  }
}

}  // namespace guichet::fuzz
