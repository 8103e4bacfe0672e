#include "tests/server/product.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "server/accounts/account_service.hpp"
#include "server/accounts/account_store.hpp"
#include "server/demo/portals.hpp"
#include "server/listings/import/snapshot_writer.hpp"
#include "server/listings/listing_photos.hpp"
#include "server/orders/order_store.hpp"
#include "server/storage/writer.hpp"

namespace guichet::test {

namespace {

constexpr std::string_view home_office = "B004";
constexpr std::string_view rival_office = "B009";

server::Portals twins() {
  auto home = demo::portals().front();
  auto twin = home;
  twin.portal.slug = std::string(twin_portal);
  twin.portal.name = "Zztwin";
  return server::Portals({server::configure(home), server::configure(twin)});
}

// `server.portals` must be the twins before the features take a reference.
TestServer& with_twins(TestServer& server) {
  server.portals = twins();
  return server;
}

std::string without_last(std::string secret) {
  secret.back() = secret.back() == 'A' ? 'B' : 'A';
  return secret;
}

struct Text {
  std::string text{};
  WIRE_FIELDS(text)
};

}  // namespace

Product::Product(server::RateLimits limits)
    : features_({.config = config_,
                 .clock = with_twins(server).clock,
                 .log = log_,
                 .ids = server.ids,
                 .db = server.db,
                 .portals = server.portals,
                 .passwords = server.passwords,
                 .blobs = blobs_,
                 .worker = worker_,
                 .origin = "https://portal.example",
                 .build = "test"}),
      password_hash_(server.passwords.hash(product_password)) {
  for (const auto portal : {home_portal, twin_portal})
    server.db.writer().write(std::string(portal), [](storage::Tx& tx) { demo::add_services(tx); });
  int number = 0;
  wire::each_value<Role>([&](Role role) {
    if (role == Role::anonymous) return people_.push_back({.portal = std::string(home_portal)});
    people_.push_back(add_person(home_portal, role, "70" + std::to_string(100 + ++number),
                                 std::string(home_office), "Zzown" + std::string(wire::name(role))));
  });
  rival_ = add_person(home_portal, Role::client, "70900", std::string(rival_office), "Zzrival");
  twin_ = add_person(twin_portal, Role::client, "70101", std::string(home_office), "Zztwin");
  features_.add_byte_routes(server.bytes);
  server.rate_limits = limits;
  server.start(features_.routes());
}

Product::~Product() {
  server.stop();
}

const Somebody& Product::person(Role role) const {
  return people_.at(static_cast<std::size_t>(role));
}

Somebody Product::add_person(std::string_view portal, Role role, const std::string& login,
                             const std::string& office, const std::string& marker) {
  portals::Person person;
  person.id = server.ids.make<AccountId>();
  person.login = login;
  person.agent_code = login;
  person.email = login + "@" + marker + ".example";
  person.first_name = marker;
  person.last_name = marker;
  person.phone = "418 555 0142";
  person.office = office;
  person.role = role;
  person.state = "active";
  person.password_hash = password_hash_;
  server.db.writer().write(std::string(portal), [&](storage::Tx& tx) {
    accounts::insert_account(tx, person, true, server.clock.now());
    tx.run("insert into offices (portal, code, name) values (:portal, $1, $2) on conflict do nothing", office,
           "Bureau " + office);
  });
  return {std::string(portal), person.id, role, login, office, marker};
}

std::string Product::cookie(const Somebody& somebody) {
  return somebody.account.empty() ? std::string() : server.sign_in(somebody.portal, somebody.account);
}

Objects Product::objects_of(const Somebody& given, Secrets secrets) {
  // Nobody has nothing: whoever is not signed in asks for an agent's.
  const Somebody& owner = given.account.empty() ? person(Role::client) : given;
  const int n = ++made_;
  Objects objects;
  objects.portal = owner.portal;
  objects.marker = owner.marker;
  objects.listing = listings::ListingNumber{std::to_string(20'000'000 + n)};
  objects.order = orders::OrderNumber{"SP-" + std::to_string(100'000 + 2 * n)};
  objects.delivered = orders::OrderNumber{"SP-" + std::to_string(100'001 + 2 * n)};
  objects.media = server.ids.make<media::MediaId>();
  objects.next_scene = server.ids.make<media::MediaId>();
  objects.plan = server.ids.make<media::MediaId>();
  objects.thread = server.ids.make<messages::ThreadId>();
  objects.message = server.ids.make<messages::MessageId>();
  objects.upload = server.ids.text();
  objects.login = owner.login;
  objects.password = product_password;
  objects.new_agent_code = std::to_string(80'000 + n);
  objects.attempt = server.ids.token();
  objects.ticket = server.ids.token();
  objects.reset_link = server.ids.token();
  objects.link_id = server::token_hash(objects.reset_link).substr(0, 24);
  objects.correction = server.ids.text();
  objects.account = owner.account;
  objects.colleague = owner.portal == home_portal ? person(Role::editor).account : owner.account;
  objects.view = server.ids.make<orders::ViewId>();
  add_files(owner, objects);
  add_desk(owner, objects);
  server.db.writer().write(owner.portal, [&](storage::Tx& tx) {
    tx.run("delete from throttle where portal = :portal");
    tx.run(
        "update accounts set password_hash = $2, language = '', state = 'active' where portal = :portal and "
        "id = $1",
        owner.account, password_hash_);
  });
  server.db.writer().write(std::string(home_portal),
                           [](storage::Tx& tx) { tx.run("delete from throttle where portal = :portal"); });
  (void)server.sign_in(owner.portal, owner.account);
  objects.session = server.db.read(owner.portal, [&](storage::Tx& tx) {
    return tx
        .one<std::string>(
            "select id from sessions where portal = :portal and account = $1 order by id desc limit 1",
            owner.account)
        .value_or("");
  });
  if (secrets == Secrets::guessed) {
    objects.password = "cinq hiboux dans la neige";
    for (auto* secret : {&objects.attempt, &objects.ticket, &objects.reset_link})
      *secret = without_last(*secret);
  }
  return objects;
}

void Product::add_listing(const Somebody& owner, const Objects& objects) {
  listings::FeedListing listing;
  listing.number = objects.listing.value;
  listing.street_number = "12";
  listing.street_name = "rue " + objects.marker;
  listing.city = objects.marker;
  listing.postal_code = "G1R 2K4";
  listing.price_cents = 749'000'00;
  listing.agent_code = owner.login;
  listing.office_code = owner.office;
  const auto picture = blobs_.put(owner.portal, "picture of " + objects.marker);
  server.db.writer().write(owner.portal, [&](storage::Tx& tx) {
    listings::SnapshotWriter writer(tx, "run", server.clock.now(), {2026, 11, 18});
    writer.write(listing);
    writer.finish();
    listings::set_photo(tx, objects.listing, picture, server.clock.now());
  });
}

void Product::add_orders(const Somebody& owner, const Objects& objects) {
  server.db.writer().write(owner.portal, [&](storage::Tx& tx) {
    for (const auto& [number, state] : {std::pair(objects.order, orders::OrderState::received),
                                        std::pair(objects.delivered, orders::OrderState::completed)}) {
      orders::Order order;
      order.number = number;
      order.state = state;
      order.listing = objects.listing;
      order.street = "12, rue " + objects.marker;
      order.city = objects.marker;
      order.client_name = objects.marker;
      order.phone = "418 555 0142";
      order.comment = objects.marker;
      order.placed = server.clock.now();
      orders::insert_order(tx, {.order = order, .account = owner.account, .office = owner.office});
    }
  });
}

void Product::add_files(const Somebody& owner, const Objects& objects) {
  add_listing(owner, objects);
  add_orders(owner, objects);
  add_links(owner, objects);
  const auto blob = blobs_.put(owner.portal, "bytes of " + objects.marker);
  const auto folder = blobs_.begin_derived(owner.portal, objects.media.value);
  std::filesystem::create_directories(folder / "tiles" / "0");
  for (const char* name : {"web.jpg", "thumbnail.jpg", "tiles/preview.jpg", "tiles/0/f0_0.jpg"})
    std::ofstream(folder / name) << "rendition of " << objects.marker;
  blobs_.finish_derived(owner.portal, objects.media.value, folder);
  server.db.writer().write(owner.portal, [&](storage::Tx& tx) {
    const Instant now = server.clock.now();
    listings::insert_blob(tx, blob, "image/jpeg", now);
    for (const auto& [id, kind] : {std::pair(objects.media, media::MediaKind::panorama),
                                   std::pair(objects.next_scene, media::MediaKind::panorama),
                                   std::pair(objects.plan, media::MediaKind::floor_plan)})
      tx.run(
          "insert into media (portal, id, order_number, blob, kind, name, title, content_type, bytes, state,"
          " created_at, released_at) values (:portal, $1, $2, $3, $4, $5, $5, 'image/jpeg', $6, 'ready', $7,"
          " $7)",
          id, objects.delivered, blob.key, kind, objects.marker + ".jpg", blob.bytes, now);
    tx.run(
        "insert into message_threads (portal, id, account, order_number, subject, created_at, updated_at)"
        " values (:portal, $1, $2, $3, $4, $5, $5)",
        objects.thread, owner.account, objects.order, objects.marker, now);
    tx.run(
        "insert into messages (portal, id, thread, account, author, is_company, text, at)"
        " values (:portal, $1, $2, $3, $3, 0, $4, $5)",
        objects.message, objects.thread, owner.account, objects.marker, now);
    tx.run(
        "insert into uploads (portal, id, account, order_number, name, kind, bytes_total, state, media, "
        "created_at,"
        " expires_at) values (:portal, $1, $2, $3, $4, 'photo', 1000, 'receiving', '', $5, $6)",
        objects.upload, owner.account, objects.order, objects.marker + ".jpg", now, now + hours(24));
  });
}

void Product::add_links(const Somebody& owner, const Objects& objects) {
  server.db.writer().write(owner.portal, [&](storage::Tx& tx) {
    // Who disputes his identity cannot register meanwhile: another one does.
    const std::string disputing = "9" + objects.new_agent_code;
    for (const std::string& code : {objects.new_agent_code, disputing})
      tx.run(
          "insert into directory (portal, agent_code, first_name, last_name, office_code, office_name, "
          "email, "
          "language,"
          " state, authorised_at) values (:portal, $1, $2, $2, $3, $2, $4, 'fr-CA', 'known', $5)",
          code, objects.marker, owner.office, code + "@" + objects.marker + ".example", server.clock.now());
    tx.run(
        "insert into directory (portal, agent_code, first_name, last_name, state) values (:portal, $1, $2, "
        "$2, 'known')"
        " on conflict (portal, agent_code) do update set revoked_at = null",
        owner.login, objects.marker);
    tx.run(
        "insert into identity_corrections (portal, id, agent_code, text, created_at)"
        " values (:portal, $1, $2, $3, $4)",
        objects.correction, disputing, objects.marker, server.clock.now());
    const auto add = [&](const std::string& token, std::string_view kind, std::string code_hash) {
      accounts::add_link(tx,
                         {.token = token,
                          .kind = kind,
                          .account = kind == "password_reset" ? owner.account : AccountId{},
                          .agent_code = objects.new_agent_code,
                          .email = objects.marker + "@board.example",
                          .code_hash = std::move(code_hash),
                          .life = hours(1)},
                         server.clock.now());
    };
    add(objects.attempt, accounts::link_registration,
        server::token_hash(objects.attempt + ":" + std::string(attempt_code)));
    add(objects.ticket, accounts::link_ticket, {});
    add(objects.reset_link, "password_reset", {});
  });
}

void Product::add_desk(const Somebody& owner, const Objects& objects) {
  server.db.writer().write(owner.portal, [&](storage::Tx& tx) {
    tx.run("delete from queue_views where portal = :portal and account = $1", owner.account);
    tx.run(
        "insert into queue_views (portal, id, account, name, filter, sort, grouping, updated_at)"
        " values (:portal, $1, $2, $3, 'all', 'due', 'state', $4)",
        objects.view, owner.account, objects.marker, server.clock.now());
    tx.run(
        "insert into absences (portal, account, from_day, to_day, updated_at)"
        " values (:portal, $1, '2026-12-07', '2026-12-11', $2) on conflict do nothing",
        owner.account, server.clock.now());
  });
}

std::string Product::state_of(const Objects& objects) {
  return server.db.read(objects.portal, [&](storage::Tx& tx) {
    std::string all;
    const auto add = [&](std::vector<Text> rows) {
      for (const auto& row : rows) all += row.text + "\n";
    };
    add(tx.all<Text>(
        "select number || state || coalesce(assignee, '') || updated_at || version as text from orders"
        " where portal = :portal and number in ($1, $2) order by number",
        objects.order, objects.delivered));
    add(tx.all<Text>(
        "select id || kind || title || state || coalesce(deleted_at, '') || coalesce(released_at, '') as"
        " text from media where portal = :portal and order_number in ($1, $2) order by id",
        objects.order, objects.delivered));
    add(tx.all<Text>(
        "select s.media || coalesce(s.plan, '') || s.plan_x || s.plan_y || s.heading || l.target || l.yaw ||"
        " l.pitch as text from scenes s join scene_links l on l.portal = s.portal and l.media = s.media"
        " where s.portal = :portal and s.media = $1",
        objects.media));
    add(
        tx.all<Text>("select number || state || content_hash as text from listings where portal = :portal and"
                     " number = $1",
                     objects.listing));
    add(
        tx.all<Text>("select id || state || bytes_received as text from uploads where portal = :portal and"
                     " order_number in ($1, $2) order by id",
                     objects.order, objects.delivered));
    add(tx.all<Text>(
        "select id || name || filter || is_shared || updated_at || coalesce(removed_at, '') as text"
        " from queue_views where portal = :portal and id = $1",
        objects.view));
    add(tx.all<Text>(
        "select account || from_day || to_day || coalesce(stand_in, '') || updated_at as text from absences"
        " where portal = :portal and account = $1",
        objects.account));
    add(tx.all<Text>(
        "select number as text from orders where portal = :portal and listing = $1 order by number",
        objects.listing));
    return all;
  });
}

RawReply Product::post(std::string_view path, std::string body, std::string cookie, std::string more) {
  return server.post({.path = std::string(path),
                      .body = std::move(body),
                      .portal = std::string(home_portal),
                      .cookie = std::move(cookie),
                      .key = "product-key-" + std::to_string(++sent_),
                      .more_headers = std::move(more)});
}

}  // namespace guichet::test
