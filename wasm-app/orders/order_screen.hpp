#pragma once

#include "wasm-app/app/screen.hpp"
#include "wasm-app/orders/order_view.hpp"

namespace guichet::orders {

class OrderScreen final : public app::Screen {
 public:
  explicit OrderScreen(app::Context& context) : context_(context) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;
  [[nodiscard]] bool covers_header() const override;
  [[nodiscard]] std::vector<app::Command> commands(const app::Reader& reader) override;

 private:
  void perform(ui::Ui& ui, const OrderAction& action);
  void cancel();
  void draw_panorama();
  [[nodiscard]] std::string cancel_id() const;

  app::Context& context_;
  app::route::Order here_;
  app::Remote<GetOrder> details_;
  OrderPageState state_;
};

}  // namespace guichet::orders
