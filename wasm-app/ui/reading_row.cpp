#include "wasm-app/ui/reading_row.hpp"

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {

ReadingRow::ReadingRow(Ui& ui) : ui_(ui), first_(ui.core().tree.nodes().size()) {}

ReadingRow::~ReadingRow() {
  ui_.core().tree.order_by_place(first_);
}

}  // namespace guichet::ui
