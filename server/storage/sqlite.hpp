#pragma once

#include <filesystem>
#include <memory>

#include "server/storage/statement.hpp"

namespace guichet::storage {

enum class SqliteUse { write, read };

// Opens a connection with the pragmas of this project. Writing creates the file. Throws StorageError, also when
// the library is older than 3.51.3 (earlier ones can corrupt a WAL database).
std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, SqliteUse use);

// Copies a live database through SQLite's own backup; the copy is complete and consistent, or not there.
void backup_sqlite(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace guichet::storage
