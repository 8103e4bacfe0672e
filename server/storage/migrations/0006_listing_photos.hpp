#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

inline constexpr Migration migration_0006_listing_photos{6, "listing_photos", R"sql(
create table listing_photos (
  portal text not null,
  number text not null,
  blob text not null,
  created_at integer not null,
  primary key (portal, number),
  foreign key (portal, number) references listings (portal, number) on delete cascade,
  foreign key (portal, blob) references blobs (portal, key)
) strict, without rowid;
)sql"};

}  // namespace guichet::storage
