#pragma once

#include "shared/orders/orders.hpp"
#include "wasm-app/app/screen.hpp"

namespace guichet::media {

// Completed orders as pictures; each opens its files.
class GalleryScreen final : public app::Screen {
 public:
  explicit GalleryScreen(app::Context& context) : context_(context) {}
  void show(const app::Route& route) override;
  void update() override { page_.ensure(context_.api, draft_); }
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  float cards(ui::Ui& ui, ui::Rect at, const app::Reader& reader);

  app::Context& context_;
  orders::ListOrders draft_{.group = orders::OrderGroup::completed, .text = {}, .after = {}};
  app::Remote<orders::ListOrders> page_;
};

}  // namespace guichet::media
