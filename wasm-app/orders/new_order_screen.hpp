#pragma once

#include <optional>
#include <string>

#include "wasm-app/app/paged_list.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/orders/new_order_view.hpp"

namespace guichet::orders {

// The order form. What is typed is kept on this device until the order is placed.
class NewOrderScreen final : public app::Screen {
 public:
  explicit NewOrderScreen(app::Context& context);
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;
  [[nodiscard]] bool has_unsent_changes() const override;

 private:
  void perform(ui::Ui& ui, const NewOrderAction& action);
  void keep_draft();

  app::Context& context_;
  NewOrderDraft draft_;
  std::string kept_, kept_key_;
  app::Remote<listings::SearchListings> results_;
  app::PagedList<listings::Listing> listings_;
  app::Remote<GetOrderForm> form_;
  app::Submit<PlaceOrder> place_;
  std::optional<Order> placed_;
};

}  // namespace guichet::orders
