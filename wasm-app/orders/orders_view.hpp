#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/orders/orders.hpp"
#include "wasm-app/app/actions.hpp"
#include "wasm-app/app/reader.hpp"
#include "wasm-app/ui/ui.hpp"

namespace guichet::orders {

struct OrdersModel {
  const std::vector<Order>* items = nullptr;  // null while loading the first time
  const GroupCounts* counts = nullptr;
  const Failure* failure = nullptr;
  std::string_view portal{};
  bool has_more = false, is_loading = false;
  bool may_order = false;
};

struct ChooseGroup {
  OrderGroup group = OrderGroup::in_progress;
};
struct Search {};
struct ShowMore {};
using OrdersAction = std::variant<app::Go, app::Retry, ChooseGroup, Search, ShowMore>;

[[nodiscard]] std::optional<OrdersAction> orders_view(ui::Ui& ui, ui::Rect page, const OrdersModel& model,
                                                      const app::Reader& reader, ListOrders& draft);

}  // namespace guichet::orders
