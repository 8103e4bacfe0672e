// The screens of somebody who is not signed in yet: sign-in, forgotten password, a link from a mail.
#pragma once

#include <optional>
#include <string>

#include "shared/accounts/accounts.hpp"
#include "wasm-app/accounts/entrance.hpp"
#include "wasm-app/app/screen.hpp"
#include "wasm-app/shell/form_column.hpp"

namespace guichet::accounts {

[[nodiscard]] EntranceModel entrance_model(const app::Session& session);

class SignInScreen final : public app::Screen {
 public:
  explicit SignInScreen(app::Context& context) : context_(context) {}
  void show(const app::Route&) override {}
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  app::Context& context_;
  SignIn draft_;
  app::Submit<SignIn> sign_in_;
};

class ResetScreen final : public app::Screen {
 public:
  explicit ResetScreen(app::Context& context) : context_(context) {}
  void show(const app::Route&) override {}
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  float form(ui::Ui& ui, ui::Rect rect);

  app::Context& context_;
  RequestReset draft_;
  app::Submit<RequestReset> request_;
  bool is_sent_ = false;
};

class LinkScreen final : public app::Screen {
 public:
  explicit LinkScreen(app::Context& context) : context_(context) {}
  void show(const app::Route& route) override;
  void update() override;
  void frame(ui::Ui& ui, const app::Areas& areas) override;
  [[nodiscard]] std::vector<app::Crumb> crumbs(const app::Reader& reader) const override;

 private:
  float form(ui::Ui& ui, ui::Rect rect);
  void use_form(ui::Ui& ui, ui::Rect rect, const LinkPage& page, float& height);
  void confirmation(shell::FormColumn& column);

  app::Context& context_;
  app::Remote<OpenLink> page_;
  UseLink draft_;
  app::Submit<UseLink> use_;
  std::optional<portal::Bootstrap> confirmed_;  // the new address is; opened when it was read
};

}  // namespace guichet::accounts
