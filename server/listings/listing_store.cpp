#include "server/listings/listing_store.hpp"

#include "server/listings/search_words.hpp"
#include "server/portals/people.hpp"
#include "server/storage/search.hpp"

namespace guichet::listings {

namespace {

struct Hit {
  ListingNumber number{};
  WIRE_FIELDS(number)
};

std::optional<ListingRow> load(storage::Tx& tx, const Reach& reach, const ListingNumber& number) {
  auto row = tx.one<ListingRow>(
      "select l.number as listing_number, l.state as listing_state, l.address as listing_street,"
      " l.city as listing_city, l.postal_code as listing_postal_code, coalesce(l.price, 0) as listing_price,"
      " coalesce(l.bedrooms, 0) as listing_bedrooms, coalesce(l.bathrooms, 0) as listing_bathrooms,"
      " coalesce(l.living_area, 0) as listing_living_area_m2, coalesce(l.year_built, 0) as "
      "listing_year_built,"
      " trim(coalesce(d.first_name || ' ' || d.last_name, '')) as listing_agent_name, l.photo_url as "
      "listing_photo,"
      " coalesce((select o.number from orders o where o.portal = l.portal and o.listing = l.number"
      "   and o.state in ('received', 'scheduled', 'captured', 'in_production', 'quality_check')"
      "   and ($2 = '' or o.account = $2) order by o.created_at desc limit 1), '') as listing_open_order,"
      " l.search_id, l.agent_code, l.co_agent_code, l.office_code"
      " from listings l left join directory d on d.portal = l.portal and d.agent_code = l.agent_code"
      " where l.portal = :portal and l.number = $1",
      number, reach.account);
  // Only pictures of our own are shown: others would tell strangers who looks at what.
  if (row && !row->listing.photo.starts_with('/')) row->listing.photo.clear();
  return row;
}

bool is_whole_office(const Reach& reach, Scope scope) {
  return scope == Scope::office && !reach.office_code.empty();
}

Found loaded(storage::Tx& tx, const Reach& reach, const std::vector<Hit>& hits,
             std::optional<std::int64_t> total) {
  Found found;
  for (const Hit& hit : hits) {
    if (auto row = load(tx, reach, hit.number)) found.rows.push_back(std::move(*row));
  }
  found.total = total.value_or(0);
  return found;
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
  auto row = load(tx, reach, number);
  if (!row || !is_within(reach, *row)) return std::nullopt;
  return row;
}

Found newest(storage::Tx& tx, const Reach& reach, Scope scope, const std::string& before,
             std::int64_t count_max) {
  if (reach.is_everything) {
    return loaded(tx, reach,
                  tx.all<Hit>("select number from listings where portal = :portal and state = 'listed'"
                              " and ($1 = '' or number < $1) order by number desc limit $2",
                              before, count_max),
                  tx.one<std::int64_t>("select count(*) from (select 1 from listings where portal = :portal"
                                       " and state = 'listed' limit $1)",
                                       counted_max));
  }
  if (is_whole_office(reach, scope)) {
    return loaded(
        tx, reach,
        tx.all<Hit>("select number from listings where portal = :portal and office_code = $1"
                    " and state = 'listed' and ($2 = '' or number < $2) order by number desc limit $3",
                    reach.office_code, before, count_max),
        tx.one<std::int64_t>("select count(*) from (select 1 from listings where portal = :portal"
                             " and office_code = $1 and state = 'listed' limit $2)",
                             reach.office_code, counted_max));
  }
  if (reach.agent_code.empty()) return {};
  return loaded(
      tx, reach,
      tx.all<Hit>("select number from listings where portal = :portal and state = 'listed'"
                  " and (agent_code = $1 or (co_agent_code = $1 and co_agent_code <> ''))"
                  " and ($2 = '' or number < $2) order by number desc limit $3",
                  reach.agent_code, before, count_max),
      tx.one<std::int64_t>("select count(*) from (select 1 from listings where portal = :portal"
                           " and state = 'listed'"
                           " and (agent_code = $1 or (co_agent_code = $1 and co_agent_code <> '')) limit $2)",
                           reach.agent_code, counted_max));
}

Found matching(storage::Tx& tx, const Reach& reach, Scope scope, const std::string& text, std::int64_t before,
               std::int64_t count_max) {
  std::string expression = storage::match_expression(tx.portal(), text);
  if (expression.empty()) return {};
  if (is_whole_office(reach, scope) && !reach.is_everything) {
    expression += " AND body : \"" + office_word(reach.office_code) + "\"";
  } else if (!reach.is_everything) {
    if (reach.agent_code.empty()) return {};
    expression += " AND body : \"" + agent_word(reach.agent_code) + "\"";
  }
  return loaded(
      tx, reach,
      tx.all<Hit>(
          "select l.number from listing_search s join listings l on l.search_id = s.rowid"
          " where s.listing_search match $1 and s.rowid < $2 and l.portal = :portal and l.state = 'listed'"
          " order by s.rowid desc limit $3",
          expression, before, count_max),
      tx.one<std::int64_t>("select count(*) from (select 1 from listing_search s"
                           " join listings l on l.search_id = s.rowid where s.listing_search match $1"
                           " and l.portal = :portal and l.state = 'listed' limit $2)",
                           expression, counted_max));
}

std::optional<Instant> data_as_of(storage::Tx& tx) {
  return tx.one<Instant>(
      "select coalesce(snapshot_at, finished_at, started_at) from import_runs where portal = :portal"
      " and state = 'applied' order by started_at desc, id desc limit 1");
}

}  // namespace guichet::listings
