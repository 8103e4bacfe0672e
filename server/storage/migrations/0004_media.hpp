#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

inline constexpr Migration migration_0004_media{4, "media", R"sql(
create table blobs (
  portal text not null,
  key text not null,
  sha256 text not null,
  bytes integer not null,
  content_type text not null,
  created_at integer not null,
  primary key (portal, key)
) strict, without rowid;

create table media (
  portal text not null,
  id text not null,
  order_number text not null,
  blob text not null,
  kind text not null,
  name text not null,
  title text not null default '',
  content_type text not null default '',
  width integer not null default 0,
  height integer not null default 0,
  bytes integer not null default 0,
  state text not null,
  error text not null default '',
  position integer not null default 0,
  is_cover integer not null default 0,
  tile_levels integer not null default 0,
  tile_size integer not null default 0,
  cube_size integer not null default 0,
  initial_yaw integer not null default 0,
  taken_at integer,
  created_at integer not null,
  created_by text,
  updated_at integer not null default 0,
  released_at integer,
  deleted_at integer,
  primary key (portal, id),
  foreign key (portal, order_number) references orders (portal, number),
  foreign key (portal, blob) references blobs (portal, key)
) strict, without rowid;
create index media_by_order on media (portal, order_number, position, id);
create index media_by_state on media (portal, state, created_at);
create index media_by_blob on media (portal, blob);

create table uploads (
  portal text not null,
  id text not null,
  account text not null,
  order_number text not null,
  name text not null,
  kind text not null,
  content_type text not null default '',
  bytes_total integer not null,
  bytes_received integer not null default 0,
  state text not null,
  media text,
  created_at integer not null,
  expires_at integer not null,
  primary key (portal, id),
  foreign key (portal, account) references accounts (portal, id) on delete cascade
) strict, without rowid;
create index uploads_by_expiry on uploads (expires_at);
create index uploads_by_order on uploads (portal, order_number, created_at);

create table tours (
  portal text not null,
  token text not null,
  order_number text not null,
  title text not null default '',
  is_public integer not null default 0,
  views integer not null default 0,
  created_at integer not null,
  revoked_at integer,
  primary key (portal, token),
  foreign key (portal, order_number) references orders (portal, number) on delete cascade
) strict, without rowid;
create unique index tours_by_token on tours (token);
create index tours_by_order on tours (portal, order_number);
)sql"};

}  // namespace guichet::storage
