// A table of any length: only the rows one sees are laid out. Sticky header and totals, sorting, selection,
// column widths, row keys. TableRegion is the plain table for a page of rows.
#pragma once

#include <span>
#include <vector>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

// Kept by the view.
struct GridState {
  std::vector<float> widths;  // of resized columns; 0: as the column says
  int current = 0;            // the row that takes the focus
  int dragged = -1;           // the column being resized
  bool moves_focus = false;   // `current` gets the focus once it is laid out
};

struct GridSpec {
  std::string_view name{};
  std::span<const Column> columns{};
  int row_count = 0;
  float row_height = 56;
  bool is_resizable = false;
  // Selection: a box in front of each row and one for all of them.
  bool is_selectable = false, all_selected = false, some_selected = false;
  std::string_view select_all{}, select_row{}, resize{};  // names of the boxes and of the column's edge
  bool has_totals = false;
};

struct GridRowSpec {
  bool is_selected = false;
  bool is_clickable = true;
  bool has_context = false;  // takes part in context()
  std::string_view name{};
};

class GridRegion {
 public:
  GridRegion(Ui& ui, NodeId id, Rect box, const GridSpec& spec, GridState& state);
  GridRegion(const GridRegion&) = delete;
  GridRegion& operator=(const GridRegion&) = delete;
  ~GridRegion();

  // Rows to draw, in order.
  [[nodiscard]] const std::vector<int>& rows() const { return rows_; }
  [[nodiscard]] RowRegion row(int index, const GridRowSpec& spec = {});
  // After the rows: cells of the line at the bottom, the first of them for its title.
  [[nodiscard]] RowRegion totals();
  [[nodiscard]] int sort_clicked() const { return sort_clicked_; }  // a column, or -1
  [[nodiscard]] int toggled() const { return toggled_; }            // a row whose box was used, or -1
  [[nodiscard]] bool toggled_all() const { return toggled_all_; }
  // The row whose context menu was asked for, or -1, and where the menu belongs.
  [[nodiscard]] int context_row() const { return context_row_; }
  [[nodiscard]] Rect context_at() const { return context_at_; }

 private:
  void header();
  void header_cell(std::size_t index, Rect box);
  void resizer(std::size_t index, Rect cell);
  void lay_out_rows();
  void follow_keys();
  void end_rows();
  [[nodiscard]] double top_of(int row) const;  // viewport coordinates
  [[nodiscard]] std::vector<Rect> cells(const Rect& row) const;
  void paint_row(const Rect& box, int index, NodeId id, const GridRowSpec& spec);

  Ui& ui_;
  NodeId id_, scroller_;
  Rect box_, view_;
  GridSpec spec_;
  GridState& state_;
  std::vector<Rect> columns_;
  std::vector<int> rows_;
  double offset_ = 0;  // of the first row above the view, in row pixels
  float height_ = 0;   // of a row
  int sort_clicked_ = -1, toggled_ = -1, context_row_ = -1;
  bool toggled_all_ = false, is_open_ = true;
  Rect context_at_{};
};

// The whole of `rect`; scrolls inside.
[[nodiscard]] GridRegion grid(Ui& ui, Rect rect, Key key, const GridSpec& spec, GridState& state);

}  // namespace guichet::ui
