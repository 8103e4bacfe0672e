#include "server/messages/message_store.hpp"

namespace guichet::messages {

bool reads_for_company(const server::Actor& actor) {
  return is_staff(actor.role) && permits(actor.role, Permission::answer_messages);
}

bool may_read(const server::Actor& actor, const ThreadRow& thread) {
  if (is_staff(actor.role)) return reads_for_company(actor);
  return !actor.account.empty() && thread.account == actor.account;
}

std::optional<ThreadRow> visible_thread(storage::Tx& tx, const server::Actor& actor, const ThreadId& id) {
  auto thread = tx.one<ThreadRow>(
      "select id, account, order_number, subject from message_threads where portal = :portal and id = $1",
      id);
  if (!thread || !may_read(actor, *thread)) return std::nullopt;
  return thread;
}

std::optional<ThreadRow> thread_of_message(storage::Tx& tx, const MessageId& id) {
  return tx.one<ThreadRow>(
      "select t.id, t.account, t.order_number, t.subject from messages m"
      " join message_threads t on t.portal = m.portal and t.id = m.thread"
      " where m.portal = :portal and m.id = $1",
      id);
}

std::vector<MessageRow> received_by(storage::Tx& tx, const server::Actor& actor, const After& after,
                                    std::int64_t count_max) {
  if (reads_for_company(actor))
    return tx.all<MessageRow>(
        "select l.id, l.thread, l.order_number, l.subject, l.text, l.author, l.author_name, l.client_name,"
        " l.is_company, k.read_at is not null as is_read, l.at from message_lines l"
        " left join message_marks k on k.portal = l.portal and k.message = l.id and k.account = $1"
        " where l.portal = :portal and l.is_company = 0 and k.hidden_at is null and (l.at, l.id) < ($2, $3)"
        " order by l.at desc, l.id desc limit $4",
        actor.account, after.at, after.id, count_max);
  return tx.all<MessageRow>(
      "select l.id, l.thread, l.order_number, l.subject, l.text, l.author, l.author_name, l.client_name,"
      " l.is_company, k.read_at is not null as is_read, l.at from message_lines l"
      " left join message_marks k on k.portal = l.portal and k.message = l.id and k.account = $1"
      " where l.portal = :portal and l.account = $1 and l.is_company = 1 and k.hidden_at is null"
      " and (l.at, l.id) < ($2, $3) order by l.at desc, l.id desc limit $4",
      actor.account, after.at, after.id, count_max);
}

std::vector<MessageRow> sent_by(storage::Tx& tx, const server::Actor& actor, const After& after,
                                std::int64_t count_max) {
  return tx.all<MessageRow>(
      "select l.id, l.thread, l.order_number, l.subject, l.text, l.author, l.author_name, l.client_name,"
      " l.is_company, 1 as is_read, l.at from message_lines l"
      " left join message_marks k on k.portal = l.portal and k.message = l.id and k.account = $1"
      " where l.portal = :portal and l.author = $1 and k.hidden_at is null and (l.at, l.id) < ($2, $3)"
      " order by l.at desc, l.id desc limit $4",
      actor.account, after.at, after.id, count_max);
}

std::vector<MessageRow> messages_in(storage::Tx& tx, const server::Actor& actor, const ThreadId& id) {
  return tx.all<MessageRow>(
      "select l.id, l.thread, l.order_number, l.subject, l.text, l.author, l.author_name, l.client_name,"
      " l.is_company, (k.read_at is not null or l.author = $1) as is_read, l.at from message_lines l"
      " left join message_marks k on k.portal = l.portal and k.message = l.id and k.account = $1"
      " where l.portal = :portal and l.thread = $2 order by l.at, l.id",
      actor.account, id);
}

std::vector<MessageRow> unread_by(storage::Tx& tx, const AccountId& client, std::int64_t count_max) {
  return tx.all<MessageRow>(
      "select l.id, l.thread, l.order_number, l.subject, l.text, l.author, l.author_name, l.client_name,"
      " l.is_company, 0 as is_read, l.at from message_lines l"
      " where l.portal = :portal and l.account = $1 and l.is_company = 1"
      " and not exists (select 1 from message_marks k where k.portal = l.portal and k.message = l.id"
      " and k.account = $1 and (k.read_at is not null or k.hidden_at is not null))"
      " order by l.at desc, l.id desc limit $2",
      client, count_max);
}

std::optional<Instant> answered_at(storage::Tx& tx, const AccountId& client) {
  return tx.one<Instant>(
      "select m.at from messages m where m.portal = :portal and m.account = $1 and m.is_company = 1"
      " and not exists (select 1 from message_marks k where k.portal = m.portal and k.message = m.id"
      " and k.account = $1 and k.hidden_at is not null) order by m.at desc, m.id desc limit 1",
      client);
}

std::int64_t unread_of(storage::Tx& tx, const server::Actor& actor) {
  if (is_staff(actor.role) && !reads_for_company(actor)) return 0;
  const auto count =
      reads_for_company(actor)
          ? tx.one<std::int64_t>(
                "select count(*) from (select 1 from messages m where m.portal = :portal and m.is_company = 0"
                " and not exists (select 1 from message_marks k where k.portal = m.portal and k.message = "
                "m.id"
                " and k.account = $1 and (k.read_at is not null or k.hidden_at is not null)) limit 1000)",
                actor.account)
          : tx.one<std::int64_t>(
                "select count(*) from (select 1 from messages m where m.portal = :portal and m.account = $1"
                " and m.is_company = 1"
                " and not exists (select 1 from message_marks k where k.portal = m.portal and k.message = "
                "m.id"
                " and k.account = $1 and (k.read_at is not null or k.hidden_at is not null)) limit 1000)",
                actor.account);
  return count.value_or(0);
}

void insert_thread(storage::Tx& tx, const ThreadRow& thread, Instant now) {
  tx.run(
      "insert into message_threads (portal, id, account, order_number, subject, created_at, updated_at)"
      " values (:portal, $1, $2, $3, $4, $5, $5)",
      thread.id, thread.account, thread.order_number.value, thread.subject, now);
}

void insert_message(storage::Tx& tx, const MessageId& id, const ThreadRow& thread,
                    const server::Actor& author, const std::string& text, Instant now) {
  tx.run(
      "insert into messages (portal, id, thread, account, author, is_company, text, at)"
      " values (:portal, $1, $2, $3, $4, $5, $6, $7)",
      id, thread.id, thread.account, author.account, is_staff(author.role), text, now);
  tx.run("update message_threads set updated_at = $2 where portal = :portal and id = $1", thread.id, now);
}

void mark_read(storage::Tx& tx, const MessageId& id, const AccountId& reader, std::optional<Instant> at) {
  tx.run(
      "insert into message_marks (portal, message, account, read_at) values (:portal, $1, $2, $3)"
      " on conflict (portal, message, account) do update set read_at = excluded.read_at",
      id, reader, at);
}

void mark_hidden(storage::Tx& tx, const MessageId& id, const AccountId& reader, std::optional<Instant> at) {
  tx.run(
      "insert into message_marks (portal, message, account, hidden_at) values (:portal, $1, $2, $3)"
      " on conflict (portal, message, account) do update set hidden_at = excluded.hidden_at",
      id, reader, at);
}

}  // namespace guichet::messages
