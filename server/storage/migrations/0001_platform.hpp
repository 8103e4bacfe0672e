#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// Instants are milliseconds UTC, days are text YYYY-MM-DD, money is cents, truth is 0 or 1, ids are text.
// An absent text is '' unless the column may be null; an absent instant is null.
inline constexpr Migration migration_0001_platform{1, "platform", R"sql(
create table portals (
  id text not null primary key,
  name text not null,
  domain text not null default '',
  settings text not null default '{}',
  created_at integer not null
) strict, without rowid;

create table counters (
  portal text not null,
  name text not null,
  value integer not null,
  primary key (portal, name)
) strict, without rowid;

create table offices (
  portal text not null,
  code text not null,
  name text not null,
  address text not null default '',
  city text not null default '',
  postal_code text not null default '',
  phone text not null default '',
  email text not null default '',
  updated_at integer not null default 0,
  primary key (portal, code)
) strict, without rowid;

create table accounts (
  portal text not null,
  id text not null,
  login text not null,
  email text not null default '',
  email_verified integer not null default 0,
  agent_code text,
  first_name text not null default '',
  last_name text not null default '',
  phone text not null default '',
  office text,
  role text not null,
  language text not null,
  password_hash text not null default '',
  state text not null,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null default 0,
  password_changed_at integer,
  last_seen_at integer,
  primary key (portal, id)
) strict, without rowid;
create unique index accounts_by_login on accounts (portal, login);
create unique index accounts_by_email on accounts (portal, email) where email <> '';
create unique index accounts_by_agent_code on accounts (portal, agent_code) where agent_code is not null;
create index accounts_by_office on accounts (portal, office, id);

create table account_emails (
  portal text not null,
  account text not null,
  email text not null,
  verified_at integer,
  created_at integer not null,
  primary key (portal, account, email),
  foreign key (portal, account) references accounts (portal, id) on delete cascade
) strict, without rowid;

create table account_settings (
  portal text not null,
  account text not null,
  name text not null,
  value text not null,
  primary key (portal, account, name),
  foreign key (portal, account) references accounts (portal, id) on delete cascade
) strict, without rowid;

create table directory (
  portal text not null,
  agent_code text not null,
  first_name text not null default '',
  last_name text not null default '',
  office_code text not null default '',
  office_name text not null default '',
  email text not null default '',
  phone text not null default '',
  language text not null default '',
  state text not null,
  authorised_at integer,
  authorised_by text,
  expected_at integer,
  revoked_at integer,
  updated_at integer not null default 0,
  primary key (portal, agent_code)
) strict, without rowid;
create index directory_by_state on directory (portal, state, agent_code);

create table sessions (
  portal text not null,
  token_hash text not null,
  id text not null,
  account text not null,
  account_version integer not null default 1,
  created_at integer not null,
  authenticated_at integer not null,
  last_seen_at integer not null,
  expires_at integer not null,
  revoked_at integer,
  address text not null default '',
  user_agent text not null default '',
  primary key (portal, token_hash),
  foreign key (portal, account) references accounts (portal, id) on delete cascade
) strict, without rowid;
create unique index sessions_by_token on sessions (token_hash);
create index sessions_by_account on sessions (portal, account, created_at);
create index sessions_by_expiry on sessions (expires_at);

create table throttle (
  portal text not null,
  door text not null,
  subject text not null,
  failures integer not null,
  window_started_at integer not null,
  blocked_until integer not null default 0,
  primary key (portal, door, subject)
) strict, without rowid;
create index throttle_by_window on throttle (window_started_at);

create table links (
  portal text not null,
  token_hash text not null,
  kind text not null,
  account text,
  agent_code text,
  email text not null default '',
  payload text not null default '',
  code_hash text not null default '',
  tries integer not null default 0,
  uses_left integer not null default 1,
  created_at integer not null,
  created_by text,
  expires_at integer not null,
  used_at integer,
  revoked_at integer,
  primary key (portal, token_hash)
) strict, without rowid;
create index links_by_account on links (portal, kind, account);
create index links_by_agent_code on links (portal, kind, agent_code);
create index links_by_expiry on links (expires_at);

create table idempotency (
  portal text not null,
  account text not null,
  endpoint text not null,
  key text not null,
  body_hash text not null,
  status integer not null default 0,
  reply text not null default '',
  created_at integer not null,
  primary key (portal, account, endpoint, key)
) strict, without rowid;
create index idempotency_by_age on idempotency (created_at);

create table audit (
  portal text not null,
  seq integer not null,
  at integer not null,
  account text not null default '',
  role text not null default '',
  action text not null,
  entity text not null default '',
  result text not null,
  address text not null default '',
  request text not null default '',
  details text not null default '',
  previous_hash text not null,
  hash text not null,
  primary key (portal, seq)
) strict, without rowid;
create index audit_by_time on audit (portal, at, seq);
create index audit_by_account on audit (portal, account, at);
create index audit_by_entity on audit (portal, entity, at);

create table events (
  portal text not null,
  seq integer not null,
  at integer not null,
  audience text not null,
  kind text not null,
  entity text not null default '',
  primary key (portal, seq)
) strict, without rowid;
create index events_by_audience on events (portal, audience, seq);

create table outbox_jobs (
  portal text not null,
  id text not null,
  kind text not null,
  payload text not null,
  state text not null,
  run_at integer not null,
  leased_until integer not null default 0,
  attempts integer not null default 0,
  last_error text not null default '',
  created_at integer not null,
  finished_at integer,
  primary key (portal, id)
) strict, without rowid;
create index outbox_jobs_due on outbox_jobs (run_at, portal, id) where state = 'due';
create index outbox_jobs_leased on outbox_jobs (leased_until) where state = 'leased';
create index outbox_jobs_dead on outbox_jobs (portal, finished_at) where state = 'dead';
create index outbox_jobs_finished on outbox_jobs (finished_at) where state = 'done';

create table scheduled_runs (
  portal text not null,
  job text not null,
  period text not null,
  ran_at integer not null,
  primary key (portal, job, period)
) strict, without rowid;

create table mails (
  portal text not null,
  id text not null,
  account text,
  to_address text not null,
  subject text not null,
  about text not null default '',
  state text not null,
  error text not null default '',
  created_at integer not null,
  sent_at integer,
  primary key (portal, id)
) strict, without rowid;
create index mails_by_time on mails (portal, created_at, id);
create index mails_by_about on mails (portal, about, created_at);
)sql"};

}  // namespace guichet::storage
