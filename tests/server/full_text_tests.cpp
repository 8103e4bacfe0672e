#include <boost/test/unit_test.hpp>

#include "server/storage/db.hpp"
#include "server/storage/migrations.hpp"
#include "server/storage/search.hpp"
#include "server/storage/sqlite.hpp"
#include "server/storage/writer.hpp"
#include "shared/core/ids.hpp"
#include "tests/server/agency.hpp"
#include "tests/server/storage_folder.hpp"

namespace guichet::storage {

namespace {

using Numbers = std::vector<std::int64_t>;

struct Index {
  TestFolder folder{};
  Db db{{.file = folder.path / "db"}};

  void add(std::int64_t row, std::string_view portal, std::string_view text) {
    db.writer().write("a", [&](Tx& tx) {
      tx.global().run("insert into listing_search (rowid, body) values ($1, $2)", row,
                      indexed_words(text) + " " + owner_word(portal));
    });
  }
  Numbers found(std::string_view portal, std::string_view text) {
    return db.read_everywhere([&](GlobalTx& tx) {
      const std::string expression =
          match_beginnings(owner_word(portal), text, [&tx](const std::string& begin) {
            return words_beginning(begin, [&tx](const std::string& from) {
              return tx.one<std::string>("select term from listing_words where term >= $1 limit 1", from);
            });
          });
      if (expression.empty()) return Numbers{};
      return tx.all<std::int64_t>(
          "select rowid from listing_search where listing_search match $1 order by rowid desc", expression);
    });
  }
};

// What a program of before step 14 left.
void add_old_rows(Connection& connection) {
  connection.execute(
      "insert into portals (id, name, created_at) values ('a', 'a', 0);"
      "insert into accounts (portal, id, login, role, language, state, created_at)"
      " values ('a', 'c1', 'c1', 'client', 'fr-CA', 'active', 0);"
      "insert into listings (portal, number, search_id, source, state, address, city, postal_code, "
      "agent_code,"
      " office_code, created_at, updated_at)"
      " values ('a', '24718803', 7, 'feed', 'listed', '1248, rue des Érables', 'Québec', 'G1R 2K4', '48213', "
      "'B004',"
      " 0, 0);"
      "insert into orders (portal, number, account, office, state, street, city, created_at, updated_at) "
      "values"
      " ('a', 'SP-1', 'c1', 'B004', 'archived', '1248, rue des Érables', 'Québec', 1000, 0),"
      " ('a', 'SP-2', 'c1', 'B004', 'files_erased', '9, côte de la Montagne', 'Québec', 1000, 0),"
      " ('a', 'SP-3', 'c1', null, 'captured', '9, côte de la Montagne', 'Québec', 2000, 0)");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(full_text)

BOOST_AUTO_TEST_CASE(words_are_found_by_their_beginning_in_one_portal) {
  Index index;
  index.add(1, "a", "1248 rue des Érables Montréal 24718803");
  index.add(2, "b", "9 rue des Érables");
  index.add(3, "a", "5 rue «Érablière»");
  BOOST_CHECK((index.found("a", "Érab 12") == Numbers{1}));
  BOOST_CHECK((index.found("a", "érabl") == Numbers{3, 1}));
  BOOST_CHECK((index.found("a", "ERABLES montre") == Numbers{1}));
  BOOST_CHECK((index.found("a", "2471") == Numbers{1}));
  BOOST_CHECK((index.found("a", "2471880") == Numbers{1}));
  BOOST_CHECK((index.found("a", "r") == Numbers{3, 1}));
  BOOST_CHECK((index.found("b", "erables") == Numbers{2}));
  BOOST_CHECK(index.found("a", "erables sirop").empty());
  BOOST_CHECK(index.found("c", "erables").empty());
}

BOOST_AUTO_TEST_CASE(nobody_types_an_owner_or_an_operator) {
  Index index;
  index.add(1, "a", "1248 rue des Érables");
  index.add(2, "b", "9 rue des Érables");
  for (const char* text :
       {"rue \" OR _62", "rue) OR (rue", "_62", "rue OR 9", "* rue NOT x", "\"", " -- \"* "})
    BOOST_CHECK_MESSAGE(index.found("a", text).empty(), text);
  BOOST_CHECK((index.found("a", "rue – des — «érables»") == Numbers{1}));
}

BOOST_AUTO_TEST_CASE(a_beginning_of_more_words_than_are_named_is_found_too) {
  Index index;
  for (std::int64_t n = 0; n < 100; ++n) index.add(n + 1, "a", "30000" + std::to_string(100 + n));
  BOOST_CHECK_EQUAL(index.found("a", "30000").size(), 100U);
  BOOST_CHECK((index.found("a", "30000199") == Numbers{100}));
  BOOST_CHECK((index.found("a", "3000011").size() == 10U));
}

BOOST_AUTO_TEST_CASE(the_parts_of_words_are_those_somebody_may_look_for) {
  BOOST_CHECK_EQUAL(indexed_parts("SP-12 é"), "sp- p-1 -12 12 2 e ");
  const auto all = [](const std::string&) { return std::nullopt; };
  BOOST_CHECK_EQUAL(match_parts({"_a"}, "P-12", all), "(\"_a\") AND \"p-1\" AND \"-12\"");
  BOOST_CHECK_EQUAL(match_parts({"_a", "_b"}, " 12 É ", all), "(\"_a\" OR \"_b\") AND \"12\" * AND \"e\" *");
}

BOOST_AUTO_TEST_CASE(an_older_database_is_found_after_the_upgrade) {
  TestFolder folder;
  const auto file = folder.path / "db";
  std::string told;
  const auto tell = [&told](std::string_view step, std::optional<std::int64_t> took_ms) {
    told.append(step).append(took_ms ? " done\n" : " begins\n");
  };
  {
    const auto connection = open_sqlite(file, SqliteUse::write);
    migrate(*connection, migrations().first(13), tell);
    add_old_rows(*connection);
  }
  BOOST_CHECK_EQUAL(told, "");
  Db db({.file = file, .on_upgrade = tell});
  BOOST_CHECK_EQUAL(told, "search begins\nsearch done\noffice search begins\noffice search done\n");
  db.read("a", [](Tx& tx) {
    const auto has = [&](std::string_view owner, const std::string& words) {
      return *tx.global().one<std::int64_t>("select count(*) from order_search where order_search match $1",
                                            std::string(owner) + " AND " + words);
    };
    BOOST_CHECK_EQUAL(has(owner_word("a", "account_archived", "c1"), "era"), 1);
    BOOST_CHECK_EQUAL(has(owner_word("a", "office_archived", "B004"), "que"), 2);
    BOOST_CHECK_EQUAL(has(owner_word("a", "account_in_progress", "c1"), "mon"), 1);
    BOOST_CHECK_EQUAL(has(owner_word("a", "office_in_progress", "B004"), "mon"), 0);
    BOOST_CHECK_EQUAL(
        *tx.global().one<std::int64_t>("select count(*) from listing_search where listing_search match $1",
                                       owner_word("a", "agent", "48213") + " AND erables AND g1r"),
        1);
    BOOST_CHECK((tx.all<std::int64_t>("select n from order_counts where portal = :portal order by owner,"
                                      " state_group") == Numbers{2, 1, 2}));
    BOOST_CHECK((tx.all<std::string>("select number from orders where portal = :portal order by search_id") ==
                 std::vector<std::string>{"SP-1", "SP-2", "SP-3"}));
  });
}

// What a program of before step 15 left: properties numbered as they came.
BOOST_AUTO_TEST_CASE(properties_stand_together_by_office_after_the_upgrade) {
  TestFolder folder;
  const auto file = folder.path / "db";
  {
    const auto connection = open_sqlite(file, SqliteUse::write);
    migrate(*connection, migrations().first(14));
    connection->execute(
        "insert into portals (id, name, created_at) values ('a', 'a', 0), ('b', 'b', 0);"
        "insert into listings (portal, number, search_id, source, state, address, city, agent_code,"
        " co_agent_code, office_code, created_at, updated_at) values"
        " ('a', '1', 7, 'feed', 'listed', '1248, rue des Érables', 'Québec', '48213', '', 'B004', 0, 0),"
        " ('a', '2', 9, 'feed', 'listed', '9, rue des Érables', 'Québec', '48220', '48213', 'B001', 0, 0),"
        " ('a', '3', 8, 'feed', 'listed', '5, rue des Érables', 'Québec', '48220', '', 'B004', 0, 0),"
        " ('b', '4', 3, 'feed', 'listed', '7, rue des Érables', 'Québec', '', '', 'B004', 0, 0)");
  }
  Db db({.file = file});
  const auto found = [&](const std::string& portal, const std::string& expression) {
    return db.read(portal, [&](Tx& tx) {
      return tx.all<std::string>(
          "select l.number from listing_search s cross join listings l where l.search_id = s.rowid"
          " and l.portal = :portal and s.listing_search match $1 order by s.rowid",
          expression);
    });
  };
  using Texts = std::vector<std::string>;
  BOOST_CHECK((found("a", owner_word("a") + " AND erables") == Texts{"2", "1", "3"}));
  BOOST_CHECK((found("a", owner_word("a", "agent", "48213") + " AND erables") == Texts{"2", "1"}));
  BOOST_CHECK((found("b", "erables") == Texts{"4"}));
  const auto firsts = db.read("a", [](Tx& tx) {
    return tx.all<std::int64_t>(
        "select search_id - first_id from listings l join search_offices o"
        " on o.portal = l.portal and o.office = l.office_code"
        " where l.portal = :portal order by number");
  });
  BOOST_CHECK((firsts == Numbers{1, 1, 2}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::storage

namespace guichet::orders {

namespace {

using test::Agency;
using State = OrderState;

std::vector<std::string> found(Agency& agency, const std::string& cookie, const ListOrders& request) {
  std::vector<std::string> numbers;
  for (const Order& order : agency.ask(request, cookie).items) numbers.push_back(order.number.value);
  return numbers;
}

}  // namespace

// Somebody with few orders is answered by comparing them, anybody else from the index: both must say the
// same.
void count_as_many(Agency& agency) {
  agency.write(
      [](storage::Tx& tx) { tx.run("update order_counts set n = n + 5000 where portal = :portal"); });
}

BOOST_AUTO_TEST_SUITE(order_search)

BOOST_AUTO_TEST_CASE(an_order_is_found_by_any_part_of_number_and_address) {
  Agency agency;
  const std::string number = agency.ask(Agency::order_of("24718803"), agency.elise).number.value;
  for (int way = 0; way < 2; ++way) {
    if (way == 1) count_as_many(agency);
    for (const std::string& text :
         {number, number.substr(1), number.substr(4), number.substr(number.size() - 2), std::string("ÉRABL"),
          std::string("rable"), std::string("ab les"), std::string("g1r k4"), std::string(" é ")})
      BOOST_TEST(found(agency, agency.elise, {.text = text}).size() == 1U, text);
    for (const char* text : {"erables sirop", "zz", "erabless", "\"", "SP OR zz", "rabl_", "era-ble"})
      BOOST_TEST(found(agency, agency.elise, {.text = text}).empty(), text);
    BOOST_TEST(found(agency, agency.rene, {.text = number}).empty());
    BOOST_TEST(found(agency, agency.mathieu, {.text = number}).size() == 1U);  // of his office
  }
}

BOOST_AUTO_TEST_CASE(an_order_is_found_and_counted_in_the_group_it_is_in) {
  Agency agency;
  const OrderNumber number = agency.ask(Agency::order_of("24718803"), agency.elise).number;
  agency.ask(Agency::order_of("24718803"), agency.elise);
  agency.move(number, {State::received, State::scheduled});
  agency.ask(CancelOrder{.number = number}, agency.elise);
  for (const std::string& reader : {agency.elise, agency.mathieu}) {
    const ListOrders gone{.group = OrderGroup::cancelled, .text = number.value};
    BOOST_TEST(found(agency, reader, {.text = number.value}).empty());
    BOOST_TEST(found(agency, reader, gone).size() == 1U);
    const GroupCounts counts = agency.ask(gone, reader).counts;
    BOOST_TEST(counts.in_progress == 1);
    BOOST_TEST(counts.cancelled == 1);
    BOOST_TEST(counts.completed == 0);
  }
}

BOOST_AUTO_TEST_CASE(what_is_placed_and_cancelled_in_one_commit_is_cancelled) {
  Agency agency;
  const OrderNumber number = agency.ask(Agency::order_of("24718803"), agency.elise).number;
  agency.write([&](storage::Tx& tx) {
    for (const auto& [from, to] :
         {std::pair(State::received, State::cancelled), std::pair(State::cancelled, State::completed),
          std::pair(State::completed, State::archived)})
      BOOST_TEST(
          store_change(tx, {.number = number, .from = from, .to = to, .at = agency.server.clock.now()}));
  });
  for (int way = 0; way < 2; ++way) {
    if (way == 1) count_as_many(agency);
    BOOST_TEST(found(agency, agency.elise, {.group = OrderGroup::archived, .text = "erables"}).size() == 1U);
    BOOST_TEST(found(agency, agency.elise, {.group = OrderGroup::completed, .text = "erables"}).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_long_search_comes_in_pages_newest_first) {
  Agency agency;
  for (int i = 0; i < 53; ++i) agency.ask(Agency::order_of("24718803"), agency.elise);
  for (int way = 0; way < 2; ++way) {
    if (way == 1) count_as_many(agency);
    const OrderPage first = agency.ask(ListOrders{.text = "erables"}, agency.elise);
    BOOST_TEST(first.items.size() == 50U);
    BOOST_TEST(first.items[0].number.value == "SP-20483");
    const OrderPage second = agency.ask(ListOrders{.text = "erables", .after = first.next}, agency.elise);
    BOOST_TEST(second.items.size() == 3U);
    BOOST_TEST(second.items[2].number.value == "SP-20431");
    BOOST_TEST(second.next.empty());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace guichet::orders
