#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

inline constexpr Migration migration_0003_orders{3, "orders", R"sql(
create table services (
  portal text not null,
  code text not null,
  category text not null default '',
  kind text not null default '',
  price integer not null,
  unit text not null default '',
  icon text not null default '',
  files_expected integer not null default 0,
  duration_minutes integer not null default 0,
  position integer not null default 0,
  is_active integer not null default 1,
  is_preselected integer not null default 0,
  primary key (portal, code)
) strict, without rowid;

create table service_texts (
  portal text not null,
  service text not null,
  language text not null,
  name text not null,
  description text not null default '',
  primary key (portal, service, language),
  foreign key (portal, service) references services (portal, code) on delete cascade
) strict, without rowid;

create table orders (
  portal text not null,
  number text not null,
  listing text,
  account text not null,
  office text,
  state text not null,
  street text not null default '',
  city text not null default '',
  postal_code text not null default '',
  photo text not null default '',
  client_name text not null default '',
  contact text not null default '',
  contact_name text not null default '',
  phone text not null default '',
  other_phone text not null default '',
  preferred_day text,
  time_slot text not null default '',
  access text not null default '',
  comment text not null default '',
  internal_note text not null default '',
  currency text not null default '',
  subtotal integer not null default 0,
  tax_total integer not null default 0,
  total integer not null default 0,
  assignee text,
  scheduled_at integer,
  due_at integer,
  created_at integer not null,
  updated_at integer not null,
  completed_at integer,
  archived_on text,
  media_deleted_at integer,
  version integer not null default 1,
  primary key (portal, number),
  foreign key (portal, listing) references listings (portal, number),
  foreign key (portal, account) references accounts (portal, id),
  foreign key (portal, assignee) references accounts (portal, id)
) strict, without rowid;
create index orders_by_time on orders (portal, created_at, number);
create index orders_by_account on orders (portal, account, created_at, number);
create index orders_by_office on orders (portal, office, created_at, number);
create index orders_by_state on orders (portal, state, created_at, number);
create index orders_by_due on orders (portal, state, due_at, number);
create index orders_by_assignee on orders (portal, assignee, state, due_at, number);
create index orders_by_listing on orders (portal, listing, created_at);

create table order_services (
  portal text not null,
  order_number text not null,
  position integer not null,
  service text not null,
  name text not null,
  quantity integer not null default 1,
  unit_price integer not null,
  amount integer not null,
  is_done integer not null default 0,
  primary key (portal, order_number, position),
  foreign key (portal, order_number) references orders (portal, number) on delete cascade
) strict, without rowid;

create table order_taxes (
  portal text not null,
  order_number text not null,
  position integer not null,
  code text not null,
  rate_ppm integer not null,
  base integer not null,
  amount integer not null,
  primary key (portal, order_number, position),
  foreign key (portal, order_number) references orders (portal, number) on delete cascade
) strict, without rowid;

create table order_events (
  portal text not null,
  order_number text not null,
  seq integer not null,
  at integer not null,
  account text,
  kind text not null,
  from_state text not null default '',
  to_state text not null default '',
  text text not null default '',
  is_internal integer not null default 0,
  primary key (portal, order_number, seq),
  foreign key (portal, order_number) references orders (portal, number) on delete cascade
) strict, without rowid;
)sql"};

}  // namespace guichet::storage
