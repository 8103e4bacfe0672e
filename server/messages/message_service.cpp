#include "server/messages/message_service.hpp"

#include <charconv>

#include "server/ids.hpp"
#include "server/messages/message_mails.hpp"
#include "server/messages/message_store.hpp"
#include "server/orders/order_access.hpp"
#include "server/portal.hpp"
#include "server/portals/people.hpp"
#include "shared/accounts/accounts.hpp"
#include "shared/core/text.hpp"
#include "shared/text/catalog.hpp"

namespace guichet::messages {

namespace {

// "1763826840000.01jd..."
std::string cursor_of(const MessageRow& row) {
  return std::to_string(row.at.ms) + "." + row.id.value;
}

After parse_cursor(const std::string& cursor) {
  After after = newest;
  const std::size_t dot = cursor.find('.');
  if (dot == std::string::npos) return after;
  std::from_chars(cursor.data(), cursor.data() + dot, after.at.ms);
  after.id = cursor.substr(dot + 1);
  return after;
}

Message message_of(const MessageRow& row, const server::Call& call) {
  const std::string& company = call.portal.portal.name;
  return {.id = row.id,
          .thread = row.thread,
          .order = row.order_number,
          .subject = row.subject,
          .text = row.text,
          .from = row.author_name.empty() ? company : row.author_name,
          .to = row.is_company ? row.client_name : company,
          .is_mine = row.author == call.actor.account,
          .is_company = row.is_company,
          .is_read = row.is_read || row.author == call.actor.account,
          .at = row.at};
}

Thread thread_for(const ThreadRow& row, server::Call& call) {
  Thread thread{.id = row.id, .subject = row.subject, .order = row.order_number};
  for (const MessageRow& message : messages_in(call.tx, call.actor, row.id)) {
    thread.client = message.client_name;
    thread.messages.push_back(message_of(message, call));
  }
  thread.unread = unread_of(call.tx, call.actor);
  return thread;
}

Failure problem(std::string path, text::MessageId message) {
  return Failure::invalid({FieldProblem{.path = std::move(path), .message = message}});
}

// The client a new conversation of staff is with: who was named, else whose order it is about.
Result<AccountId> recipient_of(const SendMessage& request, const std::optional<orders::OrderOwner>& order,
                               server::Call& call) {
  if (text::is_blank(request.to)) {
    if (!order) return problem("to", &Catalog::message_recipient_missing);
    return order->account;
  }
  const auto person = portals::find_person_by_login(call.tx, accounts::normalised_login(request.to));
  const bool is_client = person && person->is_active() && !is_staff(person->role);
  if (!is_client || (order && order->account != person->id))
    return problem("to", &Catalog::message_recipient_unknown);
  return person->id;
}

Result<ThreadRow> new_thread(const SendMessage& request, server::Call& call) {
  const bool is_company = is_staff(call.actor.role);
  if (is_company && !reads_for_company(call.actor)) return Failure::forbidden();
  std::optional<orders::OrderOwner> order;
  if (!request.order.empty()) {
    order = orders::visible_order(call.tx, call.actor, request.order);
    if (!order) return Failure::not_found();
  }
  AccountId client = call.actor.account;
  if (is_company) {
    auto recipient = recipient_of(request, order, call);
    if (!recipient) return recipient.failure();
    client = *recipient;
  }
  ThreadRow thread{.id = call.ids.make<ThreadId>(),
                   .account = client,
                   .order_number = request.order,
                   .subject = text::single_line(request.subject)};
  insert_thread(call.tx, thread, call.now);
  return thread;
}

// Only what the reader may see can be marked; anything else is as if it were not there.
bool may_mark(const MessageId& id, server::Call& call) {
  const auto thread = thread_of_message(call.tx, id);
  return thread && may_read(call.actor, *thread);
}

Message line_of(const MessageRow& row, const server::Call& call) {
  Message message = message_of(row, call);
  message.text = preview_of(message.text);
  return message;
}

}  // namespace

std::vector<Message> unread_for(server::Call& call, std::int64_t count_max) {
  std::vector<Message> unread;
  for (const MessageRow& row : unread_by(call.tx, call.actor.account, count_max))
    unread.push_back(line_of(row, call));
  return unread;
}

Result<MessagePage> MessageService::handle(const ListMessages& request, server::Call& call) {
  MessagePage page;
  page.unread = unread_of(call.tx, call.actor);
  if (is_staff(call.actor.role) && !reads_for_company(call.actor)) return page;
  const After after = parse_cursor(request.after);
  auto rows = request.box == Box::received ? received_by(call.tx, call.actor, after, page_size + 1)
                                           : sent_by(call.tx, call.actor, after, page_size + 1);
  if (rows.size() > static_cast<std::size_t>(page_size)) {
    rows.pop_back();
    page.next = cursor_of(rows.back());
  }
  for (const MessageRow& row : rows) page.items.push_back(line_of(row, call));
  return page;
}

Result<Thread> MessageService::handle(const GetThread& request, server::Call& call) {
  const auto row = visible_thread(call.tx, call.actor, request.thread);
  if (!row) return Failure::not_found();
  return thread_for(*row, call);
}

Result<Thread> MessageService::handle(const SendMessage& request, server::Call& call) {
  std::optional<ThreadRow> thread;
  if (request.thread.empty()) {
    auto made = new_thread(request, call);
    if (!made) return made.failure();
    thread = std::move(*made);
  } else {
    thread = visible_thread(call.tx, call.actor, request.thread);
    if (!thread) return Failure::not_found();
  }
  const std::string text{text::trim(request.text)};
  insert_message(call.tx, call.ids.make<MessageId>(), *thread, call.actor, text, call.now);
  mail_message(call, url_, *thread, text);
  return thread_for(*thread, call);
}

Result<Unread> MessageService::handle(const MarkMessages& request, server::Call& call) {
  for (const MessageId& id : request.messages) {
    if (!may_mark(id, call)) return Failure::not_found();
  }
  for (const MessageId& id : request.messages)
    mark_read(call.tx, id, call.actor.account, request.is_read ? std::optional(call.now) : std::nullopt);
  return Unread{unread_of(call.tx, call.actor)};
}

Result<Unread> MessageService::handle(const HideMessage& request, server::Call& call) {
  if (!may_mark(request.message, call)) return Failure::not_found();
  mark_hidden(call.tx, request.message, call.actor.account,
              request.is_hidden ? std::optional(call.now) : std::nullopt);
  return Unread{unread_of(call.tx, call.actor)};
}

}  // namespace guichet::messages
