#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// Fills the full-text table of properties from the rows that are there.
void fill_0015_office_search(Connection& connection);

// Searches in an office that do not grow with the portal: each office of each portal has a range of 2^32
// search_ids of its own, from first_id on, so that its rows of listing_search stand together. A property that
// changes its office gets another search_id.
inline constexpr Migration migration_0015_office_search{15, "office search", R"sql(
create table search_offices (
  portal text not null,
  office text not null,
  first_id integer not null,
  primary key (portal, office)
) strict, without rowid;
create unique index search_offices_by_first_id on search_offices (first_id);
insert into search_offices (portal, office, first_id)
select portal, office_code, row_number() over (order by portal, office_code) * 4294967296
from (select distinct portal, office_code from listings);

drop index listings_by_search_id;
update listings set search_id = numbered.search_id from (
  select l.portal, l.number, o.first_id + row_number() over (
    partition by l.portal, l.office_code order by l.search_id) as search_id
  from listings l join search_offices o on o.portal = l.portal and o.office = l.office_code) numbered
where listings.portal = numbered.portal and listings.number = numbered.number;
create unique index listings_by_search_id on listings (search_id);
insert into listing_search (listing_search) values ('delete-all');
)sql",
                                                        fill_0015_office_search};

}  // namespace guichet::storage
