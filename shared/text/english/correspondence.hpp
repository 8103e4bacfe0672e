#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::english {

inline constexpr CorrespondenceMessages correspondence{
    .messages_received = "Inbox",
    .messages_sent = "Sent",
    .message_send = "Send",
    .message_reply = "Reply",
    .message_reply_to = "Reply to {name}",
    .message_write_to = "Write to {name}",
    .message_mark_read = "Mark as read",
    .message_delete_named = "Delete: {subject}",
    .message_deleted = "Message deleted",
    .message_recipient = "Recipient",
    .message_recipient_hint = "Sign-in name of the client",
    .message_recipient_missing = "Say who it is for",
    .message_recipient_unknown = "No client has this sign-in name",
    .message_unread = "unread",
    .message_conversation = "Conversation",
    .message_about_order = "Write about this order",
    .no_messages = "No messages",
    .no_messages_hint = "What we write to each other is kept here.",
    .no_messages_sent = "You have not written any message yet",
    .message_you = "You",
};

}  // namespace guichet::text::english
