#include "server/orders/order_index.hpp"

#include <limits>

#include "server/storage/search.hpp"

namespace guichet::orders {

namespace {

constexpr std::int64_t orders_per_ms = 65'536;
constexpr std::int64_t found_chunk = 100;
constexpr std::int64_t few_orders = 1000;  // reading so many is cheaper than meeting everybody's in the index
constexpr int found_chunks_max = 200;      // 20,000 rows compared for one page

struct Indexed {
  std::int64_t search_id = 0;
  std::string text{};
  std::string account{};
  std::string office{};
  OrderState state = OrderState::received;
  WIRE_FIELDS(search_id, text, account, office, state)
};

struct FoundLine {
  OrderLine line{};
  std::int64_t search_id = 0;
  WIRE_FIELDS(line, search_id)
};

std::string_view kind_name(Owner::Kind kind) {
  return kind == Owner::Kind::account ? "account" : "office";
}

std::string group_word(const std::string& portal, const Owner& owner, OrderGroup group) {
  const std::string kind = std::string(kind_name(owner.kind)) + "_" + std::string(wire::name(group));
  return storage::owner_word(portal, kind, owner.code);
}

std::vector<Owner> owners_of(const Indexed& order) {
  std::vector<Owner> owners{{.kind = Owner::Kind::account, .code = order.account}};
  if (!order.office.empty()) owners.push_back({.kind = Owner::Kind::office, .code = order.office});
  return owners;
}

std::optional<Indexed> find_indexed(storage::Tx& tx, const OrderNumber& number) {
  return tx.one<Indexed>(
      "select search_id, number || ' ' || street || ' ' || city || ' ' || postal_code as text, account,"
      " coalesce(office, '') as office, state from orders where portal = :portal and number = $1",
      number);
}

enum class Words { are_new, replace_others };

void store_words(storage::Tx& tx, const Indexed& order, Words words) {
  std::string body = storage::indexed_parts(order.text);
  for (const Owner& owner : owners_of(order))
    body += " " + group_word(tx.portal(), owner, group_of(order.state));
  tx.before_commit([id = order.search_id, body = std::move(body), words](storage::GlobalTx& all) {
    if (words == Words::replace_others) all.run("delete from order_search where rowid = $1", id);
    all.run("insert into order_search (rowid, body) values ($1, $2)", id, body);
  });
}

void count(storage::Tx& tx, const Owner& owner, OrderGroup group, std::int64_t more) {
  tx.run(
      "insert into order_counts (portal, owner, state_group, n) values (:portal, $1, $2, $3)"
      " on conflict (portal, owner, state_group) do update set n = n + excluded.n",
      owner_key(owner), group, more);
}

template <class Fn>
void each_group(const Wanted& wanted, Fn fn) {
  wire::each_value<OrderGroup>([&](OrderGroup group) {
    if (!wanted.group || group == *wanted.group) fn(group);
  });
}

bool are_few(storage::Tx& tx, const Wanted& wanted) {
  const GroupCounts counts = counts_of(tx, wanted.owner);
  std::int64_t n = 0;
  each_group(wanted, [&](OrderGroup group) { n += counts.*count_of(group); });
  return n <= few_orders;
}

std::vector<OrderLine> compared_lines(storage::Tx& tx, const Wanted& wanted, std::size_t count_max) {
  std::vector<OrderLine> lines;
  each_group(wanted, [&](OrderGroup group) {
    for (OrderLine& line : lines_in_group(tx, wanted.owner, group, wanted.after, few_orders))
      if (has_words(line, wanted.text)) lines.push_back(std::move(line));
  });
  keep_newest(lines, count_max);
  return lines;
}

// The vocabulary is everybody's; whose rows are found is said by the owner's words and by the statement.
std::optional<std::vector<std::string>> words_beginning(storage::Tx& tx, const std::string& begin) {
  return storage::words_beginning(begin, [&tx](const std::string& from) {
    return tx.global().one<std::string>("select term from order_words where term >= $1 limit 1", from);
  });
}

// A cross join keeps its order: FTS5 gives its rows one by one, the newest first.
std::vector<FoundLine> next_found(storage::Tx& tx, const std::string& expression, std::int64_t before) {
  return tx.all<FoundLine>(
      "select o.number as line_number, o.state as line_state, o.street as line_street, o.city as line_city,"
      " o.postal_code as line_postal_code, '' as line_agent_name, o.assignee as line_assignee,"
      " o.created_at as line_placed, o.due_at as line_due, o.search_id"
      " from order_search s cross join orders o indexed by orders_by_search_id where o.search_id = s.rowid "
      "and o.portal = :portal"
      " and s.order_search match $1 and s.rowid < $2 order by s.rowid desc limit $3",
      expression, before, found_chunk);
}

}  // namespace

std::int64_t next_search_id(storage::Tx& tx, Instant placed) {
  const std::int64_t first = placed.ms * orders_per_ms;
  return tx.global()
      .one<std::int64_t>(
          "select coalesce(max(search_id), $1) + 1 from orders where search_id > $1 and search_id < $2",
          first, first + orders_per_ms)
      .value_or(first + 1);
}

void add_to_index(storage::Tx& tx, const OrderNumber& number) {
  const auto order = find_indexed(tx, number);
  if (!order) return;
  store_words(tx, *order, Words::are_new);
  for (const Owner& owner : owners_of(*order)) count(tx, owner, group_of(order->state), 1);
}

void change_in_index(storage::Tx& tx, const OrderNumber& number, OrderGroup from, OrderGroup to) {
  const auto order = from == to ? std::nullopt : find_indexed(tx, number);
  if (!order) return;
  store_words(tx, *order, Words::replace_others);
  for (const Owner& owner : owners_of(*order)) {
    count(tx, owner, from, -1);
    count(tx, owner, to, 1);
  }
}

std::vector<OrderLine> lines_with_words(storage::Tx& tx, const Wanted& wanted, std::size_t count_max) {
  if (are_few(tx, wanted)) return compared_lines(tx, wanted, count_max);
  std::vector<std::string> owner_words;
  each_group(wanted,
             [&](OrderGroup group) { owner_words.push_back(group_word(tx.portal(), wanted.owner, group)); });
  const std::string expression = storage::match_parts(
      owner_words, wanted.text, [&tx](const std::string& begin) { return words_beginning(tx, begin); });
  std::vector<OrderLine> lines;
  if (expression.empty()) return lines;
  const auto known = tx.one<std::int64_t>(
      "select search_id from orders where portal = :portal and number = $1", wanted.after.number);
  std::int64_t before = known.value_or(std::numeric_limits<std::int64_t>::max());
  for (int chunk = 0; chunk < found_chunks_max; ++chunk) {
    std::vector<FoundLine> found = next_found(tx, expression, before);
    for (FoundLine& one : found) {
      if (has_words(one.line, wanted.text)) lines.push_back(std::move(one.line));
      if (lines.size() == count_max) return lines;
    }
    if (found.size() < static_cast<std::size_t>(found_chunk)) break;
    before = found.back().search_id;
  }
  return lines;
}

}  // namespace guichet::orders
