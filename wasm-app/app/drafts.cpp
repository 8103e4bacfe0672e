#include "wasm-app/app/drafts.hpp"

#include <algorithm>

#include "wasm-app/app/browser.hpp"

namespace guichet::app {

namespace {

bool is_listed(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == name) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

}  // namespace

std::string Drafts::key(std::string_view name) const {
  return "draft." + account_ + "." + std::string{name};
}

std::string Drafts::read(std::string_view name) const {
  return account_.empty() ? std::string{} : browser_.stored(key(name));
}

void Drafts::write(std::string_view name, std::string_view text) {
  if (account_.empty()) return;
  browser_.store(key(name), text);
  if (text.empty()) return;
  const std::string names = browser_.stored(names_key());
  if (!is_listed(names, name))
    browser_.store(names_key(), names.empty() ? std::string{name} : names + " " + std::string{name});
}

void Drafts::forget() {
  if (account_.empty()) return;
  const std::string names = browser_.stored(names_key());
  for (std::string_view rest = names; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    browser_.store(key(rest.substr(0, end)), {});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  browser_.store(names_key(), {});
}

}  // namespace guichet::app
