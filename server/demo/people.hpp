// The people of the demo, so that anyone can sign in.
#pragma once

#include <string_view>
#include <vector>

#include "server/ids.hpp"
#include "server/storage/db.hpp"
#include "shared/access/permissions.hpp"
#include "shared/core/time.hpp"

namespace guichet::server {

inline constexpr std::string_view demo_password = "guichet-demo-2026";

struct DemoPerson {
  std::string_view portal;
  std::string_view login;  // an agent code or an address
  std::string_view email;
  std::string_view first_name;
  std::string_view last_name;
  Role role;
};

[[nodiscard]] const std::vector<DemoPerson>& demo_people();

/// Agents who ordered too; the queue of the staff is not one person's.
[[nodiscard]] const std::vector<DemoPerson>& demo_agents();

/// All people of the transaction's portal. One hash serves them all: the password is no secret.
void add_demo_people(storage::Tx& tx, Instant now, Ids& ids, const std::string& hash);

}  // namespace guichet::server
