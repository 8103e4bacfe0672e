#include <algorithm>
#include <string>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/orders/queue_view.hpp"

namespace guichet::orders {

bool status_menu(const QueuePart& part, ui::Rect anchor, const Order& order) {
  ui::Ui& ui = part.ui;
  std::vector<OrderState> states = states_after(order.state);
  std::erase(states, OrderState::completed);
  const int count = static_cast<int>(states.size()) + 1;
  auto menu = ui.menu("status_menu", anchor, {.width = 220, .item_count = count, .aligns_right = true});
  bool is_done = false;
  const auto item = [&](OrderState state) {
    const bool is_current = state == order.state;
    if (!ui.menu_item(menu.next_item(), ui::Key(static_cast<int>(state)), state_word(state, part.reader),
                      {.is_selected = is_current, .is_radio = true, .dot = tone_of(state), .has_dot = true}))
      return;
    if (!is_current) part.action = MoveTo{.number = order.number, .from = order.state, .to = state};
    is_done = true;
  };
  item(order.state);
  for (const OrderState state : states) item(state);
  return is_done || menu.wants_close();
}

void row_status(const QueuePart& part, ui::Rect cell, const Order& order) {
  ui::Ui& ui = part.ui;
  const std::string_view label = state_word(order.state, part.reader);
  const std::string name =
      part.words().column_status.str() + " " + order.number.value + ", " + std::string{label};
  OrderNumber& open = part.state.row_status_open;
  const bool is_open = open == order.number;
  const float width = std::min(cell.w, ui.status_button_width(label));
  const ui::Rect box = cell.take_right(width).centered_vertically(28);
  if (ui.status_button(box, "status", label,
                       {.tone = tone_of(order.state),
                        .access_name = name,
                        .is_open = is_open,
                        .is_busy = part.model.moving == order.number}))
    open = is_open ? OrderNumber{} : order.number;
  RowMove& moved = part.state.moved_in_row;
  if (open == order.number && status_menu(part, box, order)) {
    open = {};
    if (part.action && std::holds_alternative<MoveTo>(*part.action))
      moved = {order.number, std::get<MoveTo>(*part.action).to, ui.id_of("status")};
  }
  if (moved.number != order.number || moved.to != order.state) return;
  if (ui.focused() == moved.button) ui.focus(ui.id_of("status"));
  moved = {};
}

}  // namespace guichet::orders
