// Rows of conversations, and who may read them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/call.hpp"
#include "server/storage/db.hpp"
#include "shared/messages/messages.hpp"

namespace guichet::messages {

struct ThreadRow {
  ThreadId id{};
  AccountId account{};  // the client it is with
  orders::OrderNumber order_number{};
  std::string subject{};
  WIRE_FIELDS(id, account, order_number, subject)
};

struct MessageRow {
  MessageId id{};
  ThreadId thread{};
  orders::OrderNumber order_number{};
  std::string subject{};
  std::string text{};
  AccountId author{};
  std::string author_name{};
  std::string client_name{};
  bool is_company = false;
  bool is_read = false;
  Instant at{};
  WIRE_FIELDS(id, thread, order_number, subject, text, author, author_name, client_name, is_company, is_read,
              at)
};

// Behind the last message of a page; the default is the first page.
struct After {
  Instant at{};
  std::string id{};
};
inline constexpr After newest{.at = Instant{std::int64_t{1} << 62}};

// Whose side the reader is on: staff who answer read for the company, everybody else for himself.
[[nodiscard]] bool reads_for_company(const server::Actor& actor);
[[nodiscard]] bool may_read(const server::Actor& actor, const ThreadRow& thread);

// Nothing for a conversation that is absent or somebody else's.
[[nodiscard]] std::optional<ThreadRow> visible_thread(storage::Tx& tx, const server::Actor& actor,
                                                      const ThreadId& id);
[[nodiscard]] std::optional<ThreadRow> thread_of_message(storage::Tx& tx, const MessageId& id);

[[nodiscard]] std::vector<MessageRow> received_by(storage::Tx& tx, const server::Actor& actor,
                                                  const After& after, std::int64_t count_max);
[[nodiscard]] std::vector<MessageRow> sent_by(storage::Tx& tx, const server::Actor& actor, const After& after,
                                              std::int64_t count_max);
// Oldest first; hidden ones too, the conversation keeps them.
[[nodiscard]] std::vector<MessageRow> messages_in(storage::Tx& tx, const server::Actor& actor,
                                                  const ThreadId& id);
// Newest first.
[[nodiscard]] std::vector<MessageRow> unread_by(storage::Tx& tx, const AccountId& client,
                                                std::int64_t count_max);
// When the company last wrote to a client, who has not hidden it.
[[nodiscard]] std::optional<Instant> answered_at(storage::Tx& tx, const AccountId& client);
// Counted up to 1000.
[[nodiscard]] std::int64_t unread_of(storage::Tx& tx, const server::Actor& actor);

void insert_thread(storage::Tx& tx, const ThreadRow& thread, Instant now);
void insert_message(storage::Tx& tx, const MessageId& id, const ThreadRow& thread,
                    const server::Actor& author, const std::string& text, Instant now);
void mark_read(storage::Tx& tx, const MessageId& id, const AccountId& reader, std::optional<Instant> at);
void mark_hidden(storage::Tx& tx, const MessageId& id, const AccountId& reader, std::optional<Instant> at);

}  // namespace guichet::messages
