#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

inline constexpr Migration migration_0009_directory{9, "directory", R"sql(
create table authorisations (
  portal text not null,
  id text not null,
  agent_code text not null,
  signed_on text not null,
  how text not null,
  recorded_at integer not null,
  recorded_by text not null,
  expected_on text not null,
  revoked_on text,
  revoked_by text,
  reason text not null default '',
  primary key (portal, id)
) strict, without rowid;
create index authorisations_by_agent on authorisations (portal, agent_code, recorded_at);

alter table directory add column corrected_at integer;

alter table identity_corrections add column outcome text not null default '';
alter table identity_corrections add column reply text not null default '';
create index identity_corrections_open on identity_corrections (portal, created_at) where resolved_at is null;

create index sessions_live on sessions (portal, account, last_seen_at) where revoked_at is null;
create index links_live on links (portal, expires_at) where used_at is null and revoked_at is null;
)sql"};

}  // namespace guichet::storage
