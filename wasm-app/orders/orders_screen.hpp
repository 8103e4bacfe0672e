#pragma once

#include <vector>

#include "shared/orders/orders.hpp"
#include "wasm-app/app/screen.hpp"

namespace guichet::orders {

// Keeps the pages of a list loaded so far, as one list.
class OrderList {
 public:
  // Adds the page that was asked for with the cursor `after`.
  void take(const std::string& after, const std::vector<Order>& items);
  [[nodiscard]] const std::vector<Order>* items() const { return has_any_ ? &items_ : nullptr; }

 private:
  std::vector<Order> items_;
  std::string last_after_;
  std::size_t before_last_ = 0;  // items of earlier pages
  bool has_any_ = false;
};

class OrdersScreen final : public app::Screen {
 public:
  explicit OrdersScreen(app::Context& context) : context_(context) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  app::Context& context_;
  ListOrders draft_;
  app::Remote<ListOrders> page_;
  OrderList list_;
};

}  // namespace guichet::orders
