#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/directory/directory.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/shell/form_column.hpp"
#include "wasm-app/ui/qr_code.hpp"

namespace guichet::directory {

// The slip that is handed to an agent: code, link, QR code. A page of its own, so that it prints as a
// document.
class SlipScreen final : public app::Screen {
 public:
  explicit SlipScreen(app::Context& context) : context_(context) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  void issuing(shell::FormColumn& column);
  void document(shell::FormColumn& column);

  app::Context& context_;
  IssueSlip draft_;
  app::Submit<IssueSlip> issue_;
  std::optional<Slip> slip_;  // kept here only: the server cannot show its link again
  std::optional<ui::QrCode> code_;
};

}  // namespace guichet::directory
