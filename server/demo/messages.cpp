#include "server/demo/messages.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "server/messages/message_store.hpp"
#include "server/portals/people.hpp"

namespace guichet::demo {

namespace {

struct DemoMessage {
  std::string_view subject;  // the same subject is the same conversation
  std::string_view client;   // sign-in names
  std::string_view author;
  std::string_view order;
  std::int64_t minutes_ago;
  bool is_read;
  std::string_view text;
};

constexpr std::array messages_of_demo{
    DemoMessage{
        "Vos médias sont prêts", "48213", "service@panorama.example", "SP-20391", 26 * 60, false,
        "Bonjour Élise, les photos et la visite sont prêtes à être vues et téléchargées. Bonne vente !"},
    DemoMessage{"Clés du 77, avenue Cartier", "48213", "48213", "SP-20422", 5 * 60, true,
                "Bonjour, le propriétaire est absent demain. Comment fait-on pour les clés ?"},
    DemoMessage{"Ciel à remplacer ?", "48213", "edition@panorama.example", "SP-20418", 95, false,
                "Deux versions sont prêtes, laquelle préférez-vous : le ciel du jour, ou un ciel dégagé ?"},
    DemoMessage{"Clés du 77, avenue Cartier", "48213", "service@panorama.example", "SP-20422", 50, false,
                "Le voisin peut ouvrir à 13 h 15, c’est convenu avec Noémie."},
    DemoMessage{"Heure de la visite", "48220", "48220", "", 180, false,
                "Bonjour, la visite de jeudi peut-elle être avancée d’une heure ?"}};

}  // namespace

void add_messages(Fill& fill) {
  std::map<std::string_view, messages::ThreadRow> threads;
  for (const DemoMessage& demo : messages_of_demo) {
    const auto client = portals::find_person_by_login(fill.tx, demo.client);
    const auto author = portals::find_person_by_login(fill.tx, demo.author);
    if (!client || !author) continue;
    const Instant at = fill.now - minutes(demo.minutes_ago);
    auto& thread = threads[demo.subject];
    if (thread.id.empty()) {
      thread = {.id = fill.ids.make<messages::ThreadId>(),
                .account = client->id,
                .order_number = orders::OrderNumber{std::string(demo.order)},
                .subject = std::string(demo.subject)};
      messages::insert_thread(fill.tx, thread, at);
    }
    const auto id = fill.ids.make<messages::MessageId>();
    const server::Actor actor{.account = author->id, .role = author->role};
    messages::insert_message(fill.tx, id, thread, actor, std::string(demo.text), at);
    if (!demo.is_read) continue;
    for (const std::string_view reader : {"service@panorama.example", "dispatch@panorama.example"}) {
      if (const auto person = portals::find_person_by_login(fill.tx, reader))
        messages::mark_read(fill.tx, id, person->id, at);
    }
  }
}

}  // namespace guichet::demo
