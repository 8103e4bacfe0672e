#include "server/portals/people.hpp"

namespace guichet::portals {

std::string Person::name() const {
  if (first_name.empty() || last_name.empty()) return first_name + last_name;
  return first_name + " " + last_name;
}

std::optional<Person> find_person(storage::Tx& tx, const AccountId& id) {
  return tx.one<Person>(
      "select id, login, email, coalesce(agent_code, '') as agent_code, first_name, last_name, phone,"
      " coalesce(office, '') as office, role, language, password_hash, state"
      " from accounts where portal = :portal and id = $1",
      id);
}

std::optional<Person> find_person_by_login(storage::Tx& tx, std::string_view login) {
  auto person = tx.one<Person>(
      "select id, login, email, coalesce(agent_code, '') as agent_code, first_name, last_name, phone,"
      " coalesce(office, '') as office, role, language, password_hash, state"
      " from accounts where portal = :portal and login = $1",
      login);
  if (person || login.find('@') == std::string_view::npos) return person;
  return tx.one<Person>(
      "select id, login, email, coalesce(agent_code, '') as agent_code, first_name, last_name, phone,"
      " coalesce(office, '') as office, role, language, password_hash, state"
      " from accounts where portal = :portal and email = $1 and email <> ''",
      login);
}

std::optional<Person> find_person_by_agent_code(storage::Tx& tx, std::string_view agent_code) {
  return tx.one<Person>(
      "select id, login, email, coalesce(agent_code, '') as agent_code, first_name, last_name, phone,"
      " coalesce(office, '') as office, role, language, password_hash, state"
      " from accounts where portal = :portal and agent_code = $1",
      agent_code);
}

std::string office_name(storage::Tx& tx, const Person& person) {
  std::optional<std::string> name;
  if (!person.agent_code.empty()) {
    name = tx.one<std::string>(
        "select office_name from directory where portal = :portal and agent_code = $1 and office_name <> ''",
        person.agent_code);
  }
  if (!name && !person.office.empty()) {
    name =
        tx.one<std::string>("select name from offices where portal = :portal and code = $1", person.office);
  }
  if (!name && !person.office.empty()) {
    name = tx.one<std::string>(
        "select office_name from directory where portal = :portal and office_code = $1 and office_name <> ''"
        " order by agent_code limit 1",
        person.office);
  }
  return name.value_or(person.office);
}

Language language_of(const Person& person, Language portal_default) {
  return parse_language(person.language).value_or(portal_default);
}

}  // namespace guichet::portals
