#pragma once

#include "shared/home/home.hpp"
#include "wasm-app/app/screen.hpp"

namespace guichet::home {

class HomeScreen final : public app::Screen {
 public:
  explicit HomeScreen(app::Context& context) : context_(context) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  app::Context& context_;
  app::Remote<GetHome> home_;
};

}  // namespace guichet::home
