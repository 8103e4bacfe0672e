#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// Who is away and who stands in; what each person keeps of the queue. Both go with the person.
inline constexpr Migration migration_0013_queue_views_absences{13, "queue_views_absences", R"sql(
create index accounts_of_staff on accounts (portal, id) where role not in ('client', 'office_manager');

create table absences (
  portal text not null,
  account text not null,
  from_day text not null,
  to_day text not null,
  stand_in text,
  updated_at integer not null,
  primary key (portal, account),
  foreign key (portal, account) references accounts (portal, id) on delete cascade,
  foreign key (portal, stand_in) references accounts (portal, id)
) strict, without rowid;

create table queue_views (
  portal text not null,
  id text not null,
  account text not null,
  name text not null,
  is_shared integer not null default 0,
  filter text not null,
  words text not null default '',
  state text,
  is_unassigned integer not null default 0,
  assignee text,
  sort text not null,
  grouping text not null,
  updated_at integer not null,
  removed_at integer,
  primary key (portal, id),
  foreign key (portal, account) references accounts (portal, id) on delete cascade,
  foreign key (portal, assignee) references accounts (portal, id) on delete cascade
) strict, without rowid;
create index queue_views_by_account on queue_views (portal, account);
)sql"};

}  // namespace guichet::storage
