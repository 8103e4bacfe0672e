// Above the list of the queue: filters, search, what else is asked of it.
#include <algorithm>
#include <utility>

#include "wasm-app/orders/queue_view.hpp"
#include "wasm-app/ui/reading_row.hpp"

namespace guichet::orders {

namespace {

using ui::Icon;
using ui::Rect;
using ui::Ui;

std::int64_t count_of(const QueueCounts& counts, QueueFilter filter) {
  switch (filter) {
    case QueueFilter::all:
      return counts.all;
    case QueueFilter::mine:
      return counts.mine;
    case QueueFilter::late:
      return counts.late;
    case QueueFilter::today:
      return counts.today;
    case QueueFilter::absent:
      break;
  }
  return counts.absent;
}

std::string_view filter_word(QueueFilter filter, const Catalog& words) {
  switch (filter) {
    case QueueFilter::all:
      return words.queue_all;
    case QueueFilter::mine:
      return words.queue_mine;
    case QueueFilter::late:
      return words.queue_late;
    case QueueFilter::today:
      return words.queue_today;
    case QueueFilter::absent:
      break;
  }
  return words.queue_absent;
}

std::string chip_words(const QueuePart& part, QueueFilter filter) {
  std::string label{filter_word(filter, part.words())};
  if (part.model.counts != nullptr) label += " " + part.reader.number(count_of(*part.model.counts, filter));
  return label;
}

// Late orders are seen before they are counted.
ui::ChipSpec chip_of(const QueuePart& part, QueueFilter filter) {
  const bool is_late =
      filter == QueueFilter::late && part.model.counts != nullptr && part.model.counts->late > 0;
  return {.icon = is_late ? Icon::clock_alert : Icon::none, .is_warning = is_late};
}

// Absent people are rare: their filter stands there when they have orders, or when it is on.
bool is_offered(const QueuePart& part, QueueFilter filter) {
  if (filter != QueueFilter::absent || part.model.where.filter == filter) return true;
  return part.model.counts != nullptr && part.model.counts->absent > 0;
}

float chips_width(const QueuePart& part) {
  float total = 0;
  wire::each_value<QueueFilter>([&](QueueFilter filter) {
    if (is_offered(part, filter))
      total += part.ui.filter_chip_width(chip_words(part, filter), chip_of(part, filter)) + 6;
  });
  return total;
}

void filter_chips(const QueuePart& part, Rect strip, float height) {
  Ui& ui = part.ui;
  const float total = chips_width(part);
  auto scroller = ui.scroller_horizontal("filters", strip, total, part.words().filters);
  Rect rest = scroller.content();
  rest.w = std::max(rest.w, total);
  wire::each_value<QueueFilter>([&](QueueFilter filter) {
    if (!is_offered(part, filter)) return;
    const std::string label = chip_words(part, filter);
    const ui::ChipSpec spec = chip_of(part, filter);
    const Rect chip = rest.cut_left(ui.filter_chip_width(label, spec), 6).with_height(height);
    const bool is_on = filter == part.model.where.filter && part.model.view.empty();
    if (!ui.filter_chip(chip, ui::Key(static_cast<int>(filter)), label, is_on, spec)) return;
    QueueConditions where = part.model.view.empty() ? part.model.where : QueueConditions{};
    where.filter = filter;
    part.action = ShowConditions{where};
  });
}

// Buttons at the end of the row; returns what is left of it.
Rect tool_buttons(const QueuePart& part, Rect row) {
  Ui& ui = part.ui;
  QueueState& state = part.state;
  const float size = ui.control_height();
  if (ui.is_phone() &&
      ui.icon_button(
          row.cut_right(size, 8), "select", Icon::clipboard_check, part.words().choose,
          {.kind = ui::ButtonKind::secondary, .is_pressed = state.is_selecting, .is_toggle = true})) {
    state.is_selecting = !state.is_selecting;
    if (!state.is_selecting) state.selection.clear();
  }
  const Rect place = row.cut_right(size, 8).centered_vertically(size);
  if (ui.icon_button(place, "display", Icon::sliders_horizontal, part.words().queue_display,
                     {.kind = ui::ButtonKind::secondary, .has_menu = true, .is_open = state.is_display_open}))
    state.is_display_open = true;
  if (ui.is_phone() && std::exchange(state.wants_focus, false)) ui.focus(ui.id_of("display"));
  return row;
}

}  // namespace

Rect queue_tools(const QueuePart& part, Rect area) {
  Ui& ui = part.ui;
  constexpr float search_min = 240, search_max = 290;
  // Beside the filters as long as both have room, else below them.
  const float chips = chips_width(part);
  const bool is_below = ui.is_phone() || chips + 16 + search_min > area.w - 2 * 20;
  const float control = ui.is_phone() ? 48.f : ui.control_height(), height = ui.is_touch() ? 44 : 32;
  const float side = ui.is_phone() ? 16 : 20, above = ui.is_phone() ? 6 : 12;
  // With large text the buttons leave no room for words: they get a row of their own.
  const bool is_alone = ui.is_phone() && area.w - 2 * side - 2 * (ui.control_height() + 8) < 140;
  const float below = (is_alone ? 2.f : 1.f) * (12 + control);
  Rect row = area.cut_top(is_below ? 2 * above + height + below : 72);
  row = row.inset(side, is_below ? above : 0);
  const ui::ReadingRow reading(ui);
  if (is_alone) (void)tool_buttons(part, row.cut_bottom(control, 12));
  Rect search = is_below ? row.take_bottom(control)
                         : row.cut_right(std::clamp(row.w - chips - 16, search_min, search_max), 16);
  if (!is_alone) search = tool_buttons(part, search);
  search = search.centered_vertically(control);
  if (ui.search_field(search, "search", part.state.search, part.words().search, part.words().staff_search)) {
    QueueConditions where = part.model.where;
    where.text = part.state.search;
    part.action = ShowConditions{where, true};
  }
  filter_chips(part, is_below ? row.take_top(height) : row.centered_vertically(height), height);
  return views_row(part, area);
}

}  // namespace guichet::orders
