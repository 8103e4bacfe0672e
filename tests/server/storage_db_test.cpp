#include <boost/test/unit_test.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "server/storage/db.hpp"
#include "server/storage/migrations.hpp"
#include "server/storage/sqlite.hpp"
#include "server/storage/writer.hpp"
#include "shared/core/ids.hpp"
#include "shared/core/money.hpp"
#include "shared/core/result.hpp"
#include "shared/core/time.hpp"
#include "tests/server/storage_folder.hpp"

using namespace guichet;
using namespace guichet::storage;

namespace {

struct NoteTag;
using NoteId = Id<NoteTag>;
WIRE_ENUM(Mood, calm, angry)

struct Price {
  Cents amount{};
  Currency currency = Currency::EUR;
  WIRE_FIELDS(amount, currency)
};

struct Note {
  NoteId id{};
  std::string text{};
  Mood mood = Mood::calm;
  bool is_read = false;
  std::optional<Instant> at{};
  std::optional<Day> due{};
  Price price{};
  std::vector<std::string> tags{};
  WIRE_FIELDS(id, text, mood, is_read, at, due, price, tags)
};

constexpr std::string_view add_counter =
    "insert into counters (portal, name, value) values (:portal, $1, $2)";

std::int64_t count_of(Db& db, std::string_view portal) {
  return db.read(portal, [](Tx& tx) {
    return *tx.one<std::int64_t>("select count(*) from counters where portal = :portal");
  });
}

void add_note(Tx& tx, const Note& note) {
  tx.global().run(
      "create table if not exists notes (portal text not null, id text not null, body text not null, mood "
      "text not "
      "null, is_read integer not null, at integer, due text, amount integer not null, currency text not "
      "null, "
      "primary key (portal, id)) strict, without rowid");
  tx.run(
      "insert into notes (portal, id, body, mood, is_read, at, due, amount, currency) "
      "values (:portal, $1, $2, $3, $4, $5, $6, $7, $8)",
      note.id, note.text, note.mood, note.is_read, note.at, note.due, note.price.amount, note.price.currency);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(storage_db)

BOOST_AUTO_TEST_CASE(a_row_comes_back_as_it_was_stored) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  const Note note{.id = {"n1"},
                  .text = "l'été à 5 €",
                  .mood = Mood::angry,
                  .is_read = true,
                  .at = Instant{12345},
                  .due = Day{2026, 11, 22},
                  .price = {.amount = Cents{-250}, .currency = Currency::CAD},
                  .tags = {}};
  db.writer().write("a", [&](Tx& tx) { add_note(tx, note); });
  const auto back = db.read("a", [](Tx& tx) {
    return tx.one<Note>(
        "select currency as price_currency, amount as price_amount, due, at, is_read, mood, body as text, id "
        "from notes where portal = :portal and id = $1",
        NoteId{"n1"});
  });
  BOOST_REQUIRE((back.has_value()));
  BOOST_CHECK((back->id == note.id));
  BOOST_CHECK_EQUAL(back->text, note.text);
  BOOST_CHECK((back->mood == Mood::angry));
  BOOST_CHECK((back->is_read));
  BOOST_CHECK((back->at == note.at));
  BOOST_CHECK((back->due == note.due));
  BOOST_CHECK((back->price.amount == note.price.amount));
  BOOST_CHECK((back->price.currency == Currency::CAD));
}

BOOST_AUTO_TEST_CASE(a_missing_or_wrong_column_is_an_error) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  db.writer().write("a", [](Tx& tx) { tx.run(add_counter, "x", 1); });
  db.read("a", [](Tx& tx) {
    BOOST_CHECK_THROW(tx.one<Price>("select value as amount from counters where portal = :portal"),
                      StorageError);
    BOOST_CHECK_THROW(tx.one<Mood>("select name from counters where portal = :portal"), StorageError);
  });
}

BOOST_AUTO_TEST_CASE(a_portal_sees_and_changes_only_its_rows) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  for (const char* portal : {"a", "b"})
    db.writer().write(portal, [](Tx& tx) { tx.run(add_counter, "x", 7); });
  const Changed changed =
      db.writer().write("a", [](Tx& tx) { return tx.run("delete from counters where portal = :portal"); });
  BOOST_CHECK_EQUAL(changed.rows, 1);
  BOOST_CHECK_EQUAL(count_of(db, "a"), 0);
  BOOST_CHECK_EQUAL(count_of(db, "b"), 1);
}

BOOST_AUTO_TEST_CASE(the_shape_of_a_statement_is_found_beside_texts_and_comments) {
  constexpr auto shape =
      detail::shape_of("select '$9 :portal', \"$8\" -- $7 :portal\n from t where a = $2 and b = $1");
  static_assert(shape.params == 2 && !shape.mentions_portal);
  static_assert(detail::shape_of("select :portal").mentions_portal);
  static_assert(!detail::shape_of("select :portals").mentions_portal);
}

BOOST_AUTO_TEST_CASE(a_reader_cannot_write) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  BOOST_CHECK_THROW(db.read("a", [](Tx& tx) { tx.run(add_counter, "x", 1); }), StorageError);
  BOOST_CHECK_EQUAL(count_of(db, "a"), 0);
}

BOOST_AUTO_TEST_CASE(all_reads_of_one_transaction_see_one_state) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  db.read("a", [&](Tx& tx) {
    const auto before = tx.one<std::int64_t>("select count(*) from counters where portal = :portal");
    db.writer().write("a", [](Tx& writing) { writing.run(add_counter, "x", 1); });
    const auto after = tx.one<std::int64_t>("select count(*) from counters where portal = :portal");
    BOOST_CHECK_EQUAL(*before, *after);
  });
  BOOST_CHECK_EQUAL(count_of(db, "a"), 1);
}

BOOST_AUTO_TEST_CASE(a_read_that_takes_too_long_is_stopped) {
  TestFolder folder;
  Db db({.file = folder.path / "db", .read_max_ms = 30});
  const auto endless = [](Tx& tx) {
    return tx.one<std::int64_t>(
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n where "
        ":portal <> ''");
  };
  try {
    db.read("a", endless);
    BOOST_FAIL("the read went on");
  } catch (const StorageError& error) {
    BOOST_CHECK((error.failure() == StorageFailure::interrupted));
  }
  BOOST_CHECK_EQUAL(count_of(db, "a"), 0);  // the connection is fit for use
}

BOOST_AUTO_TEST_CASE(a_newer_or_altered_schema_is_refused) {
  TestFolder folder;
  const auto file = folder.path / "db";
  { Db db({.file = file}); }
  auto connection = open_sqlite(file, SqliteUse::write);
  BOOST_CHECK_THROW(migrate(*connection, migrations().first(1)), StorageError);
  std::vector<Migration> altered(migrations().begin(), migrations().end());
  altered.front().sql = "select 1";
  BOOST_CHECK_THROW(migrate(*connection, altered), StorageError);
  BOOST_CHECK_NO_THROW(migrate(*connection, migrations()));
}

BOOST_AUTO_TEST_CASE(a_migration_that_fails_leaves_the_schema_as_it_was) {
  TestFolder folder;
  auto connection = open_sqlite(folder.path / "db", SqliteUse::write);
  const std::vector<Migration> steps{
      {1, "good", "create table one (a integer) strict"},
      {2, "bad", "create table two (a integer) strict; create table one (b integer)"}};
  BOOST_CHECK_THROW(migrate(*connection, steps), StorageError);
  GlobalTx tx(*connection);
  BOOST_CHECK_EQUAL(*tx.one<std::int64_t>("select count(*) from sqlite_schema where name in ('one', 'two')"),
                    1);
  BOOST_CHECK_EQUAL(*tx.one<std::int64_t>("select count(*) from schema_migrations"), 1);
}

BOOST_AUTO_TEST_CASE(every_table_has_the_portal_first_and_is_strict) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  const auto names = db.read_everywhere([](GlobalTx& tx) {
    return tx.all<std::string>(
        "select t.name from pragma_table_list t where t.type = 'table' and t.schema = 'main' "
        "and t.name not like 'sqlite_%' and t.name not in ('portals', 'schema_migrations') and "
        "(t.strict = 0 or t.wr = 0 or not exists "
        " (select 1 from pragma_table_info(t.name) c where c.name = 'portal' and c.pk = 1))");
  });
  for (const std::string& name : names) BOOST_CHECK_EQUAL(name, "");
}

BOOST_AUTO_TEST_CASE(a_statement_is_compiled_once_whatever_it_is_asked_for) {
  TestFolder folder;
  const Db db({.file = folder.path / "db"});
  const auto connection = open_sqlite(folder.path / "db", SqliteUse::read);
  Statement& statement = connection->prepare(
      "select number from listings where portal = :portal and office_code = $1 and state = 'listed'"
      " and ($2 = '' or number < $2) order by number desc limit $3");
  for (const std::string_view office : {"", "B001", "B002"}) {
    statement.bind(":portal", Value(std::string_view("panorama")), Lifetime::of_execution);
    statement.bind("$1", Value(office), Lifetime::of_execution);
    statement.bind("$2", Value(office), Lifetime::of_execution);
    statement.bind("$3", Value(std::int64_t{50}), Lifetime::of_execution);
    while (statement.step()) {
    }
    statement.reset();
  }
  BOOST_CHECK_EQUAL(statement.times_compiled(), 1);
}

BOOST_AUTO_TEST_CASE(a_kept_number_is_found_again_after_a_commit) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  const auto counters = [](Tx& tx) {
    return tx.kept_number("select count(*) from counters where portal = :portal and name < $1",
                          std::string("z"));
  };
  BOOST_CHECK_EQUAL(db.read("a", counters), 0);
  BOOST_CHECK_EQUAL(db.read("a", counters), 0);
  db.writer().write("a", [&](Tx& tx) {
    tx.run(add_counter, "x", 1);
    BOOST_CHECK_EQUAL(counters(tx), 1);
    tx.run(add_counter, "y", 1);
    BOOST_CHECK_EQUAL(counters(tx), 2);
  });
  BOOST_CHECK_EQUAL(db.read("a", counters), 2);
  BOOST_CHECK_EQUAL(db.read("b", counters), 0);  // another portal's number
}

BOOST_AUTO_TEST_CASE(a_backup_of_a_live_database_is_complete) {
  TestFolder folder;
  Db db({.file = folder.path / "db"});
  db.writer().write("a", [](Tx& tx) { tx.run(add_counter, "x", 1); });
  db.backup_to(folder.path / "copy");
  Db copy({.file = folder.path / "copy"});
  BOOST_CHECK_EQUAL(count_of(copy, "a"), 1);
}

BOOST_AUTO_TEST_SUITE_END()
