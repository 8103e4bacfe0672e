#include "server/listings/search_words.hpp"

#include <algorithm>
#include <utility>

#include "server/storage/search.hpp"

namespace guichet::listings {

namespace {

constexpr std::int64_t ids_of_office = std::int64_t{1} << 32;  // as the statements that search say
constexpr std::size_t held_max = 100'000;

}  // namespace

std::string agent_word(std::string_view portal, std::string_view code) {
  return storage::owner_word(portal, "agent", code);
}

SearchRows::Office& SearchRows::office(const std::string& code) {
  const auto known = offices_.find(code);
  if (known != offices_.end()) return known->second;
  tx_.run(
      "insert into search_offices (portal, office, first_id) values (:portal, $1,"
      " (select coalesce(max(first_id), 0) + 4294967296 from search_offices)) on conflict do nothing",
      code);
  const auto first =
      tx_.one<std::int64_t>("select first_id from search_offices where portal = :portal and office = $1",
                            code)
          .value_or(0);
  const auto last = tx_.global()
                        .one<std::int64_t>(
                            "select coalesce(max(search_id), $1) from listings"
                            " where search_id >= $1 and search_id < $2",
                            first, first + ids_of_office)
                        .value_or(first);
  return offices_.emplace(code, Office{.first_id = first, .next_id = last + 1}).first->second;
}

std::int64_t SearchRows::next_id(const std::string& code) {
  return office(code).next_id++;
}

bool SearchRows::is_of(std::int64_t search_id, const std::string& code) {
  const std::int64_t first = office(code).first_id;
  return search_id >= first && search_id < first + ids_of_office;
}

void SearchRows::add(std::int64_t search_id, std::string body) {
  hold({.search_id = search_id, .change = Change::add, .body = std::move(body)});
}

void SearchRows::replace(std::int64_t search_id, std::string body) {
  hold({.search_id = search_id, .change = Change::replace, .body = std::move(body)});
}

void SearchRows::remove(std::int64_t search_id) {
  hold({.search_id = search_id, .change = Change::remove});
}

void SearchRows::hold(Held row) {
  held_.push_back(std::move(row));
  if (held_.size() >= held_max) finish();
}

void SearchRows::finish() {
  std::sort(held_.begin(), held_.end(),
            [](const Held& left, const Held& right) { return left.search_id < right.search_id; });
  for (const Held& row : held_) write(row);
  held_.clear();
}

void SearchRows::write(const Held& row) {
  storage::GlobalTx& all = tx_.global();
  switch (row.change) {
    case Change::add:
      all.run("insert into listing_search (rowid, body) values ($1, $2)", row.search_id, row.body);
      return;
    case Change::replace:
      all.run("update listing_search set body = $1 where rowid = $2", row.body, row.search_id);
      return;
    case Change::remove:
      all.run("delete from listing_search where rowid = $1", row.search_id);
      return;
  }
}

}  // namespace guichet::listings
