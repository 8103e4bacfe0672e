#include "server/listings/listing_store.hpp"

#include "server/listings/search_words.hpp"
#include "server/portals/people.hpp"
#include "server/storage/search.hpp"

namespace guichet::listings {

namespace {

// What every statement here reads of a property; $1 is the account whose open orders are shown, or all of
// them.
constexpr std::string_view columns =
    "select l.number as listing_number, l.state as listing_state, l.address as listing_street,"
    " l.city as listing_city, l.postal_code as listing_postal_code, coalesce(l.price, 0) as listing_price,"
    " coalesce(l.bedrooms, 0) as listing_bedrooms, coalesce(l.bathrooms, 0) as listing_bathrooms,"
    " coalesce(l.living_area, 0) as listing_living_area_m2, coalesce(l.year_built, 0) as listing_year_built,"
    " trim(coalesce(d.first_name || ' ' || d.last_name, '')) as listing_agent_name,"
    " l.photo_url as listing_photo,"
    " coalesce((select o.number from orders o where o.portal = l.portal and o.listing = l.number"
    "   and o.state in ('received', 'scheduled', 'captured', 'in_production', 'quality_check')"
    "   and ($1 = '' or o.account = $1) order by o.created_at desc limit 1), '') as listing_open_order,"
    " l.search_id, l.agent_code, l.co_agent_code, l.office_code";
constexpr std::string_view from_listings = " from listings l";
// Named, because without statistics SQLite would rather walk along the numbers, past other people's
// properties.
constexpr std::string_view from_market = " from listings l indexed by listings_by_state";
constexpr std::string_view from_office = " from listings l indexed by listings_by_office";
constexpr std::string_view with_agent =
    " left join directory d on d.portal = l.portal and d.agent_code = l.agent_code where l.portal = :portal";
constexpr std::string_view of_number = " and l.number = $2";
constexpr std::string_view on_market =
    " and l.state = 'listed' and l.number < $2 order by l.number desc limit $3";
constexpr std::string_view on_market_of_office =
    " and l.office_code = $4 and l.state = 'listed' and l.number < $2 order by l.number desc limit $3";
// Found in two indexes: only what is on the page is read whole.
constexpr std::string_view on_market_of_agent =
    " and l.number in (select number from listings where portal = :portal and state = 'listed'"
    "   and (agent_code = $4 or (co_agent_code = $4 and co_agent_code <> '')) and number < $2"
    "   order by number desc limit $3) order by l.number desc";
// A cross join keeps its order: without statistics SQLite would rather ask the words of every property.
constexpr std::string_view from_search = " from listing_search s cross join listings l";
constexpr std::string_view with_words =
    " and l.search_id = s.rowid and s.listing_search match $4 and l.state = 'listed'";
constexpr std::string_view below_row = " and s.rowid < $2";
// One bound above, because FTS5 keeps to one.
constexpr std::string_view below_row_in_office =
    " and s.rowid < min($2, coalesce((select first_id + 4294967296 from search_offices"
    "   where portal = :portal and office = $5), 0))"
    " and s.rowid > coalesce((select first_id from search_offices where portal = :portal and office = $5), "
    "0)";
constexpr std::string_view newest_rows = " order by s.rowid desc limit $3";

using storage::Joined;

bool is_whole_office(const Reach& reach, Scope scope) {
  return scope == Scope::office && !reach.office_code.empty();
}

// The word of those whose properties are searched; nothing: of nobody. The rows of an office need none.
std::optional<std::string> owner_searched(const std::string& portal, const Reach& reach, Scope scope) {
  if (reach.is_everything) return storage::owner_word(portal);
  if (is_whole_office(reach, scope)) return "";
  if (reach.agent_code.empty()) return std::nullopt;
  return agent_word(portal, reach.agent_code);
}

// The vocabulary is everybody's; whose rows are found is said by the owner's word and by the statement.
std::optional<std::vector<std::string>> words_beginning(storage::Tx& tx, const std::string& begin) {
  return storage::words_beginning(begin, [&tx](const std::string& from) {
    return tx.global().one<std::string>("select term from listing_words where term >= $1 limit 1", from);
  });
}

static_assert(counted_max == 1000, "the limit in the statements that count");

// Above every number, so that the first page is read like the others.
std::string below(const std::string& before) {
  return before.empty() ? "~" : before;
}

// Only pictures of our own are shown: others would tell strangers who looks at what.
void keep_own_picture(ListingRow& row) {
  if (!row.listing.photo.starts_with('/')) row.listing.photo.clear();
}

Found page(std::vector<ListingRow> rows, std::int64_t total) {
  for (ListingRow& row : rows) keep_own_picture(row);
  return {.rows = std::move(rows), .total = total};
}

}  // namespace

Reach reach_of(storage::Tx& tx, const server::Actor& actor) {
  if (is_staff(actor.role)) return {.is_everything = true};
  const auto person = portals::find_person(tx, actor.account);
  if (!person) return {};
  return {.account = person->id, .agent_code = person->agent_code, .office_code = person->office};
}

bool is_within(const Reach& reach, const ListingRow& row) {
  if (reach.is_everything) return true;
  const bool is_own = !reach.agent_code.empty() &&
                      (row.agent_code == reach.agent_code || row.co_agent_code == reach.agent_code);
  return is_own || (!reach.office_code.empty() && row.office_code == reach.office_code);
}

std::optional<ListingRow> find_listing(storage::Tx& tx, const Reach& reach, const ListingNumber& number) {
  auto row =
      tx.one<ListingRow>(Joined<columns, from_listings, with_agent, of_number>::text, reach.account, number);
  if (!row || !is_within(reach, *row)) return std::nullopt;
  keep_own_picture(*row);
  return row;
}

Found newest(storage::Tx& tx, const Reach& reach, Scope scope, const std::string& before,
             std::int64_t count_max) {
  if (reach.is_everything) {
    return page(tx.all<ListingRow>(Joined<columns, from_market, with_agent, on_market>::text, reach.account,
                                   below(before), count_max),
                tx.kept_number("select count(*) from (select 1 from listings where portal = :portal"
                               " and state = 'listed' limit 1000)"));
  }
  if (is_whole_office(reach, scope)) {
    return page(tx.all<ListingRow>(Joined<columns, from_office, with_agent, on_market_of_office>::text,
                                   reach.account, below(before), count_max, reach.office_code),
                tx.kept_number("select count(*) from (select 1 from listings where portal = :portal"
                               " and office_code = $1 and state = 'listed' limit 1000)",
                               reach.office_code));
  }
  if (reach.agent_code.empty()) return {};
  return page(
      tx.all<ListingRow>(Joined<columns, from_listings, with_agent, on_market_of_agent>::text, reach.account,
                         below(before), count_max, reach.agent_code),
      tx.kept_number("select count(*) from (select 1 from listings where portal = :portal"
                     " and state = 'listed'"
                     " and (agent_code = $1 or (co_agent_code = $1 and co_agent_code <> '')) limit 1000)",
                     reach.agent_code));
}

Found matching(storage::Tx& tx, const Reach& reach, Scope scope, const std::string& text, std::int64_t before,
               std::int64_t count_max) {
  const auto owner = owner_searched(tx.portal(), reach, scope);
  if (!owner) return {};
  const std::string expression = storage::match_beginnings(
      *owner, text, [&tx](const std::string& begin) { return words_beginning(tx, begin); });
  if (expression.empty()) return {};
  if (owner->empty()) {
    return page(
        tx.all<ListingRow>(
            Joined<columns, from_search, with_agent, with_words, below_row_in_office, newest_rows>::text,
            reach.account, before, count_max, expression, reach.office_code),
        tx.kept_number("select count(*) from (select 1 from listing_search s cross join listings l"
                       " where l.search_id = s.rowid and s.listing_search match $1"
                       " and s.rowid > coalesce((select first_id from search_offices"
                       "   where portal = :portal and office = $2), 0)"
                       " and s.rowid < coalesce((select first_id + 4294967296 from search_offices"
                       "   where portal = :portal and office = $2), 0)"
                       " and l.portal = :portal and l.state = 'listed' limit 1000)",
                       expression, reach.office_code));
  }
  return page(
      tx.all<ListingRow>(Joined<columns, from_search, with_agent, with_words, below_row, newest_rows>::text,
                         reach.account, before, count_max, expression),
      tx.kept_number("select count(*) from (select 1 from listing_search s cross join listings l"
                     " where l.search_id = s.rowid and s.listing_search match $1"
                     " and l.portal = :portal and l.state = 'listed' limit 1000)",
                     expression));
}

std::optional<Instant> data_as_of(storage::Tx& tx) {
  return tx.one<Instant>(
      "select coalesce(snapshot_at, finished_at, started_at) from import_runs where portal = :portal"
      " and state = 'applied' order by started_at desc, id desc limit 1");
}

}  // namespace guichet::listings
