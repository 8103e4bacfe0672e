#include "server/listings/import/listing_import.hpp"

#include <optional>
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

constexpr std::int64_t many_rows = 5'000;

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

// Everything that can be said without writing: the report of a refusal, or nothing when the snapshot may be
// applied.
std::optional<ImportRun> refusal(const ImportRun& run, const RunRow& row, const Before& before,
                                 const SnapshotSurvey& seen, const ImportOrder& order) {
  if (before.last_applied && before.last_applied->file_hash == row.file_hash)
    return ended(run, ImportVerdict::unchanged, {});
  if (before.last_applied && before.last_applied->snapshot_at > row.snapshot_at)
    return ended(run, ImportVerdict::refused, "a newer snapshot has been applied already");
  const std::string reason =
      doubt(seen, before.on_market, order.guards.rejected_percent_max, order.guards.remaining_percent_min);
  if (reason.empty()) return std::nullopt;
  if (order.override_guards == Override::yes && seen.broken.empty() && seen.readable > 0) return std::nullopt;
  return ended(run, ImportVerdict::held, reason);
}

// Thrown to undo the transaction when a file that was readable a moment ago is not any more.
struct SnapshotChanged {
  std::string reason{};
};

// The file is read and understood on another thread while rows are written on this one.
std::optional<std::string> write_listings(SnapshotWriter& writer, const FeedFiles& files,
                                          const FeedFormat& format) {
  std::optional<std::string> broken;
  read_ahead<SnapshotRow>(
      [&](const auto& put) {
        broken = each_listing(files, format, [&](std::int64_t, Row<FeedListing>&& read) {
          if (read.index() == 0) put(SnapshotRow(std::move(std::get<0>(read))));
        });
      },
      [&](const SnapshotRow& row) { writer.write(row); });
  return broken;
}

ImportRun apply(storage::Tx& tx, server::Ids& ids, const FeedFiles& files, ImportRun run, const RunRow& row,
                const ImportOrder& order, std::int64_t rows_expected) {
  SnapshotWriter writer(tx, row.id, order.now, order.today);
  if (rows_expected >= many_rows) writer.expect_many();
  auto broken = each_member(files, order.format, [&](std::int64_t, Row<FeedMember>&& read) {
    if (read.index() == 0) writer.write(std::get<0>(read));
  });
  if (!broken) broken = write_listings(writer, files, order.format);
  if (broken) throw SnapshotChanged{*broken};
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
  run.verdict = ImportVerdict::applied;
  store_run(tx, run, row, order);
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
  const SnapshotSurvey seen = survey(files, order.format);
  run.rejected = seen.rejected;
  run.rejected_total = seen.rejected_total;

  const auto store = [&](const ImportRun& report) {
    db.writer().write(order.portal, [&](storage::Tx& tx) { store_run(tx, report, row, order); });
    return report;
  };
  if (auto refused = refusal(run, row, state_before(db, order.portal), seen, order)) return store(*refused);
  try {
    return db.writer().write(
        order.portal, [&](storage::Tx& tx) { return apply(tx, ids, files, run, row, order, seen.readable); });
  } catch (const SnapshotChanged& changed) {
    return store(ended(run, ImportVerdict::held, changed.reason));
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
