#include "server/storage/migrations/0015_office_search.hpp"

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
  WIRE_FIELDS(portal, search_id, text, agent_code, co_agent_code)
};

}  // namespace

void fill_0015_office_search(Connection& connection) {
  GlobalTx tx(connection);
  tx.run("insert into listing_search (listing_search, rank) values ('hashsize', 67108864)");
  tx.run("insert into listing_search (listing_search, rank) values ('automerge', 0)");
  tx.each<ListingText>(
      "select portal, search_id, number || ' ' || address || ' ' || city || ' ' || postal_code as text,"
      " agent_code, co_agent_code from listings order by search_id",
      [&tx](ListingText&& row) {
        std::string body = indexed_words(row.text) + " " + owner_word(row.portal);
        for (const std::string* agent : {&row.agent_code, &row.co_agent_code})
          if (!agent->empty()) body += " " + owner_word(row.portal, "agent", *agent);
        tx.run("insert into listing_search (rowid, body) values ($1, $2)", row.search_id, body);
      });
  tx.run("insert into listing_search (listing_search, rank) values ('hashsize', 1048576)");
  tx.run("insert into listing_search (listing_search, rank) values ('automerge', 4)");
}

}  // namespace guichet::storage
