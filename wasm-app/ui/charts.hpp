// Charts beside Ui::bar_chart and Ui::line_chart.
#pragma once

#include <span>
#include <string_view>

#include "wasm-app/ui/ui.hpp"

namespace guichet::ui {

struct ChartPart {
  std::string_view label{};
  float value = 0;
  std::string_view shown{};  // "42 %"
};

// Bars in a line of text; the last one counts.
void spark(Ui& ui, Rect rect, std::string_view name, std::span<const float> values);
// Parts of a whole, in one bar 8 px high.
void share_bar(Ui& ui, Rect rect, std::string_view name, std::span<const ChartPart> parts);
// Parts of a whole with a legend at the right, if there is room.
void donut(Ui& ui, Rect rect, std::string_view name, std::string_view center,
           std::span<const ChartPart> parts);

}  // namespace guichet::ui
