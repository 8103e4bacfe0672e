#include "server/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <system_error>

#include "server/files/descriptor.hpp"
#include "server/storage/db.hpp"
#include "server/storage/rows.hpp"
#include "server/storage/sqlite.hpp"

namespace guichet::server {
namespace fs = std::filesystem;

namespace {

constexpr const char* database_name = "guichet.sqlite";

struct BlobRow {
  std::string portal{};
  std::string key{};
  std::int64_t bytes{0};
  WIRE_FIELDS(portal, key, bytes)
};

// An original never changes, so a second name is as good as a copy.
void link_or_copy(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (fs::exists(to, error)) return;
  fs::create_directories(to.parent_path());
  fs::create_hard_link(from, to, error);
  if (!error || !fs::exists(from))
    return;  // removed meanwhile: no row of the copy names it, or the check tells
  fs::copy_file(from, to);
}

void take_originals(const fs::path& data, const fs::path& to) {
  const fs::path from = data / "blobs";
  if (!fs::exists(from)) return;
  for (const auto& entry : fs::recursive_directory_iterator(from))
    if (entry.is_regular_file()) link_or_copy(entry.path(), to / "blobs" / fs::relative(entry.path(), from));
}

void sync_all(const fs::path& folder) {
  const files::Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.get() < 0 || ::syncfs(descriptor.get()) != 0)
    throw BackupError("cannot sync " + folder.string());
}

fs::path blob_path(const fs::path& to, const BlobRow& row) {
  return to / "blobs" / row.portal / row.key.substr(0, 2) / row.key.substr(2, 2) / row.key;
}

BackupReport checked(const fs::path& to) {
  const auto connection = storage::open_sqlite(to / database_name, storage::SqliteUse::read);
  storage::GlobalTx tx(*connection);
  if (tx.one<std::string>("pragma integrity_check").value_or("") != "ok")
    throw BackupError("the copy of the database is damaged");
  BackupReport report;
  for (const auto& row : tx.all<BlobRow>("select portal, key, bytes from blobs")) {
    std::error_code error;
    const auto size = fs::file_size(blob_path(to, row), error);
    if (error || size != static_cast<std::uintmax_t>(row.bytes))
      throw BackupError("an original is missing or short: " + blob_path(to, row).string());
    ++report.files;
    report.bytes += row.bytes;
  }
  return report;
}

}  // namespace

BackupReport back_up(const fs::path& data, const fs::path& to) {
  if (!fs::exists(data / database_name)) throw BackupError("there is no database in " + data.string());
  if (fs::exists(to)) throw BackupError(to.string() + " exists already");
  fs::create_directories(to);
  fs::permissions(to, fs::perms::owner_all);
  // Before and after: what was removed and what arrived while the database was copied is there either way.
  take_originals(data, to);
  storage::backup_sqlite(data / database_name, to / database_name);
  take_originals(data, to);
  sync_all(to);
  return checked(to);
}

}  // namespace guichet::server
