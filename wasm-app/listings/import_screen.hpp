#pragma once

#include "shared/listings/listings.hpp"
#include "wasm-app/app/screen.hpp"

namespace guichet::listings {

// What the board's feed brought, run by run, with the rows that were refused.
class ImportScreen final : public app::Screen {
 public:
  explicit ImportScreen(app::Context& context) : context_(context) {}
  void show(const app::Route&) override { runs_.refresh(); }
  void update() override { runs_.ensure(context_.api, {}); }
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  app::Context& context_;
  app::Remote<ListImportRuns> runs_;
};

}  // namespace guichet::listings
