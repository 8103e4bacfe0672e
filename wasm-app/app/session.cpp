#include "wasm-app/app/session.hpp"

#include <algorithm>
#include <utility>

#include "wasm-app/app/browser.hpp"
#include "wasm-app/app/words.hpp"

namespace guichet::app {

namespace {

constexpr std::string_view language_key = "language", appearance_key = "appearance";

Region region_of(Currency currency) {
  switch (currency) {
    case Currency::CAD:
      return Region::ca;
    case Currency::PLN:
      return Region::pl;
    case Currency::USD:
      return Region::us;
    case Currency::GBP:
      return Region::gb;
    case Currency::EUR:
    case Currency::CHF:
      break;
  }
  return Region::fr;
}

}  // namespace

Session::Session(Browser& browser, Words& words)
    : browser_(browser), words_(words), language_(words.first()) {}

void Session::open(portal::Bootstrap bootstrap, double now_ms) {
  bootstrap_ = std::move(bootstrap);
  opened_at_ms_ = now_ms;
  is_chosen_ = false;
  want(best_language());
  const std::string look = browser_.stored(appearance_key);
  appearance_ = look == "dark" ? Appearance::dark : look == "light" ? Appearance::light : Appearance::system;
}

bool Session::may(Permission permission) const {
  return permits(me() == nullptr ? Role::anonymous : me()->role, permission);
}

bool Session::has(portal::Module module) const {
  const auto& modules = bootstrap_.portal.modules;
  return std::find(modules.begin(), modules.end(), module) != modules.end();
}

std::vector<Language> Session::languages() const {
  std::vector<Language> list;
  for (const std::string& tag : bootstrap_.portal.languages) {
    if (const auto language = parse_language(tag)) list.push_back(*language);
  }
  if (list.empty()) list.push_back(Language::en);
  return list;
}

// The person's own choice, this device's, the browser's, the portal's.
Language Session::best_language() const {
  const std::vector<Language> offered = languages();
  const auto is_offered = [&](std::string_view tag) -> std::optional<Language> {
    const auto language = parse_language(tag);
    if (!language || std::find(offered.begin(), offered.end(), *language) == offered.end())
      return std::nullopt;
    return language;
  };
  if (me() != nullptr && !me()->language.empty()) {
    if (const auto own = is_offered(me()->language)) return *own;
  }
  if (const auto stored = is_offered(browser_.stored(language_key))) return *stored;
  for (const std::string& tag : browser_.languages()) {
    const auto wanted = parse_language(tag);
    if (!wanted) continue;
    if (is_offered(tag)) return *wanted;
    // "fr-BE" is happy with whatever French there is.
    for (const Language language : offered) {
      if (are_alike(*wanted, language)) return language;
    }
  }
  return offered.front();
}

void Session::choose_language(Language language) {
  is_chosen_ = true;
  want(language);
}

void Session::want(Language language) {
  wanted_ = language;
  if (words_.find(language) == nullptr) words_.fetch(language);
  poll();
}

void Session::poll() {
  if (!wanted_ || words_.is_coming(*wanted_)) return;
  const Language wanted = *std::exchange(wanted_, std::nullopt);
  const bool is_here = words_.find(wanted) != nullptr;
  if (is_here) language_ = wanted;
  if (!is_chosen_) return;
  is_refused_ = !is_here;
  if (!is_here) return;
  browser_.store(language_key, language_tag(wanted));
  if (bootstrap_.me) bootstrap_.me->language = std::string{language_tag(wanted)};
  followed_ = wanted;
}

void Session::choose_appearance(Appearance appearance) {
  appearance_ = appearance;
  browser_.store(appearance_key, appearance == Appearance::dark    ? "dark"
                                 : appearance == Appearance::light ? "light"
                                                                   : "");
}

Reader Session::reader(double now_ms) const {
  const Region region = region_of(bootstrap_.portal.currency);
  const auto passed = static_cast<std::int64_t>(std::max(0.0, now_ms - opened_at_ms_));
  return {.words = words_.find(language_),
          .locale = Locale{language_, region},
          .region = region,
          .currency = bootstrap_.portal.currency,
          .zone = {.minutes = static_cast<std::int32_t>(bootstrap_.zone_offset_minutes)},
          .zone_changes = bootstrap_.zone_changes,
          .now = bootstrap_.now + milliseconds(passed)};
}

}  // namespace guichet::app
