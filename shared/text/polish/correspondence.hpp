#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::polish {

inline constexpr CorrespondenceMessages correspondence{
    .messages_received = "Odebrane",
    .messages_sent = "Wysłane",
    .message_send = "Wyślij",
    .message_reply = "Odpowiedz",
    .message_reply_to = "Odpowiedz: {name}",
    .message_write_to = "Napisz do: {name}",
    .message_mark_read = "Oznacz jako przeczytane",
    .message_delete_named = "Usuń: {subject}",
    .message_deleted = "Wiadomość usunięta",
    .message_recipient = "Odbiorca",
    .message_recipient_hint = "Nazwa użytkownika klienta",
    .message_recipient_missing = "Podaj odbiorcę",
    .message_recipient_unknown = "Żaden klient nie ma takiej nazwy użytkownika",
    .message_unread = "nieprzeczytana",
    .message_conversation = "Wątek",
    .message_about_order = "Napisz w sprawie tego zamówienia",
    .no_messages = "Brak wiadomości",
    .no_messages_hint = "Tutaj znajduje się nasza korespondencja.",
    .no_messages_sent = "Nie napisano jeszcze żadnej wiadomości",
    .message_you = "Ty",
};

}  // namespace guichet::text::polish
