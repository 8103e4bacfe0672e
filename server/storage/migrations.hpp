#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace guichet::storage {

class Connection;

// One step forward of the schema. A released step never changes: its checksum is stored with it.
struct Migration {
  int number = 0;
  std::string_view name{};
  std::string_view sql{};
  void (*fill)(Connection&) = nullptr;  // what SQL has no words for; behind it, in the same transaction
};

// All steps of this program, numbered 1, 2, 3...
std::span<const Migration> migrations();

// Told when a step of an older database begins and, with the milliseconds it took, when it is done. Of a new
// database nothing is told.
using OnUpgrade = std::function<void(std::string_view step, std::optional<std::int64_t> took_ms)>;

// Brings the database to the last step, each in its own transaction. Throws StorageError when the database is
// newer than the program or a step already taken has another text.
void migrate(Connection& connection, std::span<const Migration> steps, const OnUpgrade& on_upgrade = {});

}  // namespace guichet::storage
