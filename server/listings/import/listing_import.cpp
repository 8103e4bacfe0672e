#include "server/listings/import/listing_import.hpp"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "server/listings/import/read_ahead.hpp"
#include "server/listings/import/snapshot_survey.hpp"
#include "server/listings/import/snapshot_writer.hpp"
#include "server/orders/order_store.hpp"
#include "server/outbox/jobs.hpp"
#include "server/outbox/outbox.hpp"
#include "server/storage/writer.hpp"

namespace guichet::listings {

namespace {

constexpr std::uintmax_t many_bytes = std::uintmax_t{3} << 20;  // some 4,000 listings

struct LastRun {
  std::string file_hash{};
  std::optional<Instant> snapshot_at{};
  WIRE_FIELDS(file_hash, snapshot_at)
};

struct Before {
  std::optional<LastRun> last_applied{};
  std::int64_t on_market = 0;
};

Before state_before(storage::Db& db, const std::string& portal) {
  return db.read(portal, [](storage::Tx& tx) {
    Before before;
    before.last_applied = tx.one<LastRun>(
        "select file_hash, snapshot_at from import_runs where portal = :portal and state = 'applied'"
        " order by started_at desc, id desc limit 1");
    before.on_market = tx.one<std::int64_t>(
                             "select count(*) from listings where portal = :portal and source = 'feed'"
                             " and state = 'listed'")
                           .value_or(0);
    return before;
  });
}

struct RunRow {
  std::string id{};
  std::string file_hash{};
  std::optional<Instant> snapshot_at{};
};

void store_run(storage::Tx& tx, const ImportRun& run, const RunRow& row, const ImportOrder& order) {
  tx.run(
      "insert into import_runs (portal, id, source, file_name, file_hash, snapshot_at, state, message, "
      "rows_read,"
      " rows_created, rows_updated, rows_unchanged, rows_missing, rows_archived, rows_rejected, started_at,"
      " started_by, finished_at) values (:portal, $1, 'feed', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
      "$13,"
      " $14, $15, $14)",
      row.id, run.file, row.file_hash, row.snapshot_at, run.verdict, run.reason,
      run.created + run.updated + run.unchanged + run.rejected_total, run.created, run.updated, run.unchanged,
      run.missing, run.archived, run.rejected_total, order.now, order.started_by);
  for (const RejectedRow& rejected : run.rejected)
    tx.run("insert into import_rows (portal, run, line, reason) values (:portal, $1, $2, $3)", row.id,
           rejected.line, rejected.reason);
}

ImportRun ended(ImportRun run, ImportVerdict verdict, std::string reason) {
  run.verdict = verdict;
  run.reason = std::move(reason);
  return run;
}

// What can be said of a snapshot without reading it; nothing when it is worth reading.
std::optional<ImportRun> known_already(const ImportRun& run, const RunRow& row, const Before& before) {
  if (before.last_applied && before.last_applied->file_hash == row.file_hash)
    return ended(run, ImportVerdict::unchanged, {});
  if (before.last_applied && before.last_applied->snapshot_at > row.snapshot_at)
    return ended(run, ImportVerdict::refused, "a newer snapshot has been applied already");
  return std::nullopt;
}

// Thrown to undo the transaction: the snapshot is not believed.
struct Doubted {
  std::string reason{};
};

// What one run knows of its snapshot.
struct Reading {
  const FeedFiles& files;
  const ImportOrder& order;
  RunRow row{};
  std::int64_t on_market_before = 0;
  SnapshotSurvey seen{};
};

void require_belief(const Reading& reading) {
  const ImportOrder& order = reading.order;
  const SnapshotSurvey& seen = reading.seen;
  std::string reason = doubt(seen, reading.on_market_before, order.guards.rejected_percent_max,
                             order.guards.remaining_percent_min);
  const bool is_wanted = order.override_guards == Override::yes && seen.broken.empty() && seen.readable > 0;
  if (!reason.empty() && !is_wanted) throw Doubted{std::move(reason)};
}

// The file is read, counted and understood on another thread while rows are written on this one.
void write_listings(SnapshotWriter& writer, Reading& reading) {
  read_ahead<SnapshotRow>(
      [&](const auto& put) {
        auto broken = each_listing(reading.files, reading.order.format,
                                   [&](std::int64_t line, Row<FeedListing>&& read) {
                                     reading.seen.see(line, read);
                                     if (read.index() == 0)
                                       put(SnapshotRow(reading.order.portal, std::move(std::get<0>(read))));
                                   });
        reading.seen.broken = std::move(broken).value_or("");
      },
      [&](const SnapshotRow& row) { writer.write(row); });
}

ImportRun apply(storage::Tx& tx, server::Ids& ids, Reading& reading, ImportRun run) {
  const ImportOrder& order = reading.order;
  SnapshotWriter writer(tx, reading.row.id, order.now, order.today);
  std::error_code ignored;  // of a file that has just gone: reading it will say so
  if (std::filesystem::file_size(reading.files.listings, ignored) >= many_bytes) writer.expect_many();
  const auto broken = each_member(reading.files, order.format, [&](std::int64_t, Row<FeedMember>&& read) {
    if (read.index() == 0) writer.write(std::get<0>(read));
  });
  if (broken) throw Doubted{*broken};
  write_listings(writer, reading);
  require_belief(reading);
  writer.write_absent();
  writer.finish();
  orders::archive_with_listings(tx, order.now, order.today);
  outbox::Outbox outbox(tx, ids, order.now);
  for (const std::string& agent_code : writer.arrived()) outbox.add(outbox::AgentKnown{agent_code});
  const ImportRun& counts = writer.counts();
  run.created = counts.created;
  run.updated = counts.updated;
  run.unchanged = counts.unchanged;
  run.missing = counts.missing;
  run.archived = counts.archived;
  run.rejected = reading.seen.rejected;
  run.rejected_total = reading.seen.rejected_total;
  run.verdict = ImportVerdict::applied;
  store_run(tx, run, reading.row, order);
  return run;
}

}  // namespace

ImportRun import_listings(storage::Db& db, server::Ids& ids, const ImportOrder& order) {
  ImportRun run;
  run.started = order.now;
  const auto sorted = sorted_by_kind(order.files);
  if (const auto* problem = std::get_if<RowProblem>(&sorted)) {
    if (!order.files.empty()) run.file = order.files.front().filename().string();
    const ImportRun refused = ended(run, ImportVerdict::refused, problem->reason);
    db.writer().write(order.portal,
                      [&](storage::Tx& tx) { store_run(tx, refused, {.id = ids.text()}, order); });
    return refused;
  }
  const auto& files = std::get<FeedFiles>(sorted);

  run.file = files.listings.filename().string();
  const RunRow row{ids.text(), content_hash(files), snapshot_time(files.listings)};
  if (row.file_hash.empty()) return ended(run, ImportVerdict::refused, "a file cannot be opened");
  const auto store = [&](const ImportRun& report) {
    db.writer().write(order.portal, [&](storage::Tx& tx) { store_run(tx, report, row, order); });
    return report;
  };
  const Before before = state_before(db, order.portal);
  if (const auto known = known_already(run, row, before)) return store(*known);
  Reading reading{.files = files, .order = order, .row = row, .on_market_before = before.on_market};
  try {
    return db.writer().write(order.portal, [&](storage::Tx& tx) { return apply(tx, ids, reading, run); });
  } catch (const Doubted& doubted) {
    run.rejected = reading.seen.rejected;
    run.rejected_total = reading.seen.rejected_total;
    return store(ended(run, ImportVerdict::held, doubted.reason));
  }
}

namespace {

struct StoredRun {
  std::string id{};
  std::string file_name{};
  std::string message{};
  ImportVerdict state = ImportVerdict::applied;
  Instant started_at{};
  std::int64_t rows_created = 0, rows_updated = 0, rows_unchanged = 0, rows_missing = 0, rows_archived = 0;
  std::int64_t rows_rejected = 0;
  WIRE_FIELDS(id, file_name, message, state, started_at, rows_created, rows_updated, rows_unchanged,
              rows_missing, rows_archived, rows_rejected)
};

}  // namespace

std::vector<ImportRun> import_runs(storage::Tx& tx, std::int64_t count_max) {
  const auto stored = tx.all<StoredRun>(
      "select id, file_name, message, state, started_at, rows_created, rows_updated, rows_unchanged, "
      "rows_missing,"
      " rows_archived, rows_rejected from import_runs where portal = :portal order by started_at desc, id "
      "desc"
      " limit $1",
      count_max);
  std::vector<ImportRun> runs;
  for (const StoredRun& row : stored) {
    ImportRun run{row.file_name,    row.started_at,     row.state,        row.message,       row.rows_created,
                  row.rows_updated, row.rows_unchanged, row.rows_missing, row.rows_archived, {},
                  row.rows_rejected};
    run.rejected = tx.all<RejectedRow>(
        "select line, reason from import_rows where portal = :portal and run = $1 order by line", row.id);
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace guichet::listings
