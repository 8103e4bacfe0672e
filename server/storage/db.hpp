#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/storage/migrations.hpp"
#include "server/storage/rows.hpp"
#include "server/storage/sql.hpp"
#include "server/storage/statement.hpp"

namespace guichet::storage {

struct Changed {
  std::int64_t rows = 0;
};

// The queries of one open transaction. A Row is a struct with WIRE_FIELDS, whose columns are found by name,
// or a single value (`one<std::int64_t>`), which is the first column.
template <Scope scope>
class Queries {
 public:
  Queries(Connection& connection, std::string portal) : connection_(connection), portal_(std::move(portal)) {}
  Queries(const Queries&) = delete;
  Queries& operator=(const Queries&) = delete;

  template <class... P>
  Changed run(std::type_identity_t<Sql<scope, P...>> sql, const P&... params) {
    Execution execution(start(sql.text(), params...));
    while (execution.step()) {
    }
    return Changed{execution.changed_rows()};
  }

  template <class Row, class... P>
  std::vector<Row> all(std::type_identity_t<Sql<scope, P...>> sql, const P&... params) {
    Execution execution(start(sql.text(), params...));
    std::vector<Row> rows;
    std::optional<RowReader<Row>> reader;
    while (execution.step()) {
      if (!reader) reader.emplace(execution.statement());
      reader->read(execution.statement(), rows.emplace_back());
    }
    return rows;
  }

  // The first row, or nothing.
  template <class Row, class... P>
  std::optional<Row> one(std::type_identity_t<Sql<scope, P...>> sql, const P&... params) {
    Execution execution(start(sql.text(), params...));
    if (!execution.step()) return std::nullopt;
    std::optional<Row> row(std::in_place);
    RowReader<Row>(execution.statement()).read(execution.statement(), *row);
    return row;
  }

  // A number that is dear to find and the same until somebody commits: how many rows there are. 0 without a
  // row.
  template <class... P>
  std::int64_t kept_number(std::type_identity_t<Sql<scope, P...>> sql, const P&... params) {
    const auto find = [&] { return one<std::int64_t>(sql, params...).value_or(0); };
    auto* kept = connection_.kept_numbers();
    if (!kept) return find();
    std::string key = std::to_string(reinterpret_cast<std::uintptr_t>(sql.text().data()));
    for (const std::string_view part : {std::string_view(portal_), std::string_view(params)...})
      key.append(1, '\0').append(part);
    const auto known = kept->find(key);
    if (known != kept->end()) return known->second;
    return kept->emplace(std::move(key), find()).first->second;
  }

  // Hands over row after row, for results too long to hold: fn(Row&&).
  template <class Row, class Fn, class... P>
  void each(std::type_identity_t<Sql<scope, P...>> sql, Fn&& fn, const P&... params) {
    Execution execution(start(sql.text(), params...));
    std::optional<RowReader<Row>> reader;
    while (execution.step()) {
      if (!reader) reader.emplace(execution.statement());
      Row row{};
      reader->read(execution.statement(), row);
      fn(std::move(row));
    }
  }

  const std::string& portal() const { return portal_; }

 protected:
  Connection& connection() { return connection_; }

 private:
  template <class... P>
  Statement& start(std::string_view sql, const P&... params) {
    Statement& statement = connection_.prepare(sql);
    try {
      if constexpr (scope == Scope::portal)
        statement.bind(":portal", Value(std::string_view(portal_)), Lifetime::of_execution);
      int n = 0;
      (bind_param(statement, ++n, params), ...);
    } catch (...) {
      statement.reset();
      throw;
    }
    return statement;
  }

  Connection& connection_;
  std::string portal_;
};

// The internals' view: no tenant. For the outbox, sessions found by their token, migrations and backup.
class GlobalTx final : public Queries<Scope::everywhere> {
 public:
  explicit GlobalTx(Connection& connection) : Queries(connection, {}) {}
};

// An open transaction of one portal.
class Tx final : public Queries<Scope::portal> {
 public:
  Tx(Connection& connection, std::string portal)
      : Queries(connection, std::move(portal)), global_(connection) {}

  // Runs on the writer's thread once the commit is durable, in the order given; dropped when the job is
  // undone. Must be short and must not throw.
  void after_commit(std::function<void()> callback) { callbacks_.push_back(std::move(callback)); }

  // Runs once, with those of all jobs that share the commit, in their order, and is stored with them; dropped
  // when the job is undone. When it throws, the commit is lost. For full-text rows: at every savepoint the
  // index writes what it holds, so a row for each job costs what all of them cost together.
  void before_commit(std::function<void(GlobalTx&)> work) { last_work_.push_back(std::move(work)); }

  GlobalTx& global() { return global_; }
  std::vector<std::function<void()>> take_callbacks() { return std::exchange(callbacks_, {}); }
  std::vector<std::function<void(GlobalTx&)>> take_last_work() { return std::exchange(last_work_, {}); }

 private:
  GlobalTx global_;
  std::vector<std::function<void()>> callbacks_;
  std::vector<std::function<void(GlobalTx&)>> last_work_;
};

class Writer;

struct DbOptions {
  std::filesystem::path file;
  std::int64_t read_max_ms = 5000;    // no reader holds its transaction longer
  std::size_t queue_max = 4096;       // jobs waiting for the writer; more are refused
  std::size_t group_max = 64;         // jobs in one commit
  std::int64_t group_wait_us = 2000;  // how long a commit waits for company when others are queuing up
  OnUpgrade on_upgrade{};
};

// The database of the process: reader connections (read-only, never checkpointing) and the one writer.
// Opening migrates; it throws StorageError when the library is too old or the schema is newer than the
// program.
class Db {
 public:
  explicit Db(DbOptions options);
  ~Db();
  Db(const Db&) = delete;
  Db& operator=(const Db&) = delete;

  // All reads of fn(Tx&) see one state of the database. Returns what fn returns; runs on the calling thread.
  template <class Fn>
  auto read(std::string_view portal, Fn&& fn) {
    Reader reader(*this);
    Tx tx(reader.connection(), std::string(portal));
    return std::forward<Fn>(fn)(tx);
  }

  // The same over all portals: fn(GlobalTx&).
  template <class Fn>
  auto read_everywhere(Fn&& fn) {
    Reader reader(*this);
    GlobalTx tx(reader.connection());
    return std::forward<Fn>(fn)(tx);
  }

  Writer& writer() { return *writer_; }
  const DbOptions& options() const { return options_; }

  // Copies the live database into a new file, page by page, without stopping readers or the writer.
  void backup_to(const std::filesystem::path& file);

 private:
  // A reader connection with an open read transaction; back in the pool when it goes.
  class Reader {
   public:
    explicit Reader(Db& db);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    Connection& connection() { return *connection_; }

   private:
    Db& db_;
    std::unique_ptr<Connection> connection_;
  };

  std::unique_ptr<Connection> take_reader();
  void give_back(std::unique_ptr<Connection> connection);

  DbOptions options_;
  std::unique_ptr<Writer> writer_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Connection>> idle_readers_;
};

}  // namespace guichet::storage
