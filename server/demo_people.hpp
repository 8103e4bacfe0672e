// The portals and people of the demo, so that anyone can sign in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/access/permissions.hpp"
#include "shared/core/time.hpp"

namespace guichet::storage {
class Db;
}

namespace guichet::server {

class Ids;
class Passwords;

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

/// Adds what is missing; people and portals that are there stay as they are.
void add_demo_people(storage::Db& db, Instant now, Ids& ids, const Passwords& passwords);

}  // namespace guichet::server
