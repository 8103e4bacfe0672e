// What was typed and not sent, kept on this device for one account until it is sent or the person signs out.
#pragma once

#include <string>
#include <string_view>

namespace guichet::app {

class Browser;

class Drafts {
 public:
  explicit Drafts(Browser& browser) : browser_(browser) {}
  Drafts(const Drafts&) = delete;
  Drafts& operator=(const Drafts&) = delete;

  // Whose drafts these are from now on; empty: nobody's, and nothing is kept.
  void open(std::string_view account) { account_ = account; }
  // Removes all of this account's.
  void forget();

  // `name` is one word: "order", "message.SP-20391".
  [[nodiscard]] std::string read(std::string_view name) const;
  // An empty text removes the draft.
  void write(std::string_view name, std::string_view text);

 private:
  [[nodiscard]] std::string key(std::string_view name) const;
  [[nodiscard]] std::string names_key() const { return "drafts." + account_; }

  Browser& browser_;
  std::string account_;
};

}  // namespace guichet::app
