#pragma once

#include <string>

#include "shared/accounts/accounts.hpp"
#include "wasm-app/accounts/absence_card.hpp"
#include "wasm-app/accounts/devices_card.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/shell/form_column.hpp"

namespace guichet::accounts {

class AccountScreen final : public app::Screen {
 public:
  explicit AccountScreen(app::Context& context) : context_(context), devices_(context), absence_(context) {}
  void show(const app::Route&) override {
    devices_.refresh();
    absence_.refresh();
  }
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  float details_card(ui::Ui& ui, ui::Rect rect);
  float email_card(ui::Ui& ui, ui::Rect rect);
  float password_card(ui::Ui& ui, ui::Rect rect);

  app::Context& context_;
  ChangeEmail email_draft_;
  app::Submit<ChangeEmail> change_email_;
  std::string email_sent_to_;
  ChangePassword password_draft_;
  app::Submit<ChangePassword> change_password_;
  bool is_password_changed_ = false;
  DevicesCard devices_;
  AbsenceCard absence_;
  float password_height_ = 0, email_height_ = 0;  // of their cards in the last frame
};

}  // namespace guichet::accounts
