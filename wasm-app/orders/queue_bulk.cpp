// What is done to several orders of the queue at once, and to whom they are given.
#include <algorithm>
#include <utility>

#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/orders/queue_view.hpp"
#include "wasm-app/shell/form_column.hpp"
#include "wasm-app/shell/parts.hpp"

namespace guichet::orders {

namespace {

using ui::Color;
using ui::Icon;
using ui::Rect;
using ui::Size;
using ui::Ui;
using ui::Weight;

std::vector<const Order*> selected(const QueuePart& part) {
  if (part.model.items == nullptr) return {};
  return part.state.selection.of(*part.model.items);
}

std::vector<OrderNumber> numbers_of(const std::vector<const Order*>& orders) {
  std::vector<OrderNumber> numbers;
  for (const Order* order : orders) numbers.push_back(order->number);
  return numbers;
}

std::string away_words(const QueuePart& part, const team::Colleague& colleague) {
  return text::fill(part.words().absent_until.view(), {{"day", part.reader.day(colleague.absence->to)}});
}

// Whoever is away is asked about before the work is given to them.
void give(const QueuePart& part, const std::vector<OrderNumber>& orders, const team::Colleague& colleague) {
  if (team::is_absent(colleague, part.reader.today())) {
    part.state.question = AbsenceQuestion{.absent = colleague.account, .orders = orders};
  } else {
    part.action = AssignTo{.orders = orders, .to = colleague.account};
  }
}

// Why nothing can be done to so many; empty when it can.
std::string reason_against(const QueuePart& part, std::size_t count) {
  if (count == 0) return part.words().no_order_chosen.str();
  if (count <= static_cast<std::size_t>(chosen_max)) return {};
  return text::fill(part.words().too_many_orders.view(), {{"max", part.reader.number(chosen_max)}});
}

void assign_button(const QueuePart& part, Rect place, const std::vector<const Order*>& orders,
                   std::string_view reason) {
  bool& is_open = part.state.is_bulk_assign_open;
  if (part.ui.button(place, "assign", part.words().assign,
                     {.kind = ui::ButtonKind::primary,
                      .trailing_icon = Icon::chevron_up,
                      .is_busy = part.model.is_assigning,
                      .is_disabled = !reason.empty(),
                      .reason = reason,
                      .has_menu = true,
                      .is_open = is_open}))
    is_open = !is_open;
  if (is_open && assign_menu(part, place, numbers_of(orders))) is_open = false;
}

bool bulk_status_menu(const QueuePart& part, Rect anchor, const std::vector<OrderState>& states) {
  Ui& ui = part.ui;
  auto menu = ui.menu("bulk_status", anchor,
                      {.width = 240, .item_count = static_cast<int>(states.size()), .aligns_right = true});
  bool is_done = false;
  for (const OrderState state : states) {
    const std::string_view label = state == OrderState::completed ? part.words().deliver_to_client.view()
                                                                  : state_word(state, part.reader);
    if (!ui.menu_item(menu.next_item(), ui::Key(static_cast<int>(state)), label,
                      {.dot = tone_of(state), .has_dot = true}))
      continue;
    part.action = MoveSelected{state};
    is_done = true;
  }
  return is_done || menu.wants_close();
}

void status_button(const QueuePart& part, Rect place, const std::vector<const Order*>& orders,
                   std::string_view reason) {
  std::vector<OrderState> from;
  for (const Order* order : orders) from.push_back(order->state);
  const std::vector<OrderState> states = common_states_after(from, part.model.role);
  if (reason.empty() && states.empty()) reason = part.words().no_common_status;
  bool& is_open = part.state.is_bulk_status_open;
  const std::string_view label = part.ui.is_phone() ? part.words().column_status : part.words().change_status;
  if (part.ui.button(place, "status", label,
                     {.trailing_icon = Icon::chevron_up,
                      .is_busy = part.model.is_changing_several,
                      .is_disabled = !reason.empty(),
                      .reason = reason,
                      .access_name = part.words().change_status,
                      .has_menu = true,
                      .is_open = is_open}))
    is_open = !is_open;
  if (is_open && (!reason.empty() || bulk_status_menu(part, place, states))) is_open = false;
}

bool has_bar(const QueuePart& part) {
  return !part.state.selection.empty() || (part.ui.is_phone() && part.state.is_selecting);
}

// Escape is for what lies above the list.
bool has_dialog(const QueueState& state) {
  return !state.refused.empty() || state.question || state.naming || state.is_display_open ||
         state.describing;
}

std::string count_words(const QueuePart& part, std::size_t count) {
  return count == 0 ? part.words().no_order_chosen.str()
                    : part.reader.count(part.words().orders_chosen, static_cast<std::int64_t>(count));
}

}  // namespace

Rect bulk_bar_place(const QueuePart& part, Rect& area) {
  if (!has_bar(part)) return {};
  return area.cut_bottom(part.ui.is_phone() ? 124 : 64);
}

void bulk_bar(const QueuePart& part, Rect bar) {
  Ui& ui = part.ui;
  QueueState& state = part.state;
  const std::vector<const Order*> orders = selected(part);
  if (const std::string said =
          has_bar(part) || !state.said_count.empty() ? count_words(part, orders.size()) : "";
      said != state.said_count) {
    ui.announce(said);
    state.said_count = orders.empty() ? "" : said;
  }
  if (bar.h <= 0) return;
  const auto region = ui.region(ui::Role::region, "bulk", bar, part.words().chosen_actions);
  if (ui.is_phone()) ui.fill(bar, Color::surface);
  ui.separator(bar);
  Rect row = bar.inset(ui.is_phone() ? 16.f : 20.f, ui.is_phone() ? 10.f : 0.f);
  Rect line = ui.is_phone() ? row.cut_top(44, 8) : row;
  if (ui.is_phone()) choose_all_box(part, line.cut_left(20, 16).centered_vertically(20));
  const Rect clear = ui.is_phone() ? line.cut_right(44, 8) : line.cut_left(40, 8).centered_vertically(40);
  const bool is_left = ui.icon_button(clear, "clear", Icon::x, part.words().clear_choice);
  const std::string reason = reason_against(part, orders.size());
  const float height = ui.control_height();
  const ui::ButtonSpec with_icon{.trailing_icon = Icon::chevron_up};
  Rect buttons = ui.is_phone() ? row.with_height(height) : row.centered_vertically(height);
  const float status_width =
      ui.is_phone() ? (buttons.w - 8) / 2 : ui.button_width(part.words().change_status, with_icon);
  const float assign_width = ui.is_phone() ? status_width : ui.button_width(part.words().assign, with_icon);
  const Rect assign = buttons.cut_right(assign_width, 8);
  const Rect status = buttons.cut_right(status_width, 16);
  if (!ui.is_phone()) line = buttons.cut_right(buttons.w - (clear.right() - buttons.x) - 8);
  ui.text(line.centered_vertically(20),
          orders.size() > static_cast<std::size_t>(chosen_max) ? reason : count_words(part, orders.size()),
          {.weight = Weight::semibold});
  status_button(part, status, orders, reason);
  assign_button(part, assign, orders, reason);
  if (!is_left && (has_dialog(state) || !ui.key_pressed(ui::PressedKey::escape))) return;
  state.selection.clear();
  state.is_selecting = false;
  state.wants_focus = true;
  ui.wake_after(0);
}

void choose_all_box(const QueuePart& part, Rect box) {
  Ui& ui = part.ui;
  QueueSelection& selection = part.state.selection;
  const std::size_t shown = part.model.items == nullptr ? 0 : part.model.items->size();
  bool is_all = shown > 0 && selection.size() == shown;
  const ui::CheckSpec spec{
      .is_disabled = shown == 0, .is_mixed = !is_all && !selection.empty(), .hides_label = true};
  if (ui.checkbox(box, "choose_all", part.words().choose_all_shown, is_all, spec) && shown > 0) {
    if (is_all) {
      selection.choose_all(*part.model.items);
    } else {
      selection.clear();
    }
    ui.wake_after(0);
  }
  if (!ui.is_phone() && std::exchange(part.state.wants_focus, false)) ui.focus(ui.id_of("choose_all"));
}

bool assign_menu(const QueuePart& part, Rect anchor, const std::vector<OrderNumber>& orders) {
  Ui& ui = part.ui;
  const Catalog& words = part.words();
  const bool gives_to_others = may_assign(part.model.role, part.model.me, AccountId{"another"});
  const std::vector<team::Colleague> nobody;
  const auto& people = part.model.team == nullptr || !gives_to_others ? nobody : part.model.team->people;
  const auto others = std::count_if(people.begin(), people.end(),
                                    [&](const auto& one) { return one.account != part.model.me; });
  auto menu = ui.menu("assign_menu", anchor,
                      {.width = ui.is_phone() ? 358.f : 380.f,
                       .item_count = static_cast<int>(others) + 2,
                       .aligns_right = true});
  bool is_done = false;
  if (ui.menu_item(menu.next_item(), "me", words.assign_to_me, {.icon = Icon::circle_user})) {
    part.action = AssignTo{.orders = orders, .to = part.model.me};
    is_done = true;
  }
  for (const team::Colleague& one : people) {
    if (one.account == part.model.me) continue;
    const bool is_away = team::is_absent(one, part.reader.today());
    const std::string detail = is_away ? away_words(part, one) : std::string{};
    if (!ui.menu_item(menu.next_item(), ui::Key::of(one.account.value), one.name,
                      {.icon = is_away ? Icon::calendar_clock : Icon::circle_user, .detail = detail}))
      continue;
    give(part, orders, one);
    is_done = true;
  }
  if (ui.menu_item(menu.next_item(), "nobody", words.nobody, {.icon = Icon::x})) {
    part.action = AssignTo{.orders = orders, .to = {}};
    is_done = true;
  }
  return is_done || menu.wants_close();
}

void question_dialog(const QueuePart& part) {
  if (!part.state.question || part.model.team == nullptr) return;
  Ui& ui = part.ui;
  const Catalog& words = part.words();
  const AbsenceQuestion& question = *part.state.question;
  const team::Colleague* absent = team::find(*part.model.team, question.absent);
  if (absent == nullptr || !absent->absence) return part.state.question.reset();
  const team::Colleague* stand_in = team::present_for(*part.model.team, question.absent, part.reader.today());
  const std::string away = text::fill(
      words.absent_title.view(), {{"name", absent->name}, {"day", part.reader.day(absent->absence->to)}});
  auto dialog = ui.dialog("absent", {.title = words.absence, .width = 440, .has_footer = false});
  shell::FormColumn column(ui, dialog.content(), part.reader);
  column.paragraph(away, {.weight = Weight::semibold, .fit = ui::Fit::wrap}, 8);
  column.paragraph(stand_in == nullptr ? words.nobody_stands_in.str()
                                       : text::fill(words.offer_stand_in.view(), {{"name", stand_in->name}}));
  const auto offer = [&](ui::Key key, const team::Colleague& to, ui::ButtonKind kind) {
    if (column.button(key, text::fill(words.assign_to_name.view(), {{"name", to.name}}), {.kind = kind}))
      part.action = AssignTo{.orders = question.orders, .to = to.account};
  };
  if (stand_in != nullptr) offer("stand_in", *stand_in, ui::ButtonKind::primary);
  offer("absent", *absent, ui::ButtonKind::secondary);
  const bool is_left = column.button("cancel", words.cancel, {.kind = ui::ButtonKind::plain});
  dialog.finish(column.height());
  if (is_left || part.action || dialog.wants_close()) part.state.question.reset();
}

void refused_dialog(const QueuePart& part) {
  std::vector<RefusedOrder>& refused = part.state.refused;
  if (refused.empty()) return;
  Ui& ui = part.ui;
  const std::string title =
      part.reader.count(part.words().orders_refused, static_cast<std::int64_t>(refused.size()));
  auto dialog = ui.dialog("refused", {.title = title, .width = 560});
  shell::FormColumn column(ui, dialog.content(), part.reader);
  {
    const auto list = ui.list("refused_orders", column.area(), title);
    for (const RefusedOrder& one : refused) {
      const auto item = ui.list_item(ui::Key::of(one.number.value), column.area());
      column.paragraph(one.number.value + " · " + part.reader.words_of(one.why), {.fit = ui::Fit::wrap}, 8);
    }
  }
  dialog.finish(column.height());
  Rect footer = dialog.footer();
  const ui::ButtonSpec primary{.kind = ui::ButtonKind::primary};
  const bool is_read = ui.button(footer.cut_right(ui.button_width(part.words().close, primary)), "close",
                                 part.words().close, primary);
  if (is_read || dialog.wants_close()) refused.clear();
}

}  // namespace guichet::orders
