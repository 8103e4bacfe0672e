// A mailbox for the screen tests: three messages, one of them read, in two conversations.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/support/screens/loopback_samples.hpp"
#include "tests/support/screens/loopback_transport.hpp"

namespace guichet::tests {

struct Mailbox {
  std::vector<messages::Message> received{
      {.id = {"m1"},
       .thread = {"t1"},
       .order = {"SP-20422"},
       .subject = "Clés du 77, avenue Cartier",
       .text = "Le voisin peut ouvrir à 13 h 15, c’est convenu avec Noémie.",
       .from = "Maude Tremblay",
       .to = "Élise Gagnon",
       .is_company = true,
       .at = sample_now - minutes(19)},
      {.id = {"m2"},
       .thread = {"t2"},
       .order = {"SP-20418"},
       .subject = "Ciel à remplacer ?",
       .text = "Deux versions sont prêtes, laquelle préférez-vous ?",
       .from = "Karim Benali",
       .to = "Élise Gagnon",
       .is_company = true,
       .at = sample_now - minutes(64)},
      {.id = {"m3"},
       .thread = {"t3"},
       .order = {},
       .subject = "Vos médias sont prêts",
       .text = "42 fichiers à voir et à télécharger.",
       .from = "Studio Panorama",
       .to = "Élise Gagnon",
       .is_company = true,
       .is_read = true,
       .at = sample_now - hours(26)}};
  std::vector<messages::Message> written{};  // since the test began
  std::vector<std::string> hidden{};

  [[nodiscard]] std::vector<messages::Message> shown() const {
    std::vector<messages::Message> rest = received;
    for (const std::string& id : hidden)
      std::erase_if(rest, [&](const messages::Message& message) { return message.id.value == id; });
    return rest;
  }
  [[nodiscard]] std::int64_t unread() const {
    std::int64_t n = 0;
    for (const messages::Message& message : shown()) n += message.is_read ? 0 : 1;
    return n;
  }
};

inline std::vector<messages::Message> sample_unread() {
  const Mailbox box;
  std::vector<messages::Message> unread;
  for (const messages::Message& message : box.received) {
    if (!message.is_read) unread.push_back(message);
  }
  return unread;
}

inline void answer_conversations(LoopbackTransport& transport, const std::shared_ptr<Mailbox>& box) {
  transport.on<messages::ListMessages>(
      [box](const messages::ListMessages& request) -> Result<messages::MessagePage> {
        messages::MessagePage page{.unread = box->unread()};
        if (request.box == messages::Box::received) page.items = box->shown();
        return page;
      });
  const auto thread_of = [box](const messages::ThreadId& id) {
    messages::Thread thread{
        .id = id, .subject = "Clés du 77, avenue Cartier", .order = {"SP-20422"}, .client = "Élise Gagnon"};
    thread.messages.push_back({.id = {"m0"},
                               .thread = id,
                               .order = thread.order,
                               .subject = thread.subject,
                               .text = "Le propriétaire est absent demain. Comment fait-on pour les clés ?",
                               .from = "Élise Gagnon",
                               .to = "Studio Panorama",
                               .is_mine = true,
                               .is_read = true,
                               .at = sample_now - hours(5)});
    thread.messages.push_back(box->received[0]);
    for (const messages::Message& message : box->written) {
      if (message.thread == id) thread.messages.push_back(message);
    }
    thread.unread = box->unread();
    return thread;
  };
  transport.on<messages::GetThread>(
      [thread_of](const messages::GetThread& request) -> Result<messages::Thread> {
        return thread_of(request.thread);
      });
  transport.on<messages::SendMessage>(
      [box, thread_of](const messages::SendMessage& request) -> Result<messages::Thread> {
        const messages::ThreadId id = request.thread.empty() ? messages::ThreadId{"t9"} : request.thread;
        box->written.push_back({.id = {"m9"},
                                .thread = id,
                                .order = request.order,
                                .subject = request.subject,
                                .text = request.text,
                                .from = "Élise Gagnon",
                                .to = "Studio Panorama",
                                .is_mine = true,
                                .is_read = true,
                                .at = sample_now});
        return thread_of(id);
      });
}

inline void answer_message_marks(LoopbackTransport& transport, const std::shared_ptr<Mailbox>& box) {
  transport.on<messages::MarkMessages>(
      [box](const messages::MarkMessages& request) -> Result<messages::Unread> {
        for (const messages::MessageId& id : request.messages) {
          for (messages::Message& message : box->received) {
            if (message.id == id) message.is_read = request.is_read;
          }
        }
        return messages::Unread{box->unread()};
      });
  transport.on<messages::HideMessage>(
      [box](const messages::HideMessage& request) -> Result<messages::Unread> {
        std::erase(box->hidden, request.message.value);
        if (request.is_hidden) box->hidden.push_back(request.message.value);
        return messages::Unread{box->unread()};
      });
}

inline void answer_messages(LoopbackTransport& transport) {
  const auto box = std::make_shared<Mailbox>();
  answer_conversations(transport, box);
  answer_message_marks(transport, box);
}

}  // namespace guichet::tests
