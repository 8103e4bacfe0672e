#include "server/storage/sqlite.hpp"

#include <sqlite3.h>

#include <array>
#include <charconv>
#include <chrono>
#include <unordered_map>

#include "server/storage/sql.hpp"

namespace guichet::storage {

namespace {

constexpr int sqlite_version_min = 3051003;
constexpr std::size_t kept_numbers_max = 1000;

StorageFailure failure_of(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return StorageFailure::full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return StorageFailure::busy;
    case SQLITE_INTERRUPT:
      return StorageFailure::interrupted;
    case SQLITE_CONSTRAINT:
      return StorageFailure::constraint;
    default:
      return StorageFailure::broken;
  }
}

[[noreturn]] void throw_error(sqlite3* db, int code, std::string_view doing) {
  std::string what(doing);
  what += ": ";
  what += db ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  throw StorageError(failure_of(code), what);
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* db, std::string_view sql) : db_(db) {
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement_, &rest);
    if (code != SQLITE_OK) throw_error(db, code, sql);
    const std::string_view after(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
    if (!statement_ || after.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
      sqlite3_finalize(statement_);
      throw StorageError(StorageFailure::broken, "one statement expected: " + std::string(sql));
    }
  }
  ~SqliteStatement() override { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  void bind(std::string_view name, const Value& value, Lifetime lifetime) override {
    const int index = index_of(name);
    if (index == 0) throw StorageError(StorageFailure::broken, "no parameter " + std::string(name));
    const int code = std::visit([&](const auto& held) { return bind_at(index, held, lifetime); }, value);
    if (code != SQLITE_OK) throw_error(db_, code, "bind");
  }

  bool step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    throw_error(db_, code, sqlite3_sql(statement_));
  }

  Value column(int index) const override {
    sqlite3_value* value = sqlite3_column_value(statement_, index);  // looked up once: this is a hot path
    switch (sqlite3_value_type(value)) {
      case SQLITE_INTEGER:
        return Value(static_cast<std::int64_t>(sqlite3_value_int64(value)));
      case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
        return Value(std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value))));
      }
      case SQLITE_BLOB: {
        const auto* bytes = static_cast<const std::byte*>(sqlite3_value_blob(value));
        return Value(Bytes(bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))));
      }
      case SQLITE_NULL:
        return Value();
      default:
        throw StorageError(StorageFailure::broken, "a floating point column");
    }
  }
  int column_count() const override { return sqlite3_column_count(statement_); }
  std::string_view column_name(int index) const override { return sqlite3_column_name(statement_, index); }
  std::int64_t changed_rows() const override { return sqlite3_changes64(db_); }

  std::int64_t times_compiled() const override {
    return 1 + sqlite3_stmt_status(statement_, SQLITE_STMTSTATUS_REPREPARE, 0);
  }

  void reset() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  // SQLite takes "$1" for a name, not a position. Positions are remembered, not the names: SQLite's own move
  // when a change of the schema makes it prepare again.
  int index_of(std::string_view name) {
    std::size_t n = 0;  // :portal
    if (name.starts_with('$')) std::from_chars(name.data() + 1, name.data() + name.size(), n);
    if (n >= positions_.size() || (n == 0 && name != ":portal")) return 0;
    int& position = positions_[n];
    if (position == 0) position = sqlite3_bind_parameter_index(statement_, std::string(name).c_str());
    return position;
  }

  static sqlite3_destructor_type destructor_for(Lifetime lifetime) {
    return lifetime == Lifetime::of_execution ? SQLITE_STATIC : SQLITE_TRANSIENT;
  }

  int bind_at(int index, std::monostate, Lifetime) { return sqlite3_bind_null(statement_, index); }
  int bind_at(int index, std::int64_t number, Lifetime) {
    return sqlite3_bind_int64(statement_, index, number);
  }
  int bind_at(int index, std::string_view text, Lifetime lifetime) {
    const char* data = text.data() ? text.data() : "";
    return sqlite3_bind_text64(statement_, index, data, text.size(), destructor_for(lifetime), SQLITE_UTF8);
  }
  int bind_at(int index, Bytes bytes, Lifetime lifetime) {
    if (bytes.empty()) return sqlite3_bind_zeroblob(statement_, index, 0);
    return sqlite3_bind_blob64(statement_, index, bytes.data(), bytes.size(), destructor_for(lifetime));
  }

  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
  std::array<int, detail::params_max + 1> positions_{};  // of $n; 0: of :portal
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::filesystem::path& file, SqliteUse use) : use_(use) {
    const int flags =
        SQLITE_OPEN_NOMUTEX |
        (use == SqliteUse::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    const int code = sqlite3_open_v2(file.c_str(), &db_, flags, nullptr);
    if (code != SQLITE_OK) {
      sqlite3_close(db_);
      throw StorageError(failure_of(code), "cannot open " + file.string() + ": " + sqlite3_errstr(code));
    }
    try {
      configure(use);
    } catch (...) {
      sqlite3_close(db_);
      throw;
    }
  }
  ~SqliteConnection() override {
    statements_.clear();
    sqlite3_close(db_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Statement& prepare(std::string_view sql) override {
    auto& known = statements_[sql.data()];  // literals: the address is the identity
    if (!known || known->size != sql.size()) known = std::make_unique<Known>(db_, sql);
    return known->statement;
  }

  KeptNumbers* kept_numbers() override {
    if (use_ == SqliteUse::write) return nullptr;  // it would not hear of its own commits
    Statement& version = prepare("pragma data_version");
    version.step();
    const auto now = std::get<std::int64_t>(version.column(0));
    version.reset();
    if (now != data_version_ || kept_numbers_.size() >= kept_numbers_max) kept_numbers_.clear();
    data_version_ = now;
    return &kept_numbers_;
  }
  void execute(const std::string& sql) override {
    const int code = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) throw_error(db_, code, sql.substr(0, 200));
  }

  bool is_in_transaction() const override { return sqlite3_get_autocommit(db_) == 0; }

  void limit_time(std::int64_t milliseconds) override {
    if (milliseconds <= 0) {
      sqlite3_progress_handler(db_, 0, nullptr, nullptr);
      return;
    }
    deadline_ = Clock::now() + std::chrono::milliseconds(milliseconds);
    sqlite3_progress_handler(
        db_, 20'000,
        [](void* self) { return Clock::now() > static_cast<SqliteConnection*>(self)->deadline_ ? 1 : 0; },
        this);
  }

 private:
  using Clock = std::chrono::steady_clock;
  struct Known {
    SqliteStatement statement;
    std::size_t size;
    Known(sqlite3* db, std::string_view sql) : statement(db, sql), size(sql.size()) {}
  };

  void configure(SqliteUse use) {
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, 30'000);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // Without this, many statements are compiled again for every new set of values: ten times the cost of
    // running them.
    sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    execute(
        "pragma foreign_keys = on; pragma cell_size_check = on; pragma mmap_size = 0;"
        "pragma temp_store = memory; pragma cache_size = -8192");
    if (use == SqliteUse::write) {
      execute(
          "pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 67108864;"
          "pragma wal_autocheckpoint = 4000");  // 16 MB: busy pages are copied home once for many commits
    } else {
      sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
      execute("pragma query_only = on");
    }
  }

  SqliteUse use_;
  sqlite3* db_ = nullptr;
  Clock::time_point deadline_{};
  std::int64_t data_version_ = 0;
  KeptNumbers kept_numbers_{};
  std::unordered_map<const char*, std::unique_ptr<Known>> statements_;
};

struct CloseDb {
  void operator()(sqlite3* db) const { sqlite3_close(db); }
};

std::unique_ptr<sqlite3, CloseDb> open_plain(const std::filesystem::path& file, int flags) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<sqlite3, CloseDb> owned(db);
  if (code != SQLITE_OK) throw StorageError(failure_of(code), "cannot open " + file.string());
  return owned;
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::filesystem::path& file, SqliteUse use) {
  if (sqlite3_libversion_number() < sqlite_version_min)
    throw StorageError(StorageFailure::broken, std::string("SQLite ") + sqlite3_libversion() +
                                                   " is too old: 3.51.3 or newer is needed");
  return std::make_unique<SqliteConnection>(file, use);
}

void backup_sqlite(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto partial = std::filesystem::path(to) += ".partial";
  std::filesystem::remove(partial);
  {
    const auto source = open_plain(from, SQLITE_OPEN_READONLY);
    sqlite3_db_config(source.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    const auto target = open_plain(partial, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3_backup* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (!backup) throw_error(target.get(), SQLITE_ERROR, "backup");
    sqlite3_backup_step(backup, -1);  // one read transaction: in WAL mode it stops nobody
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) throw_error(target.get(), code, "backup");
  }
  std::filesystem::rename(partial, to);
}

}  // namespace guichet::storage
