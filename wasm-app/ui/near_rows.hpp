// Rows of a list of any length, of which those in sight and a screen around it are drawn and mirrored. The
// list keeps its height, its keys and its numbers: a row that is left out comes before anybody gets there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

struct NearRow {
  std::size_t index = 0;
  Rect box{};
};

class NearRows {
 public:
  explicit NearRows(Ui& ui) : ui_(ui) {}
  // The next row, in the scope in which it will be drawn; `key` is that of its list_item or its table's row.
  void add(Key key, const Rect& box);
  // As high as it was measured before, for the same content at the same width. `content` stands for
  // everything that decides it, the words' language included.
  template <class Measure>
  [[nodiscard]] float height(Key key, float width, std::uint64_t content, Measure measure) {
    float& known = height_of(key, width, content);
    if (known <= 0) known = measure();
    return known;
  }
  // This row is drawn wherever it is: the focus is about to go there, a menu stands open over it.
  void keep(std::size_t index);
  // What is to be drawn: besides the near rows the first and the last, and the one with the focus between its
  // neighbours, so that Tab leads on from where one was.
  [[nodiscard]] std::vector<NearRow> rows() const;
  // Before a list_item or a table's row: its place, counted from 0, among how many.
  void place(std::size_t index, std::size_t count);
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  template <class Draw>
  void draw(Draw one) {
    for (const NearRow& row : rows()) {
      place(row.index, size());
      one(row.index, row.box);
    }
  }

 private:
  struct Row {
    NodeId id = 0;
    Rect box{};
    bool is_kept = false;
  };
  [[nodiscard]] float& height_of(Key key, float width, std::uint64_t content);
  Ui& ui_;
  std::vector<Row> rows_;
};

// Where a row of the table that fills `table` is.
[[nodiscard]] Rect table_row_box(const Ui& ui, const Rect& table, float row_height, std::size_t index);
// While the page is printed lists are drawn whole.
void show_all_rows(Ui& ui, bool is_asked);

}  // namespace guichet::ui
