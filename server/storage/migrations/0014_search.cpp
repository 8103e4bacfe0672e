#include "server/storage/migrations/0014_search.hpp"

#include <string>

#include "server/storage/db.hpp"
#include "server/storage/search.hpp"

namespace guichet::storage {

namespace {

struct OrderText {
  std::string portal{};
  std::int64_t search_id = 0;
  std::string text{};
  std::string account{};
  std::string office{};
  std::string state_group{};
  WIRE_FIELDS(portal, search_id, text, account, office, state_group)
};

void fill_orders(GlobalTx& tx) {
  tx.each<OrderText>(
      "select portal, search_id, number || ' ' || street || ' ' || city || ' ' || postal_code as text, "
      "account,"
      " coalesce(office, '') as office, case"
      "   when state in ('completed', 'cancelled') then state"
      "   when state in ('archived', 'files_erased') then 'archived'"
      "   else 'in_progress' end as state_group"
      " from orders order by search_id",
      [&tx](OrderText&& row) {
        std::string body = indexed_parts(row.text);
        body += " " + owner_word(row.portal, "account_" + row.state_group, row.account);
        if (!row.office.empty())
          body += " " + owner_word(row.portal, "office_" + row.state_group, row.office);
        tx.run("insert into order_search (rowid, body) values ($1, $2)", row.search_id, body);
      });
}

}  // namespace

// Not listing_search: step 15 fills it.
void fill_0014_search(Connection& connection) {
  GlobalTx tx(connection);
  tx.run("insert into order_search (order_search, rank) values ('hashsize', 67108864)");
  tx.run("insert into order_search (order_search, rank) values ('automerge', 0)");
  fill_orders(tx);
  tx.run("insert into order_search (order_search, rank) values ('hashsize', 1048576)");
  tx.run("insert into order_search (order_search, rank) values ('automerge', 4)");
}

}  // namespace guichet::storage
