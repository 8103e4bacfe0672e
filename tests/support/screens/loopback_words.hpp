// Words as they come over a network that may be away.
#pragma once

#include <set>

#include "wasm-app/app/words.hpp"

namespace guichet::tests {

class LoopbackWords final : public app::Words {
 public:
  // Otherwise a language is here as soon as it is asked for.
  bool is_slow = false, is_cut_off = false;

  // What is on its way comes, or never will.
  void arrive() {
    if (!is_cut_off) here_.insert(coming_.begin(), coming_.end());
    coming_.clear();
  }

  const Catalog* find(Language language) const override {
    return here_.contains(language) ? &catalog(language) : nullptr;
  }
  Language first() const override { return Language::fr_ca; }
  void fetch(Language language) override {
    coming_.insert(language);
    if (!is_slow) arrive();
  }
  bool is_coming(Language language) const override { return coming_.contains(language); }

 private:
  std::set<Language> here_{Language::fr_ca}, coming_;
};

}  // namespace guichet::tests
