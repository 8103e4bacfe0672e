// Who is at the screen, in which portal, in which language, and what time the server says it is.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/portal/portal.hpp"
#include "wasm-app/app/reader.hpp"

namespace guichet::app {

enum class Appearance : std::uint8_t { system, light, dark };

class Browser;
class Words;

class Session {
 public:
  Session(Browser& browser, Words& words);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // What the page or a command brought. `now_ms` is the monotonic clock of the program.
  void open(portal::Bootstrap bootstrap, double now_ms);
  [[nodiscard]] const portal::Portal& portal() const { return bootstrap_.portal; }
  [[nodiscard]] const portal::Me* me() const { return bootstrap_.me ? &*bootstrap_.me : nullptr; }
  [[nodiscard]] portal::Me* me() { return bootstrap_.me ? &*bootstrap_.me : nullptr; }
  [[nodiscard]] const std::string& build() const { return bootstrap_.build; }
  [[nodiscard]] bool is_signed_in() const { return bootstrap_.me.has_value(); }
  [[nodiscard]] bool may(Permission permission) const;
  [[nodiscard]] bool has(portal::Module module) const;
  [[nodiscard]] bool is_staff() const { return me() != nullptr && guichet::is_staff(me()->role); }

  // What is shown now.
  [[nodiscard]] Language language() const { return language_; }
  // The same, or what was chosen and is on its way.
  [[nodiscard]] Language wanted_language() const { return wanted_.value_or(language_); }
  // The portal's, in its order.
  [[nodiscard]] std::vector<Language> languages() const;
  // As soon as its words are here, and for the next visit on this device.
  void choose_language(Language language);
  // Whether to wait with the next picture: it would be in another language than the one after it.
  [[nodiscard]] bool is_arriving() const { return wanted_ && !is_chosen_; }
  // Takes what was on its way.
  void poll();
  // The choice that was just followed.
  [[nodiscard]] std::optional<Language> take_choice() { return std::exchange(followed_, std::nullopt); }
  // Whether a choice could not be followed.
  [[nodiscard]] bool take_refusal() { return std::exchange(is_refused_, false); }

  // Light or dark as the device says, or always one of them on this device.
  [[nodiscard]] Appearance appearance() const { return appearance_; }
  void choose_appearance(Appearance appearance);

  [[nodiscard]] Reader reader(double now_ms) const;

 private:
  [[nodiscard]] Language best_language() const;
  void want(Language language);

  Browser& browser_;
  Words& words_;
  portal::Bootstrap bootstrap_;
  Language language_;
  std::optional<Language> wanted_, followed_;
  bool is_chosen_ = false, is_refused_ = false;  // by the person
  Appearance appearance_ = Appearance::system;
  double opened_at_ms_ = 0;
};

}  // namespace guichet::app
