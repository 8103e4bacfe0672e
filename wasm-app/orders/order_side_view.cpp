// Beside an order: its numbers and dates, and what happened to it.
#include <string>
#include <vector>

#include "wasm-app/orders/order_view.hpp"
#include "wasm-app/orders/order_words.hpp"
#include "wasm-app/ui/heights.hpp"

namespace guichet::orders {

namespace {

using ui::Rect;
using ui::Size;
using ui::Ui;

struct Step {
  std::string title;
  std::string detail;
  ui::StepState state = ui::StepState::done;
};

// Clients do not see the check; a step said twice in a row is one step.
std::vector<Step> steps_of(const OrderDetails& details, const app::Reader& reader) {
  std::vector<Step> steps;
  for (const OrderEvent& event : details.events) {
    if (event.state == OrderState::quality_check) continue;
    const std::string title{state_word(event.state, reader)};
    if (!steps.empty() && steps.back().title == title) continue;
    steps.push_back({.title = title, .detail = reader.date(event.at)});
  }
  const Order& order = details.order;
  if (group_of(order.state) != OrderGroup::in_progress) return steps;
  if (!steps.empty()) steps.back().state = ui::StepState::current;
  steps.push_back({.title = reader.text().step_delivered.str(),
                   .detail = order.due ? capitalised(reader.moment(*order.due)) : std::string{},
                   .state = ui::StepState::to_come});
  return steps;
}

}  // namespace

float order_facts(Ui& ui, Rect at, const Order& order, const app::Reader& reader) {
  const Catalog& words = reader.text();
  ui::Stack stack(at);
  ui.heading(stack.next(24), text::fill(words.order_number.view(), {{"number", order.number.value}}), 2,
             {.size = Size::lead, .weight = ui::Weight::semibold});
  stack.skip(6);
  const ui::TextStyle value{.size = Size::small, .align = ui::Align::end};
  const auto line = [&](std::string_view name, const std::string& fact) {
    if (!fact.empty())
      ui.key_value(stack.next(ui::fact_height(ui, at.w, name, fact, 30, value)), name, fact, value);
  };
  line(words.placed_on, reader.date(order.placed));
  if (order.completed) line(words.delivered_on, reader.date(*order.completed));
  line(words.client_name, order.client_name);
  line(words.column_assigned, order.assignee_name);
  line(words.total, reader.money(order.totals.total));
  return stack.height();
}

float order_history(Ui& ui, Rect at, const OrderDetails& details, const app::Reader& reader) {
  const std::vector<Step> steps = steps_of(details, reader);
  if (steps.empty()) return 0;
  std::vector<ui::TimelineItem> items;
  for (const Step& step : steps) {
    items.push_back({.title = step.title, .detail = step.detail, .state = step.state});
  }
  ui::Stack stack(at);
  ui.heading(stack.next(24), reader.text().tracking, 2, {.size = Size::lead, .weight = ui::Weight::semibold});
  stack.skip(12);
  ui.timeline(stack.next(ui.timeline_height(items.size())), reader.text().tracking, items);
  return stack.height();
}

}  // namespace guichet::orders
