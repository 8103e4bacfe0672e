#pragma once

#include "server/storage/migrations.hpp"

namespace guichet::storage {

// A message repeats its conversation's account, so that a client's list is one walk over an index.
inline constexpr Migration migration_0008_messages{8, "messages", R"sql(
create table message_threads (
  portal text not null,
  id text not null,
  account text not null,
  order_number text not null default '',
  subject text not null,
  created_at integer not null,
  updated_at integer not null,
  primary key (portal, id),
  foreign key (portal, account) references accounts (portal, id)
) strict, without rowid;
create index message_threads_by_account on message_threads (portal, account, updated_at, id);
create index message_threads_by_order on message_threads (portal, order_number) where order_number <> '';

create table messages (
  portal text not null,
  id text not null,
  thread text not null,
  account text not null,
  author text not null,
  is_company integer not null,
  text text not null,
  at integer not null,
  primary key (portal, id),
  foreign key (portal, thread) references message_threads (portal, id),
  foreign key (portal, author) references accounts (portal, id)
) strict, without rowid;
create index messages_by_thread on messages (portal, thread, at, id);
create index messages_by_account on messages (portal, account, is_company, at, id);
create index messages_by_side on messages (portal, is_company, at, id);
create index messages_by_author on messages (portal, author, at, id);

create table message_marks (
  portal text not null,
  message text not null,
  account text not null,
  read_at integer,
  hidden_at integer,
  primary key (portal, message, account),
  foreign key (portal, message) references messages (portal, id) on delete cascade
) strict, without rowid;

create view message_lines as
  select m.portal, m.id, m.thread, m.account, m.author, m.is_company, m.text, m.at,
         t.order_number, t.subject,
         trim(w.first_name || ' ' || w.last_name) as author_name,
         trim(c.first_name || ' ' || c.last_name) as client_name
    from messages m
    join message_threads t on t.portal = m.portal and t.id = m.thread
    join accounts w on w.portal = m.portal and w.id = m.author
    join accounts c on c.portal = m.portal and c.id = m.account;
)sql"};

}  // namespace guichet::storage
