// The full-text rows of properties: the words of number and address, and of whose agent's the property is.
// Which rows are an office's is said by their numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/storage/db.hpp"

namespace guichet::listings {

// Whose words narrow a search to an agent of the portal.
[[nodiscard]] std::string agent_word(std::string_view portal, std::string_view code);

// Writes the rows of many properties. Each office of a portal has a range of search_ids of its own: what is
// searched in an office reads no other rows, however many the portal has.
class SearchRows {
 public:
  explicit SearchRows(storage::Tx& tx) : tx_(tx) {}

  // A number no row has had, in the range of the office.
  [[nodiscard]] std::int64_t next_id(const std::string& office);
  [[nodiscard]] bool is_of(std::int64_t search_id, const std::string& office);

  void add(std::int64_t search_id, std::string body);
  void replace(std::int64_t search_id, std::string body);
  void remove(std::int64_t search_id);
  // The last thing: rows are held back to be written in the order of their numbers, since FTS5 writes all it
  // holds whenever a number is lower than the one before.
  void finish();

 private:
  enum class Change { add, replace, remove };
  struct Held {
    std::int64_t search_id = 0;
    Change change = Change::add;
    std::string body{};
  };
  struct Office {
    std::int64_t first_id = 0;
    std::int64_t next_id = 0;
  };

  Office& office(const std::string& code);
  void hold(Held row);
  void write(const Held& row);

  storage::Tx& tx_;
  std::unordered_map<std::string, Office> offices_{};
  std::vector<Held> held_{};
};

}  // namespace guichet::listings
