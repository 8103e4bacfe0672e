#pragma once

#include "shared/text/catalog.hpp"

namespace guichet::app {

// The languages' words, as far as they have been fetched. What is here stays here.
class Words {
 public:
  Words() = default;
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;
  virtual ~Words() = default;

  // Null: not here.
  [[nodiscard]] virtual const Catalog* find(Language language) const = 0;
  // The language the page came with, which is here from the start.
  [[nodiscard]] virtual Language first() const = 0;
  // Begins to fetch a language that is not here; nothing happens while it is on its way.
  virtual void fetch(Language language) = 0;
  [[nodiscard]] virtual bool is_coming(Language language) const = 0;
};

}  // namespace guichet::app
