#include "server/listings/listing_service.hpp"

#include <charconv>
#include <limits>

#include "server/listings/import/listing_import.hpp"
#include "server/listings/listing_store.hpp"
#include "shared/core/text.hpp"

namespace guichet::listings {

namespace {

constexpr std::int64_t reports_max = 30;

// Cursors: "n24718803" below a number, "r1234" below a row of the full-text index.
std::string number_below(const std::string& cursor) {
  return cursor.starts_with('n') ? cursor.substr(1) : "";
}

std::int64_t row_below(const std::string& cursor) {
  std::int64_t row = std::numeric_limits<std::int64_t>::max();
  if (cursor.starts_with('r')) std::from_chars(cursor.data() + 1, cursor.data() + cursor.size(), row);
  return row;
}

ListingPage page_of(Found found) {
  ListingPage page;
  page.total = found.total;
  for (ListingRow& row : found.rows) page.items.push_back(std::move(row.listing));
  return page;
}

// The property with this number, if the searcher may order for it and it is his or he asks for the office's.
ListingPage by_number(storage::Tx& tx, const Reach& reach, Scope scope, const ListingNumber& number) {
  Found found;
  auto row = find_listing(tx, reach, number);
  const Reach own{.agent_code = reach.agent_code};
  const bool is_in_scope = row && (reach.is_everything || scope == Scope::office || is_within(own, *row));
  if (is_in_scope && row->listing.state != ListingState::archived) {
    found.rows.push_back(std::move(*row));
    found.total = 1;
  }
  return page_of(std::move(found));
}

}  // namespace

Result<ListingPage> ListingService::handle(const SearchListings& request, server::Call& call) {
  const Reach reach = reach_of(call.tx, call.actor);
  const std::string number = normalised_number(request.text);
  ListingPage page;
  if (!number.empty()) {
    page = by_number(call.tx, reach, request.scope, ListingNumber{number});
  } else {
    const bool is_blank = text::is_blank(request.text);
    Found found = is_blank ? newest(call.tx, reach, request.scope, number_below(request.after), page_size + 1)
                           : matching(call.tx, reach, request.scope, request.text, row_below(request.after),
                                      page_size + 1);
    std::string next;
    if (found.rows.size() > static_cast<std::size_t>(page_size)) {
      found.rows.pop_back();
      const ListingRow& last = found.rows.back();
      next = is_blank ? "n" + last.listing.number.value : "r" + std::to_string(last.search_id);
    }
    page = page_of(std::move(found));
    page.next = std::move(next);
  }
  page.data_as_of = data_as_of(call.tx);
  return page;
}

Result<ImportRuns> ListingService::handle(const ListImportRuns&, server::Call& call) {
  return ImportRuns{.runs = import_runs(call.tx, reports_max)};
}

}  // namespace guichet::listings
