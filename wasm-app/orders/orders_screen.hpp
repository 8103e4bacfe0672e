#pragma once

#include <vector>

#include "shared/orders/orders.hpp"
#include "wasm-app/app/paged_list.hpp"
#include "wasm-app/app/screen.hpp"

namespace guichet::orders {

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
  app::PagedList<Order> list_;
};

}  // namespace guichet::orders
