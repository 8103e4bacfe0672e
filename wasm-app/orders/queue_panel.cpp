#include <algorithm>
#include <array>
#include <string>

#include "wasm-app/orders/order_view.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/orders/queue_view.hpp"
#include "wasm-app/shell/parts.hpp"
#include "wasm-app/ui/reading_row.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

const Order& order_of(const QueuePart& part) {
  return part.model.details->order;
}

// Why the order cannot be delivered yet; empty when it can.
std::string delivery_reason(const QueuePart& part) {
  const Order& order = order_of(part);
  const MoveOrder request{
      .number = order.number, .from = order.state, .to = OrderState::completed, .notify_client = true};
  const auto result = moved(order, request, part.model.details->media, part.model.now);
  return result ? std::string{} : part.reader.words_of(result.failure());
}

float status_row(const QueuePart& part, Rect at) {
  Ui& ui = part.ui;
  const Order& order = order_of(part);
  const float height = ui.control_height();
  const ui::ReadingRow reading(ui);
  Rect row = at.with_height(height);
  const bool is_mine = order.assignee == part.model.me && !part.model.me.empty();
  const bool gives_to_others = may_assign(part.model.role, part.model.me, AccountId{"another"});
  const std::string_view assign = gives_to_others ? part.words().assign.view()
                                  : is_mine       ? part.words().unassign.view()
                                                  : part.words().assign_to_me.view();
  bool& is_assign_open = part.state.is_assign_open;
  const ui::ButtonSpec assign_spec{.trailing_icon = gives_to_others ? Icon::chevron_down : Icon::none,
                                   .is_busy = part.model.is_assigning,
                                   .has_menu = gives_to_others,
                                   .is_open = is_assign_open};
  const std::string label{state_word(order.state, part.reader)};
  const float wide = ui.button_width(assign, assign_spec);
  const bool has_room = wide + 8 + ui.button_width(label, {.trailing_icon = Icon::chevron_down}) <= row.w;
  const Rect beside = has_room ? row.cut_right(wide, 8) : row.moved(0, height + 8);
  if (ui.button(beside, "assign", assign, assign_spec)) {
    if (gives_to_others) {
      is_assign_open = !is_assign_open;
    } else {
      part.action = AssignTo{.orders = {order.number}, .to = is_mine ? AccountId{} : part.model.me};
    }
  }
  if (is_assign_open && assign_menu(part, beside, {order.number})) is_assign_open = false;
  const std::string name = part.words().column_status.str() + ", " + label;
  if (ui.button(row, "status", label,
                {.trailing_icon = Icon::chevron_down,
                 .is_busy = part.model.moving == order.number,
                 .access_name = name,
                 .has_menu = true,
                 .is_open = part.state.is_status_open})) {
    part.state.is_status_open = !part.state.is_status_open;
  }
  if (part.state.is_status_open && status_menu(part, row, order)) part.state.is_status_open = false;
  return has_room ? height : 2 * height + 8;
}

float expected_lines(const QueuePart& part, Rect at) {
  Ui& ui = part.ui;
  std::int64_t expected = 0;
  for (const Service& service : order_of(part).services) expected += service.files_expected;
  const auto received = static_cast<std::int64_t>(part.model.details->media.size());
  if (expected == 0) return 0;
  ui.text(at.with_height(18),
          text::fill(part.words().expected_received.view(), {{"expected", part.reader.number(expected)},
                                                             {"received", part.reader.number(received)}}),
          {.size = Size::small, .color = Color::text3});
  return 32;
}

ui::ButtonSpec delivery_button(const QueuePart& part, float width, const std::string& reason) {
  return {.kind = ui::ButtonKind::primary,
          .icon = width < 340 ? Icon::none : Icon::send,
          .is_busy = part.model.moving == order_of(part).number,
          .is_disabled = !reason.empty(),
          .reason = reason};
}

// Beside the button, or in the page where words would be broken there.
bool has_room_for_reason(const QueuePart& part, float width, const std::string& reason) {
  const float button =
      part.ui.button_width(part.words().deliver_to_client, delivery_button(part, width, reason));
  return width - button - 12 >= part.ui.px(100);
}

constexpr ui::TextStyle reason_style{
    .size = Size::caption, .color = Color::text3, .fit = ui::Fit::wrap, .max_lines = 3};

float reason_lines(const QueuePart& part, Rect at) {
  if (!part.model.may_release) return 0;
  const std::string reason = delivery_reason(part);
  if (reason.empty() || has_room_for_reason(part, at.w, reason)) return 0;
  const float height = part.ui.text_height(reason, at.w, reason_style);
  part.ui.text(at.with_height(height), reason, reason_style);
  return height + 16;
}

}  // namespace

float queue_panel_body(const QueuePart& part, Rect column) {
  Ui& ui = part.ui;
  if (part.model.details == nullptr) {
    if (part.model.details_failure == nullptr) {
      for (int n = 0; n < 3; ++n) ui.skeleton(column.moved(0, static_cast<float>(n) * 76).with_height(60), 8);
      return 228;
    }
    if (shell::load_failure(ui, column.with_height(280), *part.model.details_failure, part.reader)) {
      part.action = app::Retry{};
    }
    return 280;
  }
  float y = column.y;
  const auto below = [&] { return Rect{column.x, y, column.w, 0}; };
  y += shell::command_failure(ui, below(), part.model.command_failure, part.reader);
  y += status_row(part, below()) + 16;
  y += reason_lines(part, below());
  y += expected_lines(part, below());
  y += queue_uploads(part, below());
  y += queue_files(part, below());
  y += 24 + order_details_view(ui, below().moved(0, 24), *part.model.details, part.reader);
  return y - column.y;
}

void queue_panel_footer(const QueuePart& part, Rect footer) {
  if (part.model.details == nullptr || !part.model.may_release) return;
  Ui& ui = part.ui;
  const std::string reason = delivery_reason(part);
  Rect row = footer;
  const std::string_view label = part.words().deliver_to_client;
  const ui::ButtonSpec spec = delivery_button(part, row.w, reason);
  const bool has_company = reason.empty() || has_room_for_reason(part, row.w, reason);
  const float wide = has_company ? std::min(ui.button_width(label, spec), row.w - 60) : row.w;
  if (ui.button(row.cut_right(wide, 12).centered_vertically(ui.control_height()), "deliver", label, spec)) {
    part.action =
        MoveTo{.number = part.model.chosen, .from = order_of(part).state, .to = OrderState::completed};
  }
  if (reason.empty()) {
    ui.switch_(row.centered_vertically(ui.is_touch() ? 44.f : 40.f), "notify", part.words().notify_client,
               part.state.notifies_client);
  } else if (has_company) {
    ui.text(row.centered_vertically(std::min(48.f, ui.text_height(reason, row.w, reason_style))), reason,
            reason_style);
  }
}

void queue_panel(const QueuePart& part, Rect panel, bool has_title) {
  Ui& ui = part.ui;
  const std::string title = part.model.details == nullptr ? part.model.chosen.value : order_of(part).street;
  const auto region = ui.region(ui::Role::region, "panel", panel, title);
  shell::vertical_line(ui, panel.x, panel.y, panel.h);
  panel.cut_left(1);
  if (has_title) {
    Rect head = panel.cut_top(97);
    ui.separator({head.x, head.bottom() - 1, head.w, 1});
    Rect inside = head.inset({24, 20, 16, 12});
    if (ui.icon_button(inside.cut_right(40, 8).with_height(40), "close", Icon::x, part.words().close) ||
        ui.key_pressed(ui::PressedKey::escape)) {
      part.action = ChooseOrder{};
    }
    ui.heading(inside.cut_top(28, 6), title, 2, {.size = Size::lead, .weight = Weight::semibold});
    if (part.model.details != nullptr) {
      const Order& order = order_of(part);
      Rect who = inside.take_top(24);
      ui.avatar(who.cut_left(24, 8), order.agent_name);
      ui.text(who.centered_vertically(18), shell::join(order.agent_name, " · ", order.number.value),
              {.size = Size::small, .color = Color::text2});
    }
  }
  const Rect footer = part.model.may_release ? panel.cut_bottom(69) : Rect{};
  {
    auto scroller = ui.scroller("panel_page", panel, title);
    const Rect column = scroller.content().inset(24, 0);
    scroller.finish(queue_panel_body(part, {column.x, column.y + 18, column.w, 0}) + 42);
  }
  if (footer.h > 0) {
    ui.separator(footer);
    queue_panel_footer(part, footer.inset(24, 8));
  }
}

}  // namespace guichet::orders
