// Choosing from a list that drops down: a text field with suggestions, and a button with one or several
// chosen options.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

// Kept by the view from frame to frame.
struct ChooserState {
  bool is_open = false;
  bool is_typed = false;  // the text is a search, not the label of what was chosen
  int active = -1;        // place among the shown options
  std::string search{};
};

struct ChooserSpec {
  FieldSpec field;
  std::string_view none_found{};  // "Aucun résultat"
  std::string_view search{};      // name and placeholder of the search line in a long list
  bool is_filtered = true;        // false: the options are already those that match
};

struct ComboboxResult {
  FieldResult field;
  int chosen = -1;  // index of the option chosen in this frame
};

struct ChoiceGroup {
  std::string_view name{};
  int count = 0;  // of the options, in order
};

// A search field with what it finds below it for good, in groups (ARIA combobox; the field keeps the focus).
// The options are those that match `state.search`; the first is taken by Enter unless the arrow keys chose
// another. Escape clears `state.is_open`. Returns the option chosen in this frame, or -1.
int search_list(Ui& ui, Rect rect, Key key, std::span<const Choice> options,
                std::span<const ChoiceGroup> groups, ChooserState& state, const ChooserSpec& spec);

// A text field with suggestions (ARIA combobox with a list box; the field keeps the focus).
ComboboxResult combobox(Ui& ui, Rect rect, Key key, std::string& text, std::span<const Choice> options,
                        ChooserState& state, const ChooserSpec& spec);

// A field that opens a list; with a search line from nine options on. `index` is -1 for nothing.
bool picker(Ui& ui, Rect rect, Key key, std::span<const Choice> options, int& index, ChooserState& state,
            const ChooserSpec& spec);
// The same with any number of options, in ascending order; the list stays open.
bool multi_picker(Ui& ui, Rect rect, Key key, std::span<const Choice> options, std::vector<int>& chosen,
                  ChooserState& state, const ChooserSpec& spec);

}  // namespace guichet::ui
