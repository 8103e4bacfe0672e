#include "server/listings/import/feed_folders.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include "server/listings/import/listing_import.hpp"
#include "server/portals/zones.hpp"

namespace guichet::listings {

namespace fs = std::filesystem;

namespace {

constexpr Duration settled_after = minutes(2);

// Names under which programs write what is not whole yet.
bool is_partial(const fs::path& file) {
  static constexpr std::array<std::string_view, 4> endings{".part", ".tmp", ".filepart", ".partial"};
  const std::string name = file.filename().string();
  return name.starts_with('.') || std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
           return name.ends_with(ending);
         });
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file() && !is_partial(entry.path())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string state_of(const std::vector<fs::path>& files) {
  std::string state;
  for (const fs::path& file : files) {
    state += file.filename().string() + '/' + std::to_string(fs::file_size(file)) + '/' +
             std::to_string(fs::last_write_time(file).time_since_epoch().count()) + '/';
  }
  return state;
}

// "2026-11-22T031500Z", and "-2" when there is one already.
fs::path folder_of(const fs::path& parent, Instant now) {
  std::string name = format_rfc3339(Instant{now.ms / 1000 * 1000});
  std::erase(name, ':');
  fs::path folder = parent / name;
  for (int n = 2; !fs::create_directories(folder); ++n) folder = parent / (name + "-" + std::to_string(n));
  return folder;
}

}  // namespace

bool is_believed(const ImportRun& run) {
  return run.verdict == ImportVerdict::applied || run.verdict == ImportVerdict::unchanged;
}

std::vector<fs::path> snapshot_files(const std::vector<fs::path>& named) {
  std::vector<fs::path> files;
  for (const fs::path& path : named) {
    const auto inside = fs::is_directory(path) ? files_in(path) : std::vector{path};
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

void FeedFolders::look(Instant now) {
  for (const server::PortalConfig& portal : parts_.portals.all()) {
    const auto& modules = portal.portal.modules;
    if (std::find(modules.begin(), modules.end(), portal::Module::listings) != modules.end())
      look_into(portal, now);
  }
}

void FeedFolders::look_into(const server::PortalConfig& portal, Instant now) {
  const fs::path folder = parts_.folder / portal.id.value;
  fs::create_directories(folder);
  const Files files = files_in(folder);
  Seen& seen = seen_[portal.id.value];
  if (std::string state = state_of(files); state != seen.state)
    seen = {.state = std::move(state), .since = now};
  if (files.empty() || now < seen.since + settled_after) return;

  const ImportRun run = import(portal, files, now);
  const fs::path kept = folder_of(folder / (is_believed(run) ? "done" : "failed"), now);
  for (const fs::path& file : files) fs::rename(file, kept / file.filename());
}

ImportRun FeedFolders::import(const server::PortalConfig& portal, const Files& files, Instant now) {
  const ImportRun run = import_listings(parts_.db, parts_.ids,
                                        {.portal = portal.id.value,
                                         .files = files,
                                         .now = now,
                                         .today = portals::day_in(portal.portal.time_zone, now)});
  parts_.log.write(is_believed(run) ? server::Level::info : server::Level::warning, "import",
                   {{"portal", portal.id.value},
                    {"file", run.file},
                    {"verdict", wire::name(run.verdict)},
                    {"reason", run.reason}});
  return run;
}

}  // namespace guichet::listings
