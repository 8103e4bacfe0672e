// Rows of `accounts` as the services read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/call.hpp"
#include "server/storage/db.hpp"
#include "shared/core/locale.hpp"
#include "shared/portal/portal.hpp"

namespace guichet::portals {

struct Person {
  AccountId id{};
  std::string login{};
  std::string email{};
  std::string agent_code{};
  std::string first_name{};
  std::string last_name{};
  std::string phone{};
  std::string office{};  // code
  Role role = Role::client;
  std::string language{};  // empty: the portal decides
  std::string password_hash{};
  std::string state{};
  WIRE_FIELDS(id, login, email, agent_code, first_name, last_name, phone, office, role, language,
              password_hash, state)

  [[nodiscard]] bool is_active() const { return state == "active"; }
  [[nodiscard]] std::string name() const;
};

[[nodiscard]] std::optional<Person> find_person(storage::Tx& tx, const AccountId& id);
// By sign-in name or address, in normal form (accounts::normalised_login).
[[nodiscard]] std::optional<Person> find_person_by_login(storage::Tx& tx, std::string_view login);
[[nodiscard]] std::optional<Person> find_person_by_agent_code(storage::Tx& tx, std::string_view agent_code);

// The name of a person's office as the directory of agents has it, else of the office with that code; the code itself
// when nobody named it.
[[nodiscard]] std::string office_name(storage::Tx& tx, const Person& person);

// The language of a person's mails.
[[nodiscard]] Language language_of(const Person& person, Language portal_default);

}  // namespace guichet::portals
