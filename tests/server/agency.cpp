#include "tests/server/agency.hpp"

#include "server/accounts/account_store.hpp"
#include "server/demo/portals.hpp"
#include "server/listings/import/snapshot_writer.hpp"
#include "server/storage/writer.hpp"
#include "shared/api.hpp"

namespace guichet::test {

namespace {

struct Payload {
  std::string payload{};
  WIRE_FIELDS(payload)
};

listings::FeedListing property(std::string number, std::string street, std::string agent,
                               std::string office) {
  listings::FeedListing listing;
  listing.number = std::move(number);
  listing.street_number = "12";
  listing.street_name = std::move(street);
  listing.city = "Québec (Montcalm)";
  listing.postal_code = "G1R 2K4";
  listing.price_cents = 749'000'00;
  listing.agent_code = std::move(agent);
  listing.office_code = std::move(office);
  return listing;
}

}  // namespace

Agency::Agency() {
  std::vector<server::PortalConfig> portals;
  for (auto& settings : demo::portals()) portals.push_back(server::configure(settings));
  server.portals = server::Portals(std::move(portals));
  write([](storage::Tx& tx) { demo::add_services(tx); });
  elise = add_agent("48213", "B004", Role::client);
  mathieu = add_agent("48377", "B004", Role::office_manager);
  rene = add_agent("48220", "B001", Role::client);
  dispatcher = add_staff("dispatch@panorama.example", Role::dispatcher);
  quality = add_staff("quality@panorama.example", Role::quality_lead);
  add_listings();
  liaison = add_staff("liaison@panorama.example", Role::agent_liaison);
  server.start(make_routes<Api>(server::Services(
      portal_service_, account_service_, home_service_, listing_service_, order_service_, queue_service_,
      team_service_, media_service_, message_service_, directory_service_, search_service_, crash_service_)));
}

std::string Agency::add_agent(std::string_view code, std::string_view office, Role role) {
  portals::Person person;
  person.id = server.ids.make<AccountId>();
  person.login = code;
  person.agent_code = code;
  person.email = "agent" + std::string(code) + "@panorama.example";
  person.first_name = "Agent";
  person.last_name = code;
  person.office = office;
  person.role = role;
  person.state = "active";
  person.password_hash = server.passwords.hash(agency_password);
  write([&](storage::Tx& tx) { accounts::insert_account(tx, person, true, server.clock.now()); });
  return server.sign_in(std::string(portal), person.id);
}

std::string Agency::add_staff(std::string_view login, Role role) {
  return server.sign_in(std::string(portal),
                        server.add_account(std::string(portal), std::string(login), role));
}

void Agency::add_listings() {
  write([&](storage::Tx& tx) {
    listings::SnapshotWriter writer(tx, "run", server.clock.now(), {2026, 11, 18});
    writer.write(property("24718803", "rue des Érables", "48213", "B004"));
    listings::FeedListing shared = property("26190447", "rue des Érables Ouest", "48377", "B004");
    shared.co_agent_code = "48213";
    writer.write(shared);
    writer.write(property("25003316", "chemin du Lac", "48377", "B004"));
    writer.write(property("9159788", "rue des Érables", "48220", "B001"));
    listings::FeedListing sold = property("24330671", "avenue Cartier", "48213", "B004");
    sold.status = listings::FeedStatus::sold;
    writer.write(sold);
    writer.finish();
    for (const auto& [code, state] : {std::pair("48512", "known"), std::pair("48500", "authorised")}) {
      tx.run(
          "insert into directory (portal, agent_code, first_name, last_name, office_code, office_name, email,"
          " language, state, authorised_at) values (:portal, $1, 'Julie', 'Fortin', 'B001', 'Agence du Cap',"
          " 'julie@board.example', 'fr-CA', $2, $3)",
          std::string_view(code), std::string_view(state), server.clock.now());
    }
  });
}

std::vector<outbox::SendMail> Agency::mails_to(std::string_view address) {
  std::vector<outbox::SendMail> mails;
  server.db.read(portal, [&](storage::Tx& tx) {
    tx.each<Payload>(
        "select payload from outbox_jobs where portal = :portal and kind = 'send_mail' order by created_at, "
        "id",
        [&](Payload&& row) {
          auto mail = wire::decode<outbox::SendMail>(row.payload);
          if (mail && mail->to == address) mails.push_back(std::move(*mail));
        });
    return true;
  });
  return mails;
}

std::string Agency::token_in(const outbox::SendMail& mail) {
  const std::string start = "https://portal.example/panorama/link/";
  const std::size_t at = mail.text.find(start);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + start.size();
  return mail.text.substr(begin, mail.text.find('\n', begin) - begin);
}

orders::PlaceOrder Agency::order_of(std::string_view listing) {
  orders::PlaceOrder order;
  order.listing = listings::ListingNumber{std::string(listing)};
  order.services = {orders::ServiceId{"photos_hdr"}, orders::ServiceId{"tour_360"},
                    orders::ServiceId{"floor_plan_2d"}};
  order.address_is_right = true;
  order.client_name = "Jean-Philippe Bouchard";
  order.phone = "418 555 0142";
  return order;
}

void Agency::add_ready_file(const orders::OrderNumber& order, media::MediaKind kind) {
  write([&](storage::Tx& tx) {
    const std::string key = server.ids.text();
    tx.run(
        "insert into blobs (portal, key, sha256, bytes, content_type, created_at)"
        " values (:portal, $1, '', 1, 'image/jpeg', 0)",
        key);
    tx.run(
        "insert into media (portal, id, order_number, blob, kind, name, state, created_at)"
        " values (:portal, $1, $2, $3, $4, 'file.jpg', 'ready', 0)",
        server.ids.text(), order, key, kind);
  });
}

void Agency::move(const orders::OrderNumber& order, std::vector<orders::OrderState> way) {
  for (std::size_t i = 1; i < way.size(); ++i)
    ask(orders::MoveOrder{.number = order, .from = way[i - 1], .to = way[i]}, quality);
}

}  // namespace guichet::test
