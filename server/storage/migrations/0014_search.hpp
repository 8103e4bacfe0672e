#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// Fills the full-text table of orders from the rows that are there.
void fill_0014_search(Connection& connection);

// Searches, lists and counts that do not grow with the portal. The full-text tables hold no text, only which
// row has which word, and their rowid is the search_id of the row: words of properties as
// storage::indexed_words makes them, parts of words of orders as storage::indexed_parts does, and the words
// of their owners. An order's search_id grows with the instant it was placed. Counts are kept for an owner,
// "account:..." or "office:...".
inline constexpr Migration migration_0014_search{14, "search", R"sql(
drop table listing_search;
create virtual table listing_search using fts5 (
  body, content = '', contentless_delete = 1, detail = none,
  tokenize = "ascii tokenchars '_-'", prefix = '1 2 3 4'
);
insert into listing_search (listing_search, rank) values ('pgsz', 1000);
create virtual table listing_words using fts5vocab ('listing_search', 'instance');

alter table orders add column search_id integer not null default 0;
update orders set search_id = numbered.search_id from (
  select portal, number, created_at * 65536 + row_number() over (
    partition by created_at order by number, portal) as search_id from orders) numbered
where orders.portal = numbered.portal and orders.number = numbered.number;
create unique index orders_by_search_id on orders (search_id);

drop index orders_by_account;
drop index orders_by_office;
drop index orders_by_account_state;
drop index orders_by_office_state;
create index orders_by_account on orders (portal, account, state, created_at, number);
create index orders_by_office on orders (portal, office, state, created_at, number);

create table order_counts (
  portal text not null,
  owner text not null,
  state_group text not null,
  n integer not null,
  primary key (portal, owner, state_group)
) strict, without rowid;
insert into order_counts (portal, owner, state_group, n)
select portal, owner, case
    when state in ('completed', 'cancelled') then state
    when state in ('archived', 'files_erased') then 'archived'
    else 'in_progress' end, count(*)
from (select portal, 'account:' || account as owner, state from orders
  union all select portal, 'office:' || office, state from orders where office is not null)
group by 1, 2, 3;

create virtual table order_search using fts5 (
  body, content = '', contentless_delete = 1, detail = none,
  tokenize = "ascii tokenchars '_-'"
);
insert into order_search (order_search, rank) values ('pgsz', 1000);
create virtual table order_words using fts5vocab ('order_search', 'instance');
)sql",
                                                 fill_0014_search};

}  // namespace guichet::storage
