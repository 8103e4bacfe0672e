#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// listing_search.portal holds storage::portal_token(portal), body the folded text; its rowid is
// listings.search_id. Coordinates are millionths of a degree, areas hundredths of their unit.
inline constexpr Migration migration_0002_listings{2, "listings", R"sql(
create table listings (
  portal text not null,
  number text not null,
  search_id integer not null,
  source text not null,
  source_system text not null default '',
  source_key text not null default '',
  state text not null,
  status text not null default '',
  raw_status text not null default '',
  property_type text not null default '',
  property_subtype text not null default '',
  address text not null default '',
  street_number text not null default '',
  street_name text not null default '',
  unit text not null default '',
  city text not null default '',
  region text not null default '',
  province text not null default '',
  postal_code text not null default '',
  country text not null default '',
  latitude_e6 integer,
  longitude_e6 integer,
  price integer,
  currency text not null default '',
  bedrooms integer,
  bathrooms integer,
  rooms integer,
  living_area integer,
  living_area_unit text not null default '',
  lot_area integer,
  lot_area_unit text not null default '',
  year_built integer,
  agent_code text not null default '',
  co_agent_code text not null default '',
  office_code text not null default '',
  listed_on text,
  expires_on text,
  off_market_on text,
  modified_at integer,
  photos_changed_at integer,
  photo_url text not null default '',
  tour_url text not null default '',
  remarks text not null default '',
  may_show_listing integer not null default 1,
  may_show_address integer not null default 1,
  missing_since integer,
  archived_on text,
  archive_reason text not null default '',
  purged_at integer,
  content_hash text not null default '',
  raw text not null default '',
  last_run text not null default '',
  created_at integer not null,
  created_by text,
  updated_at integer not null,
  primary key (portal, number)
) strict, without rowid;
create unique index listings_by_search_id on listings (search_id);
create index listings_by_agent on listings (portal, agent_code, state, number);
create index listings_by_co_agent on listings (portal, co_agent_code, state, number) where co_agent_code <> '';
create index listings_by_office on listings (portal, office_code, state, number);
create index listings_by_state on listings (portal, state, number);
create index listings_by_archive_day on listings (portal, archived_on, number) where archived_on is not null;
create index listings_by_address on listings (portal, postal_code, street_number);

create virtual table listing_search using fts5 (
  portal, number unindexed, body,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'
);

create table import_runs (
  portal text not null,
  id text not null,
  source text not null,
  file_name text not null default '',
  file_hash text not null default '',
  snapshot_at integer,
  state text not null,
  message text not null default '',
  rows_read integer not null default 0,
  rows_created integer not null default 0,
  rows_updated integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_missing integer not null default 0,
  rows_archived integer not null default 0,
  rows_rejected integer not null default 0,
  started_at integer not null,
  started_by text,
  finished_at integer,
  primary key (portal, id)
) strict, without rowid;
create index import_runs_by_time on import_runs (portal, started_at, id);

create table import_rows (
  portal text not null,
  run text not null,
  line integer not null,
  number text not null default '',
  reason text not null,
  raw text not null default '',
  primary key (portal, run, line),
  foreign key (portal, run) references import_runs (portal, id) on delete cascade
) strict, without rowid;
)sql"};

}  // namespace guichet::storage
