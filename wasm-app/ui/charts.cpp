// Small charts. Each is a figure that holds its numbers as a table for assistive technology.
#include "wasm-app/ui/charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "wasm-app/ui/core.hpp"

namespace guichet::ui {
namespace {

std::string number_text(float value) {
  const float rounded = std::round(value * 100) / 100;
  std::string out = std::to_string(rounded);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

void table_row(Core& c, const Rect& box, int index, std::string_view label, const std::string& value) {
  Node row = c.node(Role::row, c.id(index), box, {});
  row.row_index = index;
  c.tree.open(std::move(row));
  c.push_scope(c.id(index));
  for (const std::string_view words : {label, std::string_view(value)}) {
    Node cell = c.node(Role::cell, c.text_id(), box, words);
    cell.states.set(State::hidden_text);
    c.tree.add(std::move(cell));
  }
  c.pop_scope();
  c.tree.close();
}

void chart_figure(Core& c, const Rect& rect, std::string_view name, std::span<const float> values,
                  std::span<const std::string_view> labels, std::span<const std::string_view> shown = {}) {
  Node figure = c.node(Role::figure, c.text_id(), rect, name);
  const NodeId id = figure.id;
  c.open(std::move(figure));
  c.push_scope(id);
  Node table = c.node(Role::table, c.id("table"), rect, name);
  table.row_count = static_cast<int>(values.size()), table.col_count = 2;
  c.tree.open(std::move(table));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string place = std::to_string(i + 1);
    const std::string_view label = i < labels.size() ? labels[i] : std::string_view(place);
    table_row(c, rect, static_cast<int>(i) + 1, label,
              i < shown.size() ? std::string(shown[i]) : number_text(values[i]));
  }
  c.tree.close();
  c.pop_scope();
  c.tree.close();
}

Color part_color(std::size_t index) {
  static constexpr std::array colors{Color::accent_ui,     Color::accent_soft_border, Color::border_strong,
                                     Color::success_solid, Color::warning_solid,      Color::violet_solid,
                                     Color::danger_solid,  Color::neutral_solid};
  return colors[index % colors.size()];
}

float sum_of(std::span<const ChartPart> parts) {
  float sum = 0;
  for (const ChartPart& part : parts) sum += std::max(0.f, part.value);
  return sum;
}

void part_figure(Core& c, const Rect& rect, std::string_view name, std::span<const ChartPart> parts) {
  std::vector<float> values;
  std::vector<std::string_view> labels, shown;
  for (const ChartPart& part : parts)
    values.push_back(part.value), labels.push_back(part.label), shown.push_back(part.shown);
  chart_figure(c, rect, name, values, labels, shown);
}

}  // namespace

void Ui::bar_chart(Rect rect, std::string_view name, std::span<const float> values,
                   std::span<const std::string_view> labels) {
  Core& c = *core_;
  chart_figure(c, rect, name, values, labels);
  if (values.empty()) return;
  const Rect foot = labels.empty() ? Rect{} : rect.cut_bottom(line_height(Size::caption), px(6));
  for (int grid = 0; grid < 4; ++grid)
    separator(rect.moved(0, std::round(rect.h * static_cast<float>(grid) / 4)));
  separator(rect.moved(0, rect.h));
  const float top = std::max(1e-6f, *std::max_element(values.begin(), values.end()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Rect slot = column(rect, values.size(), 0, i);
    const float width = std::min(px(28), std::floor(slot.w * 0.66f)),
                height = std::round(rect.h * std::max(0.f, values[i]) / top);
    const bool is_last = i + 1 == values.size();
    c.paint.fill(slot.centered_horizontally(width).take_bottom(height),
                 is_last ? Color::accent_ui : Color::accent_soft_border, px(4), Corners::top);
    if (i < labels.size()) {
      const Rect label{slot.x, foot.y, slot.w, foot.h};
      c.label(label, labels[i], Size::caption, Weight::regular, Color::text3, Align::center);
    }
  }
}

void Ui::line_chart(Rect rect, std::string_view name, std::span<const float> values,
                    std::span<const std::string_view> labels) {
  Core& c = *core_;
  chart_figure(c, rect, name, values, labels);
  if (values.size() < 2) return;
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (labels.size() >= 2) {
    Rect foot = rect.cut_bottom(line_height(Size::caption), px(6));
    c.label(foot.take_left(foot.w / 2), labels.front(), Size::caption, Weight::regular, Color::text3);
    c.label(foot.take_right(foot.w / 2), labels.back(), Size::caption, Weight::regular, Color::text3,
            Align::end);
  }
  for (int grid = 0; grid < 4; ++grid)
    separator(rect.moved(0, std::round(rect.h * static_cast<float>(grid) / 4)));
  const float range = std::max(1e-6f, *high - *low);
  std::vector<Vec2> points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(values.size() - 1);
    points.push_back(
        {rect.x + 4 + (rect.w - 8) * t, rect.bottom() - 8 - (rect.h - 16) * (values[i] - *low) / range});
  }
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Vec2 a = points[i], b = points[i + 1];
    c.paint.fill_convex({a, b, {b.x, rect.bottom()}, {a.x, rect.bottom()}}, Color::accent_soft);
  }
  c.paint.polyline(points, Color::accent_ui, 2);
  separator(rect.moved(0, rect.h));
  c.paint.circle(points.back(), 5, Color::accent_ui);
  c.paint.circle(points.back(), 3, Color::surface);
}

void spark(Ui& ui, Rect rect, std::string_view name, std::span<const float> values) {
  Core& c = ui.core();
  chart_figure(c, rect, name, values, {});
  if (values.empty()) return;
  const float top = std::max(1e-6f, *std::max_element(values.begin(), values.end()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Rect bar = column(rect, values.size(), ui.px(3), i);
    const float height = std::max(2.f, std::round(rect.h * std::max(0.f, values[i]) / top));
    c.paint.fill(bar.take_bottom(height), i + 1 == values.size() ? Color::accent_ui : Color::border_strong,
                 1);
  }
}

void share_bar(Ui& ui, Rect rect, std::string_view name, std::span<const ChartPart> parts) {
  Core& c = ui.core();
  part_figure(c, rect, name, parts);
  const float sum = sum_of(parts), gap = ui.px(2);
  const Rect bar = rect.centered_vertically(std::min(rect.h, ui.px(8)));
  float x = bar.x;
  for (std::size_t i = 0; i < parts.size() && sum > 0; ++i) {
    const bool is_last = i + 1 == parts.size();
    const float end = is_last ? bar.right() : x + std::round(bar.w * std::max(0.f, parts[i].value) / sum);
    const Corners corners = parts.size() == 1 ? Corners::all
                            : i == 0          ? Corners::left
                            : is_last         ? Corners::right
                                              : Corners::none;
    c.paint.fill({x, bar.y, std::max(0.f, end - x - (is_last ? 0 : gap)), bar.h}, part_color(i), bar.h / 2,
                 corners);
    x = end;
  }
}

void donut(Ui& ui, Rect rect, std::string_view name, std::string_view center,
           std::span<const ChartPart> parts) {
  Core& c = ui.core();
  part_figure(c, rect, name, parts);
  const float side = std::min(rect.h, rect.w), width = std::round(side * 0.14f), sum = sum_of(parts);
  const Rect square = rect.cut_left(side, ui.px(20)).centered(side, side);
  c.paint.ring(square.center(), side / 2, Color::sunken, width);
  float from = 0;
  // a gap as wide as two pixels on the circle
  const float gap = parts.size() > 1 ? 2 / (3.14159f * side) : 0;
  for (std::size_t i = 0; i < parts.size() && sum > 0; ++i) {
    const float to = from + std::max(0.f, parts[i].value) / sum;
    if (to - from > gap) c.paint.sector(square.center(), side / 2, from, to - gap, part_color(i), width);
    from = to;
  }
  c.label(square.inset(width, 0), center, Size::title, Weight::semibold, Color::text, Align::center);
  Rect legend = rect.centered_vertically(static_cast<float>(parts.size()) * ui.px(24));
  for (std::size_t i = 0; i < parts.size() && legend.w > ui.px(60); ++i) {
    Rect row = legend.cut_top(ui.px(24));
    c.paint.fill(row.cut_left(ui.px(10), ui.px(8)).centered(ui.px(10), ui.px(10)), part_color(i), 3);
    const float value = std::ceil(measure(c.face(Size::small, Weight::semibold), parts[i].shown));
    c.label(row.cut_right(value, ui.px(8)), parts[i].shown, Size::small, Weight::semibold, Color::text,
            Align::end);
    c.label(row, parts[i].label, Size::small, Weight::regular, Color::text2);
  }
}

}  // namespace guichet::ui
