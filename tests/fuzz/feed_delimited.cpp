#include <sstream>

#include "server/listings/import/centris.hpp"
#include "server/listings/import/delimited.hpp"
#include "shared/core/text.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace guichet::fuzz {
namespace {

void read_rows(const std::string& text, listings::Encoding encoding) {
  std::istringstream file(text);
  listings::DelimitedReader reader(file, encoding);
  listings::ListingColumns few;  // so that short rows reach the rules too
  few.year_built = 5;
  few.living_area = 7;
  few.living_area_unit = 8;
  few.bedrooms = 9;
  few.bathrooms = 10;
  few.status = 1;
  few.latitude = 11;
  few.longitude = 12;
  std::vector<std::string> cells;
  std::int64_t last = 0;
  for (;;) {
    const auto outcome = reader.next(cells);
    if (outcome == listings::DelimitedReader::Outcome::broken)
      return require(!reader.problem().empty(), "a break says why");
    if (outcome == listings::DelimitedReader::Outcome::end) return;
    require(reader.line() > last, "rows come in their order");
    last = reader.line();
    for (const auto& cell : cells) require(text::is_valid_utf8(cell), "a cell is UTF-8");
    const auto listing = listings::centris_listing(cells, few, {});
    if (const auto* read = std::get_if<listings::FeedListing>(&listing))
      require(read->price_cents >= 0 && !read->number.empty(), "a listing has its number");
    (void)listings::centris_member(cells, {}, {});
  }
}

}  // namespace

void feed_delimited(std::string_view input) {
  const std::string text(input);
  read_rows(text, listings::Encoding::windows_1252);
  read_rows(text, listings::Encoding::utf_8);
}

}  // namespace guichet::fuzz
