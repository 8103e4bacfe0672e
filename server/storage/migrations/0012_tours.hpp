#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// Where a panorama was taken and what it leads to; media.initial_yaw says where one looks first.
inline constexpr Migration migration_0012_tours{12, "tours", R"sql(
create table scenes (
  portal text not null,
  media text not null,
  plan text,
  plan_x integer not null default 0,
  plan_y integer not null default 0,
  heading integer not null default 0,
  primary key (portal, media),
  foreign key (portal, media) references media (portal, id) on delete cascade
) strict, without rowid;

create table scene_links (
  portal text not null,
  media text not null,
  position integer not null,
  target text not null,
  yaw integer not null,
  pitch integer not null,
  primary key (portal, media, position),
  foreign key (portal, media) references scenes (portal, media) on delete cascade
) strict, without rowid;
)sql"};

}  // namespace guichet::storage
