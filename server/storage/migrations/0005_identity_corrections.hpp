#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

inline constexpr Migration migration_0005_identity_corrections{5, "identity_corrections", R"sql(
create table identity_corrections (
  portal text not null,
  id text not null,
  agent_code text not null,
  text text not null,
  created_at integer not null,
  resolved_at integer,
  resolved_by text,
  primary key (portal, id)
) strict, without rowid;
create index identity_corrections_by_agent on identity_corrections (portal, agent_code, created_at);
)sql"};

}  // namespace guichet::storage
