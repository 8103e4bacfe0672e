#include "wasm-app/orders/queue_route.hpp"

namespace guichet::orders {

namespace {

constexpr std::string_view nobody = "nobody";

template <wire::Enumeration T>
std::string name_unless(T value, T usual) {
  return value == usual ? std::string{} : std::string{wire::name(value)};
}

}  // namespace

QueueConditions conditions_of(const app::route::StaffOrders& route) {
  QueueConditions where{
      .filter = route.filter,
      .text = route.text,
      .state = wire::parse_name<OrderState>(route.state),
      .is_unassigned = route.assignee == nobody,
      .assignee = {},
      .sort = wire::parse_name<QueueSort>(route.sort).value_or(QueueSort::due),
      .grouping = wire::parse_name<QueueGrouping>(route.grouping).value_or(QueueGrouping::state)};
  if (!where.is_unassigned && !from_wire_text(route.assignee, where.assignee)) where.assignee = {};
  return where;
}

app::route::StaffOrders route_of(const QueueConditions& where, const ViewId& view, const OrderNumber& order) {
  if (!view.empty()) return {.order = order, .view = view.value};
  return {.filter = where.filter,
          .text = where.text,
          .order = order,
          .view = {},
          .state = where.state ? std::string{wire::name(*where.state)} : std::string{},
          .assignee = where.is_unassigned ? std::string{nobody} : where.assignee.value,
          .sort = name_unless(where.sort, QueueSort::due),
          .grouping = name_unless(where.grouping, QueueGrouping::state)};
}

}  // namespace guichet::orders
