#include "server/storage/db.hpp"

#include "server/storage/sqlite.hpp"
#include "server/storage/writer.hpp"

namespace guichet::storage {

Db::Db(DbOptions options) : options_(std::move(options)) {
  auto connection = open_sqlite(options_.file, SqliteUse::write);
  migrate(*connection, migrations(), options_.on_upgrade);
  writer_ = std::make_unique<Writer>(std::move(connection), options_);
}

// Readers close first: the writer is the last connection and makes the final checkpoint.
Db::~Db() {
  writer_->stop();
  idle_readers_.clear();
}

std::unique_ptr<Connection> Db::take_reader() {
  {
    const std::lock_guard lock(readers_mutex_);
    if (!idle_readers_.empty()) {
      auto connection = std::move(idle_readers_.back());  // the last one used has the warmest cache
      idle_readers_.pop_back();
      return connection;
    }
  }
  return open_sqlite(options_.file, SqliteUse::read);
}

void Db::give_back(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(readers_mutex_);
  idle_readers_.push_back(std::move(connection));
}

Db::Reader::Reader(Db& db) : db_(db), connection_(db.take_reader()) {
  connection_->limit_time(db.options_.read_max_ms);
  run_plain(*connection_, "begin");
}

Db::Reader::~Reader() {
  try {
    connection_->limit_time(0);
    run_plain(*connection_, "rollback");
    db_.give_back(std::move(connection_));
  } catch (const StorageError&) {  // a connection that cannot even end its transaction is dropped
  }
}

void Db::backup_to(const std::filesystem::path& file) { backup_sqlite(options_.file, file); }

}  // namespace guichet::storage
