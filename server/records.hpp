// What the router writes about every command: its answer, for repetitions, and its line in the audit.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/call.hpp"
#include "server/storage/db.hpp"

namespace guichet::server {

/// What makes two commands the same one.
struct CommandKey {
  std::string account{};  // or the network of somebody anonymous
  std::string endpoint{};
  std::string key{};
  std::string body_hash{};
};

struct Repetition {
  bool is_same_body{false};
  std::string reply{};
};

inline constexpr Duration repetitions_kept = hours(48);

[[nodiscard]] std::optional<Repetition> find_repetition(storage::Tx& tx, const CommandKey& key, Instant now);
void keep_reply(storage::Tx& tx, const CommandKey& key, std::string_view reply, Instant now);
void sweep_replies(storage::GlobalTx& tx, Instant now);

struct AuditLine {
  Instant at{};
  std::string account{};
  std::string role{};
  std::string action{};  // the endpoint's path
  std::string result{};  // "done" or the failure's code
  std::string address{};
  std::string request{};  // number of the request, as in the log
};

/// Appends to the portal's chain: each line carries the hash of the one before.
void append_audit(storage::Tx& tx, const AuditLine& line);

}  // namespace guichet::server
