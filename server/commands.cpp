#include "server/commands.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>

#include "server/app.hpp"
#include "server/clock.hpp"
#include "server/ids.hpp"
#include "server/listings/import/feed_folders.hpp"
#include "server/listings/import/listing_import.hpp"
#include "server/log.hpp"
#include "server/openapi/openapi.hpp"
#include "server/portal_store.hpp"
#include "server/portals/portal_file.hpp"
#include "server/portals/zones.hpp"
#include "server/sessions/passwords.hpp"
#include "server/sessions/sessions.hpp"
#include "server/storage/db.hpp"
#include "server/storage/writer.hpp"
#include "shared/wire/wire.hpp"

namespace guichet::server {
namespace {

struct PersonRow {
  std::string login{};
  std::string role{};
  std::string state{};
  WIRE_FIELDS(login, role, state)
};

storage::DbOptions database_of(const Config& config) {
  return {.file = config.data / "guichet.sqlite", .on_upgrade = log_upgrades(Log())};
}

int fail(const std::string& why) {
  std::cerr << "guichet: " << why << "\n";
  return 1;
}

std::string read_password() {
  std::string password;
  std::cerr << "Password: ";
  std::getline(std::cin, password);
  return password;
}

int list_people(storage::Db& db, const std::string& portal) {
  const auto people = db.read(portal, [](storage::Tx& tx) {
    return tx.all<PersonRow>("select login, role, state from accounts where portal = :portal order by login");
  });
  for (const auto& person : people)
    std::cout << person.login << "\t" << person.role << "\t" << person.state << "\n";
  return 0;
}

bool add_person(storage::Tx& tx, Ids& ids, const UserChange& change, const std::string& hash, Instant now) {
  const auto email = change.email.empty() ? change.login : change.email;
  return tx.run(
               "insert into accounts (portal, id, login, email, first_name, last_name, role, language,"
               " password_hash, state, created_at) values (:portal, $1, $2, $3, $4, $5, $6, '', $7, "
               "'active', $8)"
               " on conflict do nothing",
               ids.text(), change.login, email, change.first_name, change.last_name, change.role, hash,
               now.ms)
             .rows == 1;
}

std::optional<AccountId> find_account(storage::Tx& tx, const std::string& login) {
  const auto id = tx.one<std::string>("select id from accounts where portal = :portal and login = $1", login);
  return id ? std::optional(AccountId{*id}) : std::nullopt;
}

bool set_password(storage::Tx& tx, const std::string& login, const std::string& hash, Instant now) {
  const auto account = find_account(tx, login);
  if (!account) return false;
  tx.run(
      "update accounts set password_hash = $2, password_changed_at = $3 where portal = :portal and id = $1",
      account->value, hash, now.ms);
  Sessions().end_all(tx, *account, now);
  return true;
}

bool disable(storage::Tx& tx, const std::string& login, Instant now) {
  const auto account = find_account(tx, login);
  if (!account) return false;
  tx.run("update accounts set state = 'disabled', updated_at = $2 where portal = :portal and id = $1",
         account->value, now.ms);
  Sessions().end_all(tx, *account, now);
  return true;
}

int print_portal(storage::Db& db, const std::string& id) {
  const Portals portals(load_portals(db));
  const auto* portal = portals.find(id);
  if (portal == nullptr) return fail("there is no portal " + id);
  const auto file = db.read(id, [&](storage::Tx& tx) { return portals::portal_file(tx, *portal); });
  std::cout << portals::printed(file) << "\n";
  return 0;
}

int put_portal(storage::Db& db, const std::string& path, Instant now) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof()) return fail("cannot read " + path);
  portals::PortalFile file;
  wire::DecodeError error;
  if (!wire::decode(text, file, error, wire::UnknownFields::refused)) {
    return fail(path + ": " +
                (error.path.empty() ? "this is no JSON of a portal" : "cannot use " + error.path) +
                "; `guichet portal print PORTAL` shows one");
  }
  const auto problems = portals::problems_of(file);
  for (const std::string& problem : problems) std::cerr << "  " << problem << "\n";
  if (!problems.empty()) return fail(path + ": nothing was changed");
  db.writer().write(file.portal.slug, [&](storage::Tx& tx) { portals::put_portal(tx, file, now); });
  std::cout << file.portal.slug << " is in place; a server that runs reads it at its next start\n";
  return 0;
}

void print_report(const listings::ImportRun& run) {
  std::cout << run.file << ": " << wire::name(run.verdict) << (run.reason.empty() ? "" : ", ") << run.reason
            << "\n"
            << "  new " << run.created << ", changed " << run.updated << ", unchanged " << run.unchanged
            << ", missing " << run.missing << ", archived " << run.archived << ", unreadable rows "
            << run.rejected_total << "\n";
  for (const auto& row : run.rejected) std::cout << "  line " << row.line << ": " << row.reason << "\n";
}

}  // namespace

void add_portal_options(CLI::App& command, PortalCommand& portal) {
  const std::map<std::string, PortalAction> actions{
      {"list", PortalAction::list}, {"print", PortalAction::print}, {"put", PortalAction::put}};
  command.add_option("action", portal.action, "list, print PORTAL or put FILE")
      ->required()
      ->transform(CLI::CheckedTransformer(actions));
  command.add_option("subject", portal.subject, "The portal to print, or the file to put");
}

void add_user_options(CLI::App& command, UserChange& change) {
  const std::map<std::string, UserAction> actions{{"list", UserAction::list},
                                                  {"add", UserAction::add},
                                                  {"password", UserAction::password},
                                                  {"disable", UserAction::disable}};
  command.add_option("action", change.action, "list, add, password or disable")
      ->required()
      ->transform(CLI::CheckedTransformer(actions));
  command.add_option("--portal", change.portal, "The portal")->required();
  command.add_option("--login", change.login, "Sign-in name");
  command.add_option("--email", change.email, "Address; the sign-in name when it is one");
  command.add_option("--role", change.role, "client, dispatcher, administrator...");
  command.add_option("--first-name", change.first_name, "First name");
  command.add_option("--last-name", change.last_name, "Last name");
}

void add_import_options(CLI::App& command, ImportCommand& import) {
  command.add_option("--portal", import.portal, "The portal")->required();
  command.add_option("files", import.files, "The files of one snapshot, or the folder of them")
      ->required()
      ->check(CLI::ExistingPath);
  command.add_flag("--anyway", import.is_wanted_anyway,
                   "Take a snapshot that was held because it looked wrong");
}

int change_portal(const Config& config, const PortalCommand& command) {
  const SystemClock clock;
  storage::Db db(database_of(config));
  if (command.action == PortalAction::print) return print_portal(db, command.subject);
  if (command.action == PortalAction::put) return put_portal(db, command.subject, clock.now());
  for (const PortalConfig& portal : load_portals(db))
    std::cout << portal.id.value << "\t" << portal.portal.name << "\n";
  return 0;
}

int change_user(const Config& config, const UserChange& change) {
  const SystemClock clock;
  Ids ids([&] { return clock.now(); });
  storage::Db db(database_of(config));
  if (Portals(load_portals(db)).find(change.portal) == nullptr)
    return fail("there is no portal " + change.portal);
  if (change.action == UserAction::list) return list_people(db, change.portal);
  if (change.login.empty()) return fail("--login is needed");
  if (!wire::parse_name<Role>(change.role)) return fail("there is no role " + change.role);
  std::string hash;
  if (change.action != UserAction::disable) {
    constexpr std::size_t length_min = 15;
    const auto password = read_password();
    if (password.size() < length_min) return fail("a password has at least 15 characters");
    hash = Argon2Passwords().hash(password);
  }
  const bool is_done = db.writer().write(change.portal, [&](storage::Tx& tx) {
    if (change.action == UserAction::add) return add_person(tx, ids, change, hash, clock.now());
    if (change.action == UserAction::password) return set_password(tx, change.login, hash, clock.now());
    return disable(tx, change.login, clock.now());
  });
  return is_done ? 0
                 : fail(change.action == UserAction::add ? "somebody has this name"
                                                         : "there is nobody of this name");
}

int run_import(const Config& config, const ImportCommand& import) {
  const SystemClock clock;
  Ids ids([&] { return clock.now(); });
  storage::Db db(database_of(config));
  const Portals portals(load_portals(db));
  const auto* portal = portals.find(import.portal);
  if (portal == nullptr) return fail("there is no portal " + import.portal);
  const auto run = listings::import_listings(
      db, ids,
      {.portal = import.portal,
       .files = listings::snapshot_files(import.files),
       .override_guards = import.is_wanted_anyway ? listings::Override::yes : listings::Override::no,
       .now = clock.now(),
       .today = portals::day_in(portal->portal.time_zone, clock.now())});
  print_report(run);
  return listings::is_believed(run) ? 0 : 1;
}

int examine(const Config& config) {
  int problems = 0;
  const auto report = [&](const std::string& what, bool is_good, const std::string& advice) {
    std::cout << (is_good ? "ok    " : "wrong ") << what << (is_good ? "" : ": " + advice) << "\n";
    if (!is_good) ++problems;
  };
  try {
    check_config(config);
    report("configuration", true, "");
  } catch (const ConfigError& error) {
    report("configuration", false, error.what());
  }
  for (const auto& exposed : exposed_secrets(config)) report("secrets", false, exposed);
  report("client", std::filesystem::exists(config.web / "index.html"),
         "no index.html in " + config.web.string());
  try {
    storage::Db db(database_of(config));
    report("database", true, "");
    report("portals", !load_portals(db).empty(), "there is none yet");
  } catch (const std::exception& error) {
    report("database", false, error.what());
  }
  return problems == 0 ? 0 : 1;
}

int print_openapi() {
  std::cout << openapi_document(build_id());
  return 0;
}

}  // namespace guichet::server
