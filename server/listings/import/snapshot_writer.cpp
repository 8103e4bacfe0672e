#include "server/listings/import/snapshot_writer.hpp"

#include <sodium.h>

#include <array>
#include <utility>

#include "server/storage/search.hpp"
#include "shared/core/text.hpp"

namespace guichet::listings {

namespace {

std::string content_hash(const FeedListing& l) {
  std::string all;
  for (const std::string* part :
       {&l.raw_status, &l.street_number, &l.street_name, &l.unit, &l.city, &l.postal_code, &l.agent_code,
        &l.co_agent_code, &l.office_code, &l.photo_url}) {
    all += *part;
    all += '\x1f';
  }
  for (const std::int64_t part : {l.price_cents, l.bedrooms, l.bathrooms, l.living_area_m2, l.year_built,
                                  l.listed_on ? days_since_epoch(*l.listed_on) : std::int64_t{0}}) {
    all += std::to_string(part);
    all += '\x1f';
  }
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(all.data()), all.size(),
                     nullptr, 0);
  std::array<char, 2 * 16 + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return std::string(hex.data());
}

ListingState state_for(FeedStatus status) {
  return status == FeedStatus::on_market ? ListingState::listed : ListingState::archived;
}

std::string_view reason_for(FeedStatus status) {
  switch (status) {
    case FeedStatus::on_market:
      return "";
    case FeedStatus::sold:
      return "sold";
    case FeedStatus::withdrawn:
      return "withdrawn";
    case FeedStatus::expired:
      return "expired";
  }
  return "";
}

// As addresses are written in Québec.
std::string address_line(const FeedListing& listing) {
  std::string line = listing.street_number;
  if (!line.empty()) line += ", ";
  line += listing.street_name;
  if (!listing.unit.empty()) line += ", app. " + listing.unit;
  return line;
}

std::string search_body(const std::string& portal, const FeedListing& listing, const std::string& address) {
  std::string body =
      storage::indexed_words(listing.number + " " + address + " " + listing.city + " " + listing.postal_code);
  body += " " + storage::owner_word(portal);
  for (const std::string* agent : {&listing.agent_code, &listing.co_agent_code})
    if (!agent->empty()) body += " " + agent_word(portal, *agent);
  return body;
}

}  // namespace

SnapshotRow::SnapshotRow(const std::string& portal, FeedListing read)
    : listing(std::move(read)),
      address(address_line(listing)),
      content_hash(listings::content_hash(listing)),
      search_body(listings::search_body(portal, listing, address)) {}

struct SnapshotWriter::KnownRow {
  std::string number{};
  ListingState state = ListingState::listed;
  std::string content_hash{};
  std::int64_t search_id = 0;
  WIRE_FIELDS(number, state, content_hash, search_id)
};

SnapshotWriter::SnapshotWriter(storage::Tx& tx, std::string run, Instant now, Day today)
    : tx_(tx), run_(std::move(run)), now_(now), today_(today), search_(tx) {
  tx_.each<KnownRow>(
      "select number, state, content_hash, search_id from listings "
      "where portal = :portal and source = 'feed'",
      [&](KnownRow&& row) {
        known_.emplace(std::move(row.number),
                       Known{row.state, std::move(row.content_hash), row.search_id, false});
      });
  for (std::string& agent_code :
       tx_.all<std::string>("select agent_code from directory where portal = :portal and state = "
                            "'authorised' and revoked_at is null"))
    awaited_.insert(std::move(agent_code));
}

SnapshotWriter::~SnapshotWriter() {
  try {
    if (expects_many_) tx_.global().run("pragma cache_size = -8192");
  } catch (const storage::StorageError&) {  // the connection is lost, and its memory with it
  }
}

void SnapshotWriter::expect_many() {
  expects_many_ = true;
  tx_.global().run("pragma cache_size = -262144");
  tx_.global().run("insert into listing_search (listing_search, rank) values ('hashsize', 67108864)");
  tx_.global().run("insert into listing_search (listing_search, rank) values ('automerge', 0)");
}

void SnapshotWriter::finish() {
  search_.finish();
  if (!expects_many_) return;
  tx_.global().run("insert into listing_search (listing_search, rank) values ('hashsize', 1048576)");
  tx_.global().run("insert into listing_search (listing_search, rank) values ('automerge', 4)");
}

void SnapshotWriter::write(const SnapshotRow& row) {
  const ListingState state = state_for(row.listing.status);
  const auto found = known_.find(row.listing.number);
  if (found == known_.end()) return insert(row, state);
  Known& known = found->second;
  if (known.is_seen) return;  // a number twice in one snapshot: the first one counts
  known.is_seen = true;
  if (known.state == state && known.content_hash == row.content_hash) {
    ++counts_.unchanged;
    return;
  }
  update(row, state, known);
}

void SnapshotWriter::insert(const SnapshotRow& row, ListingState state) {
  const std::int64_t search_id = search_.next_id(row.listing.office_code);
  // Its hash is not asked for again: a number that comes twice is passed over.
  known_.emplace(row.listing.number, Known{state, {}, search_id, true});
  store(row, state, search_id);
  search_.add(search_id, row.search_body);
  ++counts_.created;
  if (state == ListingState::archived) ++counts_.archived;
}

void SnapshotWriter::update(const SnapshotRow& row, ListingState state, Known& known) {
  const bool has_moved = !search_.is_of(known.search_id, row.listing.office_code);
  const std::int64_t search_id = has_moved ? search_.next_id(row.listing.office_code) : known.search_id;
  store(row, state, search_id);
  if (has_moved) {
    search_.remove(known.search_id);
    search_.add(search_id, row.search_body);
  } else if (known.content_hash != row.content_hash) {
    search_.replace(search_id, row.search_body);
  }
  ++counts_.updated;
  if (state == ListingState::archived && known.state != ListingState::archived) ++counts_.archived;
}

void SnapshotWriter::store(const SnapshotRow& row, ListingState state, std::int64_t search_id) {
  const FeedListing& l = row.listing;
  const bool is_archived = state == ListingState::archived;
  tx_.run(
      "insert into listings (portal, number, search_id, source, source_key, state, raw_status, address,"
      " street_number, street_name, unit, city, postal_code, price, bedrooms, bathrooms, living_area,"
      " living_area_unit, year_built, agent_code, co_agent_code, office_code, listed_on, photo_url, "
      "archived_on,"
      " archive_reason, content_hash, last_run, created_at, updated_at)"
      " values (:portal, $1, $2, 'feed', $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'm2', $15, "
      "$16,"
      " $17, $18, $19, $20, $21, $22, $23, $24, $25, $25)"
      " on conflict (portal, number) do update set search_id = excluded.search_id, state = excluded.state, "
      "raw_status = excluded.raw_status,"
      " address = excluded.address, street_number = excluded.street_number, street_name = "
      "excluded.street_name,"
      " unit = excluded.unit, city = excluded.city, postal_code = excluded.postal_code, price = "
      "excluded.price,"
      " bedrooms = excluded.bedrooms, bathrooms = excluded.bathrooms, living_area = excluded.living_area,"
      " year_built = excluded.year_built, agent_code = excluded.agent_code,"
      " co_agent_code = excluded.co_agent_code, office_code = excluded.office_code, listed_on = "
      "excluded.listed_on,"
      " photo_url = case when excluded.photo_url = '' then listings.photo_url else excluded.photo_url end,"
      // The day of archiving starts a clock that erases files: it must not move while the property stays
      // archived.
      " archived_on = case when excluded.archived_on is null then null"
      "   else coalesce(listings.archived_on, excluded.archived_on) end,"
      " archive_reason = excluded.archive_reason, missing_since = null, content_hash = excluded.content_hash,"
      " last_run = excluded.last_run, updated_at = excluded.updated_at",
      l.number, search_id, state, l.raw_status, row.address, l.street_number, l.street_name, l.unit, l.city,
      l.postal_code, l.price_cents, l.bedrooms, l.bathrooms, l.living_area_m2, l.year_built, l.agent_code,
      l.co_agent_code, l.office_code, l.listed_on, l.photo_url,
      is_archived ? std::optional<Day>(today_) : std::optional<Day>(), reason_for(l.status), row.content_hash,
      run_, now_);
}

void SnapshotWriter::write_absent() {
  for (const auto& [number, known] : known_) {
    if (known.is_seen || known.state == ListingState::archived) continue;
    if (known.state == ListingState::listed) {
      tx_.run(
          "update listings set state = 'missing', missing_since = $2, updated_at = $2"
          " where portal = :portal and number = $1 and state = 'listed'",
          number, now_);
      ++counts_.missing;
      continue;
    }
    tx_.run(
        "update listings set state = 'archived', archived_on = $2, archive_reason = 'absent', updated_at = $3"
        " where portal = :portal and number = $1 and state = 'missing'",
        number, today_, now_);
    ++counts_.archived;
  }
}

// A broker in the data is a broker whose authorisation works: who was waiting becomes known (SM1). A revoked
// authorisation stays revoked, whatever the feed says, and an identity the staff corrected stays corrected
// (V9).
void SnapshotWriter::write(const FeedMember& m) {
  tx_.run(
      "insert into directory (portal, agent_code, first_name, last_name, office_code, office_name, email, "
      "phone,"
      " language, state, updated_at) values (:portal, $1, $2, $3, $4, $5, $6, $7, $8, 'known', $9)"
      " on conflict (portal, agent_code) do update set"
      " first_name = case when directory.corrected_at is null then excluded.first_name else "
      "directory.first_name end,"
      " last_name = case when directory.corrected_at is null then excluded.last_name else "
      "directory.last_name end,"
      " office_name = case when directory.corrected_at is null then excluded.office_name"
      "   else directory.office_name end,"
      " office_code = excluded.office_code,"
      " email = excluded.email, phone = excluded.phone, language = excluded.language, state = 'known',"
      " updated_at = excluded.updated_at"
      " where directory.revoked_at is null",
      m.agent_code, m.first_name, m.last_name, m.office_code, m.office_name, m.email, m.phone,
      m.is_french ? "fr-CA" : "en", now_);
  if (awaited_.erase(m.agent_code) > 0) arrived_.push_back(m.agent_code);
}

}  // namespace guichet::listings
