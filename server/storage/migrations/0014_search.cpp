#include "server/storage/migrations/0014_search.hpp"

#include <string>

#include "server/storage/db.hpp"
#include "server/storage/search.hpp"

namespace guichet::storage {

namespace {

struct ListingText {
  std::string portal{};
  std::int64_t search_id = 0;
  std::string text{};
  std::string agent_code{};
  std::string co_agent_code{};
  std::string office_code{};
  WIRE_FIELDS(portal, search_id, text, agent_code, co_agent_code, office_code)
};

struct OrderText {
  std::string portal{};
  std::int64_t search_id = 0;
  std::string text{};
  std::string account{};
  std::string office{};
  std::string state_group{};
  WIRE_FIELDS(portal, search_id, text, account, office, state_group)
};

void fill_listings(GlobalTx& tx) {
  tx.each<ListingText>(
      "select portal, search_id, number || ' ' || address || ' ' || city || ' ' || postal_code as text,"
      " agent_code, co_agent_code, office_code from listings order by search_id",
      [&tx](ListingText&& row) {
        std::string body = indexed_words(row.text) + " " + owner_word(row.portal);
        for (const std::string* agent : {&row.agent_code, &row.co_agent_code})
          if (!agent->empty()) body += " " + owner_word(row.portal, "agent", *agent);
        if (!row.office_code.empty()) body += " " + owner_word(row.portal, "office", row.office_code);
        tx.run("insert into listing_search (rowid, body) values ($1, $2)", row.search_id, body);
      });
}

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

void fill_0014_search(Connection& connection) {
  GlobalTx tx(connection);
  fill_listings(tx);
  fill_orders(tx);
}

}  // namespace guichet::storage
