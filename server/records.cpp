#include "server/records.hpp"

#include "server/storage/sha256.hpp"

namespace guichet::server {
namespace {

struct ReplyRow {
  std::string body_hash{};
  std::string reply{};
  std::int64_t created_at{0};
  WIRE_FIELDS(body_hash, reply, created_at)
};

struct LastLine {
  std::int64_t seq{0};
  std::string hash{};
  WIRE_FIELDS(seq, hash)
};

}  // namespace

std::optional<Repetition> find_repetition(storage::Tx& tx, const CommandKey& key, Instant now) {
  const auto row = tx.one<ReplyRow>(
      "select body_hash, reply, created_at from idempotency"
      " where portal = :portal and account = $1 and endpoint = $2 and key = $3",
      key.account, key.endpoint, key.key);
  if (!row) return std::nullopt;
  if (row->created_at + repetitions_kept.ms <= now.ms) {
    tx.run("delete from idempotency where portal = :portal and account = $1 and endpoint = $2 and key = $3",
           key.account, key.endpoint, key.key);
    return std::nullopt;
  }
  return Repetition{row->body_hash == key.body_hash, row->reply};
}

void keep_reply(storage::Tx& tx, const CommandKey& key, std::string_view reply, Instant now) {
  tx.run(
      "insert into idempotency (portal, account, endpoint, key, body_hash, status, reply, created_at)"
      " values (:portal, $1, $2, $3, $4, 200, $5, $6)",
      key.account, key.endpoint, key.key, key.body_hash, std::string(reply), now.ms);
}

void sweep_replies(storage::GlobalTx& tx, Instant now) {
  tx.run("delete from idempotency where created_at < $1", (now - repetitions_kept).ms);
}

void append_audit(storage::Tx& tx, const AuditLine& line) {
  const auto last =
      tx.one<LastLine>("select seq, hash from audit where portal = :portal order by seq desc limit 1")
          .value_or(LastLine{});
  const std::int64_t seq = last.seq + 1;
  std::string text = last.hash;
  for (const std::string& part : {tx.portal(), std::to_string(seq), std::to_string(line.at.ms), line.account,
                                  line.role, line.action, line.result, line.address, line.request})
    text += "\n" + part;
  tx.run(
      "insert into audit (portal, seq, at, account, role, action, result, address, request, previous_hash, "
      "hash)"
      " values (:portal, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      seq, line.at.ms, line.account, line.role, line.action, line.result, line.address, line.request,
      last.hash, storage::sha256_hex(text));
}

}  // namespace guichet::server
