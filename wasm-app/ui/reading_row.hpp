// A row whose parts are drawn from its right end is read, and reached by Tab, from the left all the same.
#pragma once

#include <cstddef>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

// Puts what was recorded in its scope, below the same parent, into reading order: by lines, then from the
// left.
class ReadingRow {
 public:
  explicit ReadingRow(Ui& ui);
  ReadingRow(const ReadingRow&) = delete;
  ReadingRow& operator=(const ReadingRow&) = delete;
  ~ReadingRow();

 private:
  Ui& ui_;
  std::size_t first_;
};

}  // namespace guichet::ui
