// How high components get where their words need more lines than usual: narrow windows, large text.
#pragma once

#include <string_view>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

// Of Ui::key_value; `single` while name and value fit beside each other.
[[nodiscard]] float fact_height(const Ui& ui, float width, std::string_view name, std::string_view value,
                                float single, const TextStyle& value_style = {});
// Of Ui::card_row and Ui::tile; lower ones cut their words.
[[nodiscard]] float card_height(const Ui& ui, float width, const CardRowSpec& spec);
[[nodiscard]] float tile_height(const Ui& ui, float width, const TileSpec& spec);

}  // namespace guichet::ui
