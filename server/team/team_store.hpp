// Rows of the staff and their absences.
#pragma once

#include <vector>

#include "server/storage/db.hpp"
#include "shared/team/team.hpp"

namespace guichet::team {

// Active staff by name, with absences that are not over on `today`.
[[nodiscard]] Team load_team(storage::Tx& tx, const Day& today);
[[nodiscard]] bool is_colleague(storage::Tx& tx, const AccountId& account);
[[nodiscard]] std::vector<AccountId> absent_on(storage::Tx& tx, const Day& today);
void store_absence(storage::Tx& tx, const AccountId& person, const Absence& absence, Instant now);
// False when there was none.
[[nodiscard]] bool drop_absence(storage::Tx& tx, const AccountId& person);

}  // namespace guichet::team
