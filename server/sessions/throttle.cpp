#include "server/sessions/throttle.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/storage/writer.hpp"

namespace guichet::server {
namespace {

struct Row {
  std::int64_t failures{0};
  std::int64_t window_started_at{0};
  std::int64_t blocked_until{0};
  WIRE_FIELDS(failures, window_started_at, blocked_until)
};

std::string account_subject(std::string_view key) {
  return "account:" + std::string(key);
}
std::string network_subject(const http::ClientAddress& address) {
  return "network:" + address.network();
}

std::optional<Row> find(storage::Tx& tx, const std::string& subject) {
  return tx.one<Row>(
      "select failures, window_started_at, blocked_until from throttle"
      " where portal = :portal and door = 'secret' and subject = $1",
      subject);
}

void store(storage::Tx& tx, const std::string& subject, const Row& row) {
  tx.run(
      "insert into throttle (portal, door, subject, failures, window_started_at, blocked_until)"
      " values (:portal, 'secret', $1, $2, $3, $4)"
      " on conflict (portal, door, subject) do update set failures = excluded.failures,"
      " window_started_at = excluded.window_started_at, blocked_until = excluded.blocked_until",
      subject, row.failures, row.window_started_at, row.blocked_until);
}

std::int64_t wait_ms(const ThrottleLimits& limits, std::int64_t failures, std::int64_t allowed) {
  if (failures < allowed) return 0;
  const auto doublings = std::min<std::int64_t>(failures - allowed, 16);
  return std::min(limits.wait_min.ms << doublings, limits.wait_max.ms);
}

}  // namespace

Result<void> Throttle::count(storage::Tx& tx, std::string_view account_key,
                             const http::ClientAddress& address, Instant now) const {
  struct Subject {
    std::string name;
    std::int64_t allowed;
    std::int64_t per_window;
    Row row{};
  };
  Subject subjects[] = {
      {account_subject(account_key), limits_.account_failures, limits_.account_per_window},
      {network_subject(address), limits_.network_failures, limits_.account_per_window * 40}};
  for (auto& subject : subjects) {
    subject.row = find(tx, subject.name).value_or(Row{});
    if (subject.row.blocked_until > now.ms)
      return Failure::too_many((subject.row.blocked_until - now.ms + 999) / 1000);
    if (subject.row.window_started_at + limits_.window.ms <= now.ms) subject.row = {0, now.ms, 0};
  }
  for (auto& [name, allowed, per_window, row] : subjects) {
    ++row.failures;
    const auto wait = wait_ms(limits_, row.failures, allowed);
    if (wait > 0) row.blocked_until = now.ms + wait;
    if (row.failures >= per_window) row.blocked_until = row.window_started_at + limits_.window.ms;
    store(tx, name, row);
  }
  return {};
}

void Throttle::forgive(storage::Tx& tx, std::string_view account_key,
                       const http::ClientAddress& address) const {
  tx.run("delete from throttle where portal = :portal and door = 'secret' and subject = $1",
         account_subject(account_key));
  const auto network = network_subject(address);
  if (auto row = find(tx, network)) {
    row->failures = std::max<std::int64_t>(0, row->failures - 1);
    if (row->failures < limits_.network_failures) row->blocked_until = 0;
    store(tx, network, *row);
  }
}

DurableAttempts::DurableAttempts(const Throttle& throttle, storage::Db& db, std::string portal,
                                 http::ClientAddress address, Instant now)
    : throttle_(throttle), db_(db), portal_(std::move(portal)), address_(std::move(address)), now_(now) {}

Result<void> DurableAttempts::count(std::string_view account_key) {
  return db_.writer().write(
      portal_, [&](storage::Tx& tx) { return throttle_.count(tx, account_key, address_, now_); });
}

bool DurableAttempts::count_try(std::string_view token_hash) {
  return db_.writer().write(portal_, [&](storage::Tx& tx) {
    return tx.run(
                 "update links set tries = tries + 1 where portal = :portal and token_hash = $1 and tries < "
                 "$2",
                 token_hash, code_tries_max)
               .rows == 1;
  });
}

}  // namespace guichet::server
