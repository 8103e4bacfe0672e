#include "wasm-app/orders/order_view.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/reading_row.hpp"

namespace guichet::orders {

namespace {

using app::route::OrderTab;
using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

constexpr float side_width = 348;

struct Page {
  Ui& ui;
  const OrderModel& model;
  const app::Reader& reader;
  OrderPageState& state;
  std::optional<OrderAction>& action;
  const media::MediaPage& media;

  const Catalog& words() const { return reader.text(); }
  const Order& order() const { return model.details->order; }
  // Files are shown once the order is completed (V56), and while archived ones are kept (V66).
  bool has_media() const { return !model.details->media.empty(); }
};

float title(const Page& page, Rect at) {
  Ui& ui = page.ui;
  const std::string_view word = client_state_word(page.order().state, page.reader);
  const ui::Tone tone = tone_of(page.order().state);
  const float chip = ui.status_chip_width(word);
  const bool is_phone = ui.is_phone();
  const ui::TextStyle style{.size = is_phone ? Size::title : Size::headline, .fit = ui::Fit::wrap};
  // The state goes below where a long word of the street would be broken.
  const bool is_below = at.w - chip - 12 < 140;
  const float room = is_below ? at.w : at.w - chip - 12;
  const float width = std::min(room, ui.text_width(page.order().street, style) + 2);
  const float height = ui.text_height(page.order().street, width, style);
  ui.heading({at.x, at.y, width, height}, page.order().street, 1, style);
  const float chip_y = at.y + (is_below ? height + 4 : is_phone ? 2.f : 4.f);
  ui.status_chip({is_below ? at.x : is_phone ? at.right() - chip : at.x + width + 12, chip_y}, word, tone);
  const std::string line =
      shell::join(page.order().number.value, " · ", due_words(page.order(), page.reader));
  const ui::TextStyle small{.size = Size::small, .color = Color::text3, .fit = ui::Fit::wrap};
  const float top = height + (is_below ? 32.f : 2.f), lines = ui.text_height(line, at.w, small);
  ui.text({at.x, at.y + top, at.w, lines}, line, small);
  return top + lines;
}

float tab_row(const Page& page, Rect at) {
  std::array<ui::TabSpec, 2> tabs{
      ui::TabSpec{.label = page.words().media, .count = static_cast<int>(page.model.details->media.size())},
      ui::TabSpec{.label = page.words().order_details}};
  int index = page.model.tab == OrderTab::media ? 0 : 1;
  if (page.ui.tabs(at.with_height(44), "tabs", page.words().order, tabs, index)) {
    page.action = ShowTab{index == 0 ? OrderTab::media : OrderTab::details};
  }
  return 44;
}

void bar_buttons(const Page& page, Rect bar) {
  if (bar.w <= 0) return;
  Ui& ui = page.ui;
  const ui::ReadingRow reading(ui);
  const ui::ButtonSpec print{.size = ui::ControlSize::small, .icon = Icon::printer};
  const ui::ButtonSpec cancel{.kind = ui::ButtonKind::danger_outline, .size = ui::ControlSize::small};
  const std::string_view print_label = page.words().print_sheet;
  const float wide = ui.button_width(print_label, print);
  const float cancel_wide = ui.button_width(page.words().cancel_order, cancel);
  const bool has_words = wide + 12 + cancel_wide <= bar.w;
  const Rect box = bar.cut_right(has_words ? wide : 36, 12).centered_vertically(has_words ? 32.f : 36.f);
  if (has_words ? ui.button(box, "print", print_label, print)
                : ui.icon_button(box, "print", Icon::printer, print_label)) {
    page.action = PrintSheet{};
  }
  if (!page.model.may_order || !may_cancel(page.order())) return;
  if (ui.button(bar.cut_right(cancel_wide, 12).centered_vertically(32), "cancel", page.words().cancel_order,
                cancel)) {
    page.action = CancelNow{};
  }
}

float progress_card(const Page& page, Rect at) {
  Ui& ui = page.ui;
  const bool is_phone = ui.is_phone();
  const Rect card = at.with_height(!is_phone ? 96 : at.w < 220 ? 78 : 62);
  ui.card(card);
  const auto labels = step_words(page.reader);
  const int step = step_of(page.order().state);
  if (is_phone) {
    ui.step_bar(card.inset(16), labels[static_cast<std::size_t>(std::clamp(step, 0, step_count - 1))], step,
                step_count);
  } else {
    ui.steps(card.inset(28, 24), labels, step, true);
  }
  return card.h;
}

float body(const Page& page, Rect at) {
  Ui& ui = page.ui;
  const bool is_phone = ui.is_phone();
  float y = at.y;
  const auto below = [&] { return Rect{at.x, y, at.w, 0}; };
  y += title(page, below()) + 12;
  if (group_of(page.order().state) == OrderGroup::in_progress) y += progress_card(page, below()) + 20;
  if (page.order().erased_on && page.order().state == OrderState::archived) {
    const std::string words = due_words(page.order(), page.reader);
    const ui::NoticeSpec spec{.tone = ui::Tone::warning, .icon = Icon::calendar_clock};
    const float height = ui.notice_height(words, at.w, spec);
    ui.notice(below().with_height(height), "erased", words, spec);
    y += height + 16;
  }
  if (!page.has_media()) return y + order_details_view(ui, below(), *page.model.details, page.reader) - at.y;
  y += tab_row(page, below()) + 16;
  if (page.model.tab == OrderTab::details)
    return y + order_details_view(ui, below(), *page.model.details, page.reader) - at.y;
  const float tour = is_phone ? 0 : media::tour_section(page.media, below());
  if (tour > 0) y += tour + 16;
  return y + media::gallery_view(page.media, below()) - at.y;
}

void phone_bar(const Page& page, Rect bar) {
  Ui& ui = page.ui;
  const auto layer = ui.layer(ui::Layer::sticky);
  ui.card(bar.grown(1), {.radius = 0});
  Rect row = bar.take_top(72).inset(16, 12);
  const bool cancels = page.model.may_order && may_cancel(page.order());
  const std::string_view print = page.words().print_sheet;
  const bool is_printed = page.has_media() || cancels
                              ? ui.icon_button(row.cut_left(48, 8), "print", Icon::printer, print,
                                               {.kind = ui::ButtonKind::secondary})
                              : ui.button(row, "print", print, {.icon = Icon::printer});
  if (is_printed) page.action = PrintSheet{};
  if (page.has_media()) return media::download_button(page.media, row);
  if (cancels &&
      ui.button(row, "cancel", page.words().cancel_order, {.kind = ui::ButtonKind::danger_outline})) {
    page.action = CancelNow{};
  }
}

// Downloads first, then what the order is and how it went.
float side_column(const Page& page, Rect column) {
  float y = column.y;
  const auto below = [&] { return Rect{column.x, y, column.w, 0}; };
  if (page.has_media()) y += media::download_panel(page.media, below()) + 24;
  y += order_facts(page.ui, below(), page.order(), page.reader) + 24;
  y += order_history(page.ui, below(), *page.model.details, page.reader);
  return y - column.y;
}

// The same below the page: what the order is beside how it went.
float below_page(const Page& page, Rect area) {
  const auto half = [&](std::size_t n) { return ui::column(area.with_height(0), 2, 32, n); };
  float y = 0;
  if (page.has_media()) y = media::download_panel(page.media, half(0)) + 24;
  const float facts = y + order_facts(page.ui, half(0).moved(0, y), page.order(), page.reader);
  return std::max(facts, order_history(page.ui, half(1), *page.model.details, page.reader));
}

// In the same place of the tree as on the page, so that the focus stays.
void full_screen_tour(const Page& page, Rect area) {
  auto scroller = page.ui.scroller("order_page", area, page.order().street);
  media::tour_view(page.media, area);
  scroller.finish(area.h);
}

void wide_page(const Page& page, Rect area) {
  Ui& ui = page.ui;
  const bool has_side = ui.viewport().w >= 1024;
  const Rect side = has_side ? area.cut_right(side_width) : Rect{};
  {
    auto scroller = ui.scroller("order_page", area, page.order().street);
    const Rect column = scroller.content().inset(28, 0);
    float height = 20 + body(page, {column.x, column.y + 20, column.w, 0});
    if (!has_side) {
      height += 28;
      height += below_page(page, {column.x, column.y + height, column.w, 0});
    }
    scroller.finish(height + 32);
  }
  if (!has_side) return;
  shell::vertical_line(ui, side.x, side.y, side.h);
  const std::string name =
      text::fill(page.words().order_number.view(), {{"number", page.order().number.value}});
  auto scroller = ui.scroller("side_page", side.inset({1, 0, 0, 0}), name);
  const Rect column = scroller.content().inset(24, 0);
  scroller.finish(20 + side_column(page, {column.x, column.y + 20, column.w, 0}) + 24);
}

void phone_page(const Page& page, Rect area) {
  const Rect bar = area.cut_bottom(72);
  {
    auto scroller = page.ui.scroller("order_page", area, page.order().street);
    const Rect content = scroller.content(), column = content.inset(16, 0);
    // The tour goes from edge to edge, above everything.
    const bool has_tour = page.has_media() && page.model.tab == OrderTab::media;
    const float tour = has_tour ? media::tour_section(page.media, content.with_height(0)) : 0;
    if (tour > 0 && page.model.header) {
      const Rect row = media::row_over_tour(page.ui, content);
      page.model.header(row.inset({0, 0, row.h + 8, 0}));
    }
    float height = tour > 0 ? tour + 16 : 4;
    height += body(page, {column.x, column.y + height, column.w, 0}) + 24;
    height +=
        order_history(page.ui, {column.x, column.y + height, column.w, 0}, *page.model.details, page.reader);
    scroller.finish(height + 28);
  }
  phone_bar(page, bar);
}

// In the places of what comes: title, tabs and pictures, the column beside them.
void skeleton(Ui& ui, Rect area) {
  const bool is_phone = ui.is_phone();
  if (!is_phone && ui.viewport().w >= 1024) {
    const Rect side = area.cut_right(side_width);
    shell::vertical_line(ui, side.x, side.y, side.h);
    ui::Stack column(side.inset(24, 20), 24);
    for (const float height : {220.f, 180.f, 140.f}) ui.skeleton(column.next(height), 12);
  }
  ui::Stack stack(area.inset(is_phone ? 16.f : 28.f, is_phone ? 4.f : 20.f), 12);
  ui.skeleton(stack.next(is_phone ? 28.f : 32.f).take_left(280), 8);
  ui.skeleton(stack.next(20).take_left(180), 8);
  ui.skeleton(stack.next(44).take_left(240), 8);
  ui.skeleton(stack.next(is_phone ? 240.f : 400.f), 12);
}

}  // namespace

std::optional<OrderAction> order_view(Ui& ui, Rect area, Rect bar, const OrderModel& model,
                                      const app::Reader& reader, OrderPageState& state) {
  std::optional<OrderAction> action;
  if (model.details == nullptr) {
    if (model.failure != nullptr) {
      if (shell::load_failure(ui, area, *model.failure, reader)) action = app::Retry{};
      return action;
    }
    skeleton(ui, area);
    return action;
  }
  std::optional<media::MediaAction> media_action;
  const media::MediaPage media_page{ui, model.media, reader, state.gallery, media_action};
  const Page page{ui, model, reader, state, action, media_page};
  bar_buttons(page, bar);
  const bool is_full = model.media.is_fullscreen && model.tab == OrderTab::media &&
                       !media::panoramas(*model.media.items).empty();
  is_full ? full_screen_tour(page, area) : ui.is_phone() ? phone_page(page, area) : wide_page(page, area);
  if (page.has_media()) media::lightbox_view(media_page);
  if (media_action) action = std::move(*media_action);
  return action;
}

}  // namespace guichet::orders
