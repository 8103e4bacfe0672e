// Messages between a client and the company (SM6): one conversation per subject, each message read and hidden
// by each person on his own.
//
// A client sees his own conversations; staff who answer for the company see all of the portal. Hiding (V73)
// takes a message out of one person's lists and nothing else: the conversation keeps it.
#pragma once

#include "shared/core/time.hpp"
#include "shared/orders/orders.hpp"
#include "shared/portal/portal.hpp"
#include "shared/wire/problems.hpp"

namespace guichet::messages {

struct MessageTag;
using MessageId = Id<MessageTag>;
struct ThreadTag;
using ThreadId = Id<ThreadTag>;

inline constexpr std::int64_t subject_max = 120;
inline constexpr std::int64_t text_max = 4000;
inline constexpr std::int64_t page_size = 50;
inline constexpr std::int64_t marked_max = 100;   // messages marked at once
inline constexpr std::int64_t preview_max = 160;  // code points

WIRE_ENUM(Box, received, sent)

struct Message {
  MessageId id{};
  ThreadId thread{};
  orders::OrderNumber order{};  // empty: about no order
  std::string subject{};
  std::string text{};  // in lists: its beginning on one line
  std::string from{};  // name of a person
  std::string to{};    // likewise; the portal's name for the company
  bool is_mine = false;
  bool is_company = false;  // written by staff
  bool is_read = false;     // by the reader; always true of his own
  Instant at{};
  WIRE_FIELDS(id, thread, order, subject, text, from, to, is_mine, is_company, is_read, at)
};

struct MessagePage {
  std::vector<Message> items{};  // newest first
  std::int64_t unread = 0;       // of the reader, over all pages
  std::string next{};
  WIRE_FIELDS(items, unread, next)
};

struct ListMessages {
  Box box = Box::received;
  std::string after{};
  WIRE_FIELDS(box, after)

  using Response = MessagePage;
  static constexpr std::string_view path = "/api/messages/list";
  static constexpr auto kind = Kind::query;
  static constexpr auto needs = Permission::send_messages;
  void check(Problems&) const;
};

struct Thread {
  ThreadId id{};
  std::string subject{};
  orders::OrderNumber order{};
  std::string client{};             // name of the client it is with
  std::vector<Message> messages{};  // oldest first
  std::int64_t unread = 0;          // of the reader, over all conversations
  WIRE_FIELDS(id, subject, order, client, messages, unread)
};

struct GetThread {
  ThreadId thread{};
  WIRE_FIELDS(thread)

  using Response = Thread;
  static constexpr std::string_view path = "/api/messages/thread";
  static constexpr auto kind = Kind::query;
  static constexpr auto needs = Permission::send_messages;
  void check(Problems&) const;
};

// Answers a conversation, or begins one when `thread` is empty. Only staff name a recipient, by his sign-in
// name; a client always writes to the company.
struct SendMessage {
  ThreadId thread{};
  std::string to{};
  orders::OrderNumber order{};
  std::string subject{};
  std::string text{};
  WIRE_FIELDS(thread, to, order, subject, text)

  using Response = Thread;
  static constexpr std::string_view path = "/api/messages/send";
  static constexpr auto kind = Kind::command;
  static constexpr auto needs = Permission::send_messages;
  void check(Problems&) const;
};

struct Unread {
  std::int64_t unread = 0;
  WIRE_FIELDS(unread)
};

struct MarkMessages {
  std::vector<MessageId> messages{};
  bool is_read = true;
  WIRE_FIELDS(messages, is_read)

  using Response = Unread;
  static constexpr std::string_view path = "/api/messages/mark";
  static constexpr auto kind = Kind::command;
  static constexpr auto needs = Permission::send_messages;
  void check(Problems&) const;
};

// For the reader only, and back again.
struct HideMessage {
  MessageId message{};
  bool is_hidden = true;
  WIRE_FIELDS(message, is_hidden)

  using Response = Unread;
  static constexpr std::string_view path = "/api/messages/hide";
  static constexpr auto kind = Kind::command;
  static constexpr auto needs = Permission::send_messages;
  void check(Problems&) const;
};

// The beginning of a message on one line, for lists and mails.
[[nodiscard]] std::string preview_of(std::string_view text);

using Api = wire::Endpoints<ListMessages, GetThread, SendMessage, MarkMessages, HideMessage>;

}  // namespace guichet::messages
