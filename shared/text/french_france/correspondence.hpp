#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::text::french_france {

inline constexpr CorrespondenceMessages correspondence{
    .messages_received = "Boîte de réception",
    .messages_sent = "Messages envoyés",
    .message_send = "Envoyer",
    .message_reply = "Répondre",
    .message_reply_to = "Répondre à {name}",
    .message_write_to = "Écrire à {name}",
    .message_mark_read = "Marquer comme lu",
    .message_delete_named = "Supprimer\u00a0: {subject}",
    .message_deleted = "Message supprimé",
    .message_recipient = "Destinataire",
    .message_recipient_hint = "Identifiant du client",
    .message_recipient_missing = "Indiquez à qui vous écrivez",
    .message_recipient_unknown = "Aucun client n’a cet identifiant",
    .message_unread = "non lu",
    .message_conversation = "Conversation",
    .message_about_order = "Écrire au sujet de cette commande",
    .no_messages = "Aucun message",
    .no_messages_hint = "Nos échanges sont conservés ici.",
    .no_messages_sent = "Vous n’avez encore écrit aucun message",
    .message_you = "Vous",
};

}  // namespace guichet::text::french_france
